/** An athlete's own exercises and their own words for exercises. */
import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { alias, ownExercise } from "../schema/training.ts";

const OWN = "own-";

/** Remembers that this athlete means `exerciseId` by `phrase`. */
export async function setAlias(tx: Db, by: { athleteId: number; phrase: string; exerciseId: string }): Promise<void> {
  await tx
    .insert(alias)
    .values(by)
    .onConflictDoUpdate({ target: [alias.athleteId, alias.phrase], set: { exerciseId: by.exerciseId } });
}

/** Adds an exercise of the athlete's own, or finds the one of that name. @returns its exercise id. */
export async function addOwnExercise(tx: Db, by: { athleteId: number; name: string }): Promise<string> {
  const [made] = await tx.insert(ownExercise).values(by).onConflictDoNothing().returning({ id: ownExercise.id });
  if (made) return `${OWN}${made.id}`;
  const [found] = await tx
    .select({ id: ownExercise.id })
    .from(ownExercise)
    .where(
      and(
        eq(ownExercise.athleteId, by.athleteId),
        sql`lower(${ownExercise.name}) = lower(${by.name}) and ${ownExercise.mergedInto} is null`,
      ),
    );
  return `${OWN}${found!.id}`;
}

/** Forgets a word. @returns what it meant, `undefined` if nothing */
export async function removeAlias(tx: Db, by: { athleteId: number; phrase: string }): Promise<string | undefined> {
  const [gone] = await tx
    .delete(alias)
    .where(and(eq(alias.athleteId, by.athleteId), eq(alias.phrase, by.phrase)))
    .returning({ exerciseId: alias.exerciseId });
  return gone?.exerciseId;
}

/** The row of an own exercise; `undefined` for one of the catalogue. */
export function ownId(exerciseId: string): number | undefined {
  const [, digits] = /^own-(\d+)$/.exec(exerciseId) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
