-- The web chat: who is logged in, pages of a chat in its order, and what the reader made of a message (for /metrics).
CREATE TABLE "login_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"athlete_id" bigint NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);

CREATE TABLE "secret" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);

CREATE TABLE "web_session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"athlete_id" bigint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);

ALTER TABLE "inbox" ADD COLUMN "reading" text;
ALTER TABLE "login_link" ADD CONSTRAINT "login_link_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "web_session" ADD CONSTRAINT "web_session_athlete_id_athlete_id_fk" FOREIGN KEY ("athlete_id") REFERENCES "public"."athlete"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "web_session_athlete_id_index" ON "web_session" USING btree ("athlete_id");
CREATE INDEX "inbox_chat" ON "inbox" USING btree ("chat_id","id");
CREATE INDEX "outbox_chat" ON "outbox" USING btree ("chat_id","id");