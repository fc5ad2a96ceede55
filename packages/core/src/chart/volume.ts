/** The chart of training volume by week: bars of volume load, with the number of hard sets that made it. */

import type { LoadUnit } from "../log/entry.ts";
import { formatVolume, loadIn } from "../units/load.ts";
import { calendarAxis, dayInWords, dayOf, epochDay, yearOf } from "./calendar-axis.ts";
import { changeInWords } from "./change.ts";
import { CAPTION_PX, LOWER_CAPTION_PX, valueAxis, xScale, yScale } from "./frame.ts";
import { type ChartOutcome, type ChartSpec, nothing, type SpecConfig, type XY } from "./spec.ts";
import { fitRange } from "./value-axis.ts";

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
/** Height of the bars' panel, roughly; only to keep room for captions. */
const PLOT_PX = 170;
const SETS_PANEL = { weight: 0.55, px: 60 } as const;
/** Up to here the sets stand in figures on the bars, past it as bars of their own. */
const MAX_FIGURES = 13;
/** More weeks than this are drawn by month. */
const MAX_WEEKS = 104;

type Bar = { start: number; days: number; kg: number; sets: number };

/** Bars of every week from the first to the last, weeks without training at zero. Nothing without any volume. */
export function volumeChart({ exerciseName, weeks, unit, today }: VolumeChartInput): ChartOutcome {
  const whose = exerciseName ?? "your training";
  const all = everyWeek(weeks, today);
  const last = all.at(-1);
  if (!last || all.every(({ kg }) => kg === 0))
    return nothing(`No volume load of ${whose} yet: log sets with load and reps.`);
  const reading = readingOf(all, unit, today);
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
    ...drawing(all, unit, today),
  };
  return { kind: "chart", spec };
}

function drawing(weeks: Bar[], unit: LoadUnit, today?: string): Pick<ChartSpec, "config" | "axes" | "marks"> {
  const monthly = weeks.length > MAX_WEEKS;
  const bars = monthly ? byMonth(weeks) : weeks;
  const inFigures = bars.length <= MAX_FIGURES;
  const from = bars[0]!.start;
  const to = bars.at(-1)!.start + bars.at(-1)!.days;
  // Few bars keep the width they would have among six.
  const margin = Math.max((to - from) * 0.01, (42 - (to - from)) / 2);
  const volumes = bars.map(({ kg }) => loadIn(kg, unit));
  const range = fitRange(0, Math.max(...volumes), {
    ticks: 4,
    headroom: (CAPTION_PX + (inFigures ? 16 : 0)) / (inFigures ? PLOT_PX : PLOT_PX - SETS_PANEL.px),
  });
  const setRange = fitRange(0, Math.max(...bars.map(({ sets }) => sets)), {
    ticks: 2,
    steps: [1, 2, 5, 10, 20, 50, 100, 200, 500],
    headroom: LOWER_CAPTION_PX / SETS_PANEL.px,
  });
  const unfinished = bars.map((bar) => today !== undefined && epochDay(today) < bar.start + bar.days - 1);
  const xy = (y: (bar: Bar) => number) => bars.map((bar): XY => ({ x: bar.start + bar.days / 2, y: y(bar) }));
  const dataset = (label: string, yAxisID: string, data: XY[], fill: "$accent" | "$warm") => ({
    type: "bar" as const,
    label,
    data,
    yAxisID,
    backgroundColor: fill,
    borderRadius: bars.length > 40 ? 0 : 2,
    barPercentage: bars.length > 60 ? 0.95 : 0.82,
    categoryPercentage: 1,
    grouped: false,
    maxBarThickness: 48,
  });
  const period = monthly ? "a week, by month" : "a week";
  const config: SpecConfig = {
    type: "bar",
    data: {
      datasets: [
        {
          ...dataset(
            "volume",
            "y",
            xy(({ kg }) => loadIn(kg, unit)),
            "$accent",
          ),
          backgroundColor: unfinished.map((open) => (open ? "$accentSoft" : "$accent")),
        },
        ...(inFigures
          ? []
          : [
              dataset(
                "sets",
                "sets",
                xy(({ sets }) => sets),
                "$warm",
              ),
            ]),
      ],
    },
    options: {
      scales: {
        ...(inFigures ? {} : { sets: yScale(setRange, { weight: SETS_PANEL.weight }) }),
        y: yScale(range),
        x: xScale(from - margin, to + margin),
      },
    },
  };
  return {
    config,
    axes: {
      x: inFigures ? weekTicks(bars) : calendarAxis(from - margin, to + margin, 5),
      y: valueAxis(range, { kind: "compact" }),
      ...(inFigures ? {} : { sets: valueAxis(setRange) }),
    },
    marks: {
      bands: [],
      captions: [
        {
          axis: "y",
          items: [
            { text: `${unit} ${period}`, colour: "$accent", sign: "bar" },
            ...(unfinished.includes(true)
              ? [
                  {
                    text: `this ${monthly ? "month" : "week"} so far`,
                    colour: "$quiet",
                    sign: "bar",
                    signColour: "$accentSoft",
                  } as const,
                ]
              : []),
            ...(inFigures ? [{ text: "number: sets", colour: "$quiet" } as const] : []),
          ],
        },
        ...(inFigures
          ? []
          : [{ axis: "sets", items: [{ text: `sets ${period}`, colour: "$warm", sign: "bar" } as const] }]),
      ],
      labels: inFigures
        ? bars.map(({ start, days, kg, sets }) => ({
            x: start + days / 2,
            y: loadIn(kg, unit),
            axis: "y",
            text: String(sets),
            colour: "$quiet" as const,
            side: "over" as const,
          }))
        : [],
    },
  };
}

/** The last finished week against the mean of the four before it; with fewer, what there is. */
function readingOf(weeks: Bar[], unit: LoadUnit, today?: string): string {
  const isOver = ({ start, days }: Bar) => today === undefined || epochDay(today) >= start + days - 1;
  const over = weeks.filter(isOver);
  const open = weeks.find((week) => !isOver(week));
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
  for (let start = first; start <= until; start += 7) bars.push({ start, days: 7, kg: 0, sets: 0 });
  for (const { weekStart, kg, sets } of weeks) {
    const bar = bars[Math.floor((epochDay(weekStart) - first) / 7)]!;
    bar.kg += kg;
    bar.sets += sets;
  }
  return bars;
}

/** The mean week of each month; a sum would jump with the four or five weeks a month holds. */
function byMonth(weeks: Bar[]): Bar[] {
  const months = Map.groupBy(weeks, ({ start }) => dayOf(start).slice(0, 7));
  return [...months].map(([month, group]) => ({
    start: epochDay(`${month}-01`),
    days: 30.4375,
    kg: group.reduce((sum, { kg }) => sum + kg, 0) / group.length,
    sets: group.reduce((sum, { sets }) => sum + sets, 0) / group.length,
  }));
}

/** The first days of some weeks, under the middles of their bars. */
function weekTicks(bars: Bar[]): ChartSpec["axes"][string] {
  const every = Math.ceil(bars.length / 5);
  const ticks = bars.filter((_, index) => (bars.length - 1 - index) % every === 0).map(({ start }) => start + 3.5);
  return { ticks, format: { kind: "week" } };
}
