-- The first tables: chats with their inbox and outbox, and what athletes log.
CREATE TABLE "athlete" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "athlete_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"time_zone" text NOT NULL,
	"greeted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "chat" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "chat_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"platform" text NOT NULL,
	"platform_chat_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "file" (
	"sha256" text PRIMARY KEY NOT NULL,
	"bytes" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "identity" (
	"platform" text NOT NULL,
	"user_id" text NOT NULL,
	"athlete_id" bigint NOT NULL,
	CONSTRAINT "identity_platform_user_id_pk" PRIMARY KEY("platform","user_id")
);

CREATE TABLE "inbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"chat_id" bigint NOT NULL,
	"message_id" text NOT NULL,
	"event_key" text NOT NULL,
	"incoming" jsonb NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"athlete_id" bigint,
	"session" text,
	"logged_at" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp (3) with time zone
);

CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"chat_id" bigint NOT NULL,
	"inbox_id" bigint,
	"reply" jsonb NOT NULL,
	"in_reply_to" text,
	"replaces_id" bigint,
	"session" text,
	"status" text DEFAULT 'pending' NOT NULL,
	"sent_ids" text[] DEFAULT '{}' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone
);

CREATE TABLE "alias" (
	"athlete_id" bigint NOT NULL,
	"phrase" text NOT NULL,
	"exercise_id" text NOT NULL,
	CONSTRAINT "alias_athlete_id_phrase_pk" PRIMARY KEY("athlete_id","phrase")
);

CREATE TABLE "exercise_set" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "exercise_set_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"athlete_id" bigint NOT NULL,
	"workout_id" bigint NOT NULL,
	"origin_id" bigint,
	"exercise_id" text NOT NULL,
	"day" date NOT NULL,
	"position" integer NOT NULL,
	"kg" double precision,
	"typed_load" double precision,
	"typed_unit" text,
	"reps" integer,
	"duration_sec" double precision,
	"distance_m" double precision,
	"rpe" double precision,
	"rir" double precision,
	"percent1rm" double precision,
	"rest_sec" double precision,
	"warmup" boolean DEFAULT false NOT NULL,
	"failed" boolean DEFAULT false NOT NULL,
	"per_side" boolean DEFAULT false NOT NULL,
	"tempo" text,
	"note" text,
	"e1rm_kg" double precision,
	"performed_at" timestamp (3) with time zone NOT NULL
);

CREATE TABLE "lap" (
	"workout_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"started_at" timestamp (3) with time zone,
	"timer_sec" double precision,
	"distance_m" double precision,
	"avg_hr" double precision,
	"avg_power_w" double precision,
	CONSTRAINT "lap_workout_id_position_pk" PRIMARY KEY("workout_id","position")
);

CREATE TABLE "note" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "note_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"athlete_id" bigint NOT NULL,
	"day" date NOT NULL,
	"text" text NOT NULL,
	"origin_id" bigint
);

CREATE TABLE "own_exercise" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "own_exercise_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"athlete_id" bigint NOT NULL,
	"name" text NOT NULL
);

CREATE TABLE "question" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "question_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"athlete_id" bigint NOT NULL,
	"chat_id" bigint NOT NULL,
	"origin_id" bigint NOT NULL,
	"state" jsonb NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp (3) with time zone
);

CREATE TABLE "stream" (
	"workout_id" bigint NOT NULL,
	"channel" text NOT NULL,
	"packed" "bytea" NOT NULL,
	CONSTRAINT "stream_workout_id_channel_pk" PRIMARY KEY("workout_id","channel")
);

CREATE TABLE "wellness" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "wellness_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"athlete_id" bigint NOT NULL,
	"day" date NOT NULL,
	"metric" text NOT NULL,
	"value" double precision NOT NULL,
	"body_part" text,
	"origin_id" bigint
);

CREATE TABLE "workout" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "workout_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"athlete_id" bigint NOT NULL,
	"sport" text NOT NULL,
	"day" date NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"time_zone" text NOT NULL,
	"duration_sec" double precision,
	"elapsed_sec" double precision,
	"distance_m" double precision,
	"ascent_m" double precision,
	"avg_hr" double precision,
	"max_hr" double precision,
	"avg_power_w" double precision,
	"rpe" double precision,
	"note" text,
	"analysis" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "workout_source" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "workout_source_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"athlete_id" bigint NOT NULL,
	"workout_id" bigint NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"file_sha256" text,
	"file_name" text,
	"origin_id" bigint
);

