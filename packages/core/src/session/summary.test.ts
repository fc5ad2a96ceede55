import { expect, test } from "vitest";
import { summarise } from "./summary.ts";

const at = (clock: string) => new Date(`2026-11-21T${clock}:00Z`);
const SETS = [
  { exerciseId: "bench", kg: 60, reps: 8, warmup: true as const },
  { exerciseId: "bench", kg: 100, reps: 5 },
  { exerciseId: "bench", kg: 100, reps: 5 },
  { exerciseId: "curl", kg: 20, reps: 10 },
  { exerciseId: "dip", reps: 10 },
];
const lift = () => ({});

test("1,200 kg of four sets in 40 minutes are 30 kg a minute; the dip's load is not known", () => {
  const times = { startedAt: at("17:00"), endedAt: at("17:40"), begun: false };
  expect(summarise(SETS, times, lift)).toEqual({
    sets: 4,
    reps: 30,
    exercises: 3,
    volumeKg: 1200,
    setsWithoutVolume: 1,
    durationSec: 2400,
    densityKgPerMin: 30,
  });
});

test("an attempt without a repetition is no set", () => {
  const times = { startedAt: at("17:00"), endedAt: at("17:40"), begun: false };
  expect(summarise([{ exerciseId: "bench", kg: 100, reps: 0 }], times, lift)).toMatchObject({ sets: 0, exercises: 0 });
});

test.each([
  { ended: "17:40", closed: "17:50", minutes: 50, because: "ten minutes of stretching belong to it" },
  { ended: "17:40", closed: "18:40", minutes: 40, because: "an hour later was at home" },
])("closed at $closed it lasted $minutes min: $because", ({ ended, closed, minutes }) => {
  const times = { startedAt: at("17:00"), endedAt: at(ended), closedAt: at(closed), begun: true };
  expect(summarise(SETS, times, lift).durationSec).toBe(minutes * 60);
});

test("sets written down in one go have no time", () => {
  const times = { startedAt: at("17:00"), endedAt: at("17:02"), closedAt: at("17:10"), begun: false };
  expect(summarise(SETS, times, lift)).not.toHaveProperty("durationSec");
});
