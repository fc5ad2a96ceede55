/** Scores note readings against a corpus: F1 over observations. */
import { existsSync, readFileSync } from "node:fs";
import type { NoteContext, Observation } from "@spotter/core/note/observation";
import { readNote } from "@spotter/core/note/read";

export type NoteCase = { id: string; text: string; context: NoteContext; expect: Observation[] };

export type NoteScore = {
  f1: number;
  wrong: { id: string; text: string; missed: Observation[]; extra: Observation[] }[];
};

const FIELDS = ["kind", "set", "rep", "bodyPart", "side", "severity", "seconds", "feel", "exercise"] as const;

/** The cases of a JSON-lines file, or `undefined` where it does not exist. */
export function noteCases(file: URL): NoteCase[] | undefined {
  if (!existsSync(file)) return undefined;
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as NoteCase);
}

const byReader = ({ text, context }: NoteCase): Observation[] => readNote(text, context);

/** Two observations are the same when all fields agree and their quotes overlap in the text. */
export function scoreNotes(
  cases: readonly NoteCase[],
  read: (one: NoteCase) => readonly Observation[] = byReader,
): NoteScore {
  let hits = 0;
  let expected = 0;
  let found = 0;
  const wrong: NoteScore["wrong"] = [];
  for (const one of cases) {
    const { id, text, expect } = one;
    const extra = [...read(one)];
    expected += expect.length;
    found += extra.length;
    const missed = expect.filter((want) => {
      const at = extra.findIndex((have) => isSame(text, want, have));
      if (at >= 0) extra.splice(at, 1);
      return at < 0;
    });
    hits += expect.length - missed.length;
    if (missed.length > 0 || extra.length > 0) wrong.push({ id, text, missed, extra });
  }
  return { f1: (2 * hits) / Math.max(1, expected + found), wrong };
}

function isSame(text: string, a: Observation, b: Observation): boolean {
  const at = text.indexOf(a.quote);
  const bt = text.indexOf(b.quote);
  return FIELDS.every((field) => a[field] === b[field]) && at < bt + b.quote.length && bt < at + a.quote.length;
}