ALTER TABLE "identity" ADD CONSTRAINT "identity_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_chat_id_chat_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chat"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_chat_id_chat_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chat"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_inbox_id_inbox_id_fk" FOREIGN KEY ("inbox_id") REFERENCES "public"."inbox"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_replaces_id_outbox_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."outbox"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "alias" ADD CONSTRAINT "alias_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "exercise_set" ADD CONSTRAINT "exercise_set_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "exercise_set" ADD CONSTRAINT "exercise_set_workout_id_workout_id_fk" FOREIGN KEY ("workout_id") REFERENCES "public"."workout"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "exercise_set" ADD CONSTRAINT "exercise_set_origin_id_inbox_id_fk" FOREIGN KEY ("origin_id") REFERENCES "public"."inbox"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "lap" ADD CONSTRAINT "lap_workout_id_workout_id_fk" FOREIGN KEY ("workout_id") REFERENCES "public"."workout"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "note" ADD CONSTRAINT "note_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "note" ADD CONSTRAINT "note_origin_id_inbox_id_fk" FOREIGN KEY ("origin_id") REFERENCES "public"."inbox"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "own_exercise" ADD CONSTRAINT "own_exercise_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "question" ADD CONSTRAINT "question_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "question" ADD CONSTRAINT "question_chat_id_chat_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chat"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "question" ADD CONSTRAINT "question_origin_id_inbox_id_fk" FOREIGN KEY ("origin_id") REFERENCES "public"."inbox"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "stream" ADD CONSTRAINT "stream_workout_id_workout_id_fk" FOREIGN KEY ("workout_id") REFERENCES "public"."workout"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "wellness" ADD CONSTRAINT "wellness_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "wellness" ADD CONSTRAINT "wellness_origin_id_inbox_id_fk" FOREIGN KEY ("origin_id") REFERENCES "public"."inbox"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "workout" ADD CONSTRAINT "workout_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "workout_source" ADD CONSTRAINT "workout_source_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "workout_source" ADD CONSTRAINT "workout_source_workout_id_workout_id_fk" FOREIGN KEY ("workout_id") REFERENCES "public"."workout"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "workout_source" ADD CONSTRAINT "workout_source_file_sha256_file_sha256_fk" FOREIGN KEY ("file_sha256") REFERENCES "public"."file"("sha256") ON DELETE no action ON UPDATE no action;
ALTER TABLE "workout_source" ADD CONSTRAINT "workout_source_origin_id_inbox_id_fk" FOREIGN KEY ("origin_id") REFERENCES "public"."inbox"("id") ON DELETE cascade ON UPDATE no action;
CREATE UNIQUE INDEX "chat_platform_platform_chat_id_index" ON "chat" USING btree ("platform","platform_chat_id");
CREATE INDEX "identity_athlete_id_index" ON "identity" USING btree ("athlete_id");
CREATE UNIQUE INDEX "inbox_chat_id_message_id_event_key_index" ON "inbox" USING btree ("chat_id","message_id","event_key");
CREATE INDEX "inbox_open" ON "inbox" USING btree ("chat_id","id") WHERE status in ('pending', 'fetching');
CREATE INDEX "inbox_logged" ON "inbox" USING btree ("athlete_id","id") WHERE logged_at is not null;
CREATE INDEX "outbox_open" ON "outbox" USING btree ("chat_id","id") WHERE status = 'pending';
CREATE INDEX "outbox_answer" ON "outbox" USING btree ("inbox_id");
CREATE INDEX "exercise_set_athlete_id_exercise_id_day_index" ON "exercise_set" USING btree ("athlete_id","exercise_id","day");
CREATE INDEX "exercise_set_athlete_id_exercise_id_e1rm_kg_index" ON "exercise_set" USING btree ("athlete_id","exercise_id","e1rm_kg");
CREATE INDEX "exercise_set_athlete_id_exercise_id_kg_reps_index" ON "exercise_set" USING btree ("athlete_id","exercise_id","kg","reps");
CREATE INDEX "exercise_set_athlete_id_performed_at_index" ON "exercise_set" USING btree ("athlete_id","performed_at");
CREATE INDEX "exercise_set_workout_id_index" ON "exercise_set" USING btree ("workout_id");
CREATE INDEX "exercise_set_origin_id_index" ON "exercise_set" USING btree ("origin_id");
CREATE INDEX "note_athlete_id_day_index" ON "note" USING btree ("athlete_id","day");
CREATE INDEX "note_origin_id_index" ON "note" USING btree ("origin_id");
CREATE UNIQUE INDEX "own_exercise_name" ON "own_exercise" USING btree ("athlete_id",lower("name"));
CREATE INDEX "question_origin_id_index" ON "question" USING btree ("origin_id");
CREATE INDEX "wellness_athlete_id_metric_day_index" ON "wellness" USING btree ("athlete_id","metric","day");
CREATE INDEX "wellness_athlete_id_day_index" ON "wellness" USING btree ("athlete_id","day");
CREATE INDEX "wellness_origin_id_index" ON "wellness" USING btree ("origin_id");
CREATE INDEX "workout_athlete_id_day_index" ON "workout" USING btree ("athlete_id","day");
CREATE INDEX "workout_athlete_id_ended_at_index" ON "workout" USING btree ("athlete_id","ended_at");
CREATE UNIQUE INDEX "workout_source_athlete_id_source_external_id_index" ON "workout_source" USING btree ("athlete_id","source","external_id");
CREATE INDEX "workout_source_workout_id_index" ON "workout_source" USING btree ("workout_id");
CREATE INDEX "workout_source_origin_id_index" ON "workout_source" USING btree ("origin_id");