/** The chart of one lift's e1RM over the days it was trained. */

import type { LoadUnit } from "../log/entry.ts";
import type { LiftTrend } from "../strength/plateau.ts";
import { dayOf, epochDay, mondayOf } from "../time/epoch-day.ts";
import { estimateNumber, formatEstimate, loadIn, loadNumber } from "../units/load.ts";
import { calendarAxis, dayInWords, yearOf } from "./calendar-axis.ts";
import { changeInWords, countInWords, spanInWords } from "./change.ts";
import { CAPTION_PX, valueAxis, xScale, yScale } from "./frame.ts";
import { withPauses } from "./pauses.ts";
import { type Caption, type ChartOutcome, type ChartSpec, nothing, type PointLabel } from "./spec.ts";
import { fitRange } from "./value-axis.ts";

/** The best set of a day: `kg` × `reps`, the e1RM it gives and the band that lies in, where it is known. */
export type E1rmPoint = {
  day: string;
  e1rmKg: number;
  lowKg?: number;
  highKg?: number;
  kg: number;
  reps: number;
  isPr?: boolean;
};

export type E1rmChartInput = {
  exerciseName: string;
  points: readonly E1rmPoint[];
  unit: LoadUnit;
  /** Where the lift is going, told after the change. */
  trend?: LiftTrend;
};

const HEIGHT_PX = 270;
/** The plot under heading and above dates, roughly; only to keep room for the caption. */
const PLOT_PX = 170;
const LABEL_PX = 16;
/** More dots than this run into each other at phone width: then the best of each week or month is drawn. */
const MAX_DOTS = 110;
/** More records than this are news no more: then only the latest is marked. */
const MAX_RECORDS = 36;
/** A line of session bests by real days, records marked, the best one named. Nothing without points. */
export function e1rmChart({ exerciseName, points: given, unit, trend }: E1rmChartInput): ChartOutcome {
  const points = [...given].sort((a, b) => epochDay(a.day) - epochDay(b.day));
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return nothing(`No set of ${exerciseName} gives an e1RM yet: log a load with up to 12 reps.`);
  const best = points.reduce((a, b) => (b.e1rmKg > a.e1rmKg ? b : a));
  const reading = readingOf(points, best, unit) + trendInWords(trend);
  const spec: ChartSpec = {
    kind: "e1rm",
    title: `${exerciseName}, e1RM`,
    reading,
    alt: `Line chart of the e1RM of ${exerciseName} on ${countInWords(points.length, "day")}${
      first === last ? ` (${dayInWords(first.day)})` : ` from ${dayInWords(first.day)} to ${dayInWords(last.day)}`
    }, ${formatEstimate(first.e1rmKg, unit)} at first and ${formatEstimate(last.e1rmKg, unit)} at last. ${reading}.`,
    table: {
      columns: ["day", `e1RM (${unit})`, "at least", "at most", `load (${unit})`, "reps", "record"],
      rows: points.map((point) => [
        point.day,
        Number(estimateNumber(point.e1rmKg, unit)),
        point.lowKg === undefined ? null : Number(estimateNumber(point.lowKg, unit)),
        point.highKg === undefined ? null : Number(estimateNumber(point.highKg, unit)),
        Number(loadNumber(point.kg, unit)),
        point.reps,
        point.isPr ? "yes" : "",
      ]),
    },
    heightPx: HEIGHT_PX,
    ...drawing(points, best, unit),
  };
  return { kind: "chart", spec };
}

function drawing(points: E1rmPoint[], best: E1rmPoint, unit: LoadUnit): Pick<ChartSpec, "config" | "axes" | "marks"> {
  const from = epochDay(points[0]!.day);
  const to = epochDay(points.at(-1)!.day);
  const margin = from === to ? 3 : (to - from) * 0.025;
  const values = points.map(({ e1rmKg }) => loadIn(e1rmKg, unit));
  const high = Math.max(...values);
  const headroom = (CAPTION_PX + LABEL_PX) / PLOT_PX;
  const drawn = thinned(points);
  const bands = drawn.filter((point) => point.lowKg !== undefined).map((point) => bandOf(point, unit));
  // A band may leave the picture at the top, where one set of many repetitions would flatten all the rest.
  const low = Math.min(...values, ...bands.map((band) => band.low));
  const top = Math.min(Math.max(high, ...bands.map((band) => band.high)), high * 1.06);
  const range = fitRange(low, top, { ticks: 4, minSpan: high * 0.1, headroom });
  const records = points.filter(({ isPr }) => isPr);
  const marked = records.length <= MAX_RECORDS ? records : records.slice(-1);
  const caption: Caption = {
    axis: "y",
    items: [{ text: `best of the ${thinnedTo(points)}, ${unit}`, colour: "$accent", sign: "dot" }],
  };
  if (marked.length > 0) {
    const words = marked.length < records.length ? "latest record" : "record";
    caption.items.push({ text: words, colour: "$warm", sign: "diamond" });
  }
  return {
    config: {
      type: "line",
      data: { datasets: [bestsDataset(drawn, unit), recordsDataset(marked, unit), ...bandDatasets(drawn, unit)] },
      options: { scales: { x: xScale(from - margin, to + margin), y: yScale(range) } },
    },
    axes: { x: calendarAxis(from - margin, to + margin, 5), y: valueAxis(range) },
    marks: { bands: [], captions: [caption], labels: labelsOf(points, best, unit) },
  };
}

