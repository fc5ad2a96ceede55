/** From records, whenever the device took them, to one sample a second. */
import type { Samples } from "./channel.ts";

/**
 * One sample a second from `startSec` on. Several values in one second are averaged; a second without a value stays
 * missing (`NaN`): nothing is interpolated.
 *
 * @param times seconds, one a value; `NaN` and times outside the series are left out
 * @param values `NaN` = not measured
 * @returns `undefined` where no value falls into the series
 */
export function secondSamples(
  times: Float64Array,
  values: Float64Array,
  startSec: number,
  lengthSec: number,
): Samples | undefined {
  const samples = new Float64Array(lengthSec).fill(Number.NaN);
  const repeats = new Map<number, { sum: number; count: number }>();
  let measured = false;
  for (let i = 0; i < times.length; i++) {
    const value = values[i]!;
    const sec = Math.floor(times[i]! - startSec);
    if (Number.isNaN(value) || !(sec >= 0 && sec < lengthSec)) continue;
    measured = true;
    const before = samples[sec]!;
    if (Number.isNaN(before)) {
      samples[sec] = value;
      continue;
    }
    const repeat = repeats.get(sec) ?? { sum: before, count: 1 };
    repeat.sum += value;
    repeat.count++;
    repeats.set(sec, repeat);
    samples[sec] = repeat.sum / repeat.count;
  }
  return measured ? samples : undefined;
}
