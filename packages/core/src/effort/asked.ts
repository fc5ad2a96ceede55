/** How hard a set was meant to be: by the plan's own figure, by the phase it stands in, or by what is usual. */
import type { LivePlan, LiveSession } from "../plan/life/live-plan.ts";
import type { PlanCycle } from "../plan/plan.ts";
import { daysBetween } from "../time/local.ts";

/** A range of RPE, and where it is from. */
export type AskedEffort = { low: number; high: number; from: "plan" | "phase" | "usual"; words: string };

/**
 * Phases by the words that name them, with the efforts such weeks are written for. The names are those of block
 * periodisation (Issurin 2008, J Sports Med Phys Fitness 48:65; Tuchscherer 2008 for RPE by block); the ranges are Spotter's, as wide as
 * coaches disagree. The first that fits counts: a "strength deload" is a deload.
 */
const PHASES: readonly { phase: string; names: RegExp; low: number; high: number }[] = [
  {
    phase: "deload",
    names: /\b(?:de-?load|recovery|rest week|unload|easy week|back-?off|restitution|transition)/i,
    low: 4,
    high: 6.5,
  },
  { phase: "taper", names: /\btaper/i, low: 5, high: 7.5 },
  {
    phase: "peak",
    names: /\b(?:peak|reali[sz]ation|test|competition|meet|max(?:es|ing)?\b|race)/i,
    low: 8.5,
    high: 10,
  },
  { phase: "strength", names: /\b(?:strength|intensi|heavy|power|transmutation|build|specific)/i, low: 7.5, high: 9 },
  {
    phase: "volume",
    names: /\b(?:volume|hypertrophy|accumulat|base|endurance|general|foundation|prep|intro)/i,
    low: 6,
    high: 8,
  },
];

/** What a cycle of a plan asks for by its name; `undefined` for a name that says nothing of effort. */
export function askedByPhase(name: string): AskedEffort | undefined {
  const found = PHASES.find(({ names }) => names.test(name));
  return found && { low: found.low, high: found.high, from: "phase", words: name };
}

/** Plans give an RPE to half a point. */
const PLAN_MARGIN = 0.5;
const USUAL_MARGIN = 1;
/** Fewer sets with an effort do not make a habit. */
const LEAST_USUAL = 8;

/**
 * What plans ask of an exercise on a day: the figure the session gives, else the phase its week lies in, the shortest
 * cycle first.
 *
 * @param plans with the sessions of the day at least
 */
export function askedByPlans(
  plans: readonly Pick<LivePlan, "cycles" | "sessions" | "startDay" | "weeks">[],
  { day, exerciseId }: { day: string; exerciseId?: string },
): AskedEffort | undefined {
  for (const { sessions } of plans) {
    const item = sessions
      .filter(({ date }) => date === day)
      .flatMap(({ items }) => items)
      .find((one) => "exercise" in one && one.exercise === exerciseId);
    const rpe = item?.rpe ?? (item?.rir === undefined ? undefined : 10 - item.rir);
    if (rpe !== undefined)
      return { low: rpe - PLAN_MARGIN, high: rpe + PLAN_MARGIN, from: "plan", words: `RPE ${rpe}` };
  }
  for (const plan of plans) {
    const week = weekOf(plan, day);
    if (week === undefined) continue;
    const cycles = plan.cycles
      .filter(({ from, to }) => week >= from && week <= to)
      .sort((a, b) => length(a) - length(b));
    for (const cycle of cycles) {
      const asked = askedByPhase(cycle.name);
      if (asked) return asked;
    }
  }
  return undefined;
}

/** A session of the day knows its week, moved or not; else it is counted from the start. */
function weekOf(
  { sessions, startDay, weeks }: { sessions: readonly LiveSession[]; startDay?: string; weeks?: number },
  day: string,
): number | undefined {
  const told = sessions.find(({ date, week }) => date === day && week !== undefined)?.week;
  if (told !== undefined) return told;
  if (startDay === undefined || day < startDay) return undefined;
  const week = Math.floor(daysBetween(startDay, day) / 7) + 1;
  return weeks !== undefined && week > weeks ? undefined : week;
}

function length({ from, to }: PlanCycle): number {
  return to - from;
}

/** What is usual: a point around the median of the athlete's own sets; `undefined` below eight of them. */
export function usualEffort(rpes: readonly number[]): AskedEffort | undefined {
  if (rpes.length < LEAST_USUAL) return undefined;
  const sorted = [...rpes].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2;
  return { low: median - USUAL_MARGIN, high: median + USUAL_MARGIN, from: "usual", words: "your usual" };
}
