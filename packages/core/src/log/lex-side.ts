/** Reads whether a set was done once for each side. */
import type { Modifier } from "./atom.ts";
import type { Line } from "./lex.ts";
import { markAt, wordAt } from "./lex.ts";
import { unitOf } from "./units.ts";

type Found = { value: Modifier | { kind: "filler" }; next: number };

export const SIDES = new Set(["side", "sides", "leg", "legs", "arm", "arms", "way", "foot", "direction", "s", "l"]);

export function side(line: Line, index: number, word: string): Found | undefined {
  if (word === "e") {
    const slashed = markAt(line, index + 1) === "/" && ["s", "l"].includes(wordAt(line, index + 2));
    return slashed ? { value: { kind: "side" }, next: index + 3 } : undefined;
  }
  const next = wordAt(line, index + 1);
  if (word === "every" && ["set", "sets", "round", "time"].includes(next))
    return { value: { kind: "filler" }, next: index + 2 };
  if (SIDES.has(next) && next.length > 1) return { value: { kind: "side" }, next: index + 2 };
  if (word === "each" || word === "ea" || word === "per") {
    // "20kg each" and "per hand" tell of two dumbbells, not of sides.
    if (
      [
        "hand",
        "hands",
        "dumbbell",
        "db",
        "dbs",
        "dumbbells",
        "bell",
        "set",
        "sets",
        "minute",
        "min",
        "round",
        "time",
        "day",
      ].includes(next)
    )
      return { value: { kind: "filler" }, next: index + 2 };
    const before = wordAt(line, index - 1);
    const load = unitOf(before)?.of === "mass";
    return word === "per" || load
      ? { value: { kind: "filler" }, next: index + 1 }
      : { value: { kind: "side", bare: true }, next: index + 1 };
  }
  return undefined;
}
