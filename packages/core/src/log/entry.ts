/** What an athlete says they did: the values the log reader finds in a message. */

/** Sports an activity can be; `strength` is a gym visit told without its sets. */
export const SPORTS = [
  "run",
  "bike",
  "swim",
  "row",
  "walk",
  "hike",
  "ski",
  "brick",
  "mobility",
  "strength",
  "other",
] as const;
export type Sport = (typeof SPORTS)[number];

export const WELLNESS_METRICS = [
  "sleep",
  "stress",
  "soreness",
  "weight",
  "rhr",
  "hrv",
  "mood",
  "energy",
  "steps",
] as const;
export type WellnessMetric = (typeof WELLNESS_METRICS)[number];

export type LoadUnit = "kg" | "lb";

/** A load as it was typed: `{ value: 225, unit: "lb" }`. */
export type TypedLoad = { value: number; unit: LoadUnit };

/** One set as told. An absent field was not said; nothing is ever invented. */
export type LoggedSet = {
  /** External load in kg, unrounded: 0 for plain bodyweight, negative for assistance. */
  kg?: number;
  /** The same load in the words it was told in; absent where no number was typed. */
  typed?: TypedLoad;
  reps?: number;
  seconds?: number;
  meters?: number;
  /** 1–10, halves allowed. */
  rpe?: number;
  rir?: number;
  percent1rm?: number;
  restSeconds?: number;
  warmup?: true;
  /** The set ended in a failed repetition. */
  failed?: true;
  perSide?: true;
  /** Eccentric-pause-concentric-pause, as in `3-1-1-0`. */
  tempo?: string;
};

/** `date` is the athlete's local day (`YYYY-MM-DD`), present only where the message names another day than today. */
type Dated = { date?: string };

export type SetsEntry = Dated & { type: "sets"; exercise: string; sets: LoggedSet[]; note?: string };

export type ActivityEntry = Dated & {
  type: "activity";
  sport: Sport;
  meters?: number;
  seconds?: number;
  avgHr?: number;
  maxHr?: number;
  watts?: number;
  rpe?: number;
  elevationMeters?: number;
  note?: string;
};

/** `value` in the metric's own unit: hours, 1–10, kg, bpm, ms or steps. */
export type WellnessEntry = Dated & { type: "wellness"; metric: WellnessMetric; value: number; where?: string };

export type NoteEntry = Dated & { type: "note"; text: string };

export type Entry = SetsEntry | ActivityEntry | WellnessEntry | NoteEntry;

/** What the reader must know besides the text. */
export type LogContext = {
  /** The unit of a bare load. */
  unit: LoadUnit;
  /** ISO instant with the athlete's own offset: `2026-11-21T18:30:00+01:00`. */
  now: string;
  /** In a group the bot hears everything, so a doubtful message is chatter. */
  group: boolean;
  /** Exercise id of the athlete's set before, which a bare `105x3` continues. */
  last?: string;
  /** The athlete's own names: lower-case phrase to exercise id (catalogue or custom). */
  aliases?: ReadonlyMap<string, string>;
};

/** Something that reads like sets of an exercise nobody knows: ask, never guess. */
export type UnknownExercise = {
  /** The name as typed, trimmed. */
  name: string;
  /** The sets read, as if the exercise took a load. */
  sets: LoggedSet[];
  note?: string;
  date?: string;
  /** Catalogue ids by likeness, best first, at most three. */
  nearest: string[];
};

/** What only the athlete can decide; `entry` is the index in `entries` of the entry in question. */
export type Doubt =
  /** `quote` as typed (`82,5`) can also be read as in `other`. */
  | { kind: "comma"; entry: number; quote: string; other: SetsEntry }
  /** A load below nothing, read without its minus. */
  | { kind: "minus"; entry: number };

/** All a reading gives. `entries` alone is what the corpus scores. */
export type LogReading = {
  entries: Entry[];
  unknown: UnknownExercise[];
  doubts: Doubt[];
  /**
   * Exercises with more sets in one message than are read at once: by id, or by name where nobody knows them. Nothing of
   * such sets is in the other fields.
   */
  tooMany: string[];
};
