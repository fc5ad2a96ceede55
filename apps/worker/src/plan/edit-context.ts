/** What changing a plan must know of its athlete. */
import { knownExercise } from "@spotter/core/exercise/known";
import { ownName } from "@spotter/core/exercise/own-name";
import type { EditContext } from "@spotter/core/plan/life/edit-said";
import type { PlanContext } from "@spotter/core/plan/plan";
import { findExercise } from "../commands/find-exercise.ts";
import { type Turn, today } from "../turn.ts";

export function editContext(turn: Turn): EditContext {
  const { athlete } = turn;
  return {
    today: today(turn),
    exercise: (phrase) => findExercise(phrase, athlete)?.id,
    nameOf: (id) => knownExercise(id, athlete).name,
    reader: planContext(turn),
  };
}

/** What the plan reader should know of the athlete. */
export function planContext(turn: Turn): PlanContext {
  const { athlete } = turn;
  const own = [...athlete.own].map(([id, name]): [string, string] => [(ownName(name) ?? name).toLowerCase(), id]);
  return { unit: athlete.unit, today: today(turn), aliases: new Map([...own, ...athlete.aliases]) };
}
