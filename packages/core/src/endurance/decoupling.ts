/** Aerobic decoupling: how far output per heartbeat fell from the first half to the second. */
import type { Samples } from "./channel.ts";

/** `Pw:HR` is power against heart rate, `Pa:HR` speed against heart rate. */
export type Decoupling = { kind: "Pw:HR" | "Pa:HR"; percent: number; samples: number };

/** Ten minutes of both: less says nothing about drift. */
const LEAST_SAMPLES = 600;

/**
 * Decoupling in percent, (EF1 − EF2) / EF1 × 100, positive = drift. EF is mean output ÷ mean heart rate over the
 * seconds where both are above 0; the first ⌊n/2⌋ of them stand against the rest.
 *
 * @returns `null` under 600 such seconds
 * Source: Friel, "Aerobic endurance and decoupling" (2008); sign as in Runalyze's glossary.
 */
export function decoupling(kind: Decoupling["kind"], output: Samples, hr: Samples): Decoupling | null {
  const both: number[] = [];
  for (let sec = 0; sec < output.length; sec++) if (output[sec]! > 0 && hr[sec]! > 0) both.push(sec);
  if (both.length < LEAST_SAMPLES) return null;
  const half = Math.floor(both.length / 2);
  const first = efficiency(output, hr, both.slice(0, half));
  const second = efficiency(output, hr, both.slice(half));
  return { kind, percent: ((first - second) / first) * 100, samples: both.length };
}

function efficiency(output: Samples, hr: Samples, seconds: number[]): number {
  let outputSum = 0;
  let hrSum = 0;
  for (const sec of seconds) {
    outputSum += output[sec]!;
    hrSum += hr[sec]!;
  }
  return outputSum / hrSum;
}
