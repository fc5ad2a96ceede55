/** Joins what a model answers for the unplaced pieces of a plan with what the plan reader read. */
import { groundOf } from "../ground/plan.ts";
import type { Plan, PlanContext, PlanReading, PlanSession } from "../plan/plan.ts";
import { type PlanAnswer, sessionsOf } from "./plan-answer.ts";

/** The pieces worth asking a model about: told, and placed by no rule. */
export function unplacedIn({ ambiguities }: PlanReading): string[] {
  return ambiguities.flatMap(({ kind, quote }) => (kind === "unplaced" && /\d/.test(quote) ? [quote] : []));
}

/**
 * The reader's plan with those sessions of an answer that stand in an unplaced piece and are told by the text to the last
 * number; one that says anything beyond it is left out whole, and its piece stays a question.
 */
export function completePlan(
  text: string,
  reading: PlanReading,
  answer: PlanAnswer,
  context: PlanContext,
): { reading: PlanReading; added: number } {
  const { ambiguities, ...plan } = reading;
  const ground = groundOf(text, context);
  let whole: Plan = plan;
  const placed = new Set<string>();
  for (const { from, session } of sessionsOf(answer)) {
    const piece = unplacedIn(reading).find((quote) => from.trim() !== "" && quote.includes(from.trim()));
    if (piece === undefined) continue;
    const longer = { ...whole, sessions: joined(whole.sessions, session) };
    if (ground(longer).dropped.length > 0) continue;
    whole = longer;
    placed.add(piece);
  }
  const left = ambiguities.filter(({ kind, quote }) => kind !== "unplaced" || !placed.has(quote));
  return { reading: { ...whole, ambiguities: left }, added: placed.size };
}

/** Into the session of the same time, or behind the others. */
function joined(sessions: readonly PlanSession[], added: PlanSession): PlanSession[] {
  const at = sessions.findIndex(
    ({ week, day, slot, sport }) =>
      week === added.week && day === added.day && slot === added.slot && sport === added.sport,
  );
  if (at < 0) return [...sessions, added];
  return sessions.map((session, index) =>
    index === at ? { ...session, items: [...session.items, ...added.items] } : session,
  );
}
