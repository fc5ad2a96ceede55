/** What a FIT file says: the values `readFit` takes out of it, before anything is computed. */
import type { Channel } from "../endurance/channel.ts";
import type { Sport } from "../log/entry.ts";

/** Seconds since 1989-12-31T00:00:00Z by the device's clock; `null` where the file says none. */
export type FitSec = number;

/** Whether the clock was set: `device-seconds` counts from switching the device on, so no date can be told. */
export type TimeBase = "utc" | "device-seconds";

/** A finding the athlete should hear of; `text` is one plain sentence. */
export type FitWarning = {
  kind:
    | "truncated"
    | "checksum"
    | "corrupt"
    | "trailing-bytes"
    | "device-clock"
    | "stray-times"
    | "records-without-time"
    | "too-many-messages"
    | "no-session";
  text: string;
};

/** Why nothing could be read; `text` is one plain sentence. */
export type FitFailure = {
  kind: "empty" | "not-fit" | "no-messages" | "no-activity" | "unreadable";
  text: string;
};

/**
 * Records as columns of equal length in file order, native fields only: `NaN` where a record lacks the value,
 * in `fitSec` where it lacks a time.
 */
export type RecordColumns = { count: number; fitSec: Float64Array } & Record<Channel, Float64Array>;

/** Spotter's sport, or the change between two legs of a multisport race. */
export type SessionSport = Sport | "transition";

/** A session as its message says; `null` where it does not. */
export type FitSession = {
  /** Which of several concatenated files it comes from, from 0. */
  part: number;
  sport: SessionSport;
  /** The profile's own names, `cycling`, `lap_swimming`; `null` if not said, or a number the profile has no name for. */
  fitSport: string | null;
  fitSubSport: string | null;
  startFitSec: FitSec | null;
  elapsedSec: number | null;
  timerSec: number | null;
  distanceM: number | null;
  ascentM: number | null;
  descentM: number | null;
  avgHr: number | null;
  maxHr: number | null;
  avgPower: number | null;
  maxPower: number | null;
  normalizedPower: number | null;
  avgCadence: number | null;
  energyKcal: number | null;
  poolLengthM: number | null;
  /** Local time minus the device's time, where the file tells; gives the local start even where the clock was not set. */
  localOffsetSec: number | null;
  /** No session message was in the file: made from its laps and records. */
  derived: boolean;
};

export type FitLap = {
  startFitSec: FitSec | null;
  elapsedSec: number | null;
  timerSec: number | null;
  distanceM: number | null;
  ascentM: number | null;
  avgHr: number | null;
  maxHr: number | null;
  avgPower: number | null;
  avgCadence: number | null;
};

/** One length of a pool; `idle` is a rest at the wall. */
export type FitLength = {
  startFitSec: FitSec | null;
  timerSec: number | null;
  kind: "active" | "idle";
  stroke: string | null;
  strokes: number | null;
};

/** One strength set as the watch took it. */
export type FitSet = {
  startFitSec: FitSec | null;
  durationSec: number | null;
  kind: "active" | "rest";
  repetitions: number | null;
  loadKg: number | null;
  /** The profile's exercise category: `bench_press`, `squat`. */
  exercise: string | null;
};

/** A field some app added; never mixed into the native channels. */
export type DeveloperField = {
  name: string;
  units: string | null;
  /** Number of the native field it stands in for, where it says so. */
  nativeField: number | null;
  inRecords: number;
  inLaps: number;
  inSessions: number;
};

export type FitActivity = {
  manufacturer: string | null;
  product: string | null;
  /** How many FIT files stood in the bytes, one after another. */
  parts: number;
  timeBase: TimeBase;
  records: RecordColumns;
  /** At least one, in file order. */
  sessions: FitSession[];
  laps: FitLap[];
  lengths: FitLength[];
  sets: FitSet[];
  /** Stretches in which the timer stood. */
  pauses: { fromFitSec: FitSec; toFitSec: FitSec }[];
  developerFields: DeveloperField[];
};

/** `partial`: something was cut or damaged, what was whole is all here. */
export type FitReading =
  | { ok: true; read: "ok" | "partial"; warnings: FitWarning[]; activity: FitActivity }
  | { ok: false; read: "failed"; warnings: FitWarning[]; error: FitFailure };
