/** A recorded session in words: short enough to be read on a phone between two sets. */

import { type Block, type Span, strong, text } from "../chat/reply.ts";
import { MEAN_MAX_WINDOWS_SEC, type MeanMax } from "../endurance/mean-max.ts";
import type { LoadUnit } from "../log/entry.ts";
import { sportName } from "../log/sport-name.ts";
import { formatDecimal } from "../units/decimal.ts";
import { type DistanceUnit, formatDistance, formatElevation } from "../units/distance.ts";
import { formatClock, formatDuration } from "../units/duration.ts";
import { formatAveragePace, formatPace, formatSpeed, type PaceUnit, paceSec, paceUnitOf } from "../units/pace.ts";
import type { FitWarning, SessionSport } from "./activity.ts";
import type { SessionAnalysis } from "./analysis.ts";
import { decouplingInWords } from "./decoupling-words.ts";
import { lapTable, setTable } from "./summary-tables.ts";

export type SummaryOptions = {
  /** Default `km`; climbs and speeds follow it. */
  distanceUnit?: DistanceUnit;
  /** Default `kg`. */
  loadUnit?: LoadUnit;
  /** The athlete's IANA zone; without it the start is told in the device's own local time, else in UTC. */
  timeZone?: string;
  /** What the reader found wrong; said at the end. */
  warnings?: readonly FitWarning[];
};

/** A pause shorter than this is not worth a line. */
const WORTHY_PAUSE_SEC = 60;

/** Blocks for one session: title, figures, laps or sets, warnings. What was not recorded is not mentioned. */
export function summarise(session: SessionAnalysis, options: SummaryOptions = {}): Block[] {
  const { warnings = [] } = options;
  return [
    text(strong(sportName(session.sport)), ...startOf(session, options.timeZone)),
    { kind: "list", items: figures(session, options) },
    ...lapTable(session, options.distanceUnit ?? "km"),
    ...setTable(session.sets, options.loadUnit ?? "kg"),
    ...warnings.map((warning) => text(warning.text)),
  ];
}

function startOf({ startUtc, startLocal }: SessionAnalysis, timeZone: string | undefined): Span[] {
  if (startUtc && timeZone) {
    const local = Temporal.Instant.from(startUtc).toZonedDateTimeISO(timeZone).toPlainDateTime();
    return [`, ${dateInWords(local)}`];
  }
  if (startLocal) return [`, ${dateInWords(Temporal.PlainDateTime.from(startLocal))}`];
  if (startUtc) return [`, ${dateInWords(Temporal.PlainDateTime.from(startUtc.slice(0, -1)))} UTC`];
  return [];
}

/** `Sat 21 Nov 2026, 18:30`. */
function dateInWords(local: Temporal.PlainDateTime): string {
  const day = local.toLocaleString("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric" });
  return `${day.replace(",", "")}, ${local.toPlainTime().toString({ smallestUnit: "minute" })}`;
}

function figures(session: SessionAnalysis, { distanceUnit: unit = "km" }: SummaryOptions): Span[][] {
  const { reported, computed, sport } = session;
  const pace = sport === "transition" ? undefined : paceUnitOf(sport, unit);
  const lines: (string | undefined)[] = [
    timeLine(session),
    distanceLine(session, pace, unit),
    poolLine(session),
    heartLine(session),
    powerLine(session),
    cadenceLine(sport, computed.avgCadenceMoving),
    reported.ascentM ? `Climb ${formatElevation(reported.ascentM, unit)}` : undefined,
    effortsLine("Best power", computed.meanMax.power, (watts) => `${Math.round(watts)} W`),
    computed.avgPower === null && pace ? bestPaceLine(computed.meanMax.speed, pace) : undefined,
    zonesLine("Heart rate zones", computed.timeInZone.hr),
    zonesLine("Power zones", computed.timeInZone.power),
    computed.decoupling ? decouplingInWords(computed.decoupling, session) : undefined,
  ];
  return lines.filter((line) => line !== undefined).map((line) => [line]);
}

