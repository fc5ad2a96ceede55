/** The chart of one workout from a watch: effort, heart rate and terrain over time, in panels that share the clock. */

import type { Sport } from "../log/entry.ts";
import { sportName } from "../log/sport-name.ts";
import { type DistanceUnit, formatDistance } from "../units/distance.ts";
import { formatClock, formatDuration } from "../units/duration.ts";
import type { AxisFormat } from "./axis-format.ts";
import { BAND_LABEL_PX, CAPTION_PX, LOWER_CAPTION_PX, valueAxis, xScale, yScale } from "./frame.ts";
import { type Channel, channelsOf, type SessionSeries } from "./session-channel.ts";
import { binned, binSecFor, type Summary, summaryOf } from "./session-series.ts";
import { type Axis, type ChartOutcome, type ChartSpec, nothing, type XY } from "./spec.ts";
import { ELAPSED_STEPS, fitRange, niceStep, quantile, type Range } from "./value-axis.ts";

/** Seconds from the start of the workout. */
export type SessionLap = { startSec: number; endSec: number };

export type SessionChartInput = {
  sport: Sport;
  /** What it is called, such as `Ride, 12 Nov`; by the sport if absent. */
  title?: string;
  /** In order. One lap alone is the workout itself and is not marked. */
  laps: readonly SessionLap[];
  series: SessionSeries;
  /** Told in the reading if known. */
  distanceM?: number;
  /** Time in motion if known, else the time from first to last sample. */
  durationSec?: number;
  unit: DistanceUnit;
};

/** Points a line: more than phones have pixels for shows noise, fewer lose short intervals. */
const MAX_POINTS = 300;
const WEIGHT: Record<Channel["id"], number> = { power: 1, pace: 1, speed: 1, hr: 1, altitude: 0.55 };
const PANEL_PX = 108;
/** A panel that has the picture to itself. */
const SOLE_PANEL_PX = 160;
const HEADING_PX = 90;

/** Less climbing than this is a flat course or a room, and no picture. */
const FLAT_M = 15;

type Panel = { channel: Channel; points: XY[]; range: Range; summary: Summary };

/** A panel each for what was measured, laps as numbered stripes, pauses as gaps. Nothing without samples. */
export function sessionChart(input: SessionChartInput): ChartOutcome {
  const { sport, series, unit } = input;
  const title = input.title ?? sportName(sport);
  const lengthSec = Math.max(0, ...Object.values(series).map((samples) => samples?.length ?? 0));
  const laps = input.laps.length > 1 ? input.laps : [];
  const channels = channelsOf(series, sport, unit).filter(isWorthDrawing);
  const panelPx = channels.length === 1 ? SOLE_PANEL_PX : PANEL_PX;
  const panels = channels
    .map((channel, index) => {
      const caption = index > 0 ? LOWER_CAPTION_PX : CAPTION_PX + (laps.length > 0 ? BAND_LABEL_PX : 0);
      return panelOf(channel, input, lengthSec, caption / (panelPx * WEIGHT[channel.id]));
    })
    .filter((panel) => panel !== undefined);
  const effort = panels.filter(({ channel }) => channel.id !== "altitude");
  if (effort.length === 0) return nothing(`${title} has no heart rate, power or speed over time to draw.`);
  const reading = readingOf(input, lengthSec, effort);
  const spec: ChartSpec = {
    kind: "session",
    title,
    reading,
    alt: `Line chart of ${panels.map(({ channel }) => CHANNEL_WORDS[channel.id].toLowerCase()).join(", ")} over ${formatDuration(
      lengthSec,
    )} of ${title}${laps.length > 0 ? `, ${laps.length} laps` : ""}. ${reading}.`,
    table: tableOf(laps.length > 0 ? laps : [{ startSec: 0, endSec: lengthSec }], effort),
    heightPx: HEADING_PX + panels.reduce((sum, { channel }) => sum + panelPx * WEIGHT[channel.id], 0),
    ...drawing(panels, laps, lengthSec),
  };
  return { kind: "chart", spec };
}

const CHANNEL_WORDS: Record<Channel["id"], string> = {
  power: "Power",
  pace: "Pace",
  speed: "Speed",
  hr: "Heart rate",
  altitude: "Altitude",
};

function isWorthDrawing({ id, samples, plausible }: Channel): boolean {
  const summary = summaryOf(samples, plausible);
  return summary !== undefined && (id !== "altitude" || summary.max - summary.min >= FLAT_M);
}

/** @param headroom share of the panel's height its caption takes */
function panelOf(channel: Channel, input: SessionChartInput, lengthSec: number, headroom: number): Panel | undefined {
  const means = binned(channel.samples, { binSec: binSecFor(lengthSec, MAX_POINTS), plausible: channel.plausible });
  const points = means.map(({ x, y }): XY => ({ x, y: y === null ? null : channel.shown(y) }));
  const values = points.flatMap(({ y }) => (y === null ? [] : [y])).sort((a, b) => a - b);
  const summary = summaryOf(channel.samples, channel.plausible);
  if (values.length < 2 || !summary) return undefined;
  const [low, high] = usualRange(channel, values);
  const inside = (y: number) => Math.min(Math.max(y, low), high);
  return {
    channel,
    points: points.map(({ x, y }) => ({ x, y: y === null ? null : inside(y) })),
    range: panelRange(channel, low, high, headroom),
    summary: withKnownDistance(channel, summary, input, lengthSec),
  };
}

