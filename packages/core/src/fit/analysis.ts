/** The shape of what `analyse` computes from a FIT activity. */
import type { SecondSeries } from "../endurance/channel.ts";
import type { Decoupling } from "../endurance/decoupling.ts";
import type { MeanMax } from "../endurance/mean-max.ts";
import type { FitLap, FitLength, FitSec, FitSession, FitSet } from "./activity.ts";

/** Lower bounds of the second zone and up, ascending: `[130, 145, 160, 175]` makes five zones. */
export type Zones = { hr?: readonly number[]; power?: readonly number[] };

/** Figures recomputed from the records; `null` where the channel is absent. */
export type RecordFigures = {
  recordCount: number;
  avgHr: number | null;
  maxHr: number | null;
  avgPower: number | null;
  maxPower: number | null;
  /** rpm, zeros included. */
  avgCadence: number | null;
  avgCadenceMoving: number | null;
  /** m/s over the seconds with a speed. */
  avgSpeed: number | null;
  maxSpeed: number | null;
  avgTemperature: number | null;
  normalizedPower: number | null;
  meanMax: { power: MeanMax; hr: MeanMax; speed: MeanMax };
  /** Seconds a zone, lowest first; `null` without zones or samples. */
  timeInZone: { hr: number[] | null; power: number[] | null };
  decoupling: Decoupling | null;
};

export type LapAnalysis = FitLap & {
  /** Index of the session it belongs to. */
  session: number;
  startUtc: string | null;
};

/** One session: what its message says (`reported`) and what its records say (`computed`). */
export type SessionAnalysis = {
  sport: FitSession["sport"];
  fitSport: string | null;
  fitSubSport: string | null;
  /** Where second 0 of `series` lies: the session's start, or its first record if that is earlier. */
  seriesStartFitSec: FitSec;
  startFitSec: FitSec;
  /** ISO instant, seconds precision; `null` if the device's clock was not set. */
  startUtc: string | null;
  /** Wall-clock start without zone, where the file tells it. */
  startLocal: string | null;
  reported: FitSession;
  computed: RecordFigures;
  series: SecondSeries;
  laps: LapAnalysis[];
  lengths: FitLength[];
  sets: FitSet[];
};

export type ActivityAnalysis = {
  sessions: SessionAnalysis[];
  /** All laps in file order. */
  laps: LapAnalysis[];
  /** Recomputed over the whole file; `null` where it spans weeks, being several recordings in one. */
  whole: RecordFigures | null;
};
