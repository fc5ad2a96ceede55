/** Personal records in words: over all exercises, and of one. */
import { type Block, type Span, strong, text } from "../chat/reply.ts";
import type { LoadUnit } from "../log/entry.ts";
import { dayInWords } from "../time/local.ts";
import { formatDecimal } from "../units/decimal.ts";
import { formatAddedLoad, formatEstimate, formatLoad, formatVolume } from "../units/load.ts";
import type { LoadStyle } from "./sets.ts";

export type ExerciseRecords = {
  name: string;
  style: LoadStyle;
  heaviest?: { kg: number; reps: number; day: string };
  e1rm?: { kg: number; day: string };
  longest?: { seconds: number; day: string };
};

type Words = { unit: LoadUnit; today: string };

/** A line an exercise, the one improved last first. @param page counted from 0 */
export function recordsBlocks(
  all: readonly ExerciseRecords[],
  { page, pages, ...words }: Words & { page: number; pages: number },
): Block[] {
  if (all.length === 0) return [text("No records yet. Write what you did, like: bench 100x5")];
  const items = all.map((one): Span[] => [strong(one.name), ` ${bestWords(one, words)}`]);
  const which = pages > 1 ? `, page ${page + 1} of ${pages}` : "";
  return [text(`Your records, latest first${which}:`), { kind: "list", items }];
}

function bestWords({ heaviest, e1rm, longest, style }: ExerciseRecords, words: Words): string {
  const parts = [
    ...(heaviest ? [`${setWords(heaviest, style, words.unit)}, ${dayInWords(heaviest.day, words.today)}`] : []),
    ...(e1rm ? [`e1RM ${formatEstimate(e1rm.kg, words.unit)}, ${dayInWords(e1rm.day, words.today)}`] : []),
    ...(longest ? [`${formatDecimal(longest.seconds, 1)} s, ${dayInWords(longest.day, words.today)}`] : []),
  ];
  return parts.join(" · ");
}

export type RecordsOfExercise = ExerciseRecords & {
  /** The loads at which more repetitions were done than at any heavier one, heaviest first. */
  repRecords: { kg: number; reps: number; day: string }[];
  volume?: { kg: number; day: string };
};

/** Loads told of; lighter ones say little. */
const MOST_LOADS = 8;

/** Heaviest, e1RM, volume, and the most repetitions load by load. */
export function exerciseRecordsBlocks(of: RecordsOfExercise, words: Words): Block[] {
  const { name, style, heaviest, e1rm, longest, volume } = of;
  const { unit, today } = words;
  const when = (day: string) => `, ${dayInWords(day, today)}`;
  const items: Span[][] = [
    ...(heaviest ? [["Heaviest ", strong(setWords(heaviest, style, unit)), when(heaviest.day)]] : []),
    ...(e1rm ? [["Best e1RM ", strong(formatEstimate(e1rm.kg, unit)), when(e1rm.day)]] : []),
    ...(volume ? [["Most volume in a session ", strong(formatVolume(volume.kg, unit)), when(volume.day)]] : []),
    ...(longest ? [["Longest ", strong(`${formatDecimal(longest.seconds, 1)} s`), when(longest.day)]] : []),
  ];
  if (items.length === 0) return [text(strong(name), ": no record yet.")];
  const reps = of.repRecords.slice(0, MOST_LOADS).map((one): Span => `${setWords(one, style, unit)}${when(one.day)}`);
  if (reps.length > 1) items.push([`Most reps: ${reps.join(" · ")}`]);
  return [text(strong(name)), { kind: "list", items }];
}

function setWords({ kg, reps }: { kg: number; reps: number }, style: LoadStyle, unit: LoadUnit): string {
  return `${style === "bodyweight" ? formatAddedLoad({ kg }, unit) : formatLoad(kg, unit)} × ${reps}`;
}
