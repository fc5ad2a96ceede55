/**
 * How an athlete is, part by part, beside what is normal for them. There is no single score: parts that disagree are
 * shown to disagree, and what was not told counts neither way.
 */
import type { WellnessMetric } from "../log/entry.ts";
import { addDays } from "../time/local.ts";
import type { DayValue } from "./recent.ts";

export const READINESS_METRICS = ["sleep", "mood", "energy", "stress", "soreness", "rhr", "hrv"] as const;
export type ReadinessMetric = (typeof READINESS_METRICS)[number];

export type ReadinessPart = {
  metric: ReadinessMetric;
  /** Of today, or of yesterday where today's was not told; the 7-day mean for `rhr` and `hrv`. */
  value: number;
  day: string;
  /** The athlete's own days it is held against; absent while there are too few. */
  normal?: Normal;
  /** Days known so far, where they are too few. */
  known?: { days: number; needed: number };
  /** Standard deviations from the own mean. */
  z?: number;
  /** Why it is a sign, if it is. */
  sign?: "short" | "low" | "high";
};

export type Normal = { mean: number; sd: number; days: number };

const DAYS = 28;
const LEAST_DAYS = 10;
/**
 * From here on a part is a sign. With 1, two of five independent parts would be signs by chance on one ordinary day in
 * six; with 1.5 it is one in 25.
 */
const SIGN_SD = 1.5;
/** Somebody who always says the same would be alarmed by half a point; so fine nobody tells. */
const LEAST_SD: Record<"sleep" | "mood" | "energy" | "stress" | "soreness", number> = {
  sleep: 0.5,
  mood: 0.75,
  energy: 0.75,
  stress: 0.75,
  soreness: 0.75,
};
const MORE_IS_WORSE: ReadonlySet<WellnessMetric> = new Set(["stress", "soreness"]);
const SHORT_NIGHT_HOURS = 6;
const LOST_SLEEP_HOURS = 1.5;
/** Resting heart rate and HRV are held against a longer normal, since single mornings are noise. */
const LONG_DAYS = 60;
const LEAST_LONG_DAYS = 30;
const LEAST_READINGS = 3;
const HRV_BAND_SD = 0.5;
const RHR_SD = 1;
/** Days that must be read for `readinessOf`. */
export const READINESS_DAYS = LONG_DAYS + 7;

/**
 * The parts told of today or yesterday, each beside the athlete's own days before it.
 *
 * Sleep, mood, energy, stress and soreness: z-scores on the 28 days before, from ten days on; a night under 6 h, or 1.5 h
 * under the own mean, is a sign too. Resting heart rate: the 7-day mean is a sign over the 60-day mean + 1 SD. HRV: the
 * 7-day mean of ln rMSSD is a sign outside 60-day mean ± 0.5 SD, in either direction.
 *
 * Sources: self-report follows load better than objective markers do (Saw, Main & Gastin 2016, Br J Sports Med 50:281);
 * HRV as a 7-day mean of at least three readings within the own normal range (Plews et al. 2014, IJSPP 9:783).
 *
 * @param values by metric, one a day; none after `today`
 */
export function readinessOf(values: ReadonlyMap<WellnessMetric, readonly DayValue[]>, today: string): ReadinessPart[] {
  return READINESS_METRICS.flatMap((metric) => {
    const days = values.get(metric) ?? [];
    const part = metric === "rhr" || metric === "hrv" ? weekPart(metric, days, today) : dayPart(metric, days, today);
    return part ? [part] : [];
  });
}

function dayPart(
  metric: Exclude<ReadinessMetric, "rhr" | "hrv">,
  days: readonly DayValue[],
  today: string,
): ReadinessPart | undefined {
  const now = days.findLast(({ day }) => day <= today && day >= addDays(today, -1));
  if (!now) return undefined;
  const before = days.filter(({ day }) => day < now.day && day >= addDays(now.day, -DAYS)).map(({ value }) => value);
  const part: ReadinessPart = { metric, value: now.value, day: now.day };
  const short = metric === "sleep" && now.value < SHORT_NIGHT_HOURS;
  if (before.length < LEAST_DAYS)
    return { ...part, known: { days: before.length, needed: LEAST_DAYS }, ...(short && { sign: "short" }) };
  const normal = normalOf(before);
  const z = (now.value - normal.mean) / Math.max(normal.sd, LEAST_SD[metric]);
  const bad = MORE_IS_WORSE.has(metric) ? z >= SIGN_SD : z <= -SIGN_SD;
  const lost = metric === "sleep" && normal.mean - now.value >= LOST_SLEEP_HOURS;
  const sign = short || lost ? "short" : bad ? (z > 0 ? "high" : "low") : undefined;
  return { ...part, normal, z, ...(sign && { sign }) };
}

function weekPart(metric: "rhr" | "hrv", days: readonly DayValue[], today: string): ReadinessPart | undefined {
  const week = days.filter(({ day }) => day > addDays(today, -7) && day <= today);
  const last = week.at(-1);
  if (!last || week.length < LEAST_READINGS) return undefined;
  const scale = metric === "hrv" ? Math.log : (value: number) => value;
  const back = metric === "hrv" ? Math.exp : scale;
  const mean = normalOf(week.map(({ value }) => scale(value))).mean;
  const part: ReadinessPart = { metric, value: back(mean), day: last.day };
  const before = days.filter(({ day }) => day < today && day >= addDays(today, -LONG_DAYS));
  if (before.length < LEAST_LONG_DAYS) return { ...part, known: { days: before.length, needed: LEAST_LONG_DAYS } };
  const normal = normalOf(before.map(({ value }) => scale(value)));
  const z = normal.sd === 0 ? 0 : (mean - normal.mean) / normal.sd;
  const sign = metric === "hrv" ? (Math.abs(z) > HRV_BAND_SD ? side(z) : undefined) : z > RHR_SD ? "high" : undefined;
  return { ...part, normal: { ...normal, mean: back(normal.mean) }, z, ...(sign && { sign }) };
}

function side(z: number): "low" | "high" {
  return z < 0 ? "low" : "high";
}

/** Mean and sample standard deviation. */
function normalOf(values: readonly number[]): Normal {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)), days: values.length };
}
