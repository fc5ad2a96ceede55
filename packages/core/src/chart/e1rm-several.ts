/** The chart of several lifts' e1RM in one picture. */
import type { LoadUnit } from "../log/entry.ts";
import { dayOf, epochDay, mondayOf } from "../time/epoch-day.ts";
import { estimateNumber, formatEstimate, loadIn } from "../units/load.ts";
import { calendarAxis } from "./calendar-axis.ts";
import { changeInWords, spanInWords } from "./change.ts";
import type { E1rmPoint } from "./e1rm.ts";
import { CAPTION_PX, valueAxis, xScale, yScale } from "./frame.ts";
import { SERIES } from "./palette.ts";
import { withPauses } from "./pauses.ts";
import { type Caption, type ChartOutcome, nothing } from "./spec.ts";
import { fitRange } from "./value-axis.ts";

/** A lift and the best e1RM of each day with it, oldest first. */
export type LiftSeries = { exerciseName: string; points: readonly E1rmPoint[] };

/** More lines than this no one can tell apart. */
export const MOST_LIFTS = SERIES.length;

const HEIGHT_PX = 300;
const PLOT_PX = 200;
const CAPTION_LINE_PX = 16;
const LABEL_PX = 12;
/** Not by colour alone: each line has its own sign. */
const SIGNS = ["circle", "rectRot", "triangle", "rect", "star", "crossRot"] as const;
/** Past this many days the best of each week is drawn, past this many weeks that of each month. */
const MAX_DOTS = 60;

/** @param lifts at most `MOST_LIFTS`; those without an e1RM are left out, and named */
export function e1rmSeveralChart({ lifts, unit }: { lifts: readonly LiftSeries[]; unit: LoadUnit }): ChartOutcome {
  const drawn = lifts.filter(({ points }) => points.length > 0).slice(0, MOST_LIFTS);
  const missing = lifts.filter(({ points }) => points.length === 0).map(({ exerciseName }) => exerciseName);
  if (drawn.length === 0)
    return nothing(`No set of ${inWords(missing)} gives an e1RM yet: log a load with up to 12 reps.`);
  const all = drawn.flatMap(({ points }) => points);
  const [first, last] = [Math.min(...all.map(at)), Math.max(...all.map(at))];
  const margin = first === last ? 3 : (last - first) * 0.025;
  // The figures at the lines' ends need room beside the lines.
  const [from, to] = [first - margin, last + margin * 3.5];
  const lines = captionLines(drawn);
  const headroom = (CAPTION_PX + CAPTION_LINE_PX * (lines.length - 1) + LABEL_PX) / PLOT_PX;
  const values = all.map(({ e1rmKg }) => loadIn(e1rmKg, unit));
  const range = fitRange(Math.min(...values), Math.max(...values), { ticks: 5, headroom });
  const changes = drawn.map((lift) => changeOf(lift, unit)).join(", ");
  const reading = `${changes}${last === first ? "" : ` in ${spanInWords(last - first)}`}${missing.length > 0 ? `; no e1RM of ${inWords(missing)}` : ""}`;
  return {
    kind: "chart",
    spec: {
      kind: "e1rm",
      title: "e1RM",
      reading,
      alt: `Line chart of the e1RM of ${inWords(drawn.map(({ exerciseName }) => exerciseName))}. ${reading}.`,
      table: {
        columns: ["day", ...drawn.map(({ exerciseName }) => `${exerciseName} (${unit})`)],
        rows: [...Map.groupBy(drawn.flatMap(pointsOf), ({ day }) => day)]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([day, ofDay]) => [
            day,
            ...drawn.map((lift) => {
              const point = ofDay.find((one) => one.lift === lift);
              return point ? Number(estimateNumber(point.e1rmKg, unit)) : null;
            }),
          ]),
      },
      heightPx: HEIGHT_PX,
      config: {
        type: "line",
        data: {
          datasets: drawn.map(({ exerciseName, points }, nth) => {
            const shown = thinned(points);
            return {
              type: "line" as const,
              label: exerciseName,
              data: withPauses(shown.map((point) => ({ x: at(point), y: loadIn(point.e1rmKg, unit) }))),
              borderColor: SERIES[nth]!,
              borderWidth: 2,
              borderJoinStyle: "round" as const,
              pointStyle: SIGNS[nth]!,
              pointRadius: shown.length > 30 ? 1.75 : 3.5,
              pointBackgroundColor: SERIES[nth]!,
              pointBorderColor: SERIES[nth]!,
              pointBorderWidth: nth > 3 ? 1.5 : 0,
              clip: 8,
            };
          }),
        },
        options: { scales: { x: xScale(from, to), y: yScale(range) } },
      },
      axes: { x: calendarAxis(from, to, 5), y: valueAxis(range) },
      marks: {
        bands: [],
        captions: lines,
        labels: drawn.map(({ points }, nth) => {
          const end = points.at(-1)!;
          return {
            x: at(end),
            y: loadIn(end.e1rmKg, unit),
            axis: "y",
            text: estimateNumber(end.e1rmKg, unit),
            colour: SERIES[nth]!,
            side: "over",
          };
        }),
      },
    },
  };
}

/** The best of the last four weeks against that of the first four; of less than eight weeks the last day against the first. */
function changeOf({ exerciseName, points }: LiftSeries, unit: LoadUnit): string {
  const [first, last] = [points[0]!, points.at(-1)!];
  if (points.length === 1) return `${exerciseName} ${formatEstimate(last.e1rmKg, unit)}`;
  const window = at(last) - at(first) >= 56 ? 28 : 0;
  const best = (some: readonly E1rmPoint[]) => Math.max(...some.map(({ e1rmKg }) => e1rmKg));
  const before = best(points.filter((point) => at(point) <= at(first) + window));
  const now = best(points.filter((point) => at(point) >= at(last) - window));
  return `${exerciseName} ${changeInWords(now / before - 1)}`;
}

function thinned(points: readonly E1rmPoint[]): readonly E1rmPoint[] {
  if (points.length <= MAX_DOTS) return points;
  const weekly = bestOfEach(points, (day) => dayOf(mondayOf(epochDay(day))));
  return weekly.length <= MAX_DOTS ? weekly : bestOfEach(points, (day) => day.slice(0, 7));
}

function bestOfEach(points: readonly E1rmPoint[], period: (day: string) => string): E1rmPoint[] {
  const groups = Map.groupBy(points, ({ day }) => period(day)).values();
  return [...groups].map((group) => group.reduce((a, b) => (b.e1rmKg > a.e1rmKg ? b : a)));
}

/** Names as long as they are, as many to a line as a phone has room for. */
function captionLines(lifts: readonly LiftSeries[]): Caption[] {
  const lines: Caption[] = [];
  let letters = Number.POSITIVE_INFINITY;
  for (const [nth, { exerciseName }] of lifts.entries()) {
    letters += exerciseName.length + 5;
    if (letters > 48) {
      lines.push({ axis: "y", line: lines.length, items: [] });
      letters = exerciseName.length + 5;
    }
    lines.at(-1)!.items.push({ text: exerciseName, colour: SERIES[nth]!, sign: "line" });
  }
  return lines;
}

function pointsOf(lift: LiftSeries) {
  return lift.points.map(({ day, e1rmKg }) => ({ lift, day, e1rmKg }));
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "these") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function at({ day }: { day: string }): number {
  return epochDay(day);
}
