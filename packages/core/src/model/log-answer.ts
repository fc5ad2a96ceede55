/**
 * What a model answers for a log, and what that comes to in entries. Figures stand in lists, each with its meaning: the
 * services that hold an answer to a schema allow few optional fields.
 */
import { z } from "zod";
import type { Entry, LoggedSet, Sport, WellnessMetric } from "../log/entry.ts";
import { SPORTS, WELLNESS_METRICS } from "../log/entry.ts";
import { kgFrom } from "../units/load.ts";

const FIELDS = [
  "reps",
  "seconds",
  "meters",
  "rpe",
  "rir",
  "percent1rm",
  "restSeconds",
  "avgHr",
  "maxHr",
  "watts",
  "elevationMeters",
] as const;
type Field = (typeof FIELDS)[number];

const figures = z.array(z.object({ is: z.enum(["kg", "lb", "value", ...FIELDS]), value: z.number() }));
type Figures = z.infer<typeof figures>;

export const logAnswer = z.object({
  entries: z.array(
    z.object({
      type: z.enum(["sets", "activity", "wellness"]),
      /** Exercise id, sport or metric. */
      what: z.string(),
      /** `YYYY-MM-DD`; empty for today. */
      day: z.string(),
      /** Of sets: one a set. */
      sets: z.array(
        z.object({
          figures,
          marks: z.array(z.enum(["warmup", "failed", "perSide"])),
          /** `3-1-1-0`, or empty. */
          tempo: z.string(),
        }),
      ),
      /** Of everything else. */
      figures,
      /** Free text beside the figures, copied; or empty. */
      note: z.string(),
      /** Of soreness: where; or empty. */
      bodyPart: z.string(),
    }),
  ),
});
export type LogAnswer = z.infer<typeof logAnswer>;
type Answered = LogAnswer["entries"][number];

/** No message tells more. */
const MOST_ENTRIES = 40;
const MOST_SETS = 60;

/** The entries an answer stands for; what is of no known kind is left out. Nothing of it is checked against any text yet. */
export function entriesOf({ entries }: LogAnswer): Entry[] {
  return entries.slice(0, MOST_ENTRIES).flatMap((answered) => entryOf(answered) ?? []);
}

function entryOf(answered: Answered): Entry | undefined {
  const { type, what } = answered;
  const date = /^\d{4}-\d\d-\d\d$/.test(answered.day) ? { date: answered.day } : {};
  const note = answered.note.trim() === "" ? {} : { note: answered.note };
  switch (type) {
    case "sets": {
      const sets = answered.sets.slice(0, MOST_SETS).map(setOf);
      return sets.length === 0 ? undefined : { type, exercise: what, sets, ...note, ...date };
    }
    case "activity": {
      const { restSeconds: _r, reps: _p, rir: _i, percent1rm: _1, ...told } = fieldsOf(answered.figures);
      return isSport(what) ? { type, sport: what, ...told, ...note, ...date } : undefined;
    }
    case "wellness": {
      const value = answered.figures.find((figure) => figure.is === "value" || figure.is === "kg")?.value;
      const pounds = answered.figures.find((figure) => figure.is === "lb")?.value;
      const told = value ?? (pounds === undefined ? undefined : kgFrom(pounds, "lb"));
      if (!isMetric(what) || told === undefined) return undefined;
      return { type, metric: what, value: told, ...(answered.bodyPart && { where: answered.bodyPart }), ...date };
    }
  }
}

function setOf({ figures: told, marks, tempo }: Answered["sets"][number]): LoggedSet {
  const { avgHr: _a, maxHr: _m, watts: _w, elevationMeters: _e, ...fields } = fieldsOf(told);
  const load = told.find((figure) => figure.is === "kg" || figure.is === "lb");
  const unit = load?.is === "lb" ? "lb" : "kg";
  return {
    ...(load && { kg: kgFrom(load.value, unit), ...(load.value !== 0 && { typed: { value: load.value, unit } }) }),
    ...fields,
    ...(marks.includes("warmup") && { warmup: true }),
    ...(marks.includes("failed") && { failed: true }),
    ...(marks.includes("perSide") && { perSide: true }),
    ...(tempo !== "" && { tempo }),
  };
}

function fieldsOf(told: Figures): Partial<Record<Field, number>> {
  const fields: Partial<Record<Field, number>> = {};
  for (const { is, value } of told) if (isField(is)) fields[is] ??= value;
  return fields;
}

function isField(is: string): is is Field {
  return (FIELDS as readonly string[]).includes(is);
}

function isSport(what: string): what is Sport {
  return (SPORTS as readonly string[]).includes(what);
}

function isMetric(what: string): what is WellnessMetric {
  return (WELLNESS_METRICS as readonly string[]).includes(what);
}
