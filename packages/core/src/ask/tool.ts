/**
 * What a question can be answered from: read-only tools over one athlete's own data. Each is declared once here; whoever
 * reads the question, the rules of `question.ts` or a model, names a tool and its arguments and nothing else.
 */
import { z } from "zod";
import { SPORTS, WELLNESS_METRICS } from "../log/entry.ts";
import { BODY_PARTS, NOTE_KINDS } from "../note/observation.ts";

const exerciseId = z.string().max(80).describe("the id of an exercise from the list");
const exercise = z.strictObject({ exerciseId });
const day = z.iso.date().describe("YYYY-MM-DD");
const sport = z.enum(SPORTS);
/** Both days included; without `to` up to today. */
const range = { from: day, to: day.exactOptional() };

/** The shapes are strict: an argument that a tool does not have, such as a person, is refused and not just passed over. */
export const ASK_TOOLS = {
  progress: {
    about: "how one exercise's e1RM went, day by day, of all time or between two days",
    args: z.strictObject({ exerciseId, from: day.exactOptional(), to: day.exactOptional() }),
  },
  last: { about: "the last day an exercise was done, with its sets", args: exercise },
  lastSport: { about: "the last activity of a sport", args: z.strictObject({ sport }) },
  lastPain: {
    about: "the last time a part of the body hurt, in the athlete's words, and what was trained that day",
    args: z.strictObject({
      bodyPart: z.enum(BODY_PARTS).exactOptional(),
      side: z.enum(["left", "right"]).exactOptional(),
    }),
  },
  best: { about: "the heaviest set and the best e1RM of an exercise", args: exercise },
  week: { about: "what was done in this week or the last", args: z.strictObject({ which: z.enum(["this", "last"]) }) },
  load: { about: "this week's volume and hard sets beside each of the four weeks before", args: z.strictObject({}) },
  readiness: {
    about: "how the athlete is today, part by part, beside what is normal for them",
    args: z.strictObject({}),
  },
  howOften: {
    about: "on how many days of the last weeks an exercise, a sport or anything was trained",
    args: z.strictObject({
      exerciseId: exerciseId.exactOptional(),
      sport: sport.exactOptional(),
      days: z.number().int().min(1).max(3660),
    }),
  },
  weeks: {
    about:
      "each week of a time: volume, sets, hard sets, workouts, distance; with the heaviest, the lightest and the mean",
    args: z.strictObject(range),
  },
  sessions: {
    about:
      "what was done on each day of a time, set by set, of everything, one exercise or one sport; failed sets are marked",
    args: z.strictObject({ ...range, exerciseId: exerciseId.exactOptional(), sport: sport.exactOptional() }),
  },
  notes: {
    about: "what the athlete wrote, newest first: all of it, or of a body part, an exercise, a kind or a word",
    args: z.strictObject({
      from: day.exactOptional(),
      to: day.exactOptional(),
      bodyPart: z.enum(BODY_PARTS).exactOptional(),
      exerciseId: exerciseId.exactOptional(),
      kind: z.enum(NOTE_KINDS).exactOptional(),
      word: z.string().min(2).max(40).exactOptional(),
    }),
  },
  plan: {
    about:
      "what the athlete's plans hold for some days, past or to come: sessions with what they ask for and whether they were done, and adherence, of these days and so far in all",
    args: z.strictObject(range),
  },
  wellness: {
    about: "sleep, bodyweight, mood and the like, day by day of a time, with its mean",
    args: z.strictObject({ ...range, metric: z.enum(WELLNESS_METRICS) }),
  },
} as const;

export type AskTool = keyof typeof ASK_TOOLS;
export type ToolArgs<T extends AskTool> = z.infer<(typeof ASK_TOOLS)[T]["args"]>;
/** One tool with its arguments. */
export type ToolCall = { [T in AskTool]: { tool: T; args: ToolArgs<T> } }[AskTool];

/** @returns the call that somebody named, `undefined` for a tool there is not, or arguments that are not its own */
export function toolCall(tool: string, args: unknown): ToolCall | undefined {
  if (!Object.hasOwn(ASK_TOOLS, tool)) return undefined;
  // It has just been found among the names.
  const known = tool as AskTool;
  const read = ASK_TOOLS[known].args.safeParse(args);
  // Its own schema has just passed the arguments, which the compiler cannot see through the lookup.
  return read.success ? ({ tool: known, args: read.data } as ToolCall) : undefined;
}
