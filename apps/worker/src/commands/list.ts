/** `/list`: what the athlete usually does, and all there is to log. */
import { loggablePages, type UsualExercise, usualBlocks } from "@spotter/core/answer/exercise";
import { type Button, strong, text } from "@spotter/core/chat/reply";
import type { CommandArgs } from "@spotter/core/command/parse";
import { knownExercise } from "@spotter/core/exercise/known";
import { addDays } from "@spotter/core/time/local";
import { mostDone } from "@spotter/db/queries/exercise-page";
import { pastSet } from "@spotter/db/queries/past-set";
import { lastSetsOf } from "@spotter/db/queries/sets";
import { type Answer, type Outcome, type Turn, today } from "../turn.ts";
import { outlookOf } from "../visit/outlook.ts";

const MOST = 12;
const LATELY_DAYS = 60;

export async function list(turn: Turn, { what }: CommandArgs): Promise<Outcome> {
  return { answers: [what === "all" ? loggablePage(turn, 0) : await usual(turn)] };
}

async function usual(turn: Turn): Promise<Answer> {
  const { tx, athlete } = turn;
  const day = today(turn);
  const { agenda } = await outlookOf(turn);
  const ids =
    agenda.length > 0
      ? agenda.map(({ exerciseId }) => exerciseId)
      : await mostDone(tx, { athleteId: athlete.id, since: addDays(day, -LATELY_DAYS), most: MOST });
  const exercises: (UsualExercise & { exerciseId: string })[] = [];
  for (const exerciseId of ids.slice(0, MOST)) {
    const { name, style } = knownExercise(exerciseId, athlete);
    const item = agenda.find((one) => one.exerciseId === exerciseId);
    const sets = await lastSetsOf(tx, { athleteId: athlete.id, exerciseId });
    exercises.push({
      exerciseId,
      name,
      style,
      ...(sets[0] && { last: { day: sets[0].day, sets: sets.map(pastSet) } }),
      ...(item && { done: item.done, sets: item.sets }),
    });
  }
  return {
    blocks: usualBlocks(exercises, agenda.length > 0 ? "session" : "lately", { unit: athlete.unit, today: day }),
    buttons: [[{ label: "Everything I know", action: `list:${athlete.id}:0` }]],
    data: { usual: exercises },
  };
}

/** A page of all that can be logged, with buttons to its neighbours. @param page counted from 0 */
export function loggablePage({ athlete }: Turn, page: number): Answer {
  const pages = loggablePages(athlete.own);
  const at = Math.min(Math.max(0, page), pages.length - 1);
  const { title, names } = pages[at]!;
  const to = (index: number, label: string): Button => ({ label, action: `list:${athlete.id}:${index}` });
  const buttons: Button[] = [
    ...(at > 0 ? [to(at - 1, `← ${pages[at - 1]!.title}`)] : []),
    ...(at < pages.length - 1 ? [to(at + 1, `${pages[at + 1]!.title} →`)] : []),
  ];
  return {
    blocks: [
      text(strong(title), `, page ${at + 1} of ${pages.length}`),
      { kind: "list", items: names.map((name) => [name]) },
    ],
    buttons: [buttons],
    data: { title, names, page: at, pages: pages.length },
  };
}
