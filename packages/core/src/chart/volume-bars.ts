/** How volume is drawn: a bar a week, and the sets as figures on few bars or as bars of their own under many. */

import type { LoadUnit } from "../log/entry.ts";
import { dayOf, epochDay } from "../time/epoch-day.ts";
import { loadIn } from "../units/load.ts";
import { calendarAxis } from "./calendar-axis.ts";
import { CAPTION_PX, LOWER_CAPTION_PX, valueAxis, xScale, yScale } from "./frame.ts";
import type { Axis, Caption, ChartSpec, PointLabel, XY } from "./spec.ts";
import { fitRange } from "./value-axis.ts";

/** A stretch of `days` from epoch day `start`; `open` while the athlete may still add to it. */
export type Bar = { start: number; days: number; kg: number; sets: number; open: boolean };

type Drawing = Pick<ChartSpec, "config" | "axes" | "marks">;

/** Height of the bars' panel, roughly; only to keep room for captions. */
const PLOT_PX = 170;
const SETS_PANEL = { weight: 0.55, px: 60 } as const;
const FIGURE_PX = 16;
/** Up to here the sets stand in figures on the bars, past it as bars of their own. */
const MAX_FIGURES = 13;
/** More weeks than this are drawn by month. */
const MAX_WEEKS = 104;
/** Few bars keep the width they would have among six. */
const LEAST_DAYS = 42;

/** The drawing of `weeks`, consecutive and at least one. */
export function volumeBars(weeks: readonly Bar[], unit: LoadUnit): Drawing {
  const monthly = weeks.length > MAX_WEEKS;
  const period = monthly ? "a week, by month" : "a week";
  const bars = monthly ? byMonth(weeks) : [...weeks];
  return bars.length <= MAX_FIGURES ? withFigures(bars, unit, period) : withSetsPanel(bars, unit, period);
}

function withFigures(bars: Bar[], unit: LoadUnit, period: string): Drawing {
  const range = volumeRange(bars, unit, (CAPTION_PX + FIGURE_PX) / PLOT_PX);
  const caption = volumeCaption(bars, `${unit} ${period}`);
  return {
    config: {
      type: "bar",
      data: { datasets: [volumeDataset(bars, unit)] },
      options: { scales: { y: yScale(range), x: barScale(bars) } },
    },
    axes: { x: weekTicks(bars), y: valueAxis(range, { kind: "compact" }) },
    marks: {
      bands: [],
      captions: [{ ...caption, items: [...caption.items, { text: "number: sets", colour: "$quiet" }] }],
      labels: bars.map(
        (bar): PointLabel => ({
          x: middleOf(bar),
          y: loadIn(bar.kg, unit),
          axis: "y",
          text: String(bar.sets),
          colour: "$quiet",
          side: "over",
        }),
      ),
    },
  };
}

function withSetsPanel(bars: Bar[], unit: LoadUnit, period: string): Drawing {
  const range = volumeRange(bars, unit, CAPTION_PX / (PLOT_PX - SETS_PANEL.px));
  const setRange = fitRange(0, Math.max(1, ...bars.map(({ sets }) => sets)), {
    ticks: 2,
    steps: [1, 2, 5, 10, 20, 50, 100, 200, 500],
    headroom: LOWER_CAPTION_PX / SETS_PANEL.px,
  });
  const x = barScale(bars);
  return {
    config: {
      type: "bar",
      data: { datasets: [volumeDataset(bars, unit), setsDataset(bars)] },
      // Chart.js stacks panels from the bottom up.
      options: { scales: { sets: yScale(setRange, { weight: SETS_PANEL.weight }), y: yScale(range), x } },
    },
    axes: {
      x: calendarAxis(bars[0]!.start, endOf(bars), 5),
      y: valueAxis(range, { kind: "compact" }),
      sets: valueAxis(setRange),
    },
    marks: {
      bands: [],
      captions: [
        volumeCaption(bars, `${unit} ${period}`),
        { axis: "sets", items: [{ text: `sets ${period}`, colour: "$warm", sign: "bar" }] },
      ],
      labels: [],
    },
  };
}

function volumeDataset(bars: Bar[], unit: LoadUnit) {
  return {
    ...barDataset(bars),
    label: "volume",
    yAxisID: "y",
    data: bars.map((bar): XY => ({ x: middleOf(bar), y: loadIn(bar.kg, unit) })),
    backgroundColor: bars.map(({ open }) => (open ? "$accentSoft" : "$accent")),
  };
}

function setsDataset(bars: Bar[]) {
  return {
    ...barDataset(bars),
    label: "sets",
    yAxisID: "sets",
    data: bars.map((bar): XY => ({ x: middleOf(bar), y: bar.sets })),
    backgroundColor: "$warm",
  };
}

function barDataset(bars: Bar[]) {
  return {
    type: "bar" as const,
    borderRadius: bars.length > 40 ? 0 : 2,
    barPercentage: bars.length > 60 ? 0.95 : 0.82,
    categoryPercentage: 1,
    grouped: false,
    maxBarThickness: 48,
  };
}

function volumeCaption(bars: Bar[], words: string): Caption {
  const items: Caption["items"] = [{ text: words, colour: "$accent", sign: "bar" }];
  if (bars.some(({ open }) => open)) {
    items.push({ text: "this week so far", colour: "$quiet", sign: "bar", signColour: "$accentSoft" });
  }
  return { axis: "y", items };
}

function volumeRange(bars: Bar[], unit: LoadUnit, headroom: number) {
  return fitRange(0, Math.max(...bars.map(({ kg }) => loadIn(kg, unit))), { ticks: 4, headroom });
}

function barScale(bars: Bar[]) {
  const from = bars[0]!.start;
  const to = endOf(bars);
  const margin = Math.max((to - from) * 0.01, (LEAST_DAYS - (to - from)) / 2);
  return xScale(from - margin, to + margin);
}

/** The first days of some weeks, under the middles of their bars; always that of the last. */
function weekTicks(bars: Bar[]): Axis {
  const every = Math.ceil(bars.length / 5);
  const ticks = bars.filter((_, index) => (bars.length - 1 - index) % every === 0).map(middleOf);
  return { ticks, format: { kind: "week" } };
}

/**
 * The mean week of each month; a sum would jump with the four or five weeks a month holds. A week that is not over counts
 * only when it is, lest it pull the mean down.
 */
function byMonth(weeks: readonly Bar[]): Bar[] {
  const months = Map.groupBy(
    weeks.filter(({ open }) => !open),
    ({ start }) => dayOf(start).slice(0, 7),
  );
  return [...months].map(([month, group]) => ({
    start: epochDay(`${month}-01`),
    days: 30.4375,
    kg: group.reduce((sum, { kg }) => sum + kg, 0) / group.length,
    sets: group.reduce((sum, { sets }) => sum + sets, 0) / group.length,
    open: false,
  }));
}

function middleOf({ start, days }: Bar): number {
  return start + days / 2;
}

function endOf(bars: Bar[]): number {
  const last = bars.at(-1)!;
  return last.start + last.days;
}
