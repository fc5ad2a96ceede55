/** Plans with their sessions: kept, found, and changed. */
import { storableJson } from "@spotter/core/chat/storable";
import type { LivePlan, LiveSession, PlanHead, PlanStatus } from "@spotter/core/plan/life/live-plan";
import type { PlanAmbiguity, PlanCycle, PlanItem } from "@spotter/core/plan/plan";
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { cycle, plan, plannedSession } from "../schema/plan.ts";

type Mine = { athleteId: number };

/** A plan as it is stored: with the words it came from, and what read them. */
export type StoredPlan = LivePlan & { athleteId: number; words: string; readBy: ReadBy };

/** The plan reader, and the model with its prompt where one helped. */
export type ReadBy = { reader?: string; model?: string; prompt?: string };

type Row = {
  id: string;
  athleteId: string;
  words: string;
  readBy: ReadBy;
  ambiguities: PlanAmbiguity[];
  head: Omit<PlanHead, "ambiguities" | "cycles">;
  cycles: PlanCycle[] | null;
  sessions: LiveSession[] | null;
};

/** Adds a plan as a draft. @returns its id */
export async function addDraft(
  tx: Db,
  by: Mine & {
    originId: number;
    words: string;
    readBy: ReadBy;
    plan: Omit<LivePlan, "id">;
  },
): Promise<number> {
  const { athleteId, originId, words } = by;
  const { reader, model, prompt: promptVersion } = by.readBy;
  const [row] = await tx
    .insert(plan)
    .values({ athleteId, originId, words, reader, model, promptVersion, ...headRow(by.plan) })
    .returning({ id: plan.id });
  const planId = row!.id;
  await putCycles(tx, { athleteId, planId, cycles: by.plan.cycles });
  await addSessions(tx, { athleteId, planId, sessions: by.plan.sessions });
  return planId;
}

/** Removes the drafts that a message made: discarded, or read anew. */
export async function removeDrafts(tx: Db, by: Mine & ({ originId: number } | { planId: number })): Promise<void> {
  const which = "planId" in by ? eq(plan.id, by.planId) : eq(plan.originId, by.originId);
  await tx.delete(plan).where(and(eq(plan.athleteId, by.athleteId), eq(plan.status, "draft"), which));
}

/** One plan in any state; `undefined` if it is not the athlete's. */
export async function planById(db: Db, by: Mine & { planId: number }): Promise<StoredPlan | undefined> {
  const [found] = await readPlans(db, sql`plan.athlete_id = ${by.athleteId} and plan.id = ${by.planId}`);
  return found;
}

/** Whose plan it is, for those who may not see it. */
export async function planOwner(db: Db, planId: number): Promise<number | undefined> {
  const [row] = await db.select({ athleteId: plan.athleteId }).from(plan).where(eq(plan.id, planId));
  return row?.athleteId;
}

/**
 * Plans of an athlete, oldest first.
 *
 * @param by.days only the sessions of these days, and those of no day
 */
export function plansOf(
  db: Db,
  by: Mine & { statuses: readonly PlanStatus[]; days?: { from: string; to: string } },
): Promise<StoredPlan[]> {
  const statuses = sql.join(
    by.statuses.map((status) => sql`${status}`),
    sql`, `,
  );
  return readPlans(db, sql`plan.athlete_id = ${by.athleteId} and plan.status in (${statuses})`, by.days);
}

/** An own exercise merged into another is that other, in plans too. */
const STANDS_FOR = sql`coalesce((select own.merged_into from own_exercise own
  where own.athlete_id = item.athlete_id and item.exercise_id = 'own-' || own.id), item.exercise_id)`;

async function readPlans(db: Db, where: SQL, days?: { from: string; to: string }): Promise<StoredPlan[]> {
  const ofDays = days
    ? sql`and (session.date is null or session.date between ${days.from} and ${days.to})`
    : sql.empty();
  const { rows } = await db.execute<Row>(sql`
    select plan.id, plan.athlete_id as "athleteId", plan.words, plan.ambiguities,
      jsonb_strip_nulls(jsonb_build_object('reader', plan.reader, 'model', plan.model,
        'prompt', plan.prompt_version)) as "readBy",
      jsonb_strip_nulls(jsonb_build_object('title', plan.title, 'status', plan.status, 'weeks', plan.weeks,
        'startDay', plan.start_day, 'queue', plan.queue, 'pausedOn', plan.paused_on)) as head,
      (select jsonb_agg(jsonb_build_object('name', name, 'kind', kind, 'from', from_week, 'to', to_week)
        order by cycle.id) from cycle where cycle.plan_id = plan.id) as cycles,
      (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', session.id, 'week', session.week,
          'day', session.day, 'slot', session.slot, 'title', session.title, 'sport', session.sport,
          'date', session.date))
        || jsonb_build_object('items', coalesce(
          (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('exercise', ${STANDS_FOR},
            'activity', item.activity)) || item.prescription order by item.position)
          from planned_item item where item.session_id = session.id), '[]'))
        order by session.position, session.id)
      from planned_session session where session.plan_id = plan.id ${ofDays}) as sessions
    from plan where ${where} order by plan.id`);
  return rows.map(({ id, athleteId, words, readBy, ambiguities, head, cycles, sessions }) => ({
    id: Number(id),
    athleteId: Number(athleteId),
    words,
    readBy,
    ambiguities,
    ...head,
    cycles: cycles ?? [],
    sessions: sessions ?? [],
  }));
}

