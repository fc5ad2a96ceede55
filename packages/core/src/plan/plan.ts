/** What a training plan is once its words are understood: cycles, sessions, items, and what could not be placed. */
import type { LoadUnit, Sport } from "../log/entry.ts";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A weekday, or the number of "Day 1". */
export type PlanDay = Weekday | number;

export const SLOTS = ["am", "pm"] as const;
export type Slot = (typeof SLOTS)[number];

export const CYCLE_KINDS = ["macro", "meso", "micro"] as const;
export type CycleKind = (typeof CYCLE_KINDS)[number];

/** A named stretch of the plan, from its first week to its last. */
export type PlanCycle = { name: string; kind: CycleKind; from: number; to: number };

/** How much of something is asked for. An absent field was not said; a range of anything but reps stands in the note. */
export type Prescription = {
  sets?: number;
  reps?: number;
  repsMin?: number;
  repsMax?: number;
  /** With `reps` the last set is open, without it every set is. */
  amrap?: true;
  /** External load, rounded to 0.01 kg. */
  kg?: number;
  /** Percent of the one-rep max, or of the training max where the plan reckons from that. */
  percent1rm?: number;
  rpe?: number;
  rir?: number;
  /** Between sets, or between repeats. */
  restSeconds?: number;
  seconds?: number;
  meters?: number;
  /** 1–7. */
  zone?: number;
  /** How often an interval is repeated; with `sets`, in each of them. */
  repeat?: number;
  paceSecondsPerKm?: number;
  watts?: number;
  /** Items of a session that share a letter are done in turns. */
  superset?: string;
  perSide?: true;
  /** Eccentric-pause-concentric-pause, as in `3-0-X-1`. */
  tempo?: string;
  note?: string;
};

/** One thing to do: an exercise of the catalogue, or an activity. */
export type PlanItem = ({ exercise: string } | { activity: Sport }) & Prescription;

export type PlanSession = {
  /** Absent: every week. */
  week?: number;
  day?: PlanDay;
  slot?: Slot;
  title?: string;
  sport: Sport;
  items: PlanItem[];
};

export type Plan = {
  title?: string;
  /** How long it lasts, where it says so. */
  weeks?: number;
  cycles?: PlanCycle[];
  sessions: PlanSession[];
};

/** A piece of the text that no session holds, or not as what it means. `quote` is an exact substring of the text. */
export type PlanAmbiguity =
  /** Told, but no rule places it. */
  | { kind: "unplaced"; quote: string }
  /** Depends on what will happen: progressions, conditions, swaps. */
  | { kind: "rule"; quote: string }
  /**
   * Something to do with sets, but nobody knows the name; `nearest` are catalogue ids, best first. `name` is absent in
   * plans stored before it was kept.
   */
  | { kind: "unknown-exercise"; quote: string; name?: string; nearest: string[] }
  /** A number without a meaning, in the note of an item: `of` is its exercise or activity. Found in drafts, not read. */
  | { kind: "number"; quote: string; of: string }
  /** The athlete said to keep it as it is. */
  | { kind: "note"; quote: string };

export type PlanContext = {
  /** The Monday, or whatever day, the plan starts on: `YYYY-MM-DD`. */
  start?: string;
  /** The athlete's day, from which dates without a year are reckoned; without it they stay words. */
  today?: string;
  /** The unit of a bare load. */
  unit: LoadUnit;
  /** The athlete's own names: lower-case phrase to exercise id. */
  aliases?: ReadonlyMap<string, string>;
};

export type PlanReading = Plan & { ambiguities: PlanAmbiguity[] };
