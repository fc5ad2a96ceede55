/** A gym visit's end: grade, summary, records, comparison; and each part of the grade on request. */
import { type Block, type Span, strong, text } from "../chat/reply.ts";
import type { LoadUnit } from "../log/entry.ts";
import { type Cap, type Grade, type GradePart, type PartName, weightOf } from "../session/grade.ts";
import type { VisitSummary } from "../session/summary.ts";
import type { AnyPr } from "../strength/pr.ts";
import { dayInWords } from "../time/local.ts";
import { formatDecimal } from "../units/decimal.ts";
import { formatHours } from "../units/duration.ts";
import { formatVolume } from "../units/load.ts";
import { describeRecord } from "./log.ts";

export type VisitReview = {
  title?: string;
  day: string;
  summary: VisitSummary;
  grade: Grade;
  records: { exerciseId: string; name: string; pr: AnyPr }[];
  /** The last visit of its kind. */
  like?: { day: string; summary: VisitSummary };
  praise: string;
};

type Words = { unit: LoadUnit; today: string };

/** The whole of it, as `/end` answers. */
export function reviewBlocks(review: VisitReview, words: Words): Block[] {
  const { grade, summary, records, like } = review;
  const items: Span[][] = [
    [summaryWords(summary, words.unit)],
    ...records.map(({ name, pr }): Span[] => [strong(`PR: ${name}`), ` ${describeRecord(pr, words.unit)}`]),
    ...(like ? [[comparisonWords(summary, like, words)]] : []),
    ...(grade.letter ? [] : [["No grade yet: there is too little to compare it with."]]),
    ...(grade.cappedBy ? [[capWords(grade.cappedBy)]] : []),
  ];
  return [text(strong(headline(review)), ` ${review.praise}`), { kind: "list", items }];
}

/** `Push: A−.` */
export function headline({ title, grade }: Pick<VisitReview, "title" | "grade">): string {
  const name = title === undefined ? "Session" : capital(title);
  return grade.letter === undefined ? `${name}.` : `${name}: ${grade.letter}.`;
}

/** `14 sets, 4 exercises, 8,450 kg in 52 min (162 kg a minute)` */
function summaryWords(summary: VisitSummary, unit: LoadUnit): string {
  const { sets, exercises, volumeKg, setsWithoutVolume, durationSec, densityKgPerMin } = summary;
  const what = [counted(sets, "set"), counted(exercises, "exercise")];
  if (volumeKg !== undefined) what.push(formatVolume(volumeKg, unit));
  const time = durationSec === undefined ? "" : ` in ${formatHours(durationSec)}`;
  const density = densityKgPerMin === undefined ? "" : ` (${formatVolume(densityKgPerMin, unit)} a minute)`;
  const lacks =
    volumeKg !== undefined && setsWithoutVolume > 0
      ? `; ${counted(setsWithoutVolume, "set")} without a known load`
      : "";
  return `${what.join(", ")}${time}${density}${lacks}`;
}

/** `Thu 12 Nov: +350 kg (+4 %), 1 set more, 4 min shorter` */
function comparisonWords(now: VisitSummary, like: NonNullable<VisitReview["like"]>, { unit, today }: Words): string {
  const parts: string[] = [];
  const before = like.summary;
  if (now.volumeKg !== undefined && before.volumeKg !== undefined) {
    const kg = now.volumeKg - before.volumeKg;
    const percent = Math.round((kg / before.volumeKg) * 100);
    const amount = formatVolume(Math.abs(kg), unit);
    parts.push(
      amount.startsWith("0 ") ? "the same volume" : `${sign(kg)}${amount} (${sign(percent)}${Math.abs(percent)} %)`,
    );
  }
  const sets = now.sets - before.sets;
  parts.push(sets === 0 ? "as many sets" : `${counted(Math.abs(sets), "set")} ${sets > 0 ? "more" : "fewer"}`);
  const minutes = Math.round(((now.durationSec ?? 0) - (before.durationSec ?? 0)) / 60);
  if (now.durationSec !== undefined && before.durationSec !== undefined && minutes !== 0)
    parts.push(`${formatHours(Math.abs(minutes) * 60)} ${minutes > 0 ? "longer" : "shorter"}`);
  return `Against ${dayInWords(like.day, today)}: ${parts.join(", ")}`;
}

const PART_NAMES: Record<PartName, string> = {
  completion: "Completion",
  progress: "Progress",
  effort: "Effort",
  consistency: "Consistency",
};

/** Why a visit got its grade, part by part; parts that are not known say so. */
export function gradeBlocks(grade: Grade): Block[] {
  const total = grade.parts
    .filter(({ score }) => score !== undefined)
    .reduce((sum, { part }) => sum + weightOf(part), 0);
  const items = grade.parts.map((part): Span[] => [strong(PART_NAMES[part.part]), ` ${partWords(part, total)}`]);
  const headline =
    grade.letter === undefined
      ? "No grade: too little is known to judge."
      : `${grade.letter} ${grade.cappedBy ? "from" : "is"} ${formatDecimal(grade.score ?? 0, 1)} of 100:`;
  const cap = grade.cappedBy ? [text(capWords(grade.cappedBy))] : [];
  return [text(headline), { kind: "list", items }, ...cap];
}

/** Why the letter is no better although the score is. */
function capWords(cap: Cap): string {
  switch (cap) {
    case "completion-unknown":
      return "At most a B+ this time: without a plan or an earlier session like it, nothing says how much there was to do.";
    case "two-parts":
      return "At most an A this time: only two parts of the grade are known, and an A+ takes three.";
  }
}

function partWords(part: GradePart, total: number): string {
  if (part.score === undefined) return `does not count: ${becauseWords(part.because)}`;
  return `${formatDecimal(part.score, 0)}, counts ${Math.round((weightOf(part.part) / total) * 100)} %: ${factWords(part)}`;
}

function factWords(part: GradePart & { score: number }): string {
  switch (part.part) {
    case "completion":
      return `${part.done} of ${counted(part.expected, `${part.against === "plan" ? "planned" : "usual"} set`)}`;
    case "progress":
      return `best sets ${changeWords(part.change)}, ${counted(part.exercises, "exercise")}`;
    case "effort":
      return effortWords(part);
    case "consistency":
      return `${counted(part.recent, "session")} in 14 days, usually ${formatDecimal(part.usual, 1)}`;
  }
}

/** `1 of 3 rated sets in the range of “Deload”, 2 of them read in notes` */
function effortWords({
  inRange,
  rated,
  inferred,
  phase,
}: Extract<GradePart, { part: "effort"; score: number }>): string {
  const range = phase === undefined ? "the useful range" : `the range of “${phase}”`;
  const from =
    inferred === undefined ? "" : inferred === rated ? ", read in notes" : `, ${inferred} of them read in notes`;
  return `${inRange} of ${counted(rated, "rated set")} in ${range}${from}`;
}

function changeWords(change: number): string {
  const percent = formatDecimal(Math.abs(change) * 100, 1);
  return percent === "0" ? "as last time" : `${sign(change)}${percent} % on last time`;
}

function becauseWords(because: Extract<GradePart, { because: string }>["because"]): string {
  switch (because) {
    case "nothing-to-compare":
      return "there is nothing earlier to compare with";
    case "no-ratings":
      return "no effort told, add @8 or rir2 to your sets";
    case "too-few-visits":
      return "too few earlier sessions to know what is usual";
  }
}

function sign(value: number): string {
  return value < 0 ? "−" : "+";
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
