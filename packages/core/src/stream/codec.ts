/**
 * The stored form of a channel: one small byte string for a whole workout instead of a row a second.
 *
 * Layout: a version byte, then zstd over: length, steps index, delta order, number of values, presence bitmap (if any
 * is missing), zigzag varint deltas of the values in device steps, and those few values that are no whole number of
 * steps (means of two records in one second) as floats with their positions.
 */
import { constants as zlib, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { Channel, Samples } from "../endurance/channel.ts";
import { VarintReader, VarintWriter } from "./varint.ts";

const VERSION = 1;
const ZSTD_LEVEL = 9;
/** More than ten days of one channel at its worst; stops a damaged row from filling the memory. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Values beyond this many steps are kept as floats. */
const MOST_STEPS = 2 ** 40;

/** Steps in one unit, as devices store each channel; where several are usual the closest fit is taken. Append only. */
const STEPS_PER_UNIT: Readonly<Record<Channel, readonly number[]>> = {
  hr: [1],
  power: [1],
  cadence: [1],
  speed: [1000],
  distance: [100, 16],
  altitude: [5],
  temperature: [1],
  lat: [2 ** 31 / 180, 1e7],
  lon: [2 ** 31 / 180, 1e7],
};

/** Deltas of first order suit noise, of second order what grows steadily (distance, position). */
const ORDERS = [1, 2] as const;
type Order = (typeof ORDERS)[number];

/**
 * @param samples one a second, `NaN` = missing
 * @returns bytes from which `decodeChannel` gives exactly the same samples
 */
export function encodeChannel(channel: Channel, samples: Samples): Uint8Array {
  const present = samples.filter((value) => !Number.isNaN(value));
  const stepsIndex = closestSteps(STEPS_PER_UNIT[channel], present);
  const stepsPerUnit = STEPS_PER_UNIT[channel][stepsIndex]!;
  const deltas = ORDERS.map((order) => ({ order, bytes: deltaBytes(present, stepsPerUnit, order) }));
  const shorter = deltas.reduce((best, next) => (next.bytes.length < best.bytes.length ? next : best));

  const writer = new VarintWriter();
  writer.unsigned(samples.length);
  writer.unsigned(stepsIndex);
  writer.unsigned(shorter.order);
  writer.unsigned(present.length);
  if (present.length < samples.length) writer.raw(presenceBitmap(samples));
  writer.raw(shorter.bytes);
  writeExceptions(writer, present, stepsPerUnit);
  const compressed = zstdCompressSync(writer.finish(), { params: { [zlib.ZSTD_c_compressionLevel]: ZSTD_LEVEL } });
  const bytes = new Uint8Array(1 + compressed.length);
  bytes[0] = VERSION;
  bytes.set(compressed, 1);
  return bytes;
}

/** The samples `encodeChannel` was given. Throws on bytes it did not write: a damaged store is no everyday failure. */
export function decodeChannel(channel: Channel, bytes: Uint8Array): Samples {
  if (bytes[0] !== VERSION) throw new RangeError(`stored samples have the unknown version ${bytes[0]}`);
  const reader = new VarintReader(zstdDecompressSync(bytes.subarray(1), { maxOutputLength: MOST_BYTES }));
  const length = reader.unsigned();
  const stepsPerUnit = STEPS_PER_UNIT[channel][reader.unsigned()];
  const orderRead = reader.unsigned();
  const order = ORDERS.find((known) => known === orderRead);
  const presentCount = reader.unsigned();
  if (stepsPerUnit === undefined || order === undefined || presentCount > length || length > MOST_BYTES) {
    throw new RangeError(`stored samples of ${channel} are damaged`);
  }
  const bitmap = presentCount < length ? reader.raw(Math.ceil(length / 8)) : undefined;
  const present = readDeltas(reader, presentCount, stepsPerUnit, order);
  for (let position = 0, left = reader.unsigned(); left > 0; left--) {
    position += reader.unsigned();
    present[position] = reader.float64();
  }
  return bitmap ? spread(present, bitmap, length) : present;
}

/** Index of the steps that express the most values exactly; the first of equals. */
function closestSteps(candidates: readonly number[], present: Samples): number {
  if (candidates.length === 1) return 0;
  const misses = candidates.map((stepsPerUnit) =>
    present.reduce((count, value) => count + (isExact(value, stepsPerUnit) ? 0 : 1), 0),
  );
  return misses.indexOf(Math.min(...misses));
}

function isExact(value: number, stepsPerUnit: number): boolean {
  return stepsOf(value, stepsPerUnit) / stepsPerUnit === value;
}

/** The nearest whole number of steps; 0 for what is out of all range and so kept as a float. */
function stepsOf(value: number, stepsPerUnit: number): number {
  const steps = Math.round(value * stepsPerUnit);
  return Math.abs(steps) <= MOST_STEPS ? steps : 0;
}

function deltaBytes(present: Samples, stepsPerUnit: number, order: Order): Uint8Array {
  const writer = new VarintWriter();
  let before = 0;
  let trend = 0;
  for (const value of present) {
    const steps = stepsOf(value, stepsPerUnit);
    const delta = steps - before;
    writer.signed(order === 1 ? delta : delta - trend);
    before = steps;
    trend = delta;
  }
  return writer.finish();
}

function readDeltas(reader: VarintReader, count: number, stepsPerUnit: number, order: Order): Samples {
  const present = new Float64Array(count);
  let before = 0;
  let trend = 0;
  for (let i = 0; i < count; i++) {
    const delta = order === 1 ? reader.signed() : reader.signed() + trend;
    before += delta;
    trend = delta;
    present[i] = before / stepsPerUnit;
  }
  return present;
}

function writeExceptions(writer: VarintWriter, present: Samples, stepsPerUnit: number): void {
  const positions: number[] = [];
  for (let i = 0; i < present.length; i++) if (!isExact(present[i]!, stepsPerUnit)) positions.push(i);
  writer.unsigned(positions.length);
  let before = 0;
  for (const position of positions) {
    writer.unsigned(position - before);
    writer.float64(present[position]!);
    before = position;
  }
}

function presenceBitmap(samples: Samples): Uint8Array {
  const bitmap = new Uint8Array(Math.ceil(samples.length / 8));
  for (let sec = 0; sec < samples.length; sec++) {
    if (!Number.isNaN(samples[sec]!)) bitmap[sec >> 3]! |= 1 << (sec & 7);
  }
  return bitmap;
}

function spread(present: Samples, bitmap: Uint8Array, length: number): Samples {
  const samples = new Float64Array(length).fill(Number.NaN);
  let next = 0;
  for (let sec = 0; sec < length; sec++) {
    if ((bitmap[sec >> 3]! >> (sec & 7)) & 1) samples[sec] = present[next++] ?? Number.NaN;
  }
  return samples;
}
