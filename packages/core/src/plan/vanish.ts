/** Makes sure that nothing vanishes: a line whose words or amounts are nowhere in what was read is quoted. */
import { normalise } from "../log/normalise.ts";
import { tokenise } from "../log/token.ts";
import type { PlanAtom } from "./atom.ts";
import { isAmount } from "./atom.ts";
import type { PlanLine } from "./line.ts";
import { isSmall } from "./note.ts";
import type { PlanReading } from "./plan.ts";
import { spanOf } from "./run-on.ts";
import { sentencesOf } from "./sentences.ts";
import { isStructural } from "./words.ts";

/**
 * Adds to the ambiguities every line with a word that the reading neither keeps nor understands, and every line
 * with amounts that became nothing.
 *
 * @param atomsOf the atoms of a line
 * @param placed the quotes of the lines that are in a session, a cycle or a title
 * @param understood sentences whose words are all in the structure: rest days
 */
export function quoteVanished(
  reading: PlanReading,
  lines: readonly PlanLine[],
  atomsOf: (line: PlanLine) => readonly PlanAtom[],
  placed: ReadonlySet<string>,
  understood: readonly string[],
): void {
  const kept = wordsIn(reading, understood);
  const before = reading.ambiguities.map(({ quote }) => quote);
  const quote = (text: string) => {
    const covered = reading.ambiguities.some((known) => known.quote.includes(text));
    if (text !== "" && !covered) reading.ambiguities.push({ kind: "unplaced", quote: text });
  };
  for (const line of lines) {
    const atoms = atomsOf(line);
    const told =
      placed.has(line.quote) ||
      line.header ||
      before.some((known) => line.quote.includes(known) || known.includes(line.quote));
    if (!told && atoms.some((atom) => isAmount(atom) && atom.kind !== "x")) {
      quote(line.quote);
      continue;
    }
    if (!atoms.some((atom) => isLost(atom, kept))) continue;
    for (const sentence of sentencesOf(atoms, line)) {
      if (!sentence.some((atom) => isLost(atom, kept))) continue;
      quote(line.told ? line.quote : spanOf(line.typed, sentence).trim());
    }
    // The rows say a header's words again.
    if (line.header) for (const atom of atoms) if (atom.kind === "word") kept.add(atom.text);
  }
}

/** Whether a word is neither kept in a text nor understood. */
function isLost(atom: PlanAtom, kept: ReadonlySet<string>): boolean {
  if (atom.kind !== "word" || isSmall(atom) || isStructural(atom.text) || kept.has(atom.text)) return false;
  return /\p{L}/u.test(atom.text);
}

/** All words of the texts in a reading. */
function wordsIn(reading: PlanReading, understood: readonly string[]): Set<string> {
  const texts = new Set<string>([reading.title ?? "", ...understood]);
  for (const { name } of reading.cycles ?? []) texts.add(name);
  for (const { quote } of reading.ambiguities) texts.add(quote);
  for (const { title, items } of reading.sessions) {
    texts.add(title ?? "");
    for (const { note } of items) texts.add(note ?? "");
  }
  const words = new Set<string>();
  for (const text of texts)
    for (const token of tokenise(normalise(text).plain, 0)) if (token.kind === "word") words.add(token.text);
  return words;
}
