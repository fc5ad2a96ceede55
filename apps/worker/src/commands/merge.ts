/** `/merge`: one of the athlete's own exercises becomes part of another, its history with it. */
import { totalWords } from "@spotter/core/answer/exercise";
import { strong, text } from "@spotter/core/chat/reply";
import type { CommandArgs } from "@spotter/core/command/parse";
import { spec } from "@spotter/core/command/table";
import { knownExercise } from "@spotter/core/exercise/known";
import { ownPhrase } from "@spotter/core/exercise/own-name";
import { twoNames } from "@spotter/core/exercise/two-names";
import type { Option } from "@spotter/core/question/question";
import { e1rmOf } from "@spotter/core/strength/e1rm";
import { formatThousands } from "@spotter/core/units/decimal";
import { mergeExercise, setsToMerge } from "@spotter/db/queries/exercise-changes";
import { totalOf } from "@spotter/db/queries/exercise-page";
import { setLogged } from "@spotter/db/queries/inbox";
import { bodyweightOn } from "@spotter/db/queries/wellness";
import { withButtons } from "../questions/ask.ts";
import type { Answer, Outcome, Turn } from "../turn.ts";
import { askWhich, findExercise, nearestNames } from "./find-exercise.ts";

export async function merge(turn: Turn, { names = "" }: CommandArgs): Promise<Outcome> {
  const { athlete } = turn;
  const pairs = twoNames(names, "merge");
  const [first] = pairs;
  if (!first) return say(`Which exercise into which? Like this: ${spec("merge").example}`);
  const known = pairs.filter(({ left }) => findExercise(left, athlete));
  const pair = known.find(({ right }) => findExercise(right, athlete)) ?? known[0] ?? first;
  const from = findExercise(pair.left, athlete);
  if (!from) return askWhich(turn, pair.left, (name) => `/merge ${name} into ${pair.right}`);
  const to = findExercise(pair.right, athlete);
  if (!to) return askWhich(turn, pair.right, (name) => `/merge ${from.name} into ${name}`);
  if (from.id === to.id) return say(`Both are ${to.name} already.`);
  if (!athlete.own.has(from.id))
    return say(`${from.name} is from the catalogue and stays. Exercises that you added can be merged.`);
  return { answers: [await confirmMerge(turn, from.id, to.id)] };
}

/** Asks once more, with the counts. @param because what led here */
export async function confirmMerge(turn: Turn, from: string, to: string, because?: string): Promise<Answer> {
  const { athlete } = turn;
  const [a, b] = [knownExercise(from, athlete), knownExercise(to, athlete)];
  const options: Option[] = [
    { kind: "merge", label: "Merge", from, to },
    { kind: "leave", label: "Leave it" },
  ];
  return withButtons(turn, { options }, [
    text(
      ...(because === undefined ? [] : [`${because} `]),
      "Merge ",
      strong(a.name),
      ` (${await countOf(turn, from)}) into `,
      strong(b.name),
      ` (${await countOf(turn, to)})? Its words and records move along.`,
    ),
  ]);
}

/** The Merge button: the likeliest exercises to merge into. */
export async function askMergeTarget(turn: Turn, from: string): Promise<Answer> {
  const { athlete } = turn;
  const { name } = knownExercise(from, athlete);
  const others = new Map([...athlete.own].filter(([id]) => id !== from));
  const aliases = new Map([...athlete.aliases].filter(([, id]) => id !== from));
  const options = nearestNames(name, { aliases, own: others }).map(
    (near): Option => ({ kind: "run", label: near, words: `/merge ${name} into ${near}` }),
  );
  return withButtons(turn, { options: [...options, { kind: "leave", label: "Leave it" }] }, [
    text("Merge ", strong(name), " into which? For another write: ", `/merge ${name} into …`),
  ]);
}

/** Moves the sets and words. The message that asked for it is what `/undo` takes back. */
export async function carryOutMerge(turn: Turn, { from, to }: { from: string; to: string }): Promise<Outcome> {
  const { tx, athlete, originId } = turn;
  const was = athlete.own.get(from);
  const isThere = !to.startsWith("own-") || athlete.own.has(to);
  if (was === undefined || !isThere) return say("One of them is gone by now. Nothing is changed.");
  const sets = await setsToMerge(tx, { athleteId: athlete.id, exerciseId: from });
  const reckoned = await reckon(turn, to, sets);
  await mergeExercise(tx, {
    athleteId: athlete.id,
    originId,
    from,
    to,
    phrase: ownPhrase(was),
    sets,
    reckon: (id) => reckoned.get(id)!,
  });
  await setLogged(tx, { id: originId, logged: true });
  const { name } = knownExercise(to, athlete);
  const count = `${formatThousands(sets.length)} ${sets.length === 1 ? "set" : "sets"}`;
  return {
    answers: [
      {
        blocks: [
          text("Merged: ", strong(was), ` is `, strong(name), ` now, ${count} moved. The old name finds it too.`),
        ],
        buttons: [[{ label: "Undo", action: `undo:${originId}` }]],
        data: { merged: { from, to, sets: sets.length } },
      },
    ],
  };
}

type MovedSet = Awaited<ReturnType<typeof setsToMerge>>[number];

/** Where the body moves too, a set without a load has none added, and its e1RM counts the body. */
async function reckon(
  { tx, athlete }: Turn,
  to: string,
  sets: readonly MovedSet[],
): Promise<Map<number, { kg: number | null; e1rmKg: number | null }>> {
  const reckoned = new Map<number, { kg: number | null; e1rmKg: number | null }>();
  const isBodyweight = knownExercise(to, athlete).style === "bodyweight";
  const lifts = new Map<string, ReturnType<typeof knownExercise>["lift"]>();
  for (const { id, day, kg, e1rmKg, reps, rpe, rir, warmup, failed } of sets) {
    if (!isBodyweight) {
      reckoned.set(id, { kg, e1rmKg });
      continue;
    }
    if (!lifts.has(day)) {
      const bodyweightKg = await bodyweightOn(tx, { athleteId: athlete.id, day });
      lifts.set(day, knownExercise(to, { own: athlete.own, bodyweightKg }).lift);
    }
    const set = {
      kg: kg ?? 0,
      ...(reps !== null && { reps }),
      ...(rpe !== null && { rpe }),
      ...(rir !== null && { rir }),
      ...(warmup && { warmup: true as const }),
      ...(failed && { failed: true as const }),
    };
    const e1rm = e1rmOf(set, lifts.get(day));
    reckoned.set(id, { kg: set.kg, e1rmKg: e1rm.kind === "e1rm" ? e1rm.kg : null });
  }
  return reckoned;
}

async function countOf({ tx, athlete }: Turn, exerciseId: string): Promise<string> {
  const total = await totalOf(tx, { athleteId: athlete.id, exerciseId });
  if (!total) return "nothing logged";
  return totalWords(total);
}

function say(words: string): Outcome {
  return { answers: [{ blocks: [text(words)] }] };
}
