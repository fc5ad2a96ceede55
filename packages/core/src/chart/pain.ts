/** The chart of pain: every time it was told with a severity, part by part. */
import type { PainTold } from "../note/pain-timeline.ts";
import { epochDay } from "../time/epoch-day.ts";
import { calendarAxis, dayInWords, yearOf } from "./calendar-axis.ts";
import { countInWords } from "./change.ts";
import { CAPTION_PX, valueAxis, xScale, yScale } from "./frame.ts";
import { SERIES } from "./palette.ts";
import { withPauses } from "./pauses.ts";
import { type Caption, type ChartOutcome, nothing, type Sign } from "./spec.ts";
import { fitRange } from "./value-axis.ts";

const HEIGHT_PX = 280;
const PLOT_PX = 185;
const CAPTION_LINE_PX = 16;
const PER_LINE = 3;
/** Told again later than this, a line between would tell of pain that nobody told of. */
const PAUSE_DAYS = 28;
const LEAST_SPAN_DAYS = 28;
/** Not by colour alone: each part has its own shape, and the same before its name. */
const SHAPES = ["circle", "rectRot", "triangle", "rect", "star", "crossRot"] as const;
const SIGNS: Record<(typeof SHAPES)[number], Sign> = {
  circle: "dot",
  rectRot: "diamond",
  triangle: "triangle",
  rect: "square",
  star: "star",
  crossRot: "cross",
};

/** @param told in any order */
export function painChart({ told, today }: { told: readonly PainTold[]; today: string }): ChartOutcome {
  const hurt = told.filter(({ severity }) => severity !== 0);
  if (hurt.length === 0)
    return nothing("No pain told. If something hurts, write it with a log: left knee twinge 4/10.");
  const rated = told.filter((one): one is PainTold & { severity: number } => one.severity !== undefined);
  const unrated = hurt.filter(({ severity }) => severity === undefined).length;
  if (rated.length === 0)
    return nothing(
      `Pain was told ${times(hurt.length)}, never with a word or number for how bad. /pain lists it; a figure such as 4/10 can be drawn.`,
    );
  const parts = [...Map.groupBy(rated, partOf)]
    .filter(([, ofPart]) => ofPart.some(({ severity }) => severity > 0))
    .sort((a, b) => b[1].length - a[1].length);
  const shown = parts.slice(0, SERIES.length);
  const lines = shown.map(([name, ofPart]) => ({ name, points: worstByDay(ofPart) }));
  const xs = lines.flatMap(({ points }) => points.map(({ at }) => at));
  const last = Math.max(epochDay(today), ...xs);
  const first = Math.min(...xs, last - LEAST_SPAN_DAYS);
  const margin = (last - first) * 0.03;
  const [from, to] = [first - margin, last + margin];
  const captionLines = Math.ceil(shown.length / PER_LINE);
  const range = fitRange(0, 10, {
    ticks: 5,
    headroom: (CAPTION_PX + CAPTION_LINE_PX * (captionLines - 1)) / PLOT_PX,
  });
  const reading = readingOf(hurt, today, unrated);
  const legend = shown.map(([name], nth): Caption["items"][number] => ({
    text: name,
    colour: SERIES[nth]!,
    sign: SIGNS[SHAPES[nth]!],
  }));
  return {
    kind: "chart",
    spec: {
      kind: "pain",
      title: "Pain",
      reading,
      alt: `Chart of pain from 0 to 10 by day: ${shown.map(([name, ofPart]) => `${name} ${times(ofPart.length)}`).join(", ")}. ${reading}.`,
      table: {
        columns: ["day", "part", "severity", "words"],
        rows: [...told]
          .sort((a, b) => (a.day < b.day ? -1 : 1))
          .map((one) => [one.day, partOf(one), one.severity ?? null, one.quote]),
      },
      heightPx: HEIGHT_PX,
      config: {
        type: "line",
        data: {
          datasets: lines.map(({ name, points }, nth) => ({
            type: "line" as const,
            label: name,
            data: withPauses(
              points.map(({ at, severity }) => ({ x: at, y: severity })),
              PAUSE_DAYS,
              PAUSE_DAYS,
            ),
            borderColor: SERIES[nth]!,
            borderWidth: 1.5,
            borderJoinStyle: "round" as const,
            pointStyle: SHAPES[nth]!,
            pointRadius: 4,
            pointBackgroundColor: SERIES[nth]!,
            pointBorderColor: SERIES[nth]!,
            pointBorderWidth: 1.5,
            clip: 8,
          })),
        },
        options: { scales: { x: xScale(from, to), y: yScale(range) } },
      },
      axes: { x: calendarAxis(from, to, 5), y: valueAxis(range) },
      marks: {
        bands: [],
        labels: [],
        captions: Array.from(
          { length: captionLines },
          (_, line): Caption => ({
            axis: "y",
            items: legend.slice(line * PER_LINE, (line + 1) * PER_LINE),
            ...(line > 0 && { line }),
          }),
        ),
      },
    },
  };
}

function partOf({ bodyPart, side }: PainTold): string {
  const part = bodyPart?.replace("-", " ") ?? "no part named";
  return side === undefined ? part : side === "both" ? `${part}, both` : `${side} ${part}`;
}

function worstByDay(told: readonly { day: string; severity: number }[]): { at: number; severity: number }[] {
  return [...Map.groupBy(told, ({ day }) => day)]
    .map(([day, ofDay]) => ({ at: epochDay(day), severity: Math.max(...ofDay.map(({ severity }) => severity)) }))
    .sort((a, b) => a.at - b.at);
}

function readingOf(hurt: readonly PainTold[], today: string, unrated: number): string {
  const [most] = [...Map.groupBy(hurt, partOf)].sort((a, b) => b[1].length - a[1].length);
  const last = hurt
    .map(({ day }) => day)
    .sort()
    .at(-1)!;
  const without = unrated > 0 ? `; ${countInWords(unrated, "time")} without a figure` : "";
  return `${capital(most![0])} most often, ${times(most![1].length)}; last pain on ${dayInWords(last, yearOf(today))}${without}`;
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

function capital(words: string): string {
  return `${words[0]!.toUpperCase()}${words.slice(1)}`;
}
