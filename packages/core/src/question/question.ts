/** A question with buttons: what each of them would do, kept until one is pressed. */
import { z } from "zod";
import { CHECKIN_PARTS } from "../checkin/checkin.ts";
import { WELLNESS_METRICS } from "../log/entry.ts";

const loggedSet = z.object({
  kg: z.number().exactOptional(),
  typed: z.object({ value: z.number(), unit: z.enum(["kg", "lb"]) }).exactOptional(),
  reps: z.number().exactOptional(),
  seconds: z.number().exactOptional(),
  meters: z.number().exactOptional(),
  rpe: z.number().exactOptional(),
  rir: z.number().exactOptional(),
  percent1rm: z.number().exactOptional(),
  restSeconds: z.number().exactOptional(),
  warmup: z.literal(true).exactOptional(),
  failed: z.literal(true).exactOptional(),
  perSide: z.literal(true).exactOptional(),
  tempo: z.string().exactOptional(),
});

const setsEntry = z.object({
  type: z.literal("sets"),
  exercise: z.string(),
  sets: z.array(loggedSet),
  note: z.string().exactOptional(),
  date: z.string().exactOptional(),
});

const option = z.discriminatedUnion("kind", [
  /** Logs these sets. */
  z.object({ kind: z.literal("log"), label: z.string(), entry: setsEntry }),
  /** Logs the sets and remembers the athlete's word for the exercise. */
  z.object({ kind: z.literal("name"), label: z.string(), phrase: z.string(), entry: setsEntry }),
  /** Adds an exercise of the athlete's own, then logs the sets. */
  z.object({ kind: z.literal("add"), label: z.string(), phrase: z.string(), entry: setsEntry }),
  /** Logs a message that was logged before, a second time. */
  z.object({ kind: z.literal("again"), label: z.string(), words: z.string() }),
  /** Does one exercise instead of another in the gym visit under way. */
  z.object({ kind: z.literal("swap"), label: z.string(), from: z.string(), to: z.string() }),
  /** Does a command, as if the athlete had typed it. */
  z.object({ kind: z.literal("run"), label: z.string(), words: z.string() }),
  /** Moves an own exercise's sets and words to another exercise. */
  z.object({ kind: z.literal("merge"), label: z.string(), from: z.string(), to: z.string() }),
  /** Keeps what a check-in asked, and asks on. */
  z.object({
    kind: z.literal("checkin"),
    label: z.string(),
    part: z.enum(CHECKIN_PARTS),
    metric: z.enum(WELLNESS_METRICS),
    value: z.number(),
    day: z.string(),
  }),
  /** Answers what a draft of a plan leaves open. */
  z.object({
    kind: z.literal("plan"),
    label: z.string(),
    planId: z.number(),
    about: z.object({ kind: z.string(), quote: z.string(), of: z.string().exactOptional() }),
    answer: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("exercise"), id: z.string() }),
      z.object({ kind: z.literal("new"), name: z.string() }),
      z.object({ kind: z.literal("words"), words: z.string() }),
      z.object({ kind: z.literal("note") }),
      z.object({ kind: z.literal("leave") }),
    ]),
  }),
  /** Shows what is behind an answer: what was asked of the log, as of a day. */
  z.object({
    kind: z.literal("explain"),
    label: z.string(),
    asOf: z.string(),
    calls: z.array(z.object({ tool: z.string(), args: z.record(z.string(), z.unknown()) })),
  }),
  z.object({ kind: z.literal("drop"), label: z.string() }),
  /** Leaves everything as it is. */
  z.object({ kind: z.literal("leave"), label: z.string() }),
]);
export type Option = z.infer<typeof option>;

export const question = z.object({ options: z.array(option) });
export type Question = z.infer<typeof question>;
