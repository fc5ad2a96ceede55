/** The shape of a structured plan, for whatever comes from outside: a model's answer, a stored plan. */
import { z } from "zod";
import { SPORTS } from "../log/entry.ts";
import { CYCLE_KINDS, SLOTS, WEEKDAYS } from "./plan.ts";

const count = z.int().min(1).max(1000);
const seconds = z.number().positive().max(864_000);

const prescription = {
  sets: count.optional(),
  reps: count.optional(),
  repsMin: count.optional(),
  repsMax: count.optional(),
  amrap: z.literal(true).optional(),
  kg: z.number().min(-500).max(2000).optional(),
  percent1rm: z.number().positive().max(200).optional(),
  rpe: z.number().min(1).max(10).multipleOf(0.5).optional(),
  rir: z.number().min(0).max(10).multipleOf(0.5).optional(),
  restSeconds: seconds.optional(),
  seconds: seconds.optional(),
  meters: z.number().positive().max(2_000_000).optional(),
  zone: z.int().min(1).max(7).optional(),
  repeat: count.optional(),
  paceSecondsPerKm: z.number().positive().max(10_000).optional(),
  watts: z.number().positive().max(3000).optional(),
  superset: z.string().min(1).max(2).optional(),
  perSide: z.literal(true).optional(),
  tempo: z
    .string()
    .regex(/^[\dX](-[\dX]){2,3}$/)
    .optional(),
  note: z.string().min(1).optional(),
};

export const planItemSchema = z.union([
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
