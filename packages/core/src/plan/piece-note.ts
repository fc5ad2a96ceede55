/** Takes a piece as a detail of an item: what colours it becomes a field, all else its note. */

import { matchExercise } from "../exercise/match.ts";
import type { PlanAtom } from "./atom.ts";
import { isAmount, isColour } from "./atom.ts";
import { colourOf } from "./colour.ts";
import type { Draft, Fields } from "./draft.ts";
import { isSmall, leftover } from "./note.ts";
import type { PlanState } from "./state.ts";

/** Keeps the words of a piece as an item's note. */
export function noteOn(state: PlanState, piece: readonly PlanAtom[], draft: Draft): void {
  colour(state, piece, draft, true);
}

/** Takes a piece as a detail of an item: colours it lacks, all else as its note. */
export function colour(state: PlanState, piece: readonly PlanAtom[], draft: Draft, wholeNote: boolean): boolean {
  state.tells(draft);
  const used = new Set<PlanAtom>();
  if (draft.named !== undefined) draft.exercise = withEquipment(state, draft.named, piece) ?? draft.exercise!;
  if (!wholeNote || onlyColours(piece)) {
    for (const atom of piece) {
      const fields = colourOf(atom);
      const key = fields && (Object.keys(fields)[0] as keyof Fields);
      if (!fields || !key || draft.fields[key] !== undefined) continue;
      Object.assign(draft.fields, fields);
      used.add(atom);
    }
  }
  draft.notes.push(...leftover(state.line.typed, piece, used));
  return true;
}

export function onlyColours(piece: readonly PlanAtom[]): boolean {
  return (
    piece.every((atom) => isColour(atom) || isLoadAtom(atom) || isSmall(atom)) ||
    piece.every((atom) => isAmount(atom) || isColour(atom) || isSmall(atom))
  );
}

function isLoadAtom(atom: PlanAtom): boolean {
  return atom.kind === "load" || atom.kind === "percent" || atom.kind === "added";
}

/** `Bench press (dumbbell)`, `squats, bodyweight`: what it is done with, told behind the name. */
export function withEquipment(state: PlanState, named: string, atoms: readonly PlanAtom[]): string | undefined {
  const word = atoms.find((atom) => atom.kind === "word" && EQUIPMENT.has(atom.text));
  return word?.kind === "word" ? matchExercise(`${word.text} ${named}`, state.context.aliases) : undefined;
}

const EQUIPMENT: ReadonlySet<string> = new Set(
  "bodyweight bw dumbbell dumbbells db dbs barbell bb kettlebell kettlebells kb kbs cable cables machine smith".split(
    " ",
  ),
);