/**
 * All but the outermost values, so that one spike or a stop at the lights does not flatten the rest; what lies outside is
 * drawn at the edge. Paces slow down without bound: past 1.6 times the median a runner walks, and that is enough to see.
 */
function usualRange(channel: Channel, sorted: readonly number[]): [low: number, high: number] {
  if (channel.id === "altitude") return [sorted[0]!, sorted.at(-1)!];
  if (channel.reverse) return [quantile(sorted, 0.002), Math.min(quantile(sorted, 0.98), 1.6 * quantile(sorted, 0.5))];
  return [channel.id === "power" ? 0 : quantile(sorted, 0.005), quantile(sorted, 0.998)];
}

function panelRange(channel: Channel, low: number, high: number, headroom: number): Range {
  const fit = {
    ticks: channel.id === "altitude" ? 1.5 : 4,
    minSpan: channel.minSpan,
    headroom,
    ...(channel.steps && { steps: channel.steps }),
  };
  if (!channel.reverse) return fitRange(low, high, fit);
  // The fastest pace is the lowest number and stands at the top.
  const mirrored = fitRange(-high, -low, fit);
  return { min: -mirrored.max, max: -mirrored.min, ticks: mirrored.ticks.map((tick) => -tick).reverse() };
}

/** Where the distance is known the mean pace is that of the whole way, not of the samples a watch chose to keep. */
function withKnownDistance(channel: Channel, summary: Summary, input: SessionChartInput, lengthSec: number): Summary {
  if (!input.distanceM || (channel.id !== "pace" && channel.id !== "speed")) return summary;
  return { ...summary, mean: input.distanceM / (input.durationSec ?? lengthSec) };
}

function drawing(
  panels: Panel[],
  laps: readonly SessionLap[],
  lengthSec: number,
): Pick<ChartSpec, "config" | "axes" | "marks"> {
  // Chart.js stacks scales from the bottom up.
  const upwards = [...panels].reverse();
  return {
    config: {
      type: "line",
      data: {
        datasets: panels.map(({ channel, points }) => ({
          type: "line" as const,
          label: CHANNEL_WORDS[channel.id],
          data: points,
          yAxisID: channel.id,
          borderColor: `$${channel.colour}`,
          backgroundColor: `$${channel.colour}Faint`,
          borderWidth: channel.id === "altitude" ? 1 : 1.5,
          borderJoinStyle: "round" as const,
          pointRadius: 0,
          fill: "start",
        })),
      },
      options: {
        scales: {
          ...Object.fromEntries(
            upwards.map(({ channel, range }) => [
              channel.id,
              yScale(range, { weight: WEIGHT[channel.id], reverse: channel.reverse }),
            ]),
          ),
          x: xScale(0, lengthSec),
        },
      },
    },
    axes: {
      x: elapsedAxis(lengthSec),
      ...Object.fromEntries(panels.map(({ channel, range }) => [channel.id, valueAxis(range, channel.format)])),
    },
    marks: {
      bands: laps.map(({ startSec, endSec }, index) => ({
        from: startSec,
        to: Math.min(endSec, lengthSec),
        label: String(index + 1),
      })),
      captions: panels.map(({ channel, summary }) => ({
        axis: channel.id,
        items: [{ text: channel.caption(summary), colour: `$${channel.colour}` as const }],
      })),
      labels: [],
    },
  };
}

function elapsedAxis(lengthSec: number): Axis {
  const step = niceStep(lengthSec / 5, ELAPSED_STEPS);
  const ticks = [];
  for (let tick = 0; tick <= lengthSec; tick += step) ticks.push(tick);
  const format: AxisFormat = { kind: lengthSec > 5400 ? "hours" : lengthSec > 300 ? "minutes" : "clock" };
  return { ticks, format };
}

function readingOf({ distanceM, durationSec, unit }: SessionChartInput, lengthSec: number, panels: Panel[]): string {
  const time = formatDuration(durationSec ?? lengthSec);
  const means = panels.map(({ channel, summary }) => channel.reading(summary)).filter((words) => words !== undefined);
  return [distanceM ? `${formatDistance(distanceM, unit)} in ${time}` : time, ...means].join(", ");
}

function tableOf(laps: readonly SessionLap[], panels: Panel[]): ChartSpec["table"] {
  return {
    columns: ["lap", "time", ...panels.map(({ channel }) => channel.column)],
    rows: laps.map(({ startSec, endSec }, index) => [
      index + 1,
      formatClock(endSec - startSec),
      ...panels.map(({ channel }) => {
        const summary = summaryOf(channel.samples, channel.plausible, startSec, endSec);
        if (!summary) return null;
        const value = channel.shown(summary.mean);
        return channel.format.kind === "clock" ? formatClock(value) : Math.round(value * 10) / 10;
      }),
    ]),
  };
}
