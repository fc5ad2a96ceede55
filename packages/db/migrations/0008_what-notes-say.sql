-- What free text says is kept as data, each with its words and the sets it holds for.
CREATE TABLE "observation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "observation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"athlete_id" bigint NOT NULL,
	"origin_id" bigint,
	"day" date NOT NULL,
	"workout_id" bigint,
	"exercise_id" text,
	"kind" text NOT NULL,
	"quote" text NOT NULL,
	"set" jsonb,
	"rep" jsonb,
	"body_part" text,
	"side" text,
	"severity" double precision,
	"feel" integer,
	"seconds" double precision,
	"reader" text NOT NULL,
	"prompt_version" text,
	"model" text
);

CREATE TABLE "observation_set" (
	"observation_id" bigint NOT NULL,
	"set_id" bigint NOT NULL,
	CONSTRAINT "observation_set_observation_id_set_id_pk" PRIMARY KEY("observation_id","set_id")
);

ALTER TABLE "observation" ADD CONSTRAINT "observation_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "observation" ADD CONSTRAINT "observation_origin_id_inbox_id_fk" FOREIGN KEY ("origin_id") REFERENCES "public"."inbox"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "observation" ADD CONSTRAINT "observation_workout_id_workout_id_fk" FOREIGN KEY ("workout_id") REFERENCES "public"."workout"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "observation_set" ADD CONSTRAINT "observation_set_observation_id_observation_id_fk" FOREIGN KEY ("observation_id") REFERENCES "public"."observation"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "observation_set" ADD CONSTRAINT "observation_set_set_id_exercise_set_id_fk" FOREIGN KEY ("set_id") REFERENCES "public"."exercise_set"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "observation_athlete_id_day_index" ON "observation" USING btree ("athlete_id","day");
CREATE INDEX "observation_athlete_id_kind_day_index" ON "observation" USING btree ("athlete_id","kind","day");
CREATE INDEX "observation_origin_id_index" ON "observation" USING btree ("origin_id");
CREATE INDEX "observation_workout_id_index" ON "observation" USING btree ("workout_id");
CREATE INDEX "observation_set_set_id_index" ON "observation_set" USING btree ("set_id");