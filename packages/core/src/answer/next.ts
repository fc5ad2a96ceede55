/** What comes next in a gym visit, and what to know before an exercise's first set. */
import { type Block, type Span, strong, text } from "../chat/reply.ts";
import type { LoadUnit } from "../log/entry.ts";
import type { Target } from "../strength/progression.ts";
import { dayInWords } from "../time/local.ts";
import { formatEstimate } from "../units/load.ts";
import { joined, type PastSet } from "./log.ts";
import { describeSets, type LoadStyle } from "./sets.ts";
import { targetWords } from "./target.ts";

/** What is known of an exercise before its first set. */
export type ExerciseOutlook = {
  name: string;
  style: LoadStyle;
  target?: Target;
  /** The sets of the last time, warm-ups left out. */
  last?: { day: string; sets: PastSet[]; note?: string };
  record?: { kg?: number; reps?: number; e1rmKg?: number };
};

export type NextStep = ExerciseOutlook & { set: number; sets: number; insteadOf?: string };

type Words = { unit: LoadUnit; today: string };

/** `Next: Bench Press, set 2 of 4: 100 kg × 6–8 (…)`, and a line of history. */
export function nextBlocks(next: NextStep, words: Words): Block[] {
  const { name, set, sets, insteadOf, target, style } = next;
  const instead = insteadOf === undefined ? "" : ` instead of ${insteadOf}`;
  const aim = target ? `: ${targetWords(target, words.unit, style)}` : "";
  return [text("Next: ", strong(name), `${instead}, set ${set} of ${sets}${aim}`), ...historyLine(next, words)];
}

/** Before an exercise's first set: target, last time, last note, record. */
export function outlookBlocks(outlook: ExerciseOutlook, words: Words): Block[] {
  const { name, target, style } = outlook;
  if (!target && !outlook.last) return [text(strong(name), ": nothing logged yet. Whatever you do is the first mark.")];
  const aim = target ? ` ${targetWords(target, words.unit, style)}` : "";
  return [text(strong(name), aim), ...historyLine(outlook, words)];
}

function historyLine({ last, record, style }: ExerciseOutlook, { unit, today }: Words): Block[] {
  const parts: Span[] = [];
  if (last) parts.push(`Last ${dayInWords(last.day, today)}: ${describeSets(last.sets, unit, style)}`);
  if (last?.note !== undefined) parts.push(`“${last.note}”`);
  const best = record && recordWords(record, unit, style);
  if (best) parts.push(`Best ${best}`);
  return parts.length === 0 ? [] : [text(...joined(parts))];
}

function recordWords(
  { kg, reps, e1rmKg }: NonNullable<ExerciseOutlook["record"]>,
  unit: LoadUnit,
  style: LoadStyle,
): string {
  const heaviest =
    kg === undefined ? [] : [describeSets([{ kg, ...(reps !== undefined && { reps }) }], unit, style).trim()];
  return [...heaviest, ...(e1rmKg === undefined ? [] : [`e1RM ${formatEstimate(e1rmKg, unit)}`])].join(", ");
}
