/** The one or two lines that answer a log: what was understood, and what it means. */
import type { Span } from "../chat/reply.ts";
import { strong } from "../chat/reply.ts";
import type { ActivityEntry, LoadUnit, LoggedSet, NoteEntry, WellnessEntry, WellnessMetric } from "../log/entry.ts";
import { sportName } from "../log/sport-name.ts";
import { bestE1rm } from "../strength/e1rm.ts";
import type { Lift } from "../strength/lift.ts";
import type { AnyPr } from "../strength/pr.ts";
import { dayInWords } from "../time/local.ts";
import { formatDecimal, formatThousands } from "../units/decimal.ts";
import { type DistanceUnit, formatDistance, formatElevation } from "../units/distance.ts";
import { formatClock, formatHours } from "../units/duration.ts";
import { formatEstimate, formatLoad, formatToldLoad, formatVolume } from "../units/load.ts";
import { formatAveragePace, formatSpeed, paceUnitOf } from "../units/pace.ts";
import { describeSets, type LoadStyle } from "./sets.ts";

/** Those who lift in pounds run in miles. */
export function distanceUnitOf(unit: LoadUnit): DistanceUnit {
  return unit === "lb" ? "mi" : "km";
}

/** A set the database gave back, with the day it was done. */
export type PastSet = LoggedSet & { day: string };

export type LoggedExercise = {
  name: string;
  style: LoadStyle;
  lift: Lift;
  sets: LoggedSet[];
  /** Sets of the last day this exercise was done, before the day of these. */
  last: PastSet[];
  /** The records these sets broke, the most telling first. */
  records: AnyPr[];
};

/** `Bench Press 100 kg 3×5 @8`, then e1RM, last time and the record. */
export function setsLines(
  { name, style, lift, sets, last, records }: LoggedExercise,
  { unit, today }: { unit: LoadUnit; today: string },
): { done: Span[]; meaning: Span[] } {
  const done: Span[] = [strong(name), ` ${describeSets(sets, unit, style)}`];
  const parts: Span[] = [];
  const e1rm = bestE1rm(sets, lift)?.e1rm;
  if (e1rm) {
    const before = bestE1rm(last, lift)?.e1rm;
    const change = before ? ` (${signed(e1rm.kg - before.kg, unit)})` : "";
    parts.push(`e1RM ${formatEstimate(e1rm.kg, unit)}${change}`);
  }
  const lastWork = last.filter((set) => !set.warmup);
  if (lastWork.length > 0)
    parts.push(`last ${dayInWords(lastWork[0]!.day, today)}: ${describeSets(lastWork, unit, style)}`);
  const [record] = records;
  if (record) parts.push(strong(`PR: ${describeRecord(record, unit)}`));
  return { done, meaning: joined(parts) };
}

/** `heaviest ever, 105 kg (was 100 kg)` */
export function describeRecord(record: AnyPr, unit: LoadUnit): string {
  const told = (kg: number, { typed }: LoggedSet) => formatToldLoad({ kg, ...(typed && { typed }) }, unit);
  switch (record.kind) {
    case "weight":
      return `heaviest ever, ${told(record.kg, record.set)} (was ${told(record.previousKg, record.previous)})`;
    case "reps":
      return `most reps at ${told(record.kg, record.set)}, ${record.reps} (was ${record.previousReps})`;
    case "e1rm":
      return `best e1RM, ${formatEstimate(record.kg, unit)} (was ${formatEstimate(record.previousKg, unit)})`;
    case "volume":
      return `most volume in a session, ${formatVolume(record.kg, unit)} (was ${formatVolume(record.previousKg, unit)})`;
  }
}

function signed(kg: number, unit: LoadUnit): string {
  const amount = formatEstimate(Math.abs(kg), unit);
  return amount.startsWith("0 ") ? "as last time" : `${kg > 0 ? "+" : "−"}${amount}`;
}

