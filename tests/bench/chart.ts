/** How long a chart takes and how large it is: the three kinds, in both themes, as chats get them. */

import { e1rmChart } from "@spotter/core/chart/e1rm";
import { sessionChart } from "@spotter/core/chart/session";
import type { ChartOutcome } from "@spotter/core/chart/spec";
import { volumeChart } from "@spotter/core/chart/volume";
import { renderPng } from "@spotter/worker/chart/render";

const ROUNDS = 10;
const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2025, 10, 10);
const RIDE_SEC = 2 * 3600;

/** `medianMs` of specification and drawing together, once the renderer is loaded; `kilobytes` of the largest picture. */
export async function benchChart(): Promise<{ medianMs: number; kilobytes: number }> {
  const makers = [aYearOfBench, halfAYearOfVolume, aNoisyRide];
  const times: number[] = [];
  let largest = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    for (const make of makers) {
      for (const theme of ["light", "dark"] as const) {
        const start = performance.now();
        const outcome = make();
        if (outcome.kind === "nothing") throw new Error(outcome.because);
        const png = await renderPng(outcome.spec, { theme });
        // The first round loads and warms up.
        if (round > 0) times.push(performance.now() - start);
        largest = Math.max(largest, png.length);
      }
    }
  }
  times.sort((a, b) => a - b);
  return { medianMs: times[Math.floor(times.length / 2)]!, kilobytes: largest / 1024 };
}

function aYearOfBench(): ChartOutcome {
  const points = Array.from({ length: 100 }, (_, index) => ({
    day: dayAfter(index * 3.6),
    e1rmKg: 100 + index / 4 + 3 * noise(index),
    kg: 90,
    reps: 5,
    isPr: index % 9 === 8,
  }));
  return e1rmChart({ exerciseName: "Bench Press", points, unit: "kg" });
}

function halfAYearOfVolume(): ChartOutcome {
  const weeks = Array.from({ length: 26 }, (_, index) => ({
    weekStart: dayAfter(index * 7),
    kg: 9000 + 4000 * noise(index),
    sets: Math.round(18 + 6 * noise(index + 7)),
  }));
  return volumeChart({ weeks, unit: "kg" });
}

function aNoisyRide(): ChartOutcome {
  const each = (value: (sec: number) => number) => Float64Array.from({ length: RIDE_SEC }, (_, sec) => value(sec));
  return sessionChart({
    sport: "bike",
    laps: Array.from({ length: 20 }, (_, index) => ({ startSec: index * 360, endSec: (index + 1) * 360 })),
    series: {
      power: each((sec) => (Math.floor(sec / 360) % 2 ? 280 : 160) + 90 * noise(sec)),
      hr: each((sec) => 140 + 20 * Math.sin(sec / 400) + 2 * noise(sec)),
      altitudeM: each((sec) => 300 + 150 * Math.sin(sec / 900)),
    },
    unit: "km",
  });
}

function dayAfter(days: number): string {
  return new Date(START_MS + Math.floor(days) * DAY_MS).toISOString().slice(0, 10);
}

/** −1 to 1, the same every time. */
function noise(seed: number): number {
  return (Math.sin(seed * 12.9898) * 43758.5453) % 1;
}
