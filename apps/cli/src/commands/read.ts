/** `./spotter read <kind>`: what a reader makes of texts, one JSON line each. */
import { createInterface } from "node:readline";
import { contractEntry } from "@spotter/core/log/contract";
import { readLog } from "@spotter/core/log/read";
import { readNote } from "@spotter/core/note/read";
import { readPlan } from "@spotter/core/plan/read";
import { z } from "zod";
import type { CliCommand } from "../command.ts";
import { UsageError } from "../command.ts";

const logLine = z.object({
  text: z.string(),
  context: z.object({
    unit: z.enum(["kg", "lb"]),
    now: z.iso.datetime({ offset: true }),
    group: z.boolean(),
    last: z.string().min(1).optional(),
    /** Phrase to exercise id. */
    aliases: z.record(z.string(), z.string()).optional(),
  }),
});

const noteLine = z.object({
  text: z.string(),
  context: z
    .object({ exercise: z.string().min(1).optional(), sets: z.array(z.record(z.string(), z.unknown())).optional() })
    .default({}),
});

const planLine = z.object({
  text: z.string(),
  context: z.object({
    unit: z.enum(["kg", "lb"]),
    start: z.iso.date().optional(),
    /** Phrase to exercise id. */
    aliases: z.record(z.string(), z.string()).optional(),
  }),
});

/** What each kind of reader makes of one line. */
const READERS: Readonly<Record<string, (line: unknown) => unknown>> = {
  log(line) {
    const { text, context } = logLine.parse(line);
    const { last, aliases, ...rest } = context;
    return readLog(text, {
      ...rest,
      ...(last !== undefined && { last }),
      ...(aliases && { aliases: new Map(Object.entries(aliases)) }),
    }).entries.map(contractEntry);
  },
  notes(line) {
    const { text, context } = noteLine.parse(line);
    const { exercise, sets } = context;
    return readNote(text, { ...(exercise !== undefined && { exercise }), ...(sets && { sets }) });
  },
  plan(line) {
    const { text, context } = planLine.parse(line);
    const { start, aliases, unit } = context;
    return readPlan(text, {
      unit,
      ...(start !== undefined && { start }),
      ...(aliases && { aliases: new Map(Object.entries(aliases)) }),
    });
  },
};

export const read: CliCommand = {
  name: "read",
  usage: "read log|notes|plan < lines.jsonl",
  summary: "Read messages, notes or plans: each JSON line {text, context} gives what the reader finds in it",
  details: "A line that cannot be read gives [], says why on stderr, and makes the exit code 1.",
  async run(args) {
    const [kind = "", ...more] = args;
    const reader = Object.hasOwn(READERS, kind) ? READERS[kind] : undefined;
    if (!reader || more.length > 0) throw new UsageError(`what to read is one of: ${Object.keys(READERS).join(", ")}`);
    return readLines(reader);
  },
};

async function readLines(reader: (line: unknown) => unknown): Promise<number> {
  let number = 0;
  let failed = false;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === "") continue;
    let answer: unknown = [];
    try {
      answer = reader(JSON.parse(line));
    } catch (error) {
      failed = true;
      process.stderr.write(`line ${number}: ${reasonOf(error)}\n`);
    }
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`))
      await new Promise<void>((resolve) => process.stdout.once("drain", resolve));
  }
  return failed ? 1 : 0;
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues.map((issue) => `${issue.path.join(".") || "line"}: ${issue.message}`).join("; ");
  if (error instanceof SyntaxError) return `not JSON: ${error.message}`;
  throw error;
}
