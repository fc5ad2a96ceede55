/** The session of a file that has none: the recording was cut, or its device writes no summaries. */
import type { FitActivity, FitSession } from "./activity.ts";
import { type Message, nameOf } from "./messages.ts";
import { sportOfFit } from "./sport.ts";

/** Lap times are whole seconds at the start and thousandths at the end. */
const ROUNDING_SEC = 1;

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
  const lapsEnd = laps.reduce(
    (end, lap) => Math.max(end, (lap.startFitSec ?? 0) + (lap.elapsedSec ?? 0) + ROUNDING_SEC),
    0,
  );
  for (const length of lengths) cover(length.startFitSec, length.timerSec);
  for (const set of sets) cover(set.startFitSec, set.durationSec);

  const elapsedSec = span.from <= span.to ? span.to - span.from : null;
  const pausedSec = pauses.reduce((sum, { fromFitSec, toFitSec }) => sum + toFitSec - fromFitSec, 0);
  const runningSec = elapsedSec === null ? null : Math.max(0, elapsedSec - pausedSec);
  // A cut file lacks the lap it was in: then the laps tell only part of the way.
  const told = lapsEnd >= span.to ? laps : [];
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
    timerSec: sumOf(told.map(({ timerSec }) => timerSec)) ?? runningSec,
    distanceM: furthest(records.distance) ?? sumOf(laps.map(({ distanceM }) => distanceM)),
    ascentM: sumOf(told.map(({ ascentM }) => ascentM)),
    descentM: null,
    avgHr: null,
    maxHr: null,
    avgPower: null,
    maxPower: null,
    normalizedPower: null,
    avgCadence: null,
    energyKcal: null,
    poolLengthM: null,
    localOffsetSec: null,
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
