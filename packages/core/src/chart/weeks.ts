/** Weeks side by side on a time axis: every one there was, or means of several where they would be too many to draw. */
import { dayOf, epochDay, mondayOf } from "../time/epoch-day.ts";

/** Some weeks drawn as one, from epoch day `start`; `open` while the last of them is not over. */
export type Slot<W> = { start: number; days: number; open: boolean; weeks: (W | undefined)[] };

/** More bars than this are hairs at phone width. */
const MAX_SLOTS = 53;

/**
 * Every week from the first given to today's, those not given as `undefined`, in slots of as few weeks as there is room for.
 * Empty without any.
 *
 * @param weeks each with its Monday
 */
export function slotsOf<W extends { weekStart: string }>(weeks: readonly W[], today: string): Slot<W>[] {
  if (weeks.length === 0) return [];
  const byStart = new Map(weeks.map((week) => [week.weekStart, week]));
  const first = Math.min(...weeks.map(({ weekStart }) => epochDay(weekStart)));
  const thisWeek = mondayOf(epochDay(today));
  const count = (thisWeek - first) / 7 + 1;
  const size = Math.ceil(count / MAX_SLOTS);
  const slots: Slot<W>[] = [];
  // Counted back from this week, so that only the oldest slot can lack weeks.
  for (let end = thisWeek + 7; end > first; end -= size * 7) {
    const starts = Array.from({ length: size }, (_, nth) => end - (size - nth) * 7).filter((start) => start >= first);
    slots.unshift({
      start: starts[0]!,
      days: starts.length * 7,
      open: end === thisWeek + 7 && epochDay(today) < end - 1,
      weeks: starts.map((start) => byStart.get(dayOf(start))),
    });
  }
  return slots;
}

/** `a week`, or `a week, mean of 4`. */
export function slotWords(slots: readonly Slot<unknown>[]): string {
  const size = Math.max(...slots.map(({ weeks }) => weeks.length));
  return size > 1 ? `a week, mean of ${size}` : "a week";
}

/** The mean of a slot's weeks, those without training as nothing done. */
export function meanOf<W>({ weeks }: Slot<W>, value: (week: W) => number): number {
  return weeks.reduce((sum, week) => sum + (week ? value(week) : 0), 0) / weeks.length;
}

export function middleOf({ start, days }: Slot<unknown>): number {
  return start + days / 2;
}

/** Few slots keep the width they would have among six. */
const LEAST_DAYS = 42;

/** The first and last epoch day to show. */
export function spanOf(slots: readonly Slot<unknown>[]): { from: number; to: number } {
  const from = slots[0]!.start;
  const last = slots.at(-1)!;
  const to = last.start + last.days;
  const margin = Math.max((to - from) * 0.01, (LEAST_DAYS - (to - from)) / 2);
  return { from: from - margin, to: to + margin };
}
