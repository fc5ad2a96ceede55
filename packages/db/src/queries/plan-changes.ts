/** Changes of plans, each kept with what it was before so that it can be taken back. */
import { isDeepStrictEqual } from "node:util";
import type { LivePlan, LiveSession, PlanHead } from "@spotter/core/plan/life/live-plan";
import { and, desc, eq } from "drizzle-orm";
import type { Db } from "../db.ts";
import { type PlanPiece, planChange } from "../schema/plan.ts";
import { planById, putPlan } from "./plans.ts";

type Mine = { athleteId: number; originId: number };

/** Changes a plan to `after`, and keeps what it was. @returns the plan as it is now, new sessions under their ids */
export async function changePlan(
  tx: Db,
  by: Mine & { summary: string; before: LivePlan; after: LivePlan },
): Promise<LivePlan> {
  const { athleteId, originId, summary, before, after } = by;
  const planId = before.id;
  const was = new Map(before.sessions.map((session) => [session.id, session]));
  const stays = new Set(after.sessions.map(({ id }) => id));
  const touched = after.sessions.filter((session) => !isDeepStrictEqual(session, was.get(session.id)));
  const removed = before.sessions.filter(({ id }) => !stays.has(id));
  await putPlan(tx, {
    athleteId,
    planId,
    head: headOf(after),
    sessions: touched,
    removed: removed.map(({ id }) => id),
  });
  const now = (await planById(tx, { athleteId, planId }))!;
  const changedIds = new Set(touched.map(({ id }) => id));
  const isNew = ({ id }: LiveSession) => changedIds.has(id) || !was.has(id);
  await tx.insert(planChange).values({
    athleteId,
    planId,
    originId,
    summary,
    before: { head: headOf(before), sessions: [...before.sessions.filter(({ id }) => changedIds.has(id)), ...removed] },
    after: { head: headOf(now), sessions: now.sessions.filter(isNew) },
  });
  return now;
}

export type TakenBack = { kind: "taken-back" | "overtaken"; planId: number; summary: string };

/**
 * Takes back what a message changed in plans, its latest change first.
 *
 * @returns a result for each change; `overtaken` are those that a later change builds on, and they stay
 */
export async function putBackPlans(tx: Db, by: Mine): Promise<TakenBack[]> {
  const { athleteId } = by;
  const changes = await tx
    .select()
    .from(planChange)
    .where(and(eq(planChange.athleteId, athleteId), eq(planChange.originId, by.originId)))
    .orderBy(desc(planChange.id));
  const results: TakenBack[] = [];
  for (const { id, planId, summary, before, after } of changes) {
    const now = await planById(tx, { athleteId, planId });
    const head = now && mergedHead(headOf(now), before.head, after.head);
    if (!now || !head || !isAsLeft(now, after, before)) {
      results.push({ kind: "overtaken", planId, summary });
      continue;
    }
    const back = new Set(before.sessions.map((session) => session.id));
    const removed = after.sessions.map((session) => session.id).filter((one) => !back.has(one));
    await putPlan(tx, { athleteId, planId, head, sessions: before.sessions, removed });
    await tx.delete(planChange).where(eq(planChange.id, id));
    results.push({ kind: "taken-back", planId, summary });
  }
  return results;
}

/** Whether what a change touched is still as it left it. */
function isAsLeft(now: LivePlan, after: PlanPiece, before: PlanPiece): boolean {
  const byId = new Map(now.sessions.map((session) => [session.id, session]));
  const left = new Set(after.sessions.map(({ id }) => id));
  return (
    after.sessions.every((session) => isDeepStrictEqual(byId.get(session.id), session)) &&
    before.sessions.every(({ id }) => left.has(id) || !byId.has(id))
  );
}

/** The head with what the change did to it taken back; `undefined` where another change did something to the same. */
function mergedHead(now: PlanHead, before: PlanHead, after: PlanHead): PlanHead | undefined {
  const merged: Partial<Record<keyof PlanHead, unknown>> = { ...now };
  const keys = ["title", "status", "weeks", "cycles", "ambiguities", "startDay", "queue", "pausedOn"] as const;
  for (const key of keys) {
    if (isDeepStrictEqual(before[key], after[key])) continue;
    if (!isDeepStrictEqual(now[key], after[key])) return undefined;
    if (before[key] === undefined) delete merged[key];
    else merged[key] = before[key];
  }
  // Every key came from a head.
  return merged as PlanHead;
}

function headOf(plan: PlanHead): PlanHead {
  const { title, status, weeks, cycles, ambiguities, startDay, queue, pausedOn } = plan;
  return {
    title,
    status,
    cycles,
    ambiguities,
    ...(weeks !== undefined && { weeks }),
    ...(startDay !== undefined && { startDay }),
    ...(queue !== undefined && { queue }),
    ...(pausedOn !== undefined && { pausedOn }),
  };
}
