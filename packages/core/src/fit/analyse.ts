/** Computes the figures of a FIT activity: each session's, each lap's place, and those of the whole file. */
import { maxOf, meanMovingOf, meanOf } from "../endurance/average.ts";
import { CHANNELS, type Channel, type SecondSeries } from "../endurance/channel.ts";
import { decoupling } from "../endurance/decoupling.ts";
import { meanMax } from "../endurance/mean-max.ts";
import { normalizedPowerW } from "../endurance/normalized-power.ts";
import { secondSamples } from "../endurance/series.ts";
import { timeInZone } from "../endurance/zones.ts";
import type { FitActivity, FitSession, RecordColumns } from "./activity.ts";
import type { ActivityAnalysis, LapAnalysis, RecordFigures, SessionAnalysis, Zones } from "./analysis.ts";
import { FIRST_SET_CLOCK_SEC, localOfFitSec, utcOfFitSec } from "./clock.ts";
import { LONGEST_RECORDING_SEC } from "./stray-times.ts";

/**
 * A record, lap, length or set belongs to the last session that starts at or before it; what lies before the first
 * session's start belongs to the first.
 *
 * @param zones without them there is no time in zone
 */
export function analyse(activity: FitActivity, zones: Zones = {}): ActivityAnalysis {
  const starts = sessionStarts(activity);
  const rowsOf = groupBySession(activity.records.fitSec, starts);
  const placed = <T extends { startFitSec: number | null }>(items: readonly T[]) =>
    items.map((item) => ({ item, session: sessionAt(starts, item.startFitSec) }));
  const laps: LapAnalysis[] = placed(activity.laps).map(({ item, session }) => ({
    ...item,
    session,
    startUtc: instantOf(item.startFitSec),
  }));
  const lengths = placed(activity.lengths);
  const sets = placed(activity.sets);
  const sessions = activity.sessions.map((reported, i): SessionAnalysis => {
    const records = activity.sessions.length === 1 ? activity.records : pickRows(activity.records, rowsOf[i]!);
    const startFitSec = starts[i]!;
    return {
      sport: reported.sport,
      fitSport: reported.fitSport,
      fitSubSport: reported.fitSubSport,
      startFitSec,
      startUtc: instantOf(startFitSec),
      startLocal: reported.localOffsetSec === null ? null : localOfFitSec(startFitSec + reported.localOffsetSec),
      reported,
      ...figuresOf(records, startFitSec, reported, zones),
      laps: laps.filter(({ session }) => session === i),
      lengths: lengths.filter(({ session }) => session === i).map(({ item }) => item),
      sets: sets.filter(({ session }) => session === i).map(({ item }) => item),
    };
  });
  const whole = sessions.length === 1 ? sessions[0]!.computed : wholeFigures(activity, Math.min(...starts), zones);
  return { sessions, laps, whole };
}

/** The file's figures as one stretch. Decoupling has no meaning across sports; nothing has across weeks. */
function wholeFigures(activity: FitActivity, startFitSec: number, zones: Zones): RecordFigures | null {
  const lastFitSec = maxOf(activity.records.fitSec) ?? startFitSec;
  if (lastFitSec - startFitSec > LONGEST_RECORDING_SEC) return null;
  const { computed } = figuresOf(activity.records, startFitSec, activity.sessions[0]!, zones);
  return { ...computed, decoupling: null };
}

/** Each session's start; one without takes the time of the first record, or of its neighbour. */
function sessionStarts({ sessions, records, laps }: FitActivity): number[] {
  const firstRecord = records.fitSec.find((fitSec) => !Number.isNaN(fitSec));
  let before = firstRecord ?? laps.find(({ startFitSec }) => startFitSec !== null)?.startFitSec ?? 0;
  return sessions.map(({ startFitSec }) => {
    before = startFitSec ?? before;
    return before;
  });
}

