/** Athletes and the accounts they write from. */
import type { Platform } from "@spotter/core/chat/incoming";
import type { LoadUnit } from "@spotter/core/log/entry";
import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { athlete, identity } from "../schema/chat.ts";

export type Athlete = { id: number; name: string; unit: LoadUnit; timeZone: string; greetedAt: Date | null };

/** Columns of an `Athlete`. */
export const ATHLETE = {
  id: athlete.id,
  name: athlete.name,
  unit: athlete.unit,
  timeZone: athlete.timeZone,
  greetedAt: athlete.greetedAt,
};

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
  if (linked) return made!;
  // Another conversation made the athlete a moment ago: ours was one too many.
  await tx.delete(athlete).where(eq(athlete.id, made!.id));
  return (await findLocked(tx, by))!;
}

async function findLocked(tx: Db, by: { platform: Platform; userId: string }): Promise<Athlete | undefined> {
  const [row] = await tx
    .select(ATHLETE)
    .from(identity)
    .innerJoin(athlete, eq(athlete.id, identity.athleteId))
    .where(and(eq(identity.platform, by.platform), eq(identity.userId, by.userId)))
    .for("update", { of: athlete });
  return row;
}

export async function setUnit(tx: Db, by: { athleteId: number; unit: LoadUnit }): Promise<void> {
  await tx.update(athlete).set({ unit: by.unit }).where(eq(athlete.id, by.athleteId));
}

/** @param by.timeZone an IANA name that was checked */
export async function setTimeZone(tx: Db, by: { athleteId: number; timeZone: string }): Promise<void> {
  await tx.update(athlete).set({ timeZone: by.timeZone }).where(eq(athlete.id, by.athleteId));
}

export async function setGreeted(tx: Db, athleteId: number): Promise<void> {
  await tx.update(athlete).set({ greetedAt: sql`now()` }).where(eq(athlete.id, athleteId));
}
