/** The exercise an athlete names in a command. */
import { text } from "@spotter/core/chat/reply";
import { clipped } from "@spotter/core/chat/storable";
import { wordsOf } from "@spotter/core/exercise/fold";
import { type KnownExercise, knownExercise } from "@spotter/core/exercise/known";
import { exerciseWord, lookUpSlip, matchExercise, nearest } from "@spotter/core/exercise/match";
import { matchOwn, ownPhrase } from "@spotter/core/exercise/own-name";
import type { Option } from "@spotter/core/question/question";
import type { Athlete } from "@spotter/db/queries/athletes";
import { withButtons } from "../questions/ask.ts";
import type { Outcome, Turn } from "../turn.ts";

/** By the athlete's own words, then the names of their own exercises, then the catalogue, then names misspelt. */
export function findExercise(
  typed: string,
  { aliases, own }: Pick<Athlete, "aliases" | "own">,
): KnownExercise | undefined {
  const id =
    aliases.get(ownPhrase(typed)) ??
    matchOwn(typed, own, false) ??
    matchExercise(typed, aliases) ??
    matchOwn(typed, own, true) ??
    lookUpSlip(wordsOf(typed.slice(0, 80)).map(exerciseWord));
  return id === undefined ? undefined : knownExercise(id, { own });
}

/** The names likeliest meant, the athlete's own among them. */
export function nearestNames(typed: string, { aliases, own }: Pick<Athlete, "aliases" | "own">): string[] {
  const phrases = new Map([...aliases, ...[...own].map(([id, name]): [string, string] => [name.toLowerCase(), id])]);
  const names = nearest(typed, phrases).map((id) => knownExercise(id, { own }).name);
  return [...new Set(names)];
}

/**
 * Says that nobody knows an exercise, with the likeliest as buttons.
 *
 * @param again the command to do instead once a name is chosen
 * @param more further buttons
 */
export async function askWhich(
  turn: Turn,
  typed: string,
  again: (name: string) => string,
  more: Option[] = [],
): Promise<Outcome> {
  const names = nearestNames(typed, turn.athlete);
  const options: Option[] = [
    ...names.map((name): Option => ({ kind: "run", label: name, words: again(name) })),
    ...more,
  ];
  const blocks = [
    text(`I know no exercise “${clipped(typed, 60)}”.${names.length > 0 ? " Did you mean one of these?" : ""}`),
  ];
  return { answers: [options.length === 0 ? { blocks } : await withButtons(turn, { options }, blocks)] };
}
