/** `/rename`: another name for one of the athlete's own exercises. */
import { code, strong, text } from "@spotter/core/chat/reply";
import type { CommandArgs } from "@spotter/core/command/parse";
import { spec } from "@spotter/core/command/table";
import { knownExercise } from "@spotter/core/exercise/known";
import { matchExercise } from "@spotter/core/exercise/match";
import { matchOwn, ownName, ownPhrase } from "@spotter/core/exercise/own-name";
import { twoNames } from "@spotter/core/exercise/two-names";
import { renameExercise } from "@spotter/db/queries/exercise-changes";
import type { Answer, Outcome, Turn } from "../turn.ts";
import { askWhich, findExercise } from "./find-exercise.ts";
import { confirmMerge } from "./merge.ts";

export async function rename(turn: Turn, { names = "" }: CommandArgs): Promise<Outcome> {
  const { tx, athlete, originId } = turn;
  const pairs = twoNames(names, "rename");
  const [first] = pairs;
  if (!first) return say(`Which exercise, and what shall it be called? Like this: ${spec("rename").example}`);
  const pair = pairs.find(({ left }) => findExercise(left, athlete)) ?? first;
  const found = findExercise(pair.left, athlete);
  if (!found) return askWhich(turn, pair.left, (name) => `/rename ${name} to ${pair.right}`);
  if (!athlete.own.has(found.id))
    return {
      answers: [
        {
          blocks: [
            text(strong(found.name), " is from the catalogue and keeps its name. Teach me your word for it: "),
            text(code(`/alias ${ownPhrase(pair.right)} = ${found.name}`)),
          ],
        },
      ],
    };
  const name = ownName(pair.right);
  if (name === undefined) return say("A name needs letters.");
  if (name === found.name) return say(`It is called ${name} already.`);
  const others = new Map([...athlete.own].filter(([id]) => id !== found.id));
  const taken = matchOwn(name, others, false) ?? matchExercise(name);
  if (taken !== undefined) return { answers: [await confirmMerge(turn, found.id, taken, "You have that already.")] };
  const phrases = [ownPhrase(name), ownPhrase(found.name)];
  await renameExercise(tx, { athleteId: athlete.id, originId, exercise: found.id, was: found.name, name, phrases });
  return {
    logged: true,
    answers: [
      {
        blocks: [text(`${found.name} is `, strong(name), " now. The old name still finds it.")],
        buttons: [[{ label: "Undo", action: `undo:${originId}` }]],
        data: { exerciseId: found.id, was: found.name, name },
      },
    ],
  };
}

/** The Rename button: a name has to be typed. */
export function howToRename({ athlete }: Turn, exerciseId: string): Answer {
  const { name } = knownExercise(exerciseId, athlete);
  return { blocks: [text("Write the new name like this: ", code(`/rename ${name} to …`))] };
}

function say(words: string): Outcome {
  return { answers: [{ blocks: [text(words)] }] };
}
