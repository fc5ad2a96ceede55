/** `/exercise`: all there is to know of one exercise, and adding one. */
import { type ExercisePage, type ExerciseTime, exercisePageBlocks } from "@spotter/core/answer/exercise";
import type { PastSet } from "@spotter/core/answer/log";
import { type Button, code, strong, text } from "@spotter/core/chat/reply";
import type { CommandArgs } from "@spotter/core/command/parse";
import { type KnownExercise, knownExercise } from "@spotter/core/exercise/known";
import { ownName, ownPhrase } from "@spotter/core/exercise/own-name";
import { addDays } from "@spotter/core/time/local";
import { bestE1rmSince, totalOf } from "@spotter/db/queries/exercise-page";
import { addOwnExercise, setAlias } from "@spotter/db/queries/exercises";
import { pastSet } from "@spotter/db/queries/past-set";
import { latestSetsOf, type StoredSet } from "@spotter/db/queries/sets";
import { type Answer, type Outcome, type Turn, today } from "../turn.ts";
import { askWhich, findExercise } from "./find-exercise.ts";
import { recordsOfExercise } from "./pr.ts";

const SHOWN_TIMES = 6;
/** Enough for six visits of ten sets. */
const MOST_SETS = 60;
/** What "now" means for an e1RM. */
const NOW_DAYS = 42;

export async function exercise(turn: Turn, args: CommandArgs): Promise<Outcome> {
  const typed = args.exercise ?? "";
  const found = findExercise(typed, turn.athlete);
  if (found) return { answers: [await pageOf(turn, found)] };
  const added = /^(?:add|new)\s+(.+)$/i.exec(typed)?.[1];
  if (added !== undefined) return { answers: [await add(turn, added)] };
  const name = ownName(typed);
  const label = `Add “${name}” as new`;
  const more = name === undefined ? [] : [{ kind: "run" as const, label, words: `/exercise add ${name}` }];
  return askWhich(turn, typed, (known) => `/exercise ${known}`, more);
}

async function pageOf(turn: Turn, { id }: KnownExercise): Promise<Answer> {
  const { tx, athlete } = turn;
  const by = { athleteId: athlete.id, exerciseId: id };
  const total = await totalOf(tx, by);
  const nowKg = await bestE1rmSince(tx, { ...by, since: addDays(today(turn), -NOW_DAYS) });
  const rows = await latestSetsOf(tx, { ...by, upToDay: today(turn), most: MOST_SETS });
  const visits = [...Map.groupBy(rows, ({ workoutId }) => workoutId).values()].slice(-SHOWN_TIMES).reverse();
  const times = visits.map((sets): ExerciseTime => {
    const best = Math.max(...sets.map(({ e1rmKg, warmup }) => (warmup ? 0 : (e1rmKg ?? 0))));
    return { day: sets[0]!.day, sets: workingSets(sets), ...(best > 0 && { e1rmKg: best }) };
  });
  const page: ExercisePage = {
    ...(await recordsOfExercise(turn, id)),
    ...(total && { total }),
    ...(nowKg !== undefined && { nowKg }),
    times,
  };
  const buttons = buttonsOf(turn, id, page);
  return {
    blocks: exercisePageBlocks(page, { unit: athlete.unit, today: today(turn) }),
    ...(buttons.length > 0 && { buttons: [buttons] }),
    data: { exerciseId: id, ...page },
  };
}

function buttonsOf({ athlete }: Turn, id: string, { e1rm }: ExercisePage): Button[] {
  return [
    ...(e1rm ? [{ label: "Chart", action: `e1rm:${athlete.id}:${id}` }] : []),
    ...(athlete.own.has(id)
      ? [
          { label: "Rename", action: `rename:${athlete.id}:${id}` },
          { label: "Merge", action: `merge:${athlete.id}:${id}` },
        ]
      : []),
  ];
}

/** Warm-ups are left out, unless there was nothing else. */
function workingSets(sets: readonly StoredSet[]): PastSet[] {
  const work = sets.filter(({ warmup }) => !warmup);
  return (work.length > 0 ? work : sets).map(pastSet);
}

/** Adds an exercise, unless it is there. */
async function add(turn: Turn, typed: string): Promise<Answer> {
  const { tx, athlete } = turn;
  const name = ownName(typed);
  if (name === undefined) return { blocks: [text("It needs a name, like ", code("/exercise add zercher squat"))] };
  const known = findExercise(name, athlete);
  if (known) {
    const whose = athlete.own.has(known.id) ? "You have that already" : "I know that one";
    return { blocks: [text(`${whose}: `, strong(known.name))], data: { exerciseId: known.id } };
  }
  const exerciseId = await addOwnExercise(tx, { athleteId: athlete.id, name });
  await setAlias(tx, { athleteId: athlete.id, phrase: ownPhrase(name), exerciseId });
  return {
    blocks: [
      text(
        "Added ",
        strong(knownExercise(exerciseId, { own: new Map([[exerciseId, name]]) }).name),
        ". Log it by that name.",
      ),
    ],
    data: { exerciseId, name },
  };
}
