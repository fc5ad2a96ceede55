/** What a tool found, line by line: the words a model is shown, and the figures in them as values to hold its answer against. */

import { distanceUnitOf } from "../answer/log.ts";
import type { LoadUnit } from "../log/entry.ts";
import { formatDecimal, formatThousands } from "../units/decimal.ts";
import { formatDistance } from "../units/distance.ts";
import { formatClock, formatHours } from "../units/duration.ts";
import { formatEstimate, formatLoad, formatVolume } from "../units/load.ts";

/** What a figure is, in the unit named; `count` is of anything that has no kind of its own. */
export type FigureKind =
  | "kg"
  | "reps"
  | "sets"
  | "seconds"
  | "meters"
  /** Seconds per metre. */
  | "pace"
  /** Metres per second. */
  | "speed"
  | "rpe"
  | "rir"
  /** Of ten. */
  | "scale"
  | "percent"
  | "bpm"
  | "watts"
  | "ms"
  | "steps"
  | "days"
  | "count";

export type Fact = {
  is: FigureKind;
  value: number;
  /** What it is of, such as `e1RM`. */
  of: string;
  /** Only figures alike in this are compared with each other; `of` where it says nothing else. */
  like?: string;
  /** How it is told, where its kind does not say: no finer than it is known. */
  told?: "estimate" | "volume" | "night";
  /** Shown in other words of the line already. */
  unsaid?: true;
  /** A mean, and no value of one day. */
  mean?: true;
  /** Of everything that was trained, and so of no exercise or sport by itself. */
  whole?: true;
  /** The set it is of, counted through the line. */
  set?: number;
};

/** One thing found. Its figures hold on its day, or over its days, and of its exercise or sport. */
export type FactLine = {
  day?: string;
  /** The last day, where it is about several. */
  to?: string;
  /** The exercise's or the sport's name. */
  subject?: string;
  bodyPart?: string;
  /** It is what a plan asks for, and need not have been done. */
  planned?: true;
  words: string;
  /** The athlete's own words in it. */
  quotes?: string[];
  facts: Fact[];
};

/** A line as a model reads it: `2026-11-12 Back Squat: e1RM 175 kg, best set 150 kg × 5`. */
export function lineWords({ day, to, subject, words, facts }: FactLine, unit: LoadUnit): string {
  const when = day === undefined ? "" : to === undefined || to === day ? `${day} ` : `${day} to ${to} `;
  const said = facts.filter(({ unsaid }) => !unsaid).map((fact) => `${fact.of} ${factWords(fact, unit)}`);
  const parts = [words, ...said].filter((part) => part !== "").join(", ");
  const named = subject === undefined || words.startsWith(subject) ? "" : `${subject}: `;
  return `${when}${named}${parts}`;
}

/** A figure as it is told to this athlete. */
export function factWords({ is, value, told }: Fact, unit: LoadUnit): string {
  switch (is) {
    case "kg":
      if (told === "estimate") return formatEstimate(value, unit);
      return told === "volume" ? formatVolume(value, unit) : formatLoad(value, unit);
    case "seconds":
      return told === "night" ? formatHours(value) : formatClock(value);
    case "meters":
      return formatDistance(value, distanceUnitOf(unit));
    case "scale":
      return `${formatDecimal(value, 1)}/10`;
    case "percent":
      return `${formatDecimal(value, 1)} %`;
    case "bpm":
      return `${formatDecimal(value, 0)} bpm`;
    case "watts":
      return `${formatDecimal(value, 0)} W`;
    case "ms":
      return `${formatDecimal(value, 0)} ms`;
    case "steps":
      return formatThousands(value);
    case "pace":
      return `${formatClock(value * 1000)}/km`;
    case "speed":
      return `${formatDecimal(value * 3.6, 1)} km/h`;
    case "reps":
    case "sets":
    case "rpe":
    case "rir":
    case "days":
    case "count":
      return formatDecimal(value, 1);
  }
}