function bestsDataset(points: E1rmPoint[], unit: LoadUnit) {
  return {
    type: "line" as const,
    label: "e1RM",
    data: withPauses(points.map((point) => xyOf(point, unit))),
    borderColor: "$accent",
    borderWidth: points.length > 30 ? 1.75 : 2.25,
    borderJoinStyle: "round" as const,
    pointRadius: dotRadius(points.length),
    pointBackgroundColor: "$accent",
    pointBorderWidth: 0,
    clip: 8,
  };
}

/** The bands' upper and lower edges, the space between them filled; nothing where no band is known. */
function bandDatasets(points: E1rmPoint[], unit: LoadUnit) {
  const banded = points.filter((point) => point.lowKg !== undefined);
  if (banded.length < 2) return [];
  return (["high", "low"] as const).map((edge) => ({
    type: "line" as const,
    label: edge === "high" ? "at most" : "at least",
    data: withPauses(banded.map((point) => ({ x: epochDay(point.day), y: bandOf(point, unit)[edge] }))),
    borderWidth: 0,
    pointRadius: 0,
    pointHitRadius: 0,
    backgroundColor: "$accentFaint",
    fill: edge === "high" ? ("+1" as const) : (false as const),
    order: 1,
  }));
}

function bandOf({ e1rmKg, lowKg = e1rmKg, highKg = e1rmKg }: E1rmPoint, unit: LoadUnit) {
  return { low: loadIn(lowKg, unit), high: loadIn(highKg, unit) };
}

function recordsDataset(points: E1rmPoint[], unit: LoadUnit) {
  const many = points.length > 12;
  return {
    type: "line" as const,
    label: "record",
    data: points.map((point) => xyOf(point, unit)),
    showLine: false,
    pointStyle: "rectRot",
    pointRadius: many ? 3.5 : 5,
    pointBackgroundColor: "$warm",
    pointBorderColor: "$paper",
    pointBorderWidth: many ? 0.75 : 1,
    order: -1,
    clip: 8,
  };
}

/** The best and the last in figures; the last on the side the line does not come from. */
function labelsOf(points: E1rmPoint[], best: E1rmPoint, unit: LoadUnit): PointLabel[] {
  const last = points.at(-1)!;
  const rising = last.e1rmKg > (points.at(-2)?.e1rmKg ?? 0);
  return (last === best ? [best] : [best, last]).map((point) => ({
    ...xyOf(point, unit),
    axis: "y",
    text: estimateNumber(point.e1rmKg, unit),
    colour: point.isPr ? "$warm" : "$accent",
    side: point === best || rising ? "over" : "under",
  }));
}

function xyOf({ day, e1rmKg }: E1rmPoint, unit: LoadUnit) {
  return { x: epochDay(day), y: loadIn(e1rmKg, unit) };
}

/**
 * The reading compares the best of the last four weeks with the best of the first four, since a single day may be a light
 * one; below eight weeks the last day with the first.
 */
function readingOf(points: E1rmPoint[], best: E1rmPoint, unit: LoadUnit): string {
  const first = points[0]!;
  const last = points.at(-1)!;
  const bestWords = `best ${formatEstimate(best.e1rmKg, unit)} on ${dayInWords(best.day, yearOf(last.day))}`;
  if (first === last) {
    const set = `${loadNumber(first.kg, unit)} × ${first.reps}`;
    return `${formatEstimate(first.e1rmKg, unit)} on ${dayInWords(first.day)}, from ${set}`;
  }
  const span = epochDay(last.day) - epochDay(first.day);
  const window = span >= 56 ? 28 : 0;
  const before = Math.max(
    ...points.filter(({ day }) => epochDay(day) <= epochDay(first.day) + window).map(({ e1rmKg }) => e1rmKg),
  );
  const now = Math.max(
    ...points.filter(({ day }) => epochDay(day) >= epochDay(last.day) - window).map(({ e1rmKg }) => e1rmKg),
  );
  const ratio = now / before - 1;
  const trend =
    Math.abs(ratio) < 0.005 ? `Level for ${spanInWords(span)}` : `${changeInWords(ratio)} in ${spanInWords(span)}`;
  return `${trend}, ${bestWords}`;
}

function trendInWords(trend: LiftTrend | undefined): string {
  if (trend?.kind !== "plateau" && trend?.kind !== "falling") return "";
  return `; no new best in ${trend.exposures} sessions, ${trend.weeks} weeks`;
}

/** The best of each week or month, where every day would be too many to draw. */
function thinned(points: E1rmPoint[]): E1rmPoint[] {
  const period = thinnedTo(points);
  if (period === "day") return points;
  return [...Map.groupBy(points, ({ day }) => periodOf(day, period)).values()].map((group) =>
    group.reduce((a, b) => (b.e1rmKg > a.e1rmKg ? b : a)),
  );
}

function thinnedTo(points: E1rmPoint[]): "day" | "week" | "month" {
  if (points.length <= MAX_DOTS) return "day";
  const weeks = new Set(points.map(({ day }) => periodOf(day, "week"))).size;
  return weeks <= MAX_DOTS ? "week" : "month";
}

function periodOf(day: string, period: "day" | "week" | "month"): string {
  if (period === "month") return day.slice(0, 7);
  return period === "day" ? day : dayOf(mondayOf(epochDay(day)));
}

function dotRadius(dots: number): number {
  if (dots <= 15) return 4;
  if (dots <= 40) return 3;
  return dots <= 80 ? 2 : 1.25;
}
