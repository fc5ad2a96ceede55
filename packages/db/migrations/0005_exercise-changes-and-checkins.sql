-- Own exercises that are renamed or merged and can be put back; check-ins that fall due; bodyweight asked for once.
CREATE TABLE "checkin" (
	"athlete_id" bigint NOT NULL,
	"part" text NOT NULL,
	"chat_id" bigint NOT NULL,
	"origin_id" bigint NOT NULL,
	"at_time" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"asked_day" date,
	CONSTRAINT "checkin_athlete_id_part_pk" PRIMARY KEY("athlete_id","part")
);

CREATE TABLE "exercise_change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "exercise_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"athlete_id" bigint NOT NULL,
	"origin_id" bigint NOT NULL,
	"change" jsonb NOT NULL
);

DROP INDEX "own_exercise_name";
ALTER TABLE "athlete" ADD COLUMN "bodyweight_asked_at" timestamp (3) with time zone;
ALTER TABLE "own_exercise" ADD COLUMN "merged_into" text;
ALTER TABLE "checkin" ADD CONSTRAINT "checkin_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "checkin" ADD CONSTRAINT "checkin_chat_id_chat_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chat"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "checkin" ADD CONSTRAINT "checkin_origin_id_inbox_id_fk" FOREIGN KEY ("origin_id") REFERENCES "public"."inbox"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "exercise_change" ADD CONSTRAINT "exercise_change_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "exercise_change" ADD CONSTRAINT "exercise_change_origin_id_inbox_id_fk" FOREIGN KEY ("origin_id") REFERENCES "public"."inbox"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "checkin_due_at_index" ON "checkin" USING btree ("due_at");
CREATE INDEX "exercise_change_origin_id_index" ON "exercise_change" USING btree ("origin_id");
CREATE UNIQUE INDEX "own_exercise_name" ON "own_exercise" USING btree ("athlete_id",lower("name")) WHERE merged_into is null;