/** Reads one free-text training note: observations with their quotes, without a model. */
import { normalise } from "../log/normalise.ts";
import { clausesOf } from "./clause.ts";
import { hitsIn } from "./hit.ts";
import type { Item } from "./item.ts";
import { itemsOf } from "./item.ts";
import type { NoteContext, Observation } from "./observation.ts";
import { observe } from "./sentence.ts";

/**
 * @param text the note as typed
 * @param context the exercise and sets it was written about, where known
 * @returns observations in text order; each quote is an exact piece of `text`
 */
export function readNote(text: string, context: NoteContext = {}): Observation[] {
  const source = normalise(text);
  const items = itemsOf(source, context);
  const quote = (from: number, next: number) => source.typed.slice(items[from]!.start, items[next - 1]!.end);
  const found: Observation[] = [];
  for (const [from, to] of sentencesOf(items)) {
    const hits = hitsIn(items, from, to);
    found.push(...observe(items, clausesOf(items, from, to, hits), { context, quote }));
  }
  return found;
}

/** Nobody writes longer sentences; it bounds the work hostile text can cause. */
const LONGEST_SENTENCE = 150;

function sentencesOf(items: readonly Item[]): [from: number, to: number][] {
  const sentences: [number, number][] = [];
  let from = 0;
  for (const [at, item] of items.entries()) {
    const ends = item.kind === "mark" && ".!?;\n".includes(item.mark);
    if (!ends && at - from < LONGEST_SENTENCE) continue;
    if (at > from) sentences.push([from, at]);
    from = ends ? at + 1 : at;
  }
  if (from < items.length) sentences.push([from, items.length]);
  return sentences;
}
