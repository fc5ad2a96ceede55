/** What a gym visit still holds: the plan's exercises, or those the athlete usually does in such a visit. */
import { z } from "zod";
import type { LoggedSet } from "../log/entry.ts";
import { isDone } from "../strength/lift.ts";
import type { PlannedSets } from "../strength/progression.ts";

/** What the athlete changed for this one visit. */
export const changes = z.object({
  skipped: z.array(z.string()),
  /** What is done instead, by the exercise it takes the place of. */
  swapped: z.record(z.string(), z.string()),
});
export type Changes = z.infer<typeof changes>;

export const NO_CHANGES: Changes = { skipped: [], swapped: {} };

export type VisitSet = LoggedSet & {
  exerciseId: string;
  /** Read out of a note, where no effort was typed. */
  inferredRpe?: number;
};

export type PlannedExercise = { exerciseId: string } & PlannedSets;

export type AgendaItem = {
  exerciseId: string;
  /** The exercise it is done instead of. */
  insteadOf?: string;
  /** Working sets expected. */
  sets: number;
  /** Working sets done. */
  done: number;
  planned?: PlannedSets;
};

/**
 * The exercises of a visit in order, each with the sets expected and done; skipped ones are left out.
 *
 * @param by.usual sets of earlier visits of the kind, newest first; not needed with a plan
 */
export function agendaOf(by: {
  done: readonly VisitSet[];
  usual: readonly (readonly VisitSet[])[];
  planned?: readonly PlannedExercise[] | undefined;
  changes: Changes;
}): AgendaItem[] {
  const { skipped, swapped } = by.changes;
  const expected = by.planned?.map(fromPlan) ?? usualExercises(by.usual);
  return expected
    .map((item) => {
      const instead = swapped[item.exerciseId];
      return instead === undefined ? item : { ...item, exerciseId: instead, insteadOf: item.exerciseId };
    })
    .filter(({ exerciseId }) => !skipped.includes(exerciseId))
    .map((item) => ({ ...item, done: workingSetsOf(by.done, item.exerciseId) }));
}

/** What comes next: the exercise under way until its sets are done, else the first after it that is not begun. */
export function nextItem(agenda: readonly AgendaItem[], current: string | undefined): AgendaItem | undefined {
  const at = agenda.findIndex(({ exerciseId }) => exerciseId === current);
  const now = agenda[at];
  if (now && now.done < now.sets) return now;
  const isLeft = (item: AgendaItem) => item.done === 0;
  return agenda.slice(at + 1).find(isLeft) ?? agenda.find(isLeft);
}

/** Exercises of at least half of the visits, in their usual order, each with its median of working sets. */
export function usualExercises(visits: readonly (readonly VisitSet[])[]): Omit<AgendaItem, "done">[] {
  const found = new Map<string, { counts: number[]; places: number[] }>();
  for (const sets of visits) {
    const groups = [...Map.groupBy(sets.filter(isDone), ({ exerciseId }) => exerciseId)];
    for (const [place, [id, ofExercise]] of groups.entries()) {
      const entry = found.get(id) ?? { counts: [], places: [] };
      entry.counts.push(ofExercise.length);
      entry.places.push(place / groups.length);
      found.set(id, entry);
    }
  }
  return [...found]
    .filter(([, { counts }]) => counts.length * 2 >= visits.length)
    .map(([exerciseId, { counts, places }]) => ({ exerciseId, sets: median(counts), place: mean(places) }))
    .sort((a, b) => a.place - b.place)
    .map(({ exerciseId, sets }) => ({ exerciseId, sets }));
}

function fromPlan({ exerciseId, ...planned }: PlannedExercise): Omit<AgendaItem, "done"> {
  return { exerciseId, sets: planned.sets ?? 1, planned };
}

function workingSetsOf(sets: readonly VisitSet[], exerciseId: string): number {
  return sets.filter((set) => set.exerciseId === exerciseId && isDone(set)).length;
}

/** The lower of two middles: expecting less is the kinder error. */
function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
