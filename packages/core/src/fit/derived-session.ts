/** The session of a file that has none: the recording was cut, or its device writes no summaries. */
import type { FitActivity, FitSession } from "./activity.ts";
import { type Message, nameOf } from "./messages.ts";
import { sportOfFit } from "./sport.ts";

/**
 * One session over all laps, lengths, sets and records.
 *
 * @param sportMessages `sport` and `lap` messages, the first that names a sport counts
 */
export function deriveSession(activity: FitActivity, sportMessages: readonly Message[]): FitSession {
  const { records, laps, lengths, sets, pauses } = activity;
  const span = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
  const cover = (fromSec: number | null, durationSec: number | null) => {
    if (fromSec === null || Number.isNaN(fromSec)) return;
    span.from = Math.min(span.from, fromSec);
    span.to = Math.max(span.to, fromSec + (durationSec ?? 0));
  };
  for (const fitSec of records.fitSec) cover(fitSec, 0);
  for (const lap of laps) cover(lap.startFitSec, lap.elapsedSec);
  for (const length of lengths) cover(length.startFitSec, length.timerSec);
  for (const set of sets) cover(set.startFitSec, set.durationSec);

  const elapsedSec = span.from <= span.to ? span.to - span.from : null;
  const pausedSec = pauses.reduce((sum, { fromFitSec, toFitSec }) => sum + toFitSec - fromFitSec, 0);
  const runningSec = elapsedSec === null ? null : Math.max(0, elapsedSec - pausedSec);
  const sportMessage = sportMessages.find((message) => nameOf(message, "sport") !== null) ?? {};
  const fitSport = nameOf(sportMessage, "sport");
  const fitSubSport = nameOf(sportMessage, "sub_sport");
  return {
    part: 0,
    sport: sportOfFit(fitSport, fitSubSport),
    fitSport,
    fitSubSport,
    startFitSec: elapsedSec === null ? null : span.from,
    elapsedSec,
    timerSec: sumOf(laps.map(({ timerSec }) => timerSec)) ?? runningSec,
    distanceM: furthest(records.distance) ?? sumOf(laps.map(({ distanceM }) => distanceM)),
    ascentM: sumOf(laps.map(({ ascentM }) => ascentM)),
    descentM: null,
    avgHr: null,
    maxHr: null,
    avgPower: null,
    maxPower: null,
    normalizedPower: null,
    avgCadence: null,
    energyKcal: null,
    poolLengthM: null,
    derived: true,
  };
}

/** `null` unless every value is known. */
function sumOf(values: (number | null)[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => (sum === null || value === null ? null : sum + value));
}

function furthest(distances: Float64Array): number | null {
  let max = Number.NEGATIVE_INFINITY;
  for (const distanceM of distances) if (distanceM > max) max = distanceM;
  return max === Number.NEGATIVE_INFINITY ? null : max;
}
