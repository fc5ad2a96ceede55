/** What a training note says: how it felt, what hurt, what was different; each with the words that say so. */
import type { LoggedSet } from "../log/entry.ts";

export const NOTE_KINDS = [
  "effort",
  "pain",
  "technique",
  "fatigue",
  "sleep",
  "mood",
  "illness",
  "rest",
  "tempo",
  "equipment",
  "environment",
  "nutrition",
] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

export const BODY_PARTS = [
  "neck",
  "shoulder",
  "elbow",
  "wrist",
  "hand",
  "chest",
  "upper-back",
  "lower-back",
  "core",
  "hip",
  "glute",
  "groin",
  "quad",
  "hamstring",
  "knee",
  "shin",
  "calf",
  "achilles",
  "ankle",
  "foot",
] as const;
export type BodyPart = (typeof BODY_PARTS)[number];

export const SIDES = ["left", "right", "both"] as const;
export type Side = (typeof SIDES)[number];

/** A set or rep as the note counts it, from 1. */
export type Which = number | "last" | "all";

/** -1 worse or harder than it should be, 0 neutral, 1 better or easier. */
export type Feel = -1 | 0 | 1;

/** One thing a note says. An absent field was not said. */
export type Observation = {
  kind: NoteKind;
  /** Exactly as it stands in the note. */
  quote: string;
  set?: Which;
  rep?: Which;
  /** Exercise id, only where the note names another than its context. */
  exercise?: string;
  bodyPart?: BodyPart;
  side?: Side;
  /** 0 (told to be absent) to 10; pain only. */
  severity?: number;
  /** Effort, technique, fatigue, sleep and mood only. */
  feel?: Feel;
  /** Rest only. */
  seconds?: number;
};

/** What the note was written about. */
export type NoteContext = {
  exercise?: string;
  sets?: readonly LoggedSet[];
  /** The athlete's own names: lower-case phrase to exercise id. */
  aliases?: ReadonlyMap<string, string>;
};
