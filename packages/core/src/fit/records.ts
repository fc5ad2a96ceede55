/** From record messages to columns. */
import { CHANNELS, type Channel } from "../endurance/channel.ts";
import type { RecordColumns } from "./activity.ts";
import { fitSecOfDate } from "./clock.ts";
import type { Message } from "./messages.ts";

const SEMICIRCLES_PER_DEGREE = 2 ** 31 / 180;
/** Altitude is stored in fifths of a metre; undoing its offset of 500 m leaves float dust. */
const ALTITUDE_STEPS_PER_METRE = 5;

/**
 * The native values of each record. Speed is `enhanced_speed`, else `speed`, else the speed in
 * `compressed_speed_distance`; distance and altitude likewise. Cadence is as stored, without its fraction.
 *
 * @param parts records of each concatenated file, in file order
 */
export function recordColumns(parts: readonly (readonly Message[])[]): RecordColumns {
  const count = parts.reduce((sum, records) => sum + records.length, 0);
  const columns = emptyColumns(count);
  let row = 0;
  for (const records of parts) {
    const unpack = compressedUnpacker();
    for (const record of records) fillRow(columns, row++, record, unpack(record.compressed_speed_distance));
  }
  return columns;
}

/** Columns of `count` rows without a value. */
function emptyColumns(count: number): RecordColumns {
  const column = () => new Float64Array(count).fill(Number.NaN);
  const channels = Object.fromEntries(CHANNELS.map((channel) => [channel, column()])) as Record<Channel, Float64Array>;
  return { count, fitSec: column(), ...channels };
}

function fillRow(columns: RecordColumns, row: number, record: Message, compressed: SpeedDistance | undefined): void {
  const { timestamp } = record;
  if (timestamp instanceof Date) columns.fitSec[row] = fitSecOfDate(timestamp);
  columns.hr[row] = firstNumber(record.heart_rate);
  columns.power[row] = firstNumber(record.power);
  columns.cadence[row] = firstNumber(record.cadence);
  columns.speed[row] = firstNumber(record.enhanced_speed, record.speed, compressed?.speed);
  columns.distance[row] = firstNumber(record.distance, compressed?.distanceM);
  columns.altitude[row] = snap(firstNumber(record.enhanced_altitude, record.altitude), ALTITUDE_STEPS_PER_METRE);
  columns.temperature[row] = firstNumber(record.temperature);
  columns.lat[row] = snap(firstNumber(record.position_lat), SEMICIRCLES_PER_DEGREE);
  columns.lon[row] = snap(firstNumber(record.position_long), SEMICIRCLES_PER_DEGREE);
}

function firstNumber(...choices: unknown[]): number {
  for (const value of choices) if (typeof value === "number" && Number.isFinite(value)) return value;
  return Number.NaN;
}

function snap(value: number, stepsPerUnit: number): number {
  return Math.round(value * stepsPerUnit) / stepsPerUnit;
}

type SpeedDistance = { speed: number; distanceM: number };

/**
 * Reads `compressed_speed_distance`: 12 bits of speed in 1/100 m/s, then 12 bits of distance in 1/16 m that start
 * over at 256 m and so have to be summed up. Source: FIT profile, `record` field 8.
 */
function compressedUnpacker(): (bytes: unknown) => SpeedDistance | undefined {
  let steps = 0;
  return (bytes) => {
    if (!Array.isArray(bytes) || bytes.length < 3 || bytes.every((byte) => byte === null)) return undefined;
    // The parser shows a single byte of 0xFF as missing, though only three of them mean that.
    const [low, middle, high] = bytes.map((byte) => (typeof byte === "number" ? byte : 0xff)) as [
      number,
      number,
      number,
    ];
    const position = (middle >> 4) | (high << 4);
    steps += (position - steps) & 0xfff;
    return { speed: (low | ((middle & 0x0f) << 8)) / 100, distanceM: steps / 16 };
  };
}
