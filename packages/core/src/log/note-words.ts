/** Finds the words between a log's figures that are its note. */
import type { Atom } from "./atom.ts";
import type { Span } from "./block.ts";
import { LINK } from "./lexicon.ts";
import type { Situation } from "./situation.ts";

/** Neighbouring words of text as one span each. */
export function runsOf(texts: readonly Atom[], atoms: readonly Atom[]): Span[] {
  const spans: Span[] = [];
  for (const text of texts) {
    const last = spans.at(-1);
    const between =
      last && atoms.some((atom) => atom.start >= last.end && atom.end <= text.start && atom.kind !== "filler");
    const gap = last ? text.start - last.end : 0;
    if (last && !between && gap <= 12) last.end = text.end;
    else spans.push({ start: text.start, end: text.end });
  }
  return spans;
}

/** `walked the dog`, `ran with anna`: the small words between the name and the note stay with the note. */
export function led(at: Situation, notes: Span[], atoms: readonly Atom[]): Span[] {
  const [first] = notes;
  const told = atoms.findIndex((atom) => atom.start === first?.start);
  if (!first || atoms[told]?.kind !== "word") return notes;
  let from = told;
  while (from > 0 && atoms[from - 1]!.kind === "filler" && !isLink(at, atoms[from - 1]!)) from--;
  first.start = atoms[from]!.start;
  return notes;
}

function isLink(at: Situation, atom: Atom): boolean {
  const word = at.message.typed(atom).toLowerCase();
  return word === "" || LINK.has(word);
}
