/** How an athlete slept, felt and weighed, by local day; and their notes. */
import { and, asc, desc, eq, gte, inArray, lte } from "drizzle-orm";
import type { Db } from "../db.ts";
import { note, wellness } from "../schema/training.ts";

export type NewWellness = typeof wellness.$inferInsert;
export type NewNote = typeof note.$inferInsert;
const WELLNESS = { metric: wellness.metric, value: wellness.value, bodyPart: wellness.bodyPart, day: wellness.day };
export type Wellness = { [K in keyof typeof WELLNESS]: (typeof wellness.$inferSelect)[K] };

export async function addWellness(tx: Db, values: NewWellness[]): Promise<void> {
  if (values.length > 0) await tx.insert(wellness).values(values);
}

export async function addNotes(tx: Db, notes: NewNote[]): Promise<void> {
  if (notes.length > 0) await tx.insert(note).values(notes);
}

export function wellnessOfDay(db: Db, by: { athleteId: number; day: string }): Promise<Wellness[]> {
  return db
    .select(WELLNESS)
    .from(wellness)
    .where(and(eq(wellness.athleteId, by.athleteId), eq(wellness.day, by.day)))
    .orderBy(asc(wellness.id));
}

export function notesOfDay(db: Db, by: { athleteId: number; day: string }): Promise<{ text: string }[]> {
  return db
    .select({ text: note.text })
    .from(note)
    .where(and(eq(note.athleteId, by.athleteId), eq(note.day, by.day)))
    .orderBy(asc(note.id));
}

/** Bodyweight in kg as last told on or before a day. */
export async function bodyweightOn(db: Db, by: { athleteId: number; day: string }): Promise<number | undefined> {
  const [row] = await db
    .select({ value: wellness.value })
    .from(wellness)
    .where(and(eq(wellness.athleteId, by.athleteId), eq(wellness.metric, "weight"), lte(wellness.day, by.day)))
    .orderBy(desc(wellness.day), desc(wellness.id))
    .limit(1);
  return row?.value;
}

/** Every bodyweight told, oldest first; of several on a day the last. */
export async function weighings(db: Db, athleteId: number): Promise<{ day: string; kg: number }[]> {
  return db
    .selectDistinctOn([wellness.day], { day: wellness.day, kg: wellness.value })
    .from(wellness)
    .where(and(eq(wellness.athleteId, athleteId), eq(wellness.metric, "weight")))
    .orderBy(asc(wellness.day), desc(wellness.id));
}

/** What was told of some metrics from a day on, oldest first. */
export function wellnessSince(
  db: Db,
  by: { athleteId: number; metrics: readonly Wellness["metric"][]; from: string },
): Promise<Wellness[]> {
  const { athleteId, metrics, from } = by;
  return db
    .select(WELLNESS)
    .from(wellness)
    .where(and(eq(wellness.athleteId, athleteId), inArray(wellness.metric, [...metrics]), gte(wellness.day, from)))
    .orderBy(asc(wellness.day), asc(wellness.id));
}