/** Once, to somebody who moves their body and never said what it weighs. */
export function bodyweightWanted(unit: LoadUnit): Span[] {
  const example = unit === "kg" ? "weight 80" : "weight 175";
  return ["Tell me your bodyweight, like ", { code: example }, ", and I can reckon with it here."];
}

/** `Run 10 km in 52:30, 5:15/km, 152 bpm` */
export function activityLine(entry: Omit<ActivityEntry, "type">, unit: LoadUnit): Span[] {
  const distance = distanceUnitOf(unit);
  const { meters, seconds } = entry;
  const facts: string[] = [];
  const what = [
    meters === undefined ? "" : formatDistance(meters, distance),
    seconds === undefined ? "" : `${meters === undefined ? "" : "in "}${formatClock(seconds)}`,
  ].filter((part) => part !== "");
  if (what.length > 0) facts.push(what.join(" "));
  const pace =
    meters !== undefined && seconds !== undefined ? paceOrSpeed(entry.sport, meters, seconds, distance) : undefined;
  if (pace) facts.push(pace);
  if (entry.avgHr !== undefined) facts.push(`${Math.round(entry.avgHr)} bpm`);
  if (entry.maxHr !== undefined) facts.push(`max ${Math.round(entry.maxHr)} bpm`);
  if (entry.watts !== undefined) facts.push(`${Math.round(entry.watts)} W`);
  if (entry.elevationMeters !== undefined) facts.push(`${formatElevation(entry.elevationMeters, distance)} up`);
  if (entry.rpe !== undefined) facts.push(`RPE ${formatDecimal(entry.rpe, 1)}`);
  if (entry.note) facts.push(`“${entry.note}”`);
  return [strong(sportName(entry.sport)), ...(facts.length > 0 ? [` ${facts.join(", ")}`] : [])];
}

function paceOrSpeed(
  sport: ActivityEntry["sport"],
  meters: number,
  seconds: number,
  unit: DistanceUnit,
): string | undefined {
  if (seconds <= 0 || meters <= 0) return undefined;
  const per = paceUnitOf(sport, unit);
  if (per) return formatAveragePace(meters, seconds, per);
  return sport === "bike" || sport === "ski" ? formatSpeed(meters / seconds, unit) : undefined;
}

export const METRIC_NAMES: Readonly<Record<WellnessMetric, string>> = {
  sleep: "Sleep",
  stress: "Stress",
  soreness: "Soreness",
  weight: "Bodyweight",
  rhr: "Resting heart rate",
  hrv: "HRV",
  mood: "Mood",
  energy: "Energy",
  steps: "Steps",
};

/** `Sleep 7 h 30 min`, `Soreness 4/10, quads` */
export function wellnessLine({ metric, value, where }: Omit<WellnessEntry, "type">, unit: LoadUnit): Span[] {
  return [strong(METRIC_NAMES[metric]), ` ${wellnessValue(metric, value, unit)}${where ? `, ${where}` : ""}`];
}

/** `7 h 30 min`, `81.4 kg`, `4/10` */
export function wellnessValue(metric: WellnessMetric, value: number, unit: LoadUnit): string {
  switch (metric) {
    case "sleep":
      return formatHours(value * 3600);
    case "weight":
      return formatLoad(value, unit);
    case "rhr":
      return `${formatDecimal(value, 0)} bpm`;
    case "hrv":
      return `${formatDecimal(value, 0)} ms`;
    case "steps":
      return formatThousands(value);
    case "stress":
    case "soreness":
    case "mood":
    case "energy":
      return `${formatDecimal(value, 1)}/10`;
  }
}

/** `Noted: left knee tight` */
export function noteLine({ text }: Pick<NoteEntry, "text">): Span[] {
  return [strong("Noted:"), ` ${text}`];
}

/** ` · ` between facts. */
export function joined(parts: readonly Span[]): Span[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [" · ", part]));
}
