/** What a watch measures and how a chart shows it: each channel's unit, plausible values, words and axis. */

import type { Sport } from "../log/entry.ts";
import type { DistanceUnit } from "../units/distance.ts";
import { formatPace, formatSpeed, type PaceUnit, paceSec, paceUnitOf } from "../units/pace.ts";
import type { AxisFormat } from "./axis-format.ts";
import type { ColourRole } from "./palette.ts";
import type { Samples, Summary } from "./session-series.ts";
import { PACE_STEPS } from "./value-axis.ts";

/** One value a second from the start of the workout; a channel the watch lacks is absent. */
export type SessionSeries = { hr?: Samples; power?: Samples; speedMps?: Samples; altitudeM?: Samples };

export type Channel = {
  id: "power" | "pace" | "speed" | "hr" | "altitude";
  samples: Samples;
  plausible: { min: number; max: number };
  colour: Extract<ColourRole, "accent" | "warm" | "ground">;
  /** Heading of its column in the table. */
  column: string;
  /** From a sample's unit to the axis's; a pace falls as speed rises. */
  shown: (value: number) => number;
  format: AxisFormat;
  reverse: boolean;
  steps?: readonly number[];
  /** Narrowest axis, in its own unit. */
  minSpan: number;
  /** The caption over its panel. */
  caption: (summary: Summary) => string;
  /** The same in a sentence; `undefined` where it is no news. */
  reading: (summary: Summary) => string | undefined;
};

/** The channels to draw, from top to bottom: what the athlete drives (power, else pace or speed), heart rate, terrain. */
export function channelsOf(series: SessionSeries, sport: Sport, unit: DistanceUnit): Channel[] {
  const pace = paceUnitOf(sport, unit);
  const speed = series.speedMps && (pace ? paceChannel(series.speedMps, pace) : speedChannel(series.speedMps, unit));
  const power = series.power && powerChannel(series.power);
  const effort = sport === "bike" || sport === "row" ? (power ?? speed) : (speed ?? power);
  const altitude = sport === "swim" || sport === "row" ? undefined : series.altitudeM;
  return [effort, series.hr && hrChannel(series.hr), altitude && altitudeChannel(altitude, unit)].filter(
    (channel) => channel !== undefined,
  );
}

const same = (value: number) => value;

function powerChannel(samples: Samples): Channel {
  return {
    id: "power",
    samples,
    plausible: { min: 0, max: 2500 },
    colour: "accent",
    column: "mean power (W)",
    shown: same,
    format: { kind: "number" },
    reverse: false,
    minSpan: 60,
    caption: ({ mean, max }) => `Power, W: mean ${Math.round(mean)}, max ${Math.round(max)}`,
    reading: ({ mean }) => `${Math.round(mean)} W`,
  };
}

function hrChannel(samples: Samples): Channel {
  return {
    id: "hr",
    samples,
    plausible: { min: 30, max: 230 },
    colour: "warm",
    column: "mean heart rate (bpm)",
    shown: same,
    format: { kind: "number" },
    reverse: false,
    minSpan: 30,
    caption: ({ mean, max }) => `Heart rate, bpm: mean ${Math.round(mean)}, max ${Math.round(max)}`,
    reading: ({ mean }) => `HR ${Math.round(mean)}`,
  };
}

function paceChannel(samples: Samples, unit: PaceUnit): Channel {
  const shown = (speedMps: number) => paceSec(speedMps, unit) ?? Number.NaN;
  return {
    id: "pace",
    samples,
    // Slower than 0.4 m/s is standing about, faster than 11 m/s a lost satellite.
    plausible: { min: 0.4, max: 11 },
    colour: "accent",
    column: `mean pace (min/${unit})`,
    shown,
    format: { kind: "clock" },
    reverse: true,
    steps: PACE_STEPS,
    minSpan: unit === "100 m" || unit === "500 m" ? 15 : 60,
    caption: ({ mean }) => `Pace, min/${unit}: mean ${formatPace(shown(mean), unit).split("/")[0]}`,
    reading: ({ mean }) => formatPace(shown(mean), unit),
  };
}

function speedChannel(samples: Samples, unit: DistanceUnit): Channel {
  const words = unit === "mi" ? "mph" : "km/h";
  return {
    id: "speed",
    samples,
    plausible: { min: 0.4, max: 35 },
    colour: "accent",
    column: `mean speed (${words})`,
    shown: (speedMps) => (unit === "mi" ? (speedMps * 3600) / 1609.344 : speedMps * 3.6),
    format: { kind: "number" },
    reverse: false,
    minSpan: 8,
    caption: ({ mean, max }) =>
      `Speed, ${words}: mean ${formatSpeed(mean, unit).split(" ")[0]}, max ${formatSpeed(max, unit).split(" ")[0]}`,
    reading: ({ mean }) => formatSpeed(mean, unit),
  };
}

function altitudeChannel(samples: Samples, unit: DistanceUnit): Channel {
  const words = unit === "mi" ? "ft" : "m";
  return {
    id: "altitude",
    samples,
    plausible: { min: -450, max: 9000 },
    colour: "ground",
    column: `mean altitude (${words})`,
    shown: (metres) => (unit === "mi" ? metres / 0.3048 : metres),
    format: { kind: "number" },
    reverse: false,
    minSpan: unit === "mi" ? 100 : 30,
    caption: () => `Altitude, ${words}`,
    reading: () => undefined,
  };
}