function timeLine({ reported }: SessionAnalysis): string | undefined {
  const { timerSec, elapsedSec } = reported;
  const movingSec = timerSec ?? elapsedSec;
  if (movingSec === null) return undefined;
  const pausedSec = elapsedSec === null ? 0 : elapsedSec - movingSec;
  return `Time ${formatDuration(movingSec)}${pausedSec >= WORTHY_PAUSE_SEC ? `, paused ${formatDuration(pausedSec)}` : ""}`;
}

function distanceLine(
  { reported }: SessionAnalysis,
  pace: PaceUnit | undefined,
  unit: DistanceUnit,
): string | undefined {
  const { distanceM } = reported;
  if (!distanceM) return undefined;
  const sec = reported.timerSec ?? reported.elapsedSec ?? 0;
  const speed = sec > 0 ? formatSpeed(distanceM / sec, unit) : undefined;
  const rate = pace ? formatAveragePace(distanceM, sec, pace) : speed;
  return `Distance ${formatDistance(distanceM, unit)}${rate ? `, ${rate}` : ""}`;
}

function poolLine({ reported, lengths }: SessionAnalysis): string | undefined {
  const swum = lengths.filter(({ kind }) => kind === "active").length;
  if (swum === 0) return undefined;
  return reported.poolLengthM === null
    ? `${swum} lengths`
    : `${swum} lengths of ${formatDecimal(reported.poolLengthM, 2)} m`;
}

function heartLine({ reported, computed }: SessionAnalysis): string | undefined {
  const avgHr = computed.avgHr ?? reported.avgHr;
  const maxHr = computed.maxHr ?? reported.maxHr;
  if (avgHr === null) return undefined;
  return `Heart rate ${Math.round(avgHr)} avg${maxHr === null ? "" : `, ${Math.round(maxHr)} max`}`;
}

function powerLine({ reported, computed }: SessionAnalysis): string | undefined {
  const avgPower = computed.avgPower ?? reported.avgPower;
  if (avgPower === null) return undefined;
  const maxPower = computed.maxPower ?? reported.maxPower;
  const normalized = computed.normalizedPower === null ? "" : `, NP ${Math.round(computed.normalizedPower)} W`;
  return `Power ${Math.round(avgPower)} W avg${normalized}${maxPower === null ? "" : `, ${Math.round(maxPower)} W max`}`;
}

/** Devices count one leg of a runner; runners count both. */
function cadenceLine(sport: SessionSport, avgCadence: number | null): string | undefined {
  if (avgCadence === null) return undefined;
  switch (sport) {
    case "run":
    case "walk":
    case "hike":
      return `Cadence ${Math.round(avgCadence * 2)} steps/min`;
    case "bike":
      return `Cadence ${Math.round(avgCadence)} rpm`;
    case "swim":
    case "row":
      return `Cadence ${Math.round(avgCadence)} strokes/min`;
    case "ski":
    case "brick":
    case "mobility":
    case "strength":
    case "transition":
    case "other":
      return undefined;
  }
}

function effortsLine(title: string, best: MeanMax, say: (mean: number) => string): string | undefined {
  const efforts = MEAN_MAX_WINDOWS_SEC.flatMap((windowSec) => {
    const effort = best[windowSec];
    return effort && effort.mean > 0 ? [`${windowInWords(windowSec)} ${say(effort.mean)}`] : [];
  });
  return efforts.length === 0 ? undefined : `${title}: ${efforts.join(", ")}`;
}

/** Speeds over a few seconds are GPS noise, so paces start at a minute. */
function bestPaceLine(best: MeanMax, unit: PaceUnit): string | undefined {
  const say = (speedMps: number) => formatPace(paceSec(speedMps, unit) ?? 0, unit);
  return effortsLine("Best pace", { ...best, 5: null, 30: null }, say);
}

function windowInWords(windowSec: number): string {
  return windowSec < 60 ? `${windowSec} s` : `${windowSec / 60} min`;
}

function zonesLine(title: string, seconds: number[] | null): string | undefined {
  if (!seconds) return undefined;
  const zones = seconds.flatMap((sec, i) => (sec > 0 ? [`Z${i + 1} ${formatClock(sec)}`] : []));
  return `${title}: ${zones.join(", ")}`;
}