/** Index of the last session that starts at or before `fitSec`; the earliest where none does. */
function sessionAt(starts: readonly number[], fitSec: number | null): number {
  let last = -1;
  let earliest = 0;
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    if (start < starts[earliest]!) earliest = i;
    if (fitSec !== null && start <= fitSec && (last < 0 || start >= starts[last]!)) last = i;
  }
  return last < 0 ? earliest : last;
}

/** Row numbers of each session's records; a record without a time stays with the one before it. */
function groupBySession(times: Float64Array, starts: readonly number[]): number[][] {
  const rows: number[][] = starts.map(() => []);
  let session = 0;
  let sameSince = Number.NaN;
  for (let row = 0; row < times.length; row++) {
    const fitSec = times[row]!;
    if (!Number.isNaN(fitSec) && fitSec !== sameSince) {
      session = sessionAt(starts, fitSec);
      sameSince = fitSec;
    }
    rows[session]!.push(row);
  }
  return rows;
}

function pickRows(records: RecordColumns, rows: readonly number[]): RecordColumns {
  const pick = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]!);
  const channels = Object.fromEntries(CHANNELS.map((channel) => [channel, pick(records[channel])]));
  return { count: rows.length, fitSec: pick(records.fitSec), ...(channels as Record<Channel, Float64Array>) };
}

type Figures = { seriesStartFitSec: number; series: SecondSeries; computed: RecordFigures };

function figuresOf(records: RecordColumns, startFitSec: number, session: FitSession, zones: Zones): Figures {
  const { series, seriesStartFitSec } = seriesOf(records, startFitSec);
  const { hr, power, cadence, speed, temperature } = series.channels;
  return {
    seriesStartFitSec,
    series,
    computed: {
      recordCount: records.count,
      avgHr: meanOf(hr),
      maxHr: maxOf(records.hr),
      avgPower: meanOf(power),
      maxPower: maxOf(records.power),
      avgCadence: meanOf(cadence),
      avgCadenceMoving: meanMovingOf(cadence),
      avgSpeed: meanOf(speed),
      maxSpeed: maxOf(records.speed),
      avgTemperature: meanOf(temperature),
      normalizedPower: normalizedPowerW(power),
      meanMax: { power: meanMax(power), hr: meanMax(hr), speed: meanMax(speed) },
      timeInZone: {
        hr: zones.hr ? timeInZone(hr, zones.hr) : null,
        power: zones.power ? timeInZone(power, zones.power) : null,
      },
      decoupling: decouplingOf(series, session.fitSport),
    },
  };
}

/** Records that lie further from the session's start than a recording may last are another recording's. */
function seriesOf(records: RecordColumns, startFitSec: number): Pick<Figures, "series" | "seriesStartFitSec"> {
  let first = startFitSec;
  let last = Number.NEGATIVE_INFINITY;
  for (const fitSec of records.fitSec) {
    if (Math.abs(fitSec - startFitSec) > LONGEST_RECORDING_SEC) continue;
    if (fitSec < first) first = fitSec;
    if (fitSec > last) last = fitSec;
  }
  const lengthSec = last < first ? 0 : Math.floor(last - first) + 1;
  const channels: SecondSeries["channels"] = {};
  for (const channel of CHANNELS) {
    const samples = secondSamples(records.fitSec, records[channel], first, lengthSec);
    if (samples) channels[channel] = samples;
  }
  return { series: { lengthSec, channels }, seriesStartFitSec: first };
}

/** Power against heart rate where there is power, speed where a run has none. */
function decouplingOf({ channels }: SecondSeries, fitSport: string | null): RecordFigures["decoupling"] {
  const { hr, power, speed } = channels;
  if (!hr) return null;
  if (power) return decoupling("Pw:HR", power, hr);
  return speed && fitSport === "running" ? decoupling("Pa:HR", speed, hr) : null;
}

/** No date can be told from a clock that was never set. */
function instantOf(fitSec: number | null): string | null {
  return fitSec === null || fitSec < FIRST_SET_CLOCK_SEC ? null : utcOfFitSec(fitSec);
}
