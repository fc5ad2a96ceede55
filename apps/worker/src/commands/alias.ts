/** `/alias`: the athlete's own words for exercises. */
import { code, type Span, strong, text } from "@spotter/core/chat/reply";
import { clipped } from "@spotter/core/chat/storable";
import type { CommandArgs } from "@spotter/core/command/parse";
import { spec } from "@spotter/core/command/table";
import { knownExercise } from "@spotter/core/exercise/known";
import { ownPhrase } from "@spotter/core/exercise/own-name";
import { twoNames } from "@spotter/core/exercise/two-names";
import { removeAlias, setAlias } from "@spotter/db/queries/exercises";
import type { Outcome, Turn } from "../turn.ts";
import { askWhich, findExercise } from "./find-exercise.ts";

const LONGEST = 40;

export async function alias(turn: Turn, { words }: CommandArgs): Promise<Outcome> {
  if (words === undefined) return listed(turn);
  const { tx, athlete } = turn;
  const forget = /^(?:remove|delete|forget|off)\s+(.+)$|^(.+?)\s+off$/i.exec(words);
  if (forget) return drop(turn, ownPhrase(forget[1] ?? forget[2] ?? ""));
  const pairs = twoNames(words, "alias");
  const pair = pairs.find(({ right }) => findExercise(right, athlete)) ?? pairs[0];
  if (!pair) return say(`Which word for which exercise? Like this: ${spec("alias").example}`);
  const phrase = ownPhrase(pair.left);
  if (!/^\p{L}/u.test(phrase) || phrase.length > LONGEST)
    return say(`A word for an exercise begins with a letter and has at most ${LONGEST} characters.`);
  const found = findExercise(pair.right, athlete);
  if (!found) return askWhich(turn, pair.right, (name) => `/alias ${phrase} = ${name}`);
  const before = findExercise(phrase, athlete);
  await setAlias(tx, { athleteId: athlete.id, phrase, exerciseId: found.id });
  const instead = before && before.id !== found.id ? ` It meant ${before.name} before.` : "";
  return say(`“${phrase}” means ${found.name} now.${instead}`, { phrase, exerciseId: found.id });
}

async function drop({ tx, athlete }: Turn, phrase: string): Promise<Outcome> {
  const meant = await removeAlias(tx, { athleteId: athlete.id, phrase });
  if (meant === undefined) return say(`You have no word “${clipped(phrase, LONGEST)}”. /alias lists yours.`);
  return say(`Forgotten: “${phrase}” for ${knownExercise(meant, athlete).name}.`, { phrase });
}

function listed({ athlete }: Turn): Outcome {
  const { example } = spec("alias");
  if (athlete.aliases.size === 0)
    return {
      answers: [
        { blocks: [text("You have no words of your own yet. Like this: ", code(example))], data: { aliases: {} } },
      ],
    };
  const byExercise = [...Map.groupBy(athlete.aliases, ([, id]) => id)]
    .map(([id, pairs]) => ({ name: knownExercise(id, athlete).name, phrases: pairs.map(([phrase]) => phrase).sort() }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  const items = byExercise.map(({ name, phrases }): Span[] => [strong(name), ` ${phrases.join(", ")}`]);
  return {
    answers: [
      {
        blocks: [text("Your words for exercises:"), { kind: "list", items }],
        data: { aliases: Object.fromEntries(athlete.aliases) },
      },
    ],
  };
}

function say(words: string, data?: unknown): Outcome {
  return { answers: [{ blocks: [text(words)], ...(data !== undefined && { data }) }] };
}
