-- Training plans: drafts, cycles, planned sessions and items, and every change with what it was before.
CREATE TABLE "cycle" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cycle_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"athlete_id" bigint NOT NULL,
	"plan_id" bigint NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"from_week" integer NOT NULL,
	"to_week" integer NOT NULL
);

CREATE TABLE "plan" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"athlete_id" bigint NOT NULL,
	"origin_id" bigint,
	"status" text NOT NULL,
	"title" text NOT NULL,
	"words" text NOT NULL,
	"ambiguities" jsonb NOT NULL,
	"weeks" integer,
	"start_day" date,
	"queue" jsonb,
	"paused_on" date,
	"prompt_version" text,
	"model" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "plan_change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"athlete_id" bigint NOT NULL,
	"plan_id" bigint NOT NULL,
	"origin_id" bigint,
	"summary" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "planned_item" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "planned_item_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"athlete_id" bigint NOT NULL,
	"session_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"exercise_id" text,
	"activity" text,
	"prescription" jsonb NOT NULL
);

CREATE TABLE "planned_session" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "planned_session_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"athlete_id" bigint NOT NULL,
	"plan_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"week" integer,
	"day" jsonb,
	"slot" text,
	"title" text,
	"sport" text NOT NULL,
	"date" date
);

ALTER TABLE "cycle" ADD CONSTRAINT "cycle_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "plan" ADD CONSTRAINT "plan_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "plan" ADD CONSTRAINT "plan_origin_id_inbox_id_fk" FOREIGN KEY ("origin_id") REFERENCES "public"."inbox"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "plan_change" ADD CONSTRAINT "plan_change_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "plan_change" ADD CONSTRAINT "plan_change_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "plan_change" ADD CONSTRAINT "plan_change_origin_id_inbox_id_fk" FOREIGN KEY ("origin_id") REFERENCES "public"."inbox"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "planned_item" ADD CONSTRAINT "planned_item_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "planned_item" ADD CONSTRAINT "planned_item_session_id_planned_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."planned_session"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "planned_session" ADD CONSTRAINT "planned_session_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "planned_session" ADD CONSTRAINT "planned_session_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "cycle_plan_id_index" ON "cycle" USING btree ("plan_id");
CREATE INDEX "plan_athlete_id_status_index" ON "plan" USING btree ("athlete_id","status");
CREATE INDEX "plan_origin_id_index" ON "plan" USING btree ("origin_id");
CREATE INDEX "plan_change_plan_id_index" ON "plan_change" USING btree ("plan_id");
CREATE INDEX "plan_change_origin_id_index" ON "plan_change" USING btree ("origin_id");
CREATE INDEX "planned_item_session_id_index" ON "planned_item" USING btree ("session_id");
CREATE INDEX "planned_item_athlete_id_exercise_id_index" ON "planned_item" USING btree ("athlete_id","exercise_id");
CREATE INDEX "planned_session_plan_id_index" ON "planned_session" USING btree ("plan_id");
CREATE INDEX "planned_session_athlete_id_date_index" ON "planned_session" USING btree ("athlete_id","date");