/** Puts a plan's head, cycles and the given sessions as they are told; sessions of ids in `removed` go. */
export async function putPlan(
  tx: Db,
  by: Mine & { planId: number; head: PlanHead; sessions: readonly LiveSession[]; removed: readonly number[] },
): Promise<void> {
  const { athleteId, planId, head, removed } = by;
  await tx
    .update(plan)
    .set(headRow(head))
    .where(and(eq(plan.id, planId), eq(plan.athleteId, athleteId)));
  await putCycles(tx, { athleteId, planId, cycles: head.cycles });
  const gone = [...removed, ...by.sessions.map(({ id }) => id)];
  // Sessions are put as a whole: a changed one is taken out and comes back under its id.
  const kept = await positionsOf(tx, planId, gone);
  if (gone.length > 0)
    await tx
      .delete(plannedSession)
      .where(
        and(
          eq(plannedSession.planId, planId),
          eq(plannedSession.athleteId, athleteId),
          inArray(plannedSession.id, gone),
        ),
      );
  await addSessions(tx, { athleteId, planId, sessions: by.sessions, positions: kept });
}

async function positionsOf(tx: Db, planId: number, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: plannedSession.id, position: plannedSession.position })
    .from(plannedSession)
    .where(and(eq(plannedSession.planId, planId), inArray(plannedSession.id, [...ids])));
  return new Map(rows.map(({ id, position }) => [id, position]));
}

function headRow(head: PlanHead) {
  const { title, status, ambiguities, weeks = null, startDay = null, queue = null, pausedOn = null } = head;
  return { title, status, ambiguities, weeks, startDay, queue, pausedOn };
}

async function putCycles(tx: Db, by: Mine & { planId: number; cycles: readonly PlanCycle[] }): Promise<void> {
  const { athleteId, planId } = by;
  await tx.delete(cycle).where(and(eq(cycle.planId, planId), eq(cycle.athleteId, athleteId)));
  if (by.cycles.length === 0) return;
  await tx
    .insert(cycle)
    .values(
      by.cycles.map(({ name, kind, from, to }) => ({ athleteId, planId, name, kind, fromWeek: from, toWeek: to })),
    );
}

/** Many at once as one statement each for sessions and items. Ids above zero are kept, others are made. */
async function addSessions(
  tx: Db,
  by: Mine & { planId: number; sessions: readonly LiveSession[]; positions?: ReadonlyMap<number, number> },
): Promise<void> {
  const { athleteId, planId, sessions } = by;
  if (sessions.length === 0) return;
  const last = by.positions ? await lastPosition(tx, planId) : 0;
  const rows = sessions.map((session, index) => ({
    id: session.id,
    position: by.positions?.get(session.id) ?? last + index + 1,
    week: session.week ?? null,
    day: session.day ?? null,
    slot: session.slot ?? null,
    title: session.title ?? null,
    sport: session.sport,
    date: session.date ?? null,
    items: session.items.map(itemRow),
  }));
  await tx.execute(sql`
    with told as (
      select case when id > 0 then id else nextval(pg_get_serial_sequence('planned_session', 'id')) end as id,
        position, week, day, slot, title, sport, date, items
      from jsonb_to_recordset(${storableJson(rows)}::jsonb) as told (id bigint, position int, week int, day jsonb,
        slot text, title text, sport text, date date, items jsonb)
    ), put as (
      insert into planned_session (id, athlete_id, plan_id, position, week, day, slot, title, sport, date)
      overriding system value
      select id, ${athleteId}, ${planId}, position, week, nullif(day, 'null'), slot, title, sport, date from told
    )
    insert into planned_item (athlete_id, session_id, position, exercise_id, activity, prescription)
    select ${athleteId}, told.id, item.place, item.value ->> 'exercise', item.value ->> 'activity',
      item.value -> 'prescription'
    from told, jsonb_array_elements(told.items) with ordinality as item (value, place)`);
}

async function lastPosition(tx: Db, planId: number): Promise<number> {
  const [row] = await tx
    .select({ last: sql<number>`coalesce(max(${plannedSession.position}), 0)::int` })
    .from(plannedSession)
    .where(eq(plannedSession.planId, planId));
  return row!.last;
}

function itemRow(item: PlanItem) {
  if ("exercise" in item) {
    const { exercise, ...prescription } = item;
    return { exercise, prescription };
  }
  const { activity, ...prescription } = item;
  return { activity, prescription };
}
