/** Check-ins switched on: kept here with when they fall due, so that they outlive a restart, and asked once. */

import type { Platform } from "@spotter/core/chat/incoming";
import { type CheckinPart, nextDue } from "@spotter/core/checkin/checkin";
import type { WellnessMetric } from "@spotter/core/log/entry";
import { localDay } from "@spotter/core/time/local";
import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { athlete, chat, outbox } from "../schema/chat.ts";
import { checkin, wellness } from "../schema/training.ts";

export type Checkin = { part: CheckinPart; atTime: string };

/** Switches a check-in on, in place of one of the same part of the day. */
export async function setCheckin(
  tx: Db,
  by: Checkin & { athleteId: number; chatId: number; originId: number; timeZone: string; now: Date },
): Promise<void> {
  const { athleteId, part, atTime, chatId, originId } = by;
  const [before] = await tx
    .select({ askedDay: checkin.askedDay })
    .from(checkin)
    .where(and(eq(checkin.athleteId, athleteId), eq(checkin.part, part)));
  const dueAt = nextDue(atTime, by.timeZone, by.now, before?.askedDay ?? undefined);
  const row = { chatId, originId, atTime, dueAt };
  await tx
    .insert(checkin)
    .values({ athleteId, part, ...row })
    .onConflictDoUpdate({ target: [checkin.athleteId, checkin.part], set: row });
}

/** @param by.part both if absent. @returns those switched off */
export async function removeCheckins(
  tx: Db,
  by: { athleteId: number; part?: CheckinPart | undefined },
): Promise<CheckinPart[]> {
  const gone = await tx
    .delete(checkin)
    .where(and(eq(checkin.athleteId, by.athleteId), by.part === undefined ? undefined : eq(checkin.part, by.part)))
    .returning({ part: checkin.part });
  return gone.map(({ part }) => part);
}

export function checkinsOf(db: Db, athleteId: number): Promise<Checkin[]> {
  return db
    .select({ part: checkin.part, atTime: checkin.atTime })
    .from(checkin)
    .where(eq(checkin.athleteId, athleteId))
    .orderBy(asc(checkin.atTime));
}

/** Keeps check-ins at their local time where the athlete is now. */
export async function moveCheckins(tx: Db, by: { athleteId: number; timeZone: string; now: Date }): Promise<void> {
  const rows = await tx
    .select({ part: checkin.part, atTime: checkin.atTime, askedDay: checkin.askedDay })
    .from(checkin)
    .where(eq(checkin.athleteId, by.athleteId));
  for (const { part, atTime, askedDay } of rows)
    await tx
      .update(checkin)
      .set({ dueAt: nextDue(atTime, by.timeZone, by.now, askedDay ?? undefined) })
      .where(and(eq(checkin.athleteId, by.athleteId), eq(checkin.part, part)));
}

export type DueCheckin = {
  athleteId: number;
  part: CheckinPart;
  chatId: number;
  platform: Platform;
  originId: number;
  /** The athlete's day it is asked for. */
  day: string;
  /** Too long ago to ask now, or the question before still waits to be read. */
  missed: boolean;
};

/** Asked later than this, it would be about another part of the day. */
const LATE_SEC = 3 * 3600;

/**
 * The check-ins that are due, locked until the transaction ends and set to their next day: whoever gets one asks it.
 *
 * @param now the clock to go by
 */
export async function takeDueCheckins(tx: Db, now: Date): Promise<DueCheckin[]> {
  const rows = await tx
    .select({
      athleteId: checkin.athleteId,
      part: checkin.part,
      chatId: checkin.chatId,
      originId: checkin.originId,
      atTime: checkin.atTime,
      dueAt: checkin.dueAt,
      timeZone: athlete.timeZone,
      platform: chat.platform,
      unread: sql<boolean>`exists (select 1 from ${outbox} where ${outbox.chatId} = ${checkin.chatId}
        and ${outbox.status} = 'pending' and ${outbox.createdAt} < now() - interval '1 hour')`,
    })
    .from(checkin)
    .innerJoin(athlete, eq(athlete.id, checkin.athleteId))
    .innerJoin(chat, eq(chat.id, checkin.chatId))
    .where(lte(checkin.dueAt, now))
    .orderBy(asc(checkin.dueAt))
    .limit(100)
    .for("update", { of: checkin, skipLocked: true });
  const due: DueCheckin[] = [];
  for (const { atTime, dueAt, timeZone, unread, ...row } of rows) {
    const day = localDay(dueAt, timeZone);
    const mine = and(eq(checkin.athleteId, row.athleteId), eq(checkin.part, row.part));
    await tx
      .update(checkin)
      .set({ askedDay: day, dueAt: nextDue(atTime, timeZone, now, day) })
      .where(mine);
    due.push({ ...row, day, missed: unread || now.getTime() - dueAt.getTime() > LATE_SEC * 1000 });
  }
  return due;
}

/** Which of some metrics were told for a day. */
export async function toldOn(
  db: Db,
  by: { athleteId: number; day: string; metrics: readonly WellnessMetric[] },
): Promise<Set<WellnessMetric>> {
  const rows = await db
    .selectDistinct({ metric: wellness.metric })
    .from(wellness)
    .where(
      and(eq(wellness.athleteId, by.athleteId), eq(wellness.day, by.day), inArray(wellness.metric, [...by.metrics])),
    );
  return new Set(rows.map(({ metric }) => metric));
}
