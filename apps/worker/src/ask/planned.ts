/** What plans hold for some days, as a question is told of it: read as `/today`, `/week` and `/adherence` read it. */
import { titleOf } from "@spotter/core/answer/plan";
import { itemWords } from "@spotter/core/answer/plan-item";
import type { Found } from "@spotter/core/ask/found";
import { knownExercise } from "@spotter/core/exercise/known";
import { tally } from "@spotter/core/plan/life/progress";
import type { Standing } from "@spotter/core/plan/life/standing";
import type { Db } from "@spotter/db/db";
import type { Athlete } from "@spotter/db/queries/athletes";
import { adherenceOf, standingSoFar } from "../plan/reached.ts";
import { standingOf, standingOn } from "../plan/standing.ts";

export async function plannedFound(
  { db, athlete, today }: { db: Db; athlete: Athlete; today: string },
  { from, to }: { from: string; to: string },
): Promise<Extract<Found, { tool: "plan" }>> {
  const turn = { tx: db, athlete };
  const standing = from === to ? await standingOn(turn, from) : await standingOf(turn, { from, to });
  const soFar = await standingSoFar(turn, today);
  const words = { unit: athlete.unit, today, exercise: (id: string) => knownExercise(id, athlete) };
  const told = ({ planId, session, date, until, workoutId, items }: Standing) => {
    const begun = workoutId !== undefined || items.some(({ done }) => done);
    return {
      title: titleOf(session),
      ...(date !== undefined && { day: date }),
      ...(until !== undefined && { until }),
      queued: standing.queues.has(planId),
      begun,
      ...tally(items, begun),
      items: items.map(({ item, done }) => ({
        item,
        words: itemWords(item, words),
        ...("exercise" in item && { name: words.exercise(item.exercise).name }),
        done,
      })),
    };
  };
  return {
    tool: "plan",
    from,
    to,
    plans: standing.plans.map(({ title }) => title),
    sessions: standing.sessions.map(told),
    reached: adherenceOf(standing, standing.sessions, today),
    total: adherenceOf(soFar, soFar.sessions, today),
  };
}
