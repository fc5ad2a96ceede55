/** What bad and painful days had before them more often than other days. Counts, never causes. */
import { type Factor, factorsOf, type TrainingDay } from "./factors.ts";
import { chanceOfAsMany } from "./fisher.ts";

export type Outcome = "painful" | "bad";

export type Share = { cases: number; days: number };

export type Pattern = {
  outcome: Outcome;
  factor: Factor;
  /** Days with the factor, and how many of them were so. */
  with: Share;
  without: Share;
  /** Percentage points between the two shares: the size of the effect. */
  points: number;
};

export type Patterns =
  /** Not enough days, or not enough bad or painful ones, to look at all. */
  | { kind: "too-little"; days: number; painful: number; bad: number }
  /** `tried` comparisons had enough days on both sides; those of them that stand out, the largest effect first. */
  | { kind: "looked"; days: number; painful: number; bad: number; tried: number; found: Pattern[] };

/** Less than this is an anecdote. */
export const LEAST = { days: 20, cases: 5, eachSide: 5, casesWith: 3, points: 20 } as const;
/** Of what is reported, about one in ten may be chance. */
const FALSE_DISCOVERY_RATE = 0.1;

/**
 * Compares the share of painful (and of bad) days with and without each factor. Reported is what has at least 20 days in
 * which the factor is known, five cases, five days on either side, three cases with the factor and 20 points between the
 * shares, and is unlikely enough by Fisher's exact test when all comparisons tried are taken into account (Benjamini & Hochberg
 * 1995, J R Stat Soc B 57:289, false discovery rate 10 %): who tries forty exercises finds two by chance.
 *
 * @param days oldest first, one entry a day
 */
export function findPatterns(days: readonly TrainingDay[]): Patterns {
  const painful = days.filter((one) => one.painful).length;
  const bad = days.filter((one) => one.bad).length;
  const counts = { days: days.length, painful, bad };
  if (days.length < LEAST.days || Math.max(painful, bad) < LEAST.cases) return { kind: "too-little", ...counts };
  const tried = factorsOf(days).flatMap(({ factor, held }) =>
    (["painful", "bad"] as const).flatMap((outcome) => compared(days, held, factor, outcome) ?? []),
  );
  const found = standingOut(tried)
    .filter((one) => one.with.cases >= LEAST.casesWith && one.points >= LEAST.points)
    .map(({ chance: _, ...pattern }) => pattern)
    .sort((a, b) => b.points - a.points);
  return { kind: "looked", ...counts, tried: tried.length, found };
}

type Tried = Pattern & { chance: number };

function compared(
  days: readonly TrainingDay[],
  held: readonly (boolean | undefined)[],
  factor: Factor,
  outcome: Outcome,
): Tried | undefined {
  const share = (value: boolean): Share => {
    const side = days.filter((_, nth) => held[nth] === value);
    return { days: side.length, cases: side.filter((one) => one[outcome]).length };
  };
  const [yes, no] = [share(true), share(false)];
  const all = yes.days + no.days;
  const allCases = yes.cases + no.cases;
  if (all < LEAST.days || allCases < LEAST.cases || Math.min(yes.days, no.days) < LEAST.eachSide) return undefined;
  const points = (yes.cases / yes.days - no.cases / no.days) * 100;
  const chance = chanceOfAsMany({ cases: yes.cases, exposed: yes.days, allCases, all });
  return { outcome, factor, with: yes, without: no, points, chance };
}

function standingOut(tried: readonly Tried[]): Tried[] {
  const byChance = [...tried].sort((a, b) => a.chance - b.chance);
  const last = byChance.findLastIndex(({ chance }, nth) => chance <= (FALSE_DISCOVERY_RATE * (nth + 1)) / tried.length);
  return byChance.slice(0, last + 1);
}
