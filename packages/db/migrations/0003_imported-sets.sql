-- Sets of an imported history keep which exercises were done in turns.
ALTER TABLE "exercise_set" ADD COLUMN "superset" text;