-- Calls of a language model with what they cost, held against daily budgets; and results of work done outside an event's transaction.
CREATE TABLE "model_call" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "model_call_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"athlete_id" bigint,
	"purpose" text NOT NULL,
	"prompt_version" text NOT NULL,
	"model" text NOT NULL,
	"day" date NOT NULL,
	"athlete_day" date,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"latency_ms" integer,
	"input_tokens" integer,
	"output_tokens" integer,
	"cache_read_tokens" integer,
	"cache_write_tokens" integer,
	"cost_usd" double precision,
	"held_usd" double precision NOT NULL,
	"outcome" text NOT NULL
);

CREATE TABLE "outside_work" (
	"inbox_id" bigint NOT NULL,
	"purpose" text NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"lost_at" timestamp (3) with time zone NOT NULL,
	"result" jsonb,
	CONSTRAINT "outside_work_inbox_id_purpose_pk" PRIMARY KEY("inbox_id","purpose")
);

ALTER TABLE "model_call" ADD CONSTRAINT "model_call_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "outside_work" ADD CONSTRAINT "outside_work_inbox_id_inbox_id_fk" FOREIGN KEY ("inbox_id") REFERENCES "public"."inbox"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "model_call_day_index" ON "model_call" USING btree ("day");
CREATE INDEX "model_call_athlete_id_athlete_day_index" ON "model_call" USING btree ("athlete_id","athlete_day");