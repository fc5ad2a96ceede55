/** Scores log readings against a corpus: right entries / (expected entries + 2 × false entries). */
import { existsSync, readFileSync } from "node:fs";
import { contractEntry } from "@spotter/core/log/contract";
import type { Entry, LogContext } from "@spotter/core/log/entry";
import { readLog } from "@spotter/core/log/read";

export type LogCase = { id: string; text: string; context: LogContext; expect: Entry[] };

export type LogScore = { score: number; wrong: { id: string; text: string; want: string[]; have: string[] }[] };

/** The cases of a JSON-lines file, or `undefined` where it does not exist. */
export function logCases(file: URL): LogCase[] | undefined {
  if (!existsSync(file)) return undefined;
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as LogCase);
}

const byReader = ({ text, context }: LogCase): Entry[] => readLog(text, context).entries;

/** An entry that misreads an expected one is a miss; one beyond the expected number is false and counts twice. */
export function scoreLog(cases: readonly LogCase[], read: (one: LogCase) => Entry[] = byReader): LogScore {
  let right = 0;
  let expected = 0;
  let beyond = 0;
  const wrong: LogScore["wrong"] = [];
  for (const one of cases) {
    const { id, text, expect } = one;
    const want = expect.map(key);
    const have = read(one).map(contractEntry).map(key);
    const rest = [...have];
    const hits = want.filter((entry) => {
      const at = rest.indexOf(entry);
      if (at >= 0) rest.splice(at, 1);
      return at >= 0;
    });
    right += hits.length;
    expected += want.length;
    beyond += Math.max(0, have.length - want.length);
    if (hits.length < want.length || have.length > want.length) wrong.push({ id, text, want, have });
  }
  return { score: right / Math.max(1, expected + 2 * beyond), wrong };
}

/** Numbers to two decimals, text folded, keys in order. */
function key(entry: Entry): string {
  return JSON.stringify(canonical(entry));
}

function canonical(value: unknown): unknown {
  if (typeof value === "number") return Math.round(value * 100) / 100;
  if (typeof value === "string")
    return value
      .replace(/\s+/g, " ")
      .replace(/^[ .]+|[ .]+$/g, "")
      .toLowerCase();
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== null && field !== undefined && field !== false);
  return Object.fromEntries(
    fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, field]) => [name, canonical(field)]),
  );
}
