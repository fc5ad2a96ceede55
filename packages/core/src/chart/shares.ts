/** Bars of shares: how sets spread over some ranges, lately and before. */
import { formatThousands } from "../units/decimal.ts";
import { CAPTION_PX, valueAxis, xScale, yScale } from "./frame.ts";
import { type Caption, type ChartOutcome, type ChartSpec, nothing } from "./spec.ts";
import { fitRange } from "./value-axis.ts";

export type SharesInput = Pick<ChartSpec, "kind" | "title"> & {
  /** What the ranges are, after "by": `reps`. */
  by: string;
  /** Their names, in order. */
  ranges: readonly string[];
  /** Sets in each range. */
  lately: readonly number[];
  before: readonly number[];
  /** Which time `lately` is: `last 12 weeks`, `in the last 12 weeks`. */
  latelyWords: { heading: string; sentence: string };
  /** A range in the words of the reading: `sets of 4–6`. */
  inWords: (range: string) => string;
  empty: string;
};

const HEIGHT_PX = 250;
const PLOT_PX = 160;
const FIGURE_PX = 16;

export function sharesChart(input: SharesInput): ChartOutcome {
  const { kind, title, by, ranges, inWords } = input;
  const hasLately = sum(input.lately) > 0;
  const hasBefore = sum(input.before) > 0;
  if (!hasLately && !hasBefore) return nothing(input.empty);
  const series = [
    ...(hasLately ? [{ words: input.latelyWords.heading, sets: input.lately, colour: "$accent" as const }] : []),
    ...(hasBefore ? [{ words: "before", sets: input.before, colour: "$ground" as const }] : []),
  ];
  const shares = series.map(({ sets }) => sets.map((count) => (count / sum(sets)) * 100));
  const range = fitRange(0, Math.max(...shares.flat()), { ticks: 4, headroom: (CAPTION_PX + FIGURE_PX) / PLOT_PX });
  const main = series[0]!;
  const reading = readingOf(shares, ranges, inWords, hasLately ? ` ${input.latelyWords.sentence}` : "");
  const items: Caption["items"] = series.map(({ words, sets, colour }) => ({
    text: `${words}: ${formatThousands(sum(sets))} sets`,
    colour,
    sign: "bar",
  }));
  const width = 0.8 / series.length;
  return {
    kind: "chart",
    spec: {
      kind,
      title,
      reading,
      alt: `Bar chart of the share of working sets by ${by}, ${series.map(({ words }) => words).join(" and ")}. ${reading}.`,
      table: {
        columns: [by, ...series.flatMap(({ words }) => [`sets, ${words}`, "%"])],
        rows: ranges.map((name, nth) => [
          name,
          ...series.flatMap(({ sets }, which) => [sets[nth]!, Math.round(shares[which]![nth]!)]),
        ]),
      },
      heightPx: HEIGHT_PX,
      config: {
        type: "bar",
        data: {
          datasets: series.map(({ words, colour }, which) => ({
            type: "bar" as const,
            label: `%, ${words}`,
            data: shares[which]!.map((y, nth) => ({ x: nth, y })),
            backgroundColor: colour,
            borderRadius: 2,
            barPercentage: 0.92,
            categoryPercentage: 0.8,
          })),
        },
        options: { scales: { x: xScale(-0.5, ranges.length - 0.5), y: yScale(range) } },
      },
      axes: {
        x: { ticks: ranges.map((_, nth) => nth), format: { kind: "named", names: [...ranges] } },
        y: valueAxis(range),
      },
      marks: {
        bands: [],
        captions: [
          {
            axis: "y",
            items: [
              ...items.slice(0, 1).map((item) => ({ ...item, text: `% of sets, ${item.text}` })),
              ...items.slice(1),
            ],
          },
        ],
        labels: shares[0]!.flatMap((y, nth) =>
          y < 0.5
            ? []
            : [
                {
                  x: nth - (series.length === 2 ? width / 2 : 0),
                  y,
                  axis: "y",
                  text: String(Math.round(y)),
                  colour: main.colour,
                  side: "over" as const,
                },
              ],
        ),
      },
    },
  };
}

/** The range with the most sets, and what its share was before. */
function readingOf(
  shares: readonly number[][],
  ranges: readonly string[],
  inWords: (range: string) => string,
  when: string,
): string {
  const [now = [], then] = shares;
  const most = now.indexOf(Math.max(...now));
  const words = `${Math.round(now[most]!)} % ${inWords(ranges[most]!)}${when}`;
  return then ? `${words}, ${Math.round(then[most]!)} % before` : words;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
