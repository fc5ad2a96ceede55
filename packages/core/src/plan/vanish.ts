/** Makes sure that nothing vanishes: a line whose words or amounts are nowhere in what was read is quoted. */
import { normalise } from "../log/normalise.ts";
import { tokenise } from "../log/token.ts";
import type { PlanAtom } from "./atom.ts";
import { isAmount } from "./atom.ts";
import type { PlanLine } from "./line.ts";
import { isSmall } from "./note.ts";
import type { PlanReading } from "./plan.ts";
import { isStructural } from "./words.ts";

/**
 * Adds to the ambiguities every line with a word that the reading neither keeps nor understands, and every line
 * with amounts that became nothing.
 *
 * @param atomsOf the atoms of a line
 * @param placed the quotes of the lines that are in a session, a cycle or a title
 */
export function quoteVanished(
  reading: PlanReading,
  lines: readonly PlanLine[],
  atomsOf: (line: PlanLine) => readonly PlanAtom[],
  placed: ReadonlySet<string>,
): void {
  const kept = wordsIn(reading);
  const quoted = new Set<string>();
  for (const line of lines) {
    if (quoted.has(line.quote)) continue;
    const atoms = atomsOf(line);
    const word = atoms.some(
      (atom) =>
        atom.kind === "word" &&
        /\p{L}/u.test(atom.text) &&
        !isSmall(atom) &&
        !isStructural(atom.text) &&
        !kept.has(atom.text),
    );
    const amount = !line.header && !placed.has(line.quote) && atoms.some((atom) => isAmount(atom) && atom.kind !== "x");
    if (!word && !amount) continue;
    quoted.add(line.quote);
    if (!reading.ambiguities.some(({ quote }) => quote.includes(line.quote)))
      reading.ambiguities.push({ kind: "unplaced", quote: line.quote });
  }
}

/** All words of the texts in a reading. */
function wordsIn(reading: PlanReading): ReadonlySet<string> {
  const texts = new Set<string>([reading.title ?? ""]);
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
