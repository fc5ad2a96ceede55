/** Brings another app's history into the log, in one transaction, telling how far it is. */
import { countsOf, importedBlocks, progressBlocks } from "@spotter/core/answer/history";
import { knownExercise } from "@spotter/core/exercise/known";
import type { Offer } from "@spotter/core/history/offer";
import type { History } from "@spotter/core/history/read-history";
import { type ImportedWorkout, toWorkouts } from "@spotter/core/history/to-workouts";
import { addOwnExercise, setAlias } from "@spotter/db/queries/exercises";
import { setLogged } from "@spotter/db/queries/inbox";
import { addPastWorkouts, type PastWorkout } from "@spotter/db/queries/past-workouts";
import { type Deps, showProgress } from "../conversation/drain.ts";
import { newSet } from "../log/store-entry.ts";
import { observeImported } from "../note/observe-imported.ts";
import type { Outcome, Turn } from "../turn.ts";

/** Some thousand sets a statement: fast, and often enough to tell how far it is. */
const WORKOUTS_AT_ONCE = 200;
const PROGRESS_EVERY_MS = 1_000;

export async function importHistory(turn: Turn, deps: Deps, history: History, state: Offer): Promise<Outcome> {
  const { tx, athlete, originId } = turn;
  const replaces = turn.incoming.messageId;
  const choices = new Map(state.choices);
  const ids = await remembered(turn, choices);
  const { timeZone, aliases } = athlete;
  const { workouts } = toWorkouts(history, { timeZone, aliases, choices, ids });
  const file = { sha256: state.sha256, name: state.fileName };
  const added = new Set<string>();
  let toldAt = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < workouts.length; at += WORKOUTS_AT_ONCE) {
    if (workouts.length > WORKOUTS_AT_ONCE && performance.now() - toldAt > PROGRESS_EVERY_MS) {
      await showProgress(deps, turn, { blocks: progressBlocks(at, workouts.length), replaces });
      toldAt = performance.now();
    }
    const batch = workouts.slice(at, at + WORKOUTS_AT_ONCE).map((workout) => stored(turn, workout));
    for (const id of await addPastWorkouts(tx, { athleteId: athlete.id, originId, timeZone, file, workouts: batch }))
      added.add(id);
  }
  if (added.size > 0) await observeImported(turn);
  const counts = countsOf(workouts.filter(({ externalId }) => added.has(externalId)));
  if (counts.workouts > 0) await setLogged(tx, { id: originId, logged: true });
  const buttons = counts.workouts > 0 ? [[{ label: "Undo", action: `undo:${originId}` }]] : [];
  const blocks = importedBlocks(counts, workouts.length - counts.workouts);
  return { answers: [{ blocks, buttons, replaces, data: { imported: counts } }] };
}

/** Keeps what was chosen as the athlete's own words, so that the next export is read without asking. @returns ids of new exercises by their names */
async function remembered({ tx, athlete }: Turn, choices: ReadonlyMap<string, Offer["choices"][number][1]>) {
  const ids = new Map<string, string>();
  for (const [name, choice] of choices) {
    if (choice.kind === "leave-out") continue;
    const exerciseId =
      choice.kind === "exercise" ? choice.id : await addOwnExercise(tx, { athleteId: athlete.id, name });
    if (choice.kind === "new") ids.set(name, exerciseId);
    await setAlias(tx, { athleteId: athlete.id, phrase: name.toLowerCase().replaceAll(/\s+/g, " "), exerciseId });
  }
  return ids;
}

function stored({ athlete }: Turn, workout: ImportedWorkout): PastWorkout {
  const { startedAt, performedAt, durationSec, sets, ...rest } = workout;
  const endedAt = startedAt && new Date(startedAt.getTime() + (durationSec ?? 0) * 1000);
  return {
    ...rest,
    ...(startedAt && { startedAt: startedAt.toISOString() }),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
    performedAt: performedAt.toISOString(),
    ...(durationSec !== undefined && { durationSec }),
    sets: sets.map(({ exerciseId, superset, note, ...set }) => ({
      ...newSet(set, knownExercise(exerciseId, athlete)),
      exerciseId,
      ...(superset !== undefined && { superset }),
      ...(note !== undefined && { note }),
    })),
  };
}
