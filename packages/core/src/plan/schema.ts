/** The shape of a structured plan, for whatever comes from outside: a model's answer, a stored plan. */
import { z } from "zod";
import { SPORTS } from "../log/entry.ts";
import { LIMITS } from "./limits.ts";
import { CYCLE_KINDS, SLOTS, WEEKDAYS } from "./plan.ts";

const amount = (name: keyof typeof LIMITS) => {
  const { least, most, whole } = LIMITS[name];
  return (whole ? z.int() : z.number()).min(least).max(most).optional();
};

const prescription = {
  sets: amount("sets"),
  reps: amount("reps"),
  repsMin: amount("repsMin"),
  repsMax: amount("repsMax"),
  amrap: z.literal(true).optional(),
  kg: amount("kg"),
  percent1rm: amount("percent1rm"),
  rpe: amount("rpe"),
  rir: amount("rir"),
  restSeconds: amount("restSeconds"),
  seconds: amount("seconds"),
  meters: amount("meters"),
  zone: amount("zone"),
  repeat: amount("repeat"),
  paceSecondsPerKm: amount("paceSecondsPerKm"),
  watts: amount("watts"),
  superset: z.string().min(1).max(2).optional(),
  perSide: z.literal(true).optional(),
  tempo: z
    .string()
    .regex(/^[\dX]+(-[\dX]+){2,3}$/)
    .optional(),
  note: z.string().min(1).optional(),
};

const planItemSchema = z.union([
  z.strictObject({ exercise: z.string().min(1), ...prescription }),
  z.strictObject({ activity: z.enum(SPORTS), ...prescription }),
]);

export const planSessionSchema = z.strictObject({
  week: z.int().min(1).max(520).optional(),
  day: z.union([z.enum(WEEKDAYS), z.int().min(1).max(366)]).optional(),
  slot: z.enum(SLOTS).optional(),
  title: z.string().min(1).optional(),
  sport: z.enum(SPORTS),
  items: z.array(planItemSchema),
});

export const planSchema = z.strictObject({
  title: z.string().min(1).optional(),
  weeks: z.int().min(1).max(520).optional(),
  cycles: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        kind: z.enum(CYCLE_KINDS),
        from: z.int().min(1),
        to: z.int().min(1),
      }),
    )
    .optional(),
  sessions: z.array(planSessionSchema),
});
