-- A stored plan names the reader that read it, beside the model that helped.
ALTER TABLE "plan" ADD COLUMN "reader" text;