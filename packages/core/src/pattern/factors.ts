/** What was so before a day of training: short sleep, a jump in work, rest, an exercise. */
import { epochDay } from "../time/epoch-day.ts";

export type TrainingDay = {
  day: string;
  /** Some pain was told. */
  painful: boolean;
  /** More of its words judge it badly than well. */
  bad: boolean;
  /** Of the night before; absent where not told. */
  sleepHours?: number;
  /** Working sets. */
  sets: number;
  /** Exercise ids. */
  exercises: readonly string[];
};

export type Factor =
  | { kind: "short-sleep" }
  | { kind: "work-jump" }
  | { kind: "no-rest-day" }
  | { kind: "long-rest" }
  | { kind: "exercise"; exerciseId: string };

const SHORT_NIGHT_HOURS = 6;
const LOST_SLEEP_HOURS = 1;
const JUMP = 1.3;
const LONG_REST_DAYS = 4;

/**
 * Whether each factor held for each day; `undefined` where it is not known.
 *
 * - short sleep: a night under 6 h, or an hour under the own median
 * - work jump: the sets of the seven days before are 1.3 times the weekly mean of the four weeks before those, or more
 * - no rest day: trained the day before; long rest: four days without training or more
 * - an exercise was part of the day
 *
 * @param days oldest first, one entry a day
 */
export function factorsOf(days: readonly TrainingDay[]): { factor: Factor; held: (boolean | undefined)[] }[] {
  const nights = days.flatMap(({ sleepHours }) => sleepHours ?? []).sort((a, b) => a - b);
  const median = nights[Math.floor(nights.length / 2)];
  const restDays = days.map(({ day }, nth) =>
    nth === 0 ? undefined : epochDay(day) - epochDay(days[nth - 1]!.day) - 1,
  );
  const exercises = new Set(days.flatMap((one) => one.exercises));
  return [
    {
      factor: { kind: "short-sleep" },
      held: days.map(({ sleepHours }) =>
        sleepHours === undefined || median === undefined
          ? undefined
          : sleepHours < SHORT_NIGHT_HOURS || sleepHours <= median - LOST_SLEEP_HOURS,
      ),
    },
    { factor: { kind: "work-jump" }, held: days.map((one) => jumpedBefore(days, one.day)) },
    { factor: { kind: "no-rest-day" }, held: restDays.map((rest) => (rest === undefined ? rest : rest === 0)) },
    {
      factor: { kind: "long-rest" },
      held: restDays.map((rest) => (rest === undefined ? rest : rest >= LONG_REST_DAYS)),
    },
    ...[...exercises].map((exerciseId) => ({
      factor: { kind: "exercise" as const, exerciseId },
      held: days.map((one) => one.exercises.includes(exerciseId)),
    })),
  ];
}

function jumpedBefore(days: readonly TrainingDay[], day: string): boolean | undefined {
  const at = epochDay(day);
  if (days.length === 0 || epochDay(days[0]!.day) > at - 35) return undefined;
  const between = (from: number, to: number) =>
    days.reduce((sum, one) => (epochDay(one.day) >= from && epochDay(one.day) < to ? sum + one.sets : sum), 0);
  const before = between(at - 35, at - 7) / 4;
  return before === 0 ? undefined : between(at - 7, at) >= JUMP * before;
}
