/** The chart of effort: how hard the sets of each day were, beside what the plan asked for, or what is usual. */
import type { AskedEffort } from "../effort/asked.ts";
import { scoreEffort } from "../effort/score.ts";
import type { Told } from "../note/read-of-set.ts";
import { epochDay } from "../time/epoch-day.ts";
import { formatDecimal } from "../units/decimal.ts";
import { calendarAxis } from "./calendar-axis.ts";
import { countInWords } from "./change.ts";
import { CAPTION_PX, valueAxis, xScale, yScale } from "./frame.ts";
import { withPauses } from "./pauses.ts";
import { type ChartOutcome, nothing } from "./spec.ts";
import { fitRange } from "./value-axis.ts";

/** A set whose effort is known, and what was asked of it. */
export type EffortSet = { day: string; rpe: Told<number>; asked?: AskedEffort };

const HEIGHT_PX = 280;
const PLOT_PX = 185;
const CAPTION_LINE_PX = 16;
const PAUSE_DAYS = 28;
const LEAST_SPAN_DAYS = 14;
const LOWEST_RPE = 5;

/** @param sets working sets with an effort, in any order */
export function effortChart({ sets, of }: { sets: readonly EffortSet[]; of?: string }): ChartOutcome {
  if (sets.length === 0)
    return nothing(
      "No effort told yet. Write it as a number, bench 100x5 @8, or in words: bench 100x5 last rep was a grind.",
    );
  const days = [...Map.groupBy(sets, ({ day }) => day)].sort(([a], [b]) => (a < b ? -1 : 1)).map(dayOfSets);
  const rpes = days.flatMap(({ told, inferred, asked }) => [told, inferred, asked?.low, asked?.high]);
  const known = rpes.filter((rpe) => rpe !== undefined);
  const range = fitRange(Math.min(LOWEST_RPE, ...known), 10, {
    ticks: 5,
    headroom: (CAPTION_PX + CAPTION_LINE_PX) / PLOT_PX,
  });
  const first = days[0]!.at;
  const last = days.at(-1)!.at;
  const margin = Math.max((last - first) * 0.03, (LEAST_SPAN_DAYS - (last - first)) / 2, 0.5);
  const [from, to] = [first - margin, last + margin];
  const reading = readingOf(sets);
  const series = (pick: (day: Day) => number | undefined) =>
    days.flatMap((day) => {
      const y = pick(day);
      return y === undefined ? [] : [{ x: day.at, y }];
    });
  const plain = { type: "line" as const, clip: 8 as const };
  return {
    kind: "chart",
    spec: {
      kind: "effort",
      title: of === undefined ? "Effort" : `Effort: ${of}`,
      reading,
      alt: `Chart of the mean RPE of ${countInWords(days.length, "day")}, told and read out of notes, with the range asked for. ${reading}.`,
      table: {
        columns: ["day", "RPE told", "RPE from notes", "asked from", "asked to", "asked by"],
        rows: days.map(({ day, told, inferred, asked }) => [
          day,
          tenths(told),
          tenths(inferred),
          tenths(asked?.low),
          tenths(asked?.high),
          asked?.words ?? null,
        ]),
      },
      heightPx: HEIGHT_PX,
      config: {
        type: "line",
        data: {
          datasets: [
            {
              ...plain,
              label: "told",
              data: series(({ told }) => told),
              showLine: false,
              pointRadius: 4,
              pointBackgroundColor: "$accent",
              pointBorderColor: "$accent",
            },
            {
              ...plain,
              label: "from notes",
              data: series(({ inferred }) => inferred),
              showLine: false,
              pointStyle: "rectRot",
              pointRadius: 5,
              pointBackgroundColor: "$warm",
              pointBorderColor: "$paper",
            },
            ...(["low", "high"] as const).map((end) => ({
              ...plain,
              label: `asked ${end}`,
              data: withPauses(
                series(({ asked }) => asked?.[end]),
                PAUSE_DAYS,
              ),
              borderColor: "$ground" as const,
              borderWidth: 1.5,
              borderDash: [4, 3],
              stepped: "middle" as const,
              pointRadius: days.length === 1 ? 2 : 0,
              pointBackgroundColor: "$ground" as const,
              ...(end === "high" && { fill: "-1" as const, backgroundColor: "$groundFaint" as const }),
            })),
          ],
        },
        options: { scales: { x: xScale(from, to), y: yScale(range) } },
      },
      axes: { x: calendarAxis(from, to, 5), y: valueAxis(range) },
      marks: {
        bands: [],
        labels: [],
        captions: [
          {
            axis: "y",
            items: [
              { text: "RPE told", colour: "$accent", sign: "dot" },
              { text: "read in notes", colour: "$warm", sign: "diamond" },
            ],
          },
          { axis: "y", line: 1, items: [{ text: askedWords(sets), colour: "$ground", sign: "line" }] },
        ],
      },
    },
  };
}

type Day = {
  day: string;
  at: number;
  told?: number;
  inferred?: number;
  asked?: { low: number; high: number; words: string };
};

function dayOfSets([day, sets]: [string, EffortSet[]]): Day {
  const told = mean(sets.flatMap(({ rpe }) => (rpe.from === "told" ? [rpe.value] : [])));
  const inferred = mean(sets.flatMap(({ rpe }) => (rpe.from === "inferred" ? [rpe.value] : [])));
  const asked = sets.flatMap((set) => set.asked ?? []);
  const low = mean(asked.map((one) => one.low));
  const high = mean(asked.map((one) => one.high));
  return {
    day,
    at: epochDay(day),
    ...(told !== undefined && { told }),
    ...(inferred !== undefined && { inferred }),
    ...(low !== undefined && high !== undefined && { asked: { low, high, words: asked[0]!.words } }),
  };
}

function askedWords(sets: readonly EffortSet[]): string {
  const from = new Set(sets.flatMap(({ asked }) => asked?.from ?? []));
  if (from.size === 0) return "no plan, and too few sets for a usual";
  if (!from.has("plan") && !from.has("phase")) return "your usual, ±1";
  return from.has("usual") ? "asked by your plan, else your usual" : "asked by your plan";
}

function readingOf(sets: readonly EffortSet[]): string {
  const scores = sets.flatMap(({ rpe, asked }) => scoreEffort(rpe, asked) ?? []);
  const inferred = sets.filter(({ rpe }) => rpe.from === "inferred").length;
  const sources = inferred === 0 ? "" : `; ${countInWords(inferred, "effort")} read out of notes`;
  if (scores.length === 0) {
    const all = mean(sets.map(({ rpe }) => rpe.value))!;
    return `Mean RPE ${formatDecimal(all, 1)} over ${countInWords(sets.length, "set")}${sources}`;
  }
  const count = (verdict: string) => scores.filter((score) => score.verdict === verdict).length;
  const planned = scores.some(({ against }) => against !== "usual");
  return `${count("as asked")} of ${countInWords(scores.length, "set")} as ${planned ? "asked" : "usual"}, ${count("harder")} harder, ${count("easier")} easier${sources}`;
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function tenths(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 10) / 10;
}
