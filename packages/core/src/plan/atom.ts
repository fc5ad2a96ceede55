/** The pieces of meaning a plan's line is made of, between its letters and its items. */
import type { SportWord } from "../log/sport-words.ts";
import type { PlanDay, Slot } from "./plan.ts";

/** What says when: it holds for all that follows. */
export type ScopeAtom =
  | { kind: "weeks"; weeks: number[] }
  /** `4 weeks`: how long, not when. */
  | { kind: "length"; weeks: number }
  | { kind: "days"; days: PlanDay[] /** Told in a single letter. */; letter?: true }
  | { kind: "slot"; slot: Slot }
  /** `Workout A`, `Upper B`: a session by its name. */
  | { kind: "workout"; name: string };

/** What an amount is read from. */
export type AmountAtom =
  | { kind: "number"; value: number /** `5+`. */; open?: true /** Told in words. */; spelled?: true }
  | { kind: "range"; least: number; most: number }
  | { kind: "list"; values: number[]; open?: true; of: "count" | "percent" | "load" }
  | { kind: "load"; kg: number; bare?: true }
  | { kind: "added"; kg: number }
  | { kind: "percent"; value: number }
  | { kind: "time"; seconds: number /** `30s`, which may be a pair of dumbbells. */; pair?: true }
  | { kind: "distance"; meters: number /** `40m`, which may be minutes. */; minutes?: number }
  | { kind: "sets"; count: number }
  | { kind: "reps"; count: number /** "singles": one set each. */; named?: true }
  | { kind: "x" }
  | { kind: "amrap" };

/** What colours an amount. */
export type ColourAtom =
  | { kind: "rpe"; value: number }
  | { kind: "rir"; value: number }
  | { kind: "tempo"; text: string }
  | {
      kind: "rest";
      seconds: number;
      between?: "sets" | "rounds" /** `90 min recovery`: behind no interval, an outing. */;
      effort?: true;
    }
  | { kind: "side" }
  | { kind: "zone"; value: number }
  | { kind: "pace"; secondsPerKm: number }
  | { kind: "power"; watts: number }
  /** `@ 4:10`: a pace, where the distance leaves no doubt. */
  | { kind: "clock"; seconds: number }
  /** `rest 2-3 min`, `RPE 7-8`, `95% FTP`: no field holds it, the note does. */
  | { kind: "told"; about: "rest" | "sets" | "amount" | "effort" | "often" };

export type FrameAtom =
  | { kind: "rounds"; count: number }
  /** `EMOM 10 min`: as many sets as minutes. */
  | { kind: "every"; sets: number }
  /** `AMRAP 12 min`: round after round. */
  | { kind: "timed" }
  /** `Min 2:`, `odd:`: one of those an EMOM goes round. */
  | { kind: "station" }
  /** `A1.` */
  | { kind: "label"; letter: string }
  | { kind: "superset" };

export type PlanAtom = { start: number; end: number } & (
  | ScopeAtom
  | AmountAtom
  | ColourAtom
  | FrameAtom
  | { kind: "exercise"; id: string; sport?: SportWord }
  | { kind: "sport"; word: SportWord }
  | { kind: "break"; mark: string }
  | { kind: "word"; text: string }
);

export type AtomOf<K extends PlanAtom["kind"]> = Extract<PlanAtom, { kind: K }>;

const SCOPES: ReadonlySet<string> = new Set([
  "weeks",
  "length",
  "days",
  "slot",
  "workout",
] satisfies ScopeAtom["kind"][]);

export function isScope(atom: PlanAtom): atom is PlanAtom & ScopeAtom {
  return SCOPES.has(atom.kind);
}

const AMOUNTS: ReadonlySet<string> = new Set([
  "number",
  "range",
  "list",
  "load",
  "added",
  "percent",
  "time",
  "distance",
  "sets",
  "reps",
  "x",
  "amrap",
] satisfies AmountAtom["kind"][]);

export function isAmount(atom: PlanAtom): atom is PlanAtom & AmountAtom {
  return AMOUNTS.has(atom.kind);
}

const COLOURS: ReadonlySet<string> = new Set([
  "rpe",
  "rir",
  "tempo",
  "rest",
  "side",
  "zone",
  "pace",
  "power",
  "told",
  "every",
] satisfies PlanAtom["kind"][]);

/** Whether an atom says how, not how much. */
export function isColour(atom: PlanAtom): boolean {
  return COLOURS.has(atom.kind);
}
