/** The tables of a summary: laps and strength sets, at most 34 characters wide. */
import { type Block, text } from "../chat/reply.ts";
import type { LoadUnit } from "../log/entry.ts";
import { formatDecimal } from "../units/decimal.ts";
import { type DistanceUnit, distanceIn } from "../units/distance.ts";
import { formatClock } from "../units/duration.ts";
import { loadNumber } from "../units/load.ts";
import { paceSec, paceUnitOf } from "../units/pace.ts";
import type { FitSet } from "./activity.ts";
import type { LapAnalysis, SessionAnalysis } from "./analysis.ts";

const MOST_ROWS = 12;
const LONGEST_EXERCISE = 14;

type Column<Row> = { header: string; cell: (row: Row) => string | undefined };

/** Laps with what was measured in them; nothing for a session of one lap, which would only repeat it. */
export function lapTable({ laps, sport }: SessionAnalysis, unit: DistanceUnit): Block[] {
  if (laps.length < 2) return [];
  const pace = sport === "transition" ? undefined : paceUnitOf(sport, unit);
  const isSwim = sport === "swim";
  const columns: Column<LapAnalysis>[] = [
    { header: "#", cell: (lap) => String(laps.indexOf(lap) + 1) },
    { header: "time", cell: ({ timerSec, elapsedSec }) => clockOf(timerSec ?? elapsedSec) },
    { header: isSwim ? "m" : unit, cell: ({ distanceM }) => lapDistance(distanceM, isSwim ? undefined : unit) },
    // Pace and power side by side would be too wide for a phone.
    pace
      ? { header: `/${pace.replace(" ", "")}`, cell: (lap) => clockOf(lapPaceSec(lap, pace)) }
      : { header: "W", cell: ({ avgPower }) => (avgPower === null ? undefined : String(Math.round(avgPower))) },
    { header: "bpm", cell: ({ avgHr }) => (avgHr === null ? undefined : String(Math.round(avgHr))) },
  ];
  return table(laps, columns, "laps");
}

/** The working sets a watch took; rests are left out. */
export function setTable(sets: readonly FitSet[], unit: LoadUnit): Block[] {
  const working = sets.filter(({ kind }) => kind === "active");
  const columns: Column<FitSet>[] = [
    { header: "exercise", cell: ({ exercise }) => exercise?.replaceAll("_", " ").slice(0, LONGEST_EXERCISE) ?? "set" },
    { header: "reps", cell: ({ repetitions }) => (repetitions === null ? undefined : String(repetitions)) },
    { header: unit, cell: ({ loadKg }) => (loadKg ? loadNumber(loadKg, unit) : undefined) },
    { header: "time", cell: ({ durationSec }) => clockOf(durationSec) },
  ];
  return table(working, columns, "sets");
}

/** Columns without any value are left out, rows beyond a dozen only counted. */
function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], plural: string): Block[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, MOST_ROWS);
  const filled = columns.filter(({ cell }) => shown.some((row) => cell(row) !== undefined));
  const block: Block = {
    kind: "table",
    header: filled.map(({ header }) => header),
    rows: shown.map((row) => filled.map(({ cell }) => cell(row) ?? "")),
    align: filled.map(({ header }) => (header === "exercise" ? "left" : "right")),
  };
  const more = rows.length - shown.length;
  return more > 0 ? [block, text(`… and ${more} more ${plural}`)] : [block];
}

function clockOf(sec: number | null | undefined): string | undefined {
  return sec === null || sec === undefined ? undefined : formatClock(sec);
}

function lapDistance(distanceM: number | null, unit: DistanceUnit | undefined): string | undefined {
  if (!distanceM) return undefined;
  return unit ? formatDecimal(distanceIn(distanceM, unit), 2) : String(Math.round(distanceM));
}

function lapPaceSec({ distanceM, timerSec }: LapAnalysis, unit: Parameters<typeof paceSec>[1]): number | undefined {
  return distanceM && timerSec ? paceSec(distanceM / timerSec, unit) : undefined;
}
