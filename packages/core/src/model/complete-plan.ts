/** Joins what a model answers for the unplaced pieces of a plan with what the plan reader read. */
import type { Dropped } from "../ground/dropped.ts";
import { groundPlan } from "../ground/plan.ts";
import { planEvidence } from "../ground/plan-place.ts";
import type { Plan, PlanContext, PlanItem, PlanReading, PlanSession } from "../plan/plan.ts";
import { unitIn } from "../plan/read.ts";
import type { LeftOut } from "./complete-log.ts";
import { type PlanAnswer, sessionsOf } from "./plan-answer.ts";
import { isInScope } from "./plan-scope.ts";

/** The pieces worth asking a model about: told, and placed by no rule. */
export function unplacedIn({ ambiguities }: PlanReading): string[] {
  return ambiguities.flatMap(({ kind, quote }) => (kind === "unplaced" && /\d/.test(quote) ? [quote] : []));
}

export type CompletedPlan = {
  reading: PlanReading;
  /** How many pieces were placed. */
  added: number;
  /** What the answer said beyond the words. */
  leftOut: LeftOut[];
};

/**
 * The reader's plan with those sessions of an answer that stand in an unplaced piece and are told by that very piece to
 * the last number, on the day it is said for; one that says anything beyond is left out whole and listed, and its
 * piece stays a question.
 */
export function completePlan(
  text: string,
  reading: PlanReading,
  answer: PlanAnswer,
  context: PlanContext,
): CompletedPlan {
  const { ambiguities, ...plan } = reading;
  const pieces = unplacedIn(reading);
  const told = { ...context, unit: unitIn(text) ?? context.unit };
  let whole: Plan = plan;
  const placed = new Set<string>();
  const leftOut: LeftOut[] = [];
  for (const { from, what, session } of sessionsOf(answer)) {
    const piece = pieces.find((quote) => from.trim() !== "" && quote.includes(from.trim()));
    if (!session || piece === undefined || !isInScope(session, text, piece, told)) {
      leftOut.push(...what.map((name) => ({ what: name })));
      continue;
    }
    const longer = { ...whole, sessions: joined(whole.sessions, session) };
    const beyond = [...beyondPiece(session, text, piece, told), ...groundPlan(longer, text, context).dropped];
    if (beyond.length > 0) {
      leftOut.push(...leftOutOf(session, beyond));
      continue;
    }
    whole = longer;
    placed.add(piece);
  }
  const left = ambiguities.filter(({ kind, quote }) => kind !== "unplaced" || !placed.has(quote));
  return { reading: { ...whole, ambiguities: left }, added: placed.size, leftOut: distinct(leftOut) };
}

/** What of a session its piece alone does not tell; only the sport may be the plan's. */
function beyondPiece(session: PlanSession, text: string, piece: string, context: PlanContext): Dropped[] {
  const { title: _, ...rest } = session;
  const bare: PlanSession = { sport: rest.sport, items: rest.items };
  const { kept, dropped } = groundPlan(
    { sessions: [bare] },
    `${piece}\n${sportsTold(session, text, context)}`,
    context,
  );
  const items = kept.sessions[0]?.items.length ?? 0;
  if (dropped.length > 0 || items === session.items.length) return dropped;
  return [{ path: "sessions.0", value: session, why: "not-told" }];
}

/** Which of a session's sports the whole plan speaks of. */
function sportsTold({ items }: PlanSession, text: string, context: PlanContext): string {
  const { sports } = planEvidence(text, context);
  return [
    ...new Set(items.flatMap((item) => ("activity" in item && sports.has(item.activity) ? item.activity : []))),
  ].join(" ");
}

/** The items of a session that were dropped, or single figures of them; all of them where it is none. */
function leftOutOf({ items }: PlanSession, dropped: readonly Dropped[]): LeftOut[] {
  const found = dropped.flatMap(({ path }): LeftOut[] => {
    const [, index, field] = /^sessions\.\d+\.items\.(\d+)(?:\.(\w+))?$/.exec(path) ?? [];
    const item = index === undefined ? undefined : items[Number(index)];
    if (!item) return [];
    return [{ what: nameOf(item), ...(field !== undefined && field !== "activity" && { field }) }];
  });
  return found.length > 0 ? found : items.map((item) => ({ what: nameOf(item) }));
}

function nameOf(item: PlanItem): string {
  return "exercise" in item ? item.exercise : item.activity;
}

function distinct(all: readonly LeftOut[]): LeftOut[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
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
