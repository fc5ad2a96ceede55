/** `/pr`: the records of all exercises, or of one. */
import {
  type ExerciseRecords,
  exerciseRecordsBlocks,
  type RecordsOfExercise,
  recordsBlocks,
} from "@spotter/core/answer/records";
import type { Button } from "@spotter/core/chat/reply";
import type { CommandArgs } from "@spotter/core/command/parse";
import { type KnownExercise, knownExercise } from "@spotter/core/exercise/known";
import { type Bests, bestsOf, mostVolume, repRecords } from "@spotter/db/queries/records";
import { bodyweightOn } from "@spotter/db/queries/wellness";
import { bodyKgOf } from "../log/volume-record.ts";
import { type Answer, type Outcome, type Turn, today } from "../turn.ts";
import { askWhich, findExercise } from "./find-exercise.ts";

const PAGE = 10;

export async function pr(turn: Turn, args: CommandArgs): Promise<Outcome> {
  if (args.exercise === undefined) return { answers: [await recordsPage(turn, 0)] };
  const found = findExercise(args.exercise, turn.athlete);
  if (!found) return askWhich(turn, args.exercise, (name) => `/pr ${name}`);
  const records = await recordsOfExercise(turn, found.id);
  return {
    answers: [
      {
        blocks: exerciseRecordsBlocks(records, { unit: turn.athlete.unit, today: today(turn) }),
        data: { exerciseId: found.id, ...records },
      },
    ],
  };
}

/** @param page counted from 0 */
export async function recordsPage(turn: Turn, page: number): Promise<Answer> {
  const { tx, athlete } = turn;
  const all = (await bestsOf(tx, { athleteId: athlete.id })).map((bests) => ({
    exerciseId: bests.exerciseId,
    ...recordsOf(bests, knownExercise(bests.exerciseId, athlete)),
  }));
  const pages = Math.max(1, Math.ceil(all.length / PAGE));
  const at = Math.min(Math.max(0, page), pages - 1);
  const shown = all.slice(at * PAGE, (at + 1) * PAGE);
  const buttons: Button[] = [
    ...(at > 0 ? [{ label: "Earlier page", action: `pr:${athlete.id}:${at - 1}` }] : []),
    ...(at < pages - 1 ? [{ label: "More", action: `pr:${athlete.id}:${at + 1}` }] : []),
  ];
  return {
    blocks: recordsBlocks(shown, { page: at, pages, unit: athlete.unit, today: today(turn) }),
    ...(buttons.length > 0 && { buttons: [buttons] }),
    data: { records: shown, page: at, pages },
  };
}

/** All an exercise's records. */
export async function recordsOfExercise(turn: Turn, id: string): Promise<RecordsOfExercise> {
  const { tx, athlete } = turn;
  const by = { athleteId: athlete.id, exerciseId: id };
  const bodyweightKg = await bodyweightOn(tx, { athleteId: athlete.id, day: today(turn) });
  const exercise = knownExercise(id, { own: athlete.own, bodyweightKg });
  const { lift } = exercise;
  const [bests] = await bestsOf(tx, { athleteId: athlete.id, exerciseIds: [id] });
  const knowsLoad = !lift.bodyweightShare || bodyweightKg !== undefined;
  const most = knowsLoad ? await mostVolume(tx, { ...by, bodyKg: bodyKgOf(lift), upToDay: today(turn) }) : undefined;
  return {
    ...(bests ? recordsOf(bests, exercise) : { name: exercise.name, style: exercise.style }),
    repRecords: await repRecords(tx, by),
    ...(most && { volume: { kg: most.kg * (lift.hands ?? 1), day: most.day } }),
  };
}

function recordsOf({ heaviest, e1rm, longest }: Bests, { name, style }: KnownExercise): ExerciseRecords {
  return {
    name,
    style,
    ...(heaviest && { heaviest }),
    ...(e1rm && { e1rm }),
    ...(longest && !heaviest && { longest: { seconds: longest.durationSec, day: longest.day } }),
  };
}
