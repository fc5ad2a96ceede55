/** The pieces of meaning a message is made of, between its letters and its entries. */
import type { TypedLoad, WellnessMetric } from "./entry.ts";
import type { SportWord } from "./sport-words.ts";

export type Separator = "," | ";" | "/" | "-" | "+" | ">" | "then" | "and" | "(" | ")" | "." | "newline";

/** What can count as part of a set or an outing. */
export type Value =
  | { kind: "number"; value: number; list?: number[] }
  | { kind: "load"; load: TypedLoad /** Stood behind an @, without a unit. */; bare?: true }
  /** What hangs on the body; below zero what takes weight off it. */
  | { kind: "added"; load: TypedLoad /** Stood first in its line, where a minus may be a bullet. */; opens?: true }
  | { kind: "bodyweight" }
  | { kind: "percent"; value: number }
  | {
      kind: "time";
      seconds: number /** `1:30`, which may also be hours and minutes. */;
      clock?: number[] /** Stood behind an @. */;
      at?: true;
      /** `18s`: in front of reps, or behind `with`, a pair of dumbbells. */
      plural?: "plain" | "held";
    }
  | { kind: "distance"; meters: number; value: number; unit: string }
  | { kind: "sets"; count: number /** Rounds go through all exercises that follow. */; rounds?: true }
  | {
      kind: "reps";
      count: number /** A plural: as many at every load in front (`70 75 80 doubles`). */;
      each?: true;
      /** `in sets of 20`: what the total in front was done in. */
      share?: true;
    }
  | { kind: "x" }
  | { kind: "scale"; value: number; of: number }
  | { kind: "heart"; bpm: number; max?: true }
  | { kind: "power"; watts: number }
  | { kind: "climb"; meters: number }
  | { kind: "pace"; secondsPerMeter: number };

/** A set by its place among those of its exercise. */
export type RatedSet = number | "last";

/** What colours the sets beside it. */
export type Modifier =
  /** `of`: told of these sets alone, counted from one. */
  | { kind: "rpe"; values: number[]; of?: readonly RatedSet[] }
  | { kind: "rir"; values: number[]; of?: readonly RatedSet[] }
  | { kind: "tempo"; text: string }
  | { kind: "rest"; seconds: number }
  /** `bare` without saying of what: `each`. */
  | { kind: "side"; bare?: true }
  | { kind: "every" }
  | { kind: "warmup" }
  | { kind: "work" }
  | { kind: "failed" }
  | { kind: "assisted" }
  | { kind: "weighted" };

export type Anchor =
  | { kind: "exercise"; id: string /** `row` is also a sport. */; sport?: SportWord }
  | { kind: "sport"; word: SportWord; text: string }
  | { kind: "metric"; metric: WellnessMetric };

export type Plain =
  | { kind: "filler" }
  | { kind: "feeling" }
  | { kind: "describing" }
  | { kind: "talk"; future: boolean }
  | { kind: "total" }
  | { kind: "date"; day: string; night: boolean }
  | { kind: "note" }
  | { kind: "word"; text: string };

export type Atom = (Value | Modifier | Anchor | Plain | { kind: "separator"; mark: Separator }) & {
  start: number;
  end: number;
};

const VALUES: ReadonlySet<string> = new Set([
  "number",
  "load",
  "added",
  "bodyweight",
  "percent",
  "time",
  "distance",
  "sets",
  "reps",
  "x",
  "scale",
  "heart",
  "power",
  "climb",
  "pace",
] satisfies Value["kind"][]);
const MODIFIERS: ReadonlySet<string> = new Set([
  "rpe",
  "rir",
  "tempo",
  "rest",
  "side",
  "every",
  "warmup",
  "work",
  "failed",
  "assisted",
  "weighted",
] satisfies Modifier["kind"][]);

export function isValue(atom: Atom): atom is Value & Atom {
  return VALUES.has(atom.kind);
}

export function isModifier(atom: Atom): atom is Modifier & Atom {
  return MODIFIERS.has(atom.kind);
}

export function isAnchor(atom: Atom): atom is Anchor & Atom {
  return atom.kind === "exercise" || atom.kind === "sport" || atom.kind === "metric";
}
