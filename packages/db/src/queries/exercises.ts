/** An athlete's own exercises and their own words for exercises. */
import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { alias, ownExercise } from "../schema/training.ts";

const OWN = "own-";

/** What the log reader has to know of an athlete, in one round trip. */
export type Vocabulary = {
  /** Lower-case phrase → exercise id. */
  aliases: Map<string, string>;
  /** Exercise id → name, of the exercises the athlete added. */
  own: Map<string, string>;
  /** Exercise of the latest set logged in the last three hours. */
  last: string | undefined;
};

export async function vocabularyOf(tx: Db, athleteId: number): Promise<Vocabulary> {
  const { rows } = await tx.execute<{
    aliases: Record<string, string> | null;
    own: Record<string, string> | null;
    last: string | null;
  }>(sql`
    select
      (select json_object_agg(phrase, exercise_id) from alias where athlete_id = ${athleteId}) as aliases,
      (select json_object_agg(${OWN} || id, name) from own_exercise where athlete_id = ${athleteId}) as own,
      (select exercise_id from (
         select exercise_id, performed_at, inbox.received_at
         from exercise_set join inbox on inbox.id = exercise_set.origin_id
         where exercise_set.athlete_id = ${athleteId}
         order by performed_at desc, exercise_set.id desc limit 1
       ) latest where received_at > now() - interval '3 hours') as last`);
  const row = rows[0];
  return {
    aliases: new Map(Object.entries(row?.aliases ?? {})),
    own: new Map(Object.entries(row?.own ?? {})),
    last: row?.last ?? undefined,
  };
}

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
    .where(and(eq(ownExercise.athleteId, by.athleteId), sql`lower(${ownExercise.name}) = lower(${by.name})`));
  return `${OWN}${found!.id}`;
}
