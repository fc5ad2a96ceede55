-- How far a version of the note reader has come with what was told before it.
CREATE TABLE "note_reading" (
	"reader" text PRIMARY KEY NOT NULL,
	"through_id" bigint DEFAULT 0 NOT NULL,
	"until_id" bigint NOT NULL
);
