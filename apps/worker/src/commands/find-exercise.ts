/** The exercise an athlete names in a command. */
import { text } from "@spotter/core/chat/reply";
import { clipped } from "@spotter/core/chat/storable";
import { type KnownExercise, knownExercise } from "@spotter/core/exercise/known";
import { matchExercise, nearest } from "@spotter/core/exercise/match";
import type { Athlete } from "@spotter/db/queries/athletes";
import type { Outcome } from "../turn.ts";

export type FoundExercise = { ok: true; exercise: KnownExercise } | { ok: false; outcome: Outcome };

/** By the athlete's own words, then the names of their own exercises, then the catalogue. */
export function findExercise(typed: string, { aliases, own }: Athlete): FoundExercise {
  const wanted = typed.toLowerCase();
  const ownId = [...own].find(([, name]) => name.toLowerCase() === wanted)?.[0];
  const id = ownId ?? matchExercise(typed, aliases);
  if (id) return { ok: true, exercise: knownExercise(id, { own }) };
  const names = nearest(typed, aliases).map((near) => knownExercise(near, { own }).name);
  const hint = names.length > 0 ? ` Did you mean ${names.join(", ")}?` : "";
  return {
    ok: false,
    outcome: { answers: [{ blocks: [text(`I know no exercise “${clipped(typed, 60)}”.${hint}`)] }] },
  };
}
