/** The chart of training volume by week: bars of volume load, with the number of working sets that made it. */

import type { LoadUnit } from "../log/entry.ts";
import { dayOf, epochDay } from "../time/epoch-day.ts";
import { formatVolume, loadIn } from "../units/load.ts";
import { dayInWords, yearOf } from "./calendar-axis.ts";
import { changeInWords } from "./change.ts";
import { type ChartOutcome, type ChartSpec, nothing } from "./spec.ts";
import { type Bar, volumeBars } from "./volume-bars.ts";

/** A week's volume load and working sets; `weekStart` is its first day, the same weekday throughout. */
export type WeekVolume = { weekStart: string; kg: number; sets: number };

export type VolumeChartInput = {
  /** All exercises together if absent. */
  exerciseName?: string;
  weeks: readonly WeekVolume[];
  unit: LoadUnit;
  /** The athlete's day: weeks up to it are shown though empty, and its own week is marked as not over yet. */
  today?: string;
};

const HEIGHT_PX = 270;

/** Bars of every week from the first to the last, weeks without training at zero. Nothing without any volume. */
export function volumeChart({ exerciseName, weeks, unit, today }: VolumeChartInput): ChartOutcome {
  const whose = exerciseName ?? "your training";
  const all = everyWeek(weeks, today);
  const last = all.at(-1);
  if (!last || all.every(({ kg }) => kg === 0)) {
    return nothing(`No volume load of ${whose} yet: log sets with load and reps.`);
  }
  const reading = readingOf(all, unit);
  const trained = all.filter(({ sets }) => sets > 0).length;
  const spec: ChartSpec = {
    kind: "volume",
    title: exerciseName ? `${exerciseName}, volume` : "Training volume",
    reading,
    alt: `Bar chart of the weekly volume load of ${whose}, ${
      all.length === 1 ? "the week" : `${all.length} weeks, ${trained} of them with training, from that`
    } of ${dayInWords(dayOf(all[0]!.start))}${all.length === 1 ? "" : ` to that of ${dayInWords(dayOf(last.start))}`}. ${reading}.`,
    table: {
      columns: ["week of", `volume (${unit})`, "sets"],
      rows: all.map(({ start, kg, sets }) => [dayOf(start), Math.round(loadIn(kg, unit)), sets]),
    },
    heightPx: HEIGHT_PX,
    ...volumeBars(all, unit),
  };
  return { kind: "chart", spec };
}

/** The last finished week against the mean of the four before it; with fewer, what there is. */
function readingOf(weeks: Bar[], unit: LoadUnit): string {
  const over = weeks.filter(({ open }) => !open);
  const open = weeks.find((week) => week.open);
  const last = over.at(-1);
  if (open && over.length < 5) {
    const soFar = `${formatVolume(open.kg, unit)} this week so far`;
    return last ? `${soFar}, ${formatVolume(last.kg, unit)} the week before` : soFar;
  }
  if (!last) return "";
  const words = `${formatVolume(last.kg, unit)} in the week of ${dayInWords(dayOf(last.start), yearOf(dayOf(weeks.at(-1)!.start)))}`;
  const before = over.slice(-5, -1);
  const mean = before.reduce((sum, { kg }) => sum + kg, 0) / before.length;
  return before.length < 4 || mean === 0 ? words : `${words}, ${changeInWords(last.kg / mean - 1)} on the four before`;
}

/** Every week from the first to the last or to `today`, those not given at zero; several entries of a week added up. */
function everyWeek(weeks: readonly WeekVolume[], today?: string): Bar[] {
  const starts = weeks.map(({ weekStart }) => epochDay(weekStart));
  if (starts.length === 0) return [];
  const first = Math.min(...starts);
  const until = Math.max(...starts, today === undefined ? Number.NEGATIVE_INFINITY : epochDay(today));
  const bars: Bar[] = [];
  for (let start = first; start <= until; start += 7) {
    const open = today !== undefined && epochDay(today) <= start + 6;
    bars.push({ start, days: 7, kg: 0, sets: 0, open });
  }
  for (const { weekStart, kg, sets } of weeks) {
    const bar = bars[Math.floor((epochDay(weekStart) - first) / 7)]!;
    bar.kg += kg;
    bar.sets += sets;
  }
  return bars;
}
