/** Patterns in words: counts and the size of the difference, what was looked at, and that it is no cause. */
import { type Block, type Span, strong, text } from "../chat/reply.ts";
import type { Factor } from "../pattern/factors.ts";
import { LEAST, type Pattern, type Patterns } from "../pattern/find.ts";

const MOST = 5;

export function patternsBlocks(patterns: Patterns, exerciseName: (id: string) => string): Block[] {
  const { days, painful, bad } = patterns;
  if (patterns.kind === "too-little")
    return [
      text(
        `Too little to say: I need ${LEAST.days} training days and ${LEAST.cases} painful or bad ones of the last year; there are ${days}, with ${painful} painful and ${bad} bad.`,
      ),
    ];
  const looked = text(
    `Looked at ${days} training days of the last year: ${painful} painful, ${bad} bad by their notes. A day without a word counts as neither.`,
  );
  const minimum = `Told only from ${LEAST.eachSide} days on either side, ${LEAST.casesWith} cases and ${LEAST.points} points, and if chance among ${patterns.tried} comparisons does not explain it. It says what went together, not what caused it.`;
  if (patterns.found.length === 0) return [looked, text(`Nothing stands out. ${minimum}`)];
  return [
    looked,
    { kind: "list", items: patterns.found.slice(0, MOST).map((one) => patternLine(one, exerciseName)) },
    text(minimum),
  ];
}

function patternLine(pattern: Pattern, exerciseName: (id: string) => string): Span[] {
  const { with: yes, without: no } = pattern;
  return [
    strong(factorWords(pattern.factor, exerciseName)),
    `: ${pattern.outcome} on ${yes.cases} of ${yes.days} days, otherwise on ${no.cases} of ${no.days} (+${Math.round(pattern.points)} points)`,
  ];
}

function factorWords(factor: Factor, exerciseName: (id: string) => string): string {
  switch (factor.kind) {
    case "short-sleep":
      return "After a short night (under 6 h, or an hour under your usual)";
    case "work-jump":
      return "After a week of 1.3 times your usual sets or more";
    case "no-rest-day":
      return "Without a day of rest before";
    case "long-rest":
      return "After four days off or more";
    case "exercise":
      return `With ${exerciseName(factor.exerciseId)}`;
  }
}
