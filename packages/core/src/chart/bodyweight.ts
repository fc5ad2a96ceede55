/** The chart of bodyweight: each weighing, and the mean of seven days, which is what changes. */
import type { LoadUnit } from "../log/entry.ts";
import type { Weighing } from "../strength/bodyweight-then.ts";
import { epochDay } from "../time/epoch-day.ts";
import { formatDecimal } from "../units/decimal.ts";
import { loadIn } from "../units/load.ts";
import { calendarAxis, dayInWords, yearOf } from "./calendar-axis.ts";
import { countInWords, spanInWords } from "./change.ts";
import { CAPTION_PX, valueAxis, xScale, yScale } from "./frame.ts";
import { withPauses } from "./pauses.ts";
import { type ChartOutcome, nothing } from "./spec.ts";
import { fitRange } from "./value-axis.ts";

const HEIGHT_PX = 260;
const PLOT_PX = 165;
const LABEL_PX = 16;
const MEAN_DAYS = 7;
/** A change is told over this time, or over what there is. */
const TOLD_DAYS = 56;
/** A change of less is water. */
const LEVEL_KG = 0.25;
const PAUSE_DAYS = 28;

/** @param weighings oldest first, one a day */
export function bodyweightChart({ weighings, unit }: { weighings: readonly Weighing[]; unit: LoadUnit }): ChartOutcome {
  const means = sevenDayMeans(weighings);
  const last = means.at(-1);
  const first = means[0];
  if (!first || !last) return nothing("No bodyweight yet. Write “weight 81.4” in the morning, now and then.");
  const values = weighings.map(({ kg }) => loadIn(kg, unit));
  const range = fitRange(Math.min(...values), Math.max(...values), {
    ticks: 4,
    minSpan: loadIn(2, unit),
    headroom: (CAPTION_PX + LABEL_PX) / PLOT_PX,
  });
  const margin = first === last ? 3 : (last.at - first.at) * 0.025;
  const [from, to] = [first.at - margin, last.at + margin];
  const words = (kg: number) => `${formatDecimal(loadIn(kg, unit), 1)} ${unit}`;
  const reading = readingOf(means, unit);
  const many = weighings.length > 60;
  return {
    kind: "chart",
    spec: {
      kind: "bodyweight",
      title: "Bodyweight",
      reading,
      alt: `Line chart of bodyweight on ${countInWords(weighings.length, "day")} up to ${dayInWords(last.day)}, ${words(first.kg)} at first and ${words(last.kg)} at last. ${reading}.`,
      table: {
        columns: ["day", `weight (${unit})`, "7-day mean"],
        rows: means.map(({ day, kg, meanKg }) => [day, tenths(loadIn(kg, unit)), tenths(loadIn(meanKg, unit))]),
      },
      heightPx: HEIGHT_PX,
      config: {
        type: "line",
        data: {
          datasets: [
            {
              type: "line",
              label: "7-day mean",
              data: withPauses(
                means.map(({ at, meanKg }) => ({ x: at, y: loadIn(meanKg, unit) })),
                PAUSE_DAYS,
              ),
              borderColor: "$accent",
              borderWidth: 2.25,
              borderJoinStyle: "round",
              pointRadius: means.length < 3 ? 4 : 0,
              pointBackgroundColor: "$accent",
              clip: 8,
            },
            {
              type: "line",
              label: "weight",
              data: means.map(({ at, kg }) => ({ x: at, y: loadIn(kg, unit) })),
              showLine: false,
              pointRadius: many ? 1.5 : 2.5,
              pointBackgroundColor: "$ground",
              pointBorderWidth: 0,
              clip: 8,
            },
          ],
        },
        options: { scales: { x: xScale(from, to), y: yScale(range) } },
      },
      axes: { x: calendarAxis(from, to, 5), y: valueAxis(range) },
      marks: {
        bands: [],
        captions: [
          {
            axis: "y",
            items: [
              { text: `7-day mean, ${unit}`, colour: "$accent", sign: "line" },
              { text: "each weighing", colour: "$ground", sign: "dot" },
            ],
          },
        ],
        labels: [
          {
            x: last.at,
            y: loadIn(last.meanKg, unit),
            axis: "y",
            text: formatDecimal(loadIn(last.meanKg, unit), 1),
            colour: "$accent",
            side: "over",
          },
        ],
      },
    },
  };
}

type Mean = Weighing & { at: number; meanKg: number };

/** Of the weighings of the seven days up to each. */
function sevenDayMeans(weighings: readonly Weighing[]): Mean[] {
  let oldest = 0;
  let sumKg = 0;
  return weighings.map((weighing, nth) => {
    const at = epochDay(weighing.day);
    sumKg += weighing.kg;
    while (epochDay(weighings[oldest]!.day) <= at - MEAN_DAYS) {
      sumKg -= weighings[oldest]!.kg;
      oldest += 1;
    }
    return { ...weighing, at, meanKg: sumKg / (nth - oldest + 1) };
  });
}

function readingOf(means: readonly Mean[], unit: LoadUnit): string {
  const last = means.at(-1)!;
  const now = `${formatDecimal(loadIn(last.meanKg, unit), 1)} ${unit} on ${dayInWords(last.day, yearOf(last.day))}`;
  const then = means.find(({ at }) => at >= last.at - TOLD_DAYS)!;
  const span = last.at - then.at;
  if (span < MEAN_DAYS) return now;
  const changeKg = last.meanKg - then.meanKg;
  if (Math.abs(changeKg) < LEVEL_KG) return `${now}, level for ${spanInWords(span)}`;
  const change = `${changeKg > 0 ? "+" : "−"}${formatDecimal(Math.abs(loadIn(changeKg, unit)), 1)} ${unit}`;
  return `${now}, ${change} in ${spanInWords(span)}`;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
