/**
 * What a question can be answered from: read-only tools over one athlete's own data. Each is declared once here; whoever
 * reads the question, the rules of `question.ts` or a model, names a tool and its arguments and nothing else.
 */
import { z } from "zod";
import { SPORTS } from "../log/entry.ts";
import { BODY_PARTS } from "../note/observation.ts";

const exercise = z.object({ exerciseId: z.string().max(80) });

export const ASK_TOOLS = {
  progress: { about: "how one exercise's e1RM went, day by day", args: exercise },
  last: { about: "the last day an exercise was done, with its sets", args: exercise },
  lastSport: { about: "the last activity of a sport", args: z.object({ sport: z.enum(SPORTS) }) },
  lastPain: {
    about: "the last time a part of the body hurt, in the athlete's words, and what was trained that day",
    args: z.object({ bodyPart: z.enum(BODY_PARTS).exactOptional(), side: z.enum(["left", "right"]).exactOptional() }),
  },
  best: { about: "the heaviest set and the best e1RM of an exercise", args: exercise },
  week: { about: "what was done in a week", args: z.object({ which: z.enum(["this", "last"]) }) },
  load: { about: "this week's volume and hard sets beside each of the four weeks before", args: z.object({}) },
  readiness: { about: "how the athlete is, part by part, beside what is normal for them", args: z.object({}) },
  howOften: {
    about: "on how many days of the last weeks an exercise, a sport or anything was trained",
    args: z.object({
      exerciseId: z.string().max(80).exactOptional(),
      sport: z.enum(SPORTS).exactOptional(),
      days: z.number().int().min(1).max(3660),
    }),
  },
} as const;

export type AskTool = keyof typeof ASK_TOOLS;
export type ToolArgs<T extends AskTool> = z.infer<(typeof ASK_TOOLS)[T]["args"]>;
/** One tool with its arguments. */
export type ToolCall = { [T in AskTool]: { tool: T; args: ToolArgs<T> } }[AskTool];
