/** Skipping and swapping an exercise of the gym visit under way. */
import { strong, text } from "@spotter/core/chat/reply";
import { knownExercise } from "@spotter/core/exercise/known";
import { similarExercises } from "@spotter/core/exercise/similar";
import type { Option } from "@spotter/core/question/question";
import { type Changes, NO_CHANGES } from "@spotter/core/session/agenda";
import { bestsOf } from "@spotter/db/queries/records";
import { beginVisit, openVisit, updateVisit } from "@spotter/db/queries/visits";
import { withButtons } from "../questions/ask.ts";
import { type Answer, type Turn, today } from "../turn.ts";
import { nextAnswer } from "./next-answer.ts";
import { outlookOf } from "./outlook.ts";

const MOST_OPTIONS = 4;

/** Leaves an exercise out of this visit. @returns what comes next instead */
export async function skip(turn: Turn, exerciseId: string): Promise<Answer> {
  await change(turn, ({ skipped, swapped }) => ({ skipped: [...new Set([...skipped, exerciseId])], swapped }));
  return nextAnswer(turn, await outlookOf(turn));
}

/** Asks what to do instead. */
export async function askSwap(turn: Turn, exerciseId: string): Promise<Answer> {
  const { tx, athlete } = turn;
  const known = new Set((await bestsOf(tx, { athleteId: athlete.id })).map((one) => one.exerciseId));
  const { name } = knownExercise(exerciseId, athlete);
  const options: Option[] = similarExercises(exerciseId, known, MOST_OPTIONS).map((to) => ({
    kind: "swap",
    label: knownExercise(to, athlete).name,
    from: exerciseId,
    to,
  }));
  if (options.length === 0)
    return { blocks: [text("I know nothing like ", strong(name), ". Just log what you do instead.")] };
  return withButtons(turn, { options }, [text("Instead of ", strong(name), "?")]);
}

/** Does `to` instead of `from` in this visit. @returns what comes next */
export async function swap(turn: Turn, { from, to }: { from: string; to: string }): Promise<Answer> {
  await change(turn, ({ skipped, swapped }) => ({ skipped, swapped: { ...swapped, ...rooted(swapped, from, to) } }));
  return nextAnswer(turn, await outlookOf(turn));
}

/** What was swapped before is swapped again under the exercise that the habit or plan names. */
function rooted(swapped: Changes["swapped"], from: string, to: string): Changes["swapped"] {
  const root = Object.entries(swapped).find(([, instead]) => instead === from)?.[0] ?? from;
  return { [root]: to };
}

/** Who skips before the first set is in the gym: that begins the visit. */
async function change(turn: Turn, changed: (changes: Changes) => Changes): Promise<void> {
  const { tx, athlete, at } = turn;
  const open = await openVisit(tx, { athleteId: athlete.id, at });
  const id =
    open?.id ?? (await beginVisit(tx, { athleteId: athlete.id, day: today(turn), at, timeZone: athlete.timeZone }));
  await updateVisit(tx, { id, athleteId: athlete.id, set: { changes: changed(open?.changes ?? NO_CHANGES) } });
}
