/** `./spotter read log`: what the log reader makes of messages, one JSON line each. */
import { createInterface } from "node:readline";
import { contractEntry } from "@spotter/core/log/contract";
import { readLog } from "@spotter/core/log/read";
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
};

export const read: CliCommand = {
  name: "read",
  usage: "read log < lines.jsonl",
  summary: "Read chat messages: each JSON line {text, context} gives one JSON array of entries",
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
