/** Where phrases of the lexicons stand in a note. */
import type { Item } from "./item.ts";
import { BOOK } from "./lexicon.ts";
import type { Meaning } from "./meaning.ts";
import { phraseAt } from "./phrase.ts";

/** A phrase from an item up to, not including, another, and all it can mean. */
export type Hit = { from: number; next: number; meanings: readonly Meaning[] };

/** The phrases of a sentence, the longest at each place, none overlapping. */
export function hitsIn(items: readonly Item[], from: number, to: number): Hit[] {
  const within = items.slice(from, to);
  const hits: Hit[] = [];
  for (let at = 0; at < within.length; ) {
    const scale = scaleAt(within, at);
    if (scale) {
      hits.push({ from: from + at, next: from + scale.next, meanings: scale.meanings });
      at = scale.next;
      continue;
    }
    const found = phraseAt(BOOK, within, at);
    if (!found) {
      at++;
      continue;
    }
    if (!found.values.some((meaning) => meaning.role === "nothing"))
      hits.push({ from: from + at, next: from + found.next, meanings: found.values });
    at = found.next;
  }
  return hits;
}

/** The meaning of a role, if the hit can have it. */
export function meaningOf<R extends Meaning["role"]>(hit: Hit, role: R): Extract<Meaning, { role: R }> | undefined {
  return hit.meanings.find((meaning): meaning is Extract<Meaning, { role: R }> => meaning.role === role);
}

/** `4/10`, `2 out of 10`, `pain level 4`: pain, or how good something was. */
function scaleAt(items: readonly Item[], at: number): { meanings: Meaning[]; next: number } | undefined {
  const number = items[at]!;
  const level = number.symbol === "pain" || number.text === "level" || number.symbol === "severit";
  const first = level ? at + (items[at + 1]?.symbol === "level" || items[at + 1]?.text === "at" ? 2 : 1) : at;
  const value = items[first];
  if (value?.kind !== "number" || value.clockSeconds !== undefined || value.value > 10) return undefined;
  const next = outOfTen(items, first + 1) ?? (level && isLast(items, first + 1) ? first + 1 : undefined);
  if (next === undefined) return undefined;
  const severity = Math.round(value.value);
  const feel = value.value <= 4 ? -1 : value.value < 7 ? 0 : 1;
  return {
    meanings: [
      { role: "pain", severity, scale: true },
      { role: "eval", feel, plain: true },
    ],
    next,
  };
}

function outOfTen(items: readonly Item[], at: number): number | undefined {
  const to =
    items[at]?.symbol === "/" ? at + 1 : items[at]?.text === "out" ? at + 2 : items[at]?.text === "of" ? at + 1 : at;
  const ten = items[to];
  return to > at && ten?.kind === "number" && ten.value === 10 ? to + 1 : undefined;
}

/** No unit or noun follows that would make the number something else. */
function isLast(items: readonly Item[], at: number): boolean {
  const item = items[at];
  return (
    item === undefined ||
    item.kind === "mark" ||
    /^(?:on|in|at|during|when|after|by|today|all|again|and|but)$/.test(item.text)
  );
}
