/** From session, lap, length, set, event and description messages to Spotter's values. */
import type { DeveloperField, FitActivity, FitLap, FitLength, FitSession, FitSet } from "./activity.ts";
import { FIRST_SET_CLOCK_SEC } from "./clock.ts";
import { type DeveloperUse, MESSAGE } from "./frames.ts";
import { fitSecOf, type Message, nameOf, numberOf } from "./messages.ts";
import { sportOfFit } from "./sport.ts";

export function sessionOf(message: Message, part: number): FitSession {
  const fitSport = nameOf(message, "sport");
  const fitSubSport = nameOf(message, "sub_sport");
  const elapsedSec = numberOf(message, "total_elapsed_time");
  const endFitSec = fitSecOf(message, "timestamp");
  const start = fitSecOf(message, "start_time");
  return {
    part,
    sport: sportOfFit(fitSport, fitSubSport),
    fitSport,
    fitSubSport,
    startFitSec: start ?? (endFitSec !== null && elapsedSec !== null ? Math.floor(endFitSec - elapsedSec) : null),
    elapsedSec,
    timerSec: numberOf(message, "total_timer_time"),
    distanceM: numberOf(message, "total_distance"),
    ascentM: numberOf(message, "total_ascent"),
    descentM: numberOf(message, "total_descent"),
    avgHr: numberOf(message, "avg_heart_rate"),
    maxHr: numberOf(message, "max_heart_rate"),
    avgPower: numberOf(message, "avg_power"),
    maxPower: numberOf(message, "max_power"),
    normalizedPower: numberOf(message, "normalized_power"),
    avgCadence: numberOf(message, "avg_cadence"),
    energyKcal: numberOf(message, "total_calories"),
    poolLengthM: numberOf(message, "pool_length"),
    localOffsetSec: null,
    derived: false,
  };
}

export function lapOf(message: Message): FitLap {
  return {
    startFitSec: fitSecOf(message, "start_time"),
    elapsedSec: numberOf(message, "total_elapsed_time"),
    timerSec: numberOf(message, "total_timer_time"),
    distanceM: numberOf(message, "total_distance"),
    ascentM: numberOf(message, "total_ascent"),
    avgHr: numberOf(message, "avg_heart_rate"),
    maxHr: numberOf(message, "max_heart_rate"),
    avgPower: numberOf(message, "avg_power"),
    avgCadence: numberOf(message, "avg_cadence"),
  };
}

export function lengthOf(message: Message): FitLength {
  return {
    startFitSec: fitSecOf(message, "start_time"),
    timerSec: numberOf(message, "total_timer_time"),
    kind: message.length_type === "idle" ? "idle" : "active",
    stroke: nameOf(message, "swim_stroke"),
    strokes: numberOf(message, "total_strokes"),
  };
}

export function setOf(message: Message): FitSet {
  const [category] = Array.isArray(message.category) ? message.category : [message.category];
  return {
    startFitSec: fitSecOf(message, "start_time") ?? fitSecOf(message, "timestamp"),
    durationSec: numberOf(message, "duration"),
    kind: message.set_type === "rest" ? "rest" : "active",
    repetitions: numberOf(message, "repetitions"),
    loadKg: numberOf(message, "weight"),
    exercise: typeof category === "string" && category !== "unknown" ? category : null,
  };
}

/** No time zone is further from UTC. */
const FURTHEST_ZONE_SEC = 15 * 3600;

/** Local time minus the device's time by the `activity` message of a file; `null` where none tells it credibly. */
export function localOffsetOf(activityMessages: readonly Message[]): number | null {
  for (const message of activityMessages) {
    const here = fitSecOf(message, "timestamp");
    const local = fitSecOf(message, "local_timestamp");
    if (here === null || local === null || local < FIRST_SET_CLOCK_SEC) continue;
    if (here < FIRST_SET_CLOCK_SEC || Math.abs(local - here) <= FURTHEST_ZONE_SEC) return local - here;
  }
  return null;
}

/** The stretches between a timer's stop and its next start. */
export function pausesOf(events: readonly Message[]): FitActivity["pauses"] {
  const pauses: FitActivity["pauses"] = [];
  let fromFitSec: number | null = null;
  for (const event of events) {
    const at = fitSecOf(event, "timestamp");
    if (event.event !== "timer" || at === null) continue;
    if (event.event_type === "start") {
      if (fromFitSec !== null && at > fromFitSec) pauses.push({ fromFitSec, toFitSec: at });
      fromFitSec = null;
    } else if (nameOf(event, "event_type")?.startsWith("stop")) {
      fromFitSec ??= at;
    }
  }
  return pauses;
}

/** What developer fields a file declares and how often each is used; undeclared ones have no name. */
export function developerFieldsOf(descriptions: readonly Message[], use: readonly DeveloperUse[]): DeveloperField[] {
  return descriptions.map((description) => {
    const developerIndex = numberOf(description, "developer_data_index");
    const field = numberOf(description, "field_definition_number");
    const uses = use.filter((one) => one.developerIndex === developerIndex && one.field === field);
    const inMessages = (globalNumber: number) =>
      uses.reduce((sum, one) => sum + (one.globalNumber === globalNumber ? one.count : 0), 0);
    return {
      name: nameOf(description, "field_name") ?? `field ${field ?? "?"}`,
      units: nameOf(description, "units"),
      nativeField: numberOf(description, "native_field_num"),
      inRecords: inMessages(MESSAGE.record),
      inLaps: inMessages(MESSAGE.lap),
      inSessions: inMessages(MESSAGE.session),
    };
  });
}
