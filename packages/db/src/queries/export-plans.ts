/** All plans of an athlete, whatever became of them: the rows of each of their tables. */
import { and, asc, eq, gt } from "drizzle-orm";
import type { Db } from "../db.ts";
import { cycle, plan, planChange, plannedItem, plannedSession } from "../schema/plan.ts";
import type { Page } from "./export.ts";

type Mine = { athleteId: number };

export function plansToExport(db: Db, { athleteId }: Mine) {
  return db
    .select({
      id: plan.id,
      title: plan.title,
      status: plan.status,
      weeks: plan.weeks,
      startDay: plan.startDay,
      pausedOn: plan.pausedOn,
      queue: plan.queue,
      createdAt: plan.createdAt,
      reader: plan.reader,
      model: plan.model,
      promptVersion: plan.promptVersion,
      words: plan.words,
      ambiguities: plan.ambiguities,
    })
    .from(plan)
    .where(eq(plan.athleteId, athleteId))
    .orderBy(asc(plan.id));
}

export function cyclesToExport(db: Db, { athleteId }: Mine) {
  return db
    .select({
      planId: cycle.planId,
      name: cycle.name,
      kind: cycle.kind,
      fromWeek: cycle.fromWeek,
      toWeek: cycle.toWeek,
    })
    .from(cycle)
    .where(eq(cycle.athleteId, athleteId))
    .orderBy(asc(cycle.planId), asc(cycle.id));
}

/** @param by.after the id of the last session of the page before */
export function plannedSessionsToExport(db: Db, by: Page & { after?: number }) {
  return db
    .select({
      planId: plannedSession.planId,
      id: plannedSession.id,
      position: plannedSession.position,
      week: plannedSession.week,
      day: plannedSession.day,
      slot: plannedSession.slot,
      date: plannedSession.date,
      title: plannedSession.title,
      sport: plannedSession.sport,
    })
    .from(plannedSession)
    .where(
      and(
        eq(plannedSession.athleteId, by.athleteId),
        by.after === undefined ? undefined : gt(plannedSession.id, by.after),
      ),
    )
    .orderBy(asc(plannedSession.id))
    .limit(by.limit);
}

/** @param by.after the id of the last item of the page before */
export function plannedItemsToExport(db: Db, by: Page & { after?: number }) {
  return db
    .select({
      id: plannedItem.id,
      planId: plannedSession.planId,
      sessionId: plannedItem.sessionId,
      position: plannedItem.position,
      exerciseId: plannedItem.exerciseId,
      activity: plannedItem.activity,
      prescription: plannedItem.prescription,
    })
    .from(plannedItem)
    .innerJoin(plannedSession, eq(plannedSession.id, plannedItem.sessionId))
    .where(
      and(eq(plannedItem.athleteId, by.athleteId), by.after === undefined ? undefined : gt(plannedItem.id, by.after)),
    )
    .orderBy(asc(plannedItem.id))
    .limit(by.limit);
}

/** @param by.after the id of the last change of the page before */
export function planChangesToExport(db: Db, by: Page & { after?: number }) {
  return db
    .select({
      id: planChange.id,
      planId: planChange.planId,
      createdAt: planChange.createdAt,
      summary: planChange.summary,
      before: planChange.before,
      after: planChange.after,
    })
    .from(planChange)
    .where(
      and(eq(planChange.athleteId, by.athleteId), by.after === undefined ? undefined : gt(planChange.id, by.after)),
    )
    .orderBy(asc(planChange.id))
    .limit(by.limit);
}
