/** An analysis as plain JSON: what `./spotter analyze --json` prints. */
import type { MeanMax } from "../endurance/mean-max.ts";
import type { FitReading } from "./activity.ts";
import type { ActivityAnalysis, LapAnalysis, RecordFigures, SessionAnalysis } from "./analysis.ts";

/**
 * camelCase keys with their units in the name. `sport` is the device's own word (`cycling`; `other` if it has none),
 * `spotterSport` ours (`bike`). Times, distances and climbs are what the file says, the other figures are recomputed from its records
 * (where it has any). Absent is `null`.
 *
 * @param analysis of the same reading; left out for a failed one
 */
export function analysisJson(reading: FitReading, analysis?: ActivityAnalysis): Record<string, unknown> {
  const warnings = reading.warnings.map(({ text }) => text);
  if (!reading.ok || !analysis) {
    const reasons = reading.ok ? warnings : [reading.error.text, ...warnings];
    return {
      read: reading.read,
      warnings: reasons,
      recordCount: 0,
      lapCount: 0,
      sessionCount: 0,
      sessions: [],
      laps: [],
    };
  }
  const { activity } = reading;
  return {
    read: reading.read,
    warnings,
    timeBase: activity.timeBase === "utc" ? "utc" : "device_seconds",
    parts: activity.parts,
    manufacturer: activity.manufacturer,
    product: activity.product,
    recordCount: activity.records.count,
    lapCount: analysis.laps.length,
    sessionCount: analysis.sessions.length,
    sessions: analysis.sessions.map(sessionJson),
    laps: analysis.laps.map(lapJson),
    activity: analysis.whole && figuresJson(analysis.whole),
    pauses: activity.pauses,
    developerFields: activity.developerFields,
  };
}

/** One session of `analysisJson`, without its laps and series. */
export function sessionJson(session: SessionAnalysis): Record<string, unknown> {
  const { reported, computed } = session;
  return {
    sport: session.fitSport ?? "other",
    spotterSport: session.sport,
    subSport: session.fitSubSport,
    startUtc: session.startUtc,
    startLocal: session.startLocal,
    elapsedSec: reported.elapsedSec,
    timerSec: reported.timerSec,
    distanceM: reported.distanceM,
    ascentM: reported.ascentM,
    descentM: reported.descentM,
    energyKcal: reported.energyKcal,
    ...figuresJson(computed),
    derived: reported.derived,
    poolLengthM: reported.poolLengthM,
    lengths: session.lengths,
    sets: session.sets,
    reported: {
      avgHr: reported.avgHr,
      maxHr: reported.maxHr,
      avgPower: reported.avgPower,
      maxPower: reported.maxPower,
      normalizedPower: reported.normalizedPower,
      avgCadence: reported.avgCadence,
    },
  };
}

function figuresJson(figures: RecordFigures): Record<string, unknown> {
  return {
    recordCount: figures.recordCount,
    avgHr: rounded(figures.avgHr),
    maxHr: figures.maxHr,
    avgPower: rounded(figures.avgPower),
    maxPower: figures.maxPower,
    avgCadence: rounded(figures.avgCadence),
    avgCadenceMoving: rounded(figures.avgCadenceMoving),
    avgSpeed: rounded(figures.avgSpeed),
    maxSpeed: figures.maxSpeed,
    avgTemperature: rounded(figures.avgTemperature),
    normalizedPower: rounded(figures.normalizedPower),
    meanMax: {
      power: meanMaxJson(figures.meanMax.power),
      hr: meanMaxJson(figures.meanMax.hr),
      speed: meanMaxJson(figures.meanMax.speed),
    },
    timeInZone: figures.timeInZone,
    decoupling: figures.decoupling && { ...figures.decoupling, percent: rounded(figures.decoupling.percent) },
  };
}

function meanMaxJson(best: MeanMax): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(best).map(([windowSec, window]) => [windowSec, rounded(window?.mean ?? null)]),
  );
}

function lapJson(lap: LapAnalysis): Record<string, unknown> {
  const { startFitSec, ...figures } = lap;
  return figures;
}

/** Four decimals: finer than any sensor, and no float dust. */
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e4) / 1e4;
}
