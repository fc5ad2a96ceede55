-- Gym visits get a title and an end, rests a timer, athletes a rack; what is skipped or swapped lives for one visit.
CREATE TABLE "rest_timer" (
	"athlete_id" bigint PRIMARY KEY NOT NULL,
	"chat_id" bigint NOT NULL,
	"origin_id" bigint NOT NULL,
	"session" text,
	"rest_sec" integer NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"reply" jsonb NOT NULL
);

ALTER TABLE "athlete" ADD COLUMN "rack" jsonb;
ALTER TABLE "workout" ADD COLUMN "title" text;
ALTER TABLE "workout" ADD COLUMN "begun_at" timestamp (3) with time zone;
ALTER TABLE "workout" ADD COLUMN "closed_at" timestamp (3) with time zone;
ALTER TABLE "workout" ADD COLUMN "changes" jsonb;
ALTER TABLE "rest_timer" ADD CONSTRAINT "rest_timer_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "rest_timer" ADD CONSTRAINT "rest_timer_chat_id_chat_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chat"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "rest_timer" ADD CONSTRAINT "rest_timer_origin_id_inbox_id_fk" FOREIGN KEY ("origin_id") REFERENCES "public"."inbox"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "rest_timer_due_at_index" ON "rest_timer" USING btree ("due_at");