/** Athletes and the accounts they write from. */
import type { Platform } from "@spotter/core/chat/incoming";
import type { LoadUnit } from "@spotter/core/log/entry";
import type { Rack } from "@spotter/core/strength/plates";
import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { athlete, identity } from "../schema/chat.ts";

export type Athlete = {
  id: number;
  name: string;
  unit: LoadUnit;
  timeZone: string;
  greetedAt: Date | null;
  /** Their own words for exercises: lower-case phrase → exercise id. */
  aliases: ReadonlyMap<string, string>;
  /** The exercises they added: exercise id → name. */
  own: ReadonlyMap<string, string>;
  /** Exercise of their latest set, if it was logged in the last three hours. */
  lastExercise: string | undefined;
  /** Whether a plan of theirs is active. */
  hasPlans: boolean;
  /** Their latest message whose log stands. */
  lastLog: { inboxId: number; words: string; sentAt: Date } | undefined;
};

type LastLog = { inboxId: number; words: string | null; sentAt: string } | null;
type Words = Record<string, string> | null;

/** Columns `toAthlete` makes an `Athlete` of, words and all, in one round trip. */
export const ATHLETE = {
  id: athlete.id,
  name: athlete.name,
  unit: athlete.unit,
  timeZone: athlete.timeZone,
  greetedAt: athlete.greetedAt,
  aliases: sql<Words>`(select json_object_agg(phrase, exercise_id) from alias where athlete_id = athlete.id)`,
  own: sql<Words>`(select json_object_agg('own-' || own.id, own.name) from own_exercise own where own.athlete_id = athlete.id and own.merged_into is null)`,
  lastExercise: sql<string | null>`(
    select exercise_id from (
      select exercise_id, inbox.received_at from exercise_set join inbox on inbox.id = exercise_set.origin_id
      where exercise_set.athlete_id = athlete.id
      order by performed_at desc, exercise_set.id desc limit 1
    ) latest where received_at > now() - interval '3 hours')`,
  hasPlans: sql<boolean>`exists (select 1 from plan where plan.athlete_id = athlete.id and plan.status = 'active')`,
  lastLog: sql<LastLog>`(
    select jsonb_build_object('inboxId', id, 'words', incoming -> 'event' ->> 'text', 'sentAt', incoming ->> 'sentAt')
    from inbox where athlete_id = athlete.id and logged_at is not null order by id desc limit 1)`,
};

export type AthleteRow = Omit<Athlete, "aliases" | "own" | "lastExercise" | "lastLog"> & {
  aliases: Words;
  own: Words;
  lastExercise: string | null;
  lastLog: LastLog;
};

export function toAthlete({ aliases, own, lastExercise, lastLog, ...row }: AthleteRow): Athlete {
  return {
    ...row,
    ...toWords({ aliases, own }),
    lastExercise: lastExercise ?? undefined,
    lastLog: lastLog
      ? { inboxId: lastLog.inboxId, words: lastLog.words ?? "", sentAt: new Date(lastLog.sentAt) }
      : undefined,
  };
}

function toWords({ aliases, own }: { aliases: Words; own: Words }): Pick<Athlete, "aliases" | "own"> {
  return { aliases: new Map(Object.entries(aliases ?? {})), own: new Map(Object.entries(own ?? {})) };
}

/**
 * The athlete behind an account, made on first contact and locked until the transaction ends: what one athlete writes
 * in two chats at once is still worked on one after the other.
 */
export async function lockAthlete(
  tx: Db,
  by: { platform: Platform; userId: string; name: string; unit: LoadUnit; timeZone: string },
): Promise<Athlete> {
  const found = await findLocked(tx, by);
  if (found) return found;
  const [made] = await tx
    .insert(athlete)
    .values({ name: by.name, unit: by.unit, timeZone: by.timeZone })
    .returning(ATHLETE);
  const [linked] = await tx
    .insert(identity)
    .values({ platform: by.platform, userId: by.userId, athleteId: made!.id })
    .onConflictDoNothing()
    .returning({ athleteId: identity.athleteId });
  if (linked) return toAthlete(made!);
  // Another conversation made the athlete a moment ago: ours was one too many.
  await tx.delete(athlete).where(eq(athlete.id, made!.id));
  return (await findLocked(tx, by))!;
}

/** An athlete's own words, by their account; `undefined` for somebody who never wrote. */
export async function wordsOf(
  db: Db,
  by: { platform: Platform; userId: string },
): Promise<Pick<Athlete, "aliases" | "own"> | undefined> {
  const [row] = await db
    .select({ aliases: ATHLETE.aliases, own: ATHLETE.own })
    .from(identity)
    .innerJoin(athlete, eq(athlete.id, identity.athleteId))
    .where(and(eq(identity.platform, by.platform), eq(identity.userId, by.userId)));
  return row && toWords(row);
}

async function findLocked(tx: Db, by: { platform: Platform; userId: string }): Promise<Athlete | undefined> {
  const [row] = await tx
    .select(ATHLETE)
    .from(identity)
    .innerJoin(athlete, eq(athlete.id, identity.athleteId))
    .where(and(eq(identity.platform, by.platform), eq(identity.userId, by.userId)))
    .for("update", { of: athlete });
  return row && toAthlete(row);
}

/** `athleteById`, locked until the transaction ends; `undefined` while something of theirs is being worked on. */
export async function lockIdleAthlete(tx: Db, id: number): Promise<Athlete | undefined> {
  const [row] = await tx
    .select(ATHLETE)
    .from(athlete)
    .where(eq(athlete.id, id))
    .for("update", { of: athlete, skipLocked: true });
  return row && toAthlete(row);
}

/** One athlete as charts need them; throws if there is none. */
export async function athleteById(db: Db, id: number): Promise<Athlete> {
  const [row] = await db.select(ATHLETE).from(athlete).where(eq(athlete.id, id));
  if (!row) throw new Error("there is no such athlete");
  return toAthlete(row);
}

export async function setUnit(tx: Db, by: { athleteId: number; unit: LoadUnit }): Promise<void> {
  await tx.update(athlete).set({ unit: by.unit }).where(eq(athlete.id, by.athleteId));
}

/** @param by.timeZone an IANA name that was checked */
export async function setTimeZone(tx: Db, by: { athleteId: number; timeZone: string }): Promise<void> {
  await tx.update(athlete).set({ timeZone: by.timeZone }).where(eq(athlete.id, by.athleteId));
}

/** Notes that an athlete was told to tell their bodyweight. @returns whether it is the first time */
export async function askedForBodyweight(tx: Db, athleteId: number): Promise<boolean> {
  const asked = await tx
    .update(athlete)
    .set({ bodyweightAskedAt: sql`now()` })
    .where(and(eq(athlete.id, athleteId), sql`${athlete.bodyweightAskedAt} is null`))
    .returning({ id: athlete.id });
  return asked.length > 0;
}

/** The bar and plates an athlete told of. */
export async function rackOf(db: Db, athleteId: number): Promise<Rack | undefined> {
  const [row] = await db.select({ rack: athlete.rack }).from(athlete).where(eq(athlete.id, athleteId));
  return row?.rack ?? undefined;
}

/** @param by.rack absent to go back to the usual one */
export async function setRack(tx: Db, by: { athleteId: number; rack: Rack | undefined }): Promise<void> {
  await tx
    .update(athlete)
    .set({ rack: by.rack ?? null })
    .where(eq(athlete.id, by.athleteId));
}

/** They have read who is speaking. */
export async function setGreeted(tx: Db, athleteId: number): Promise<void> {
  await tx.update(athlete).set({ greetedAt: sql`now()` }).where(eq(athlete.id, athleteId));
}
