/** Reads one piece of a line, between two breaks: items, what colours the item before, or only words. */

import type { PlanAtom } from "./atom.ts";
import { isAmount, isColour } from "./atom.ts";
import { hasAmount, isLift } from "./draft.ts";
import { leftover } from "./note.ts";
import type { Lead } from "./piece-activity.ts";
import { isRecoveryPiece, readActivity, recovers } from "./piece-activity.ts";
import { continueLift, readLifts } from "./piece-lift.ts";
import { colour, onlyColours } from "./piece-note.ts";
import { settleNames } from "./settle-names.ts";
import type { PlanState } from "./state.ts";
import { DETAIL } from "./words.ts";

/** Whether the piece became part of an item; otherwise its words are still to be placed. */
export function readPiece(state: PlanState, atoms: readonly PlanAtom[], lead: Lead): boolean {
  const piece = settleNames(state, atoms);
  const lifts = piece.filter((atom) => atom.kind === "exercise");
  const last = state.lineDrafts.at(-1);
  if (last && !isLift(last) && lifts.length === 0 && recovers(state, piece, last, lead)) return true;
  const detail = lead.bracket && last !== undefined && state.frame?.bracket !== true;
  const intervals =
    last !== undefined &&
    !isLift(last) &&
    piece.some((atom) => atom.kind === "x" || (atom.kind === "rest" && last.fields.repeat === undefined));
  if (detail && intervals) {
    state.tells(last);
    last.notes.push(...leftover(state.line.typed, piece, new Set()));
    return true;
  }
  const listed = last?.fields.reps !== undefined && piece.some((atom) => atom.kind === "list");
  if (detail && (lifts.length > 0 || listed || !onlyColours(piece)) && hasAmount(last))
    return colour(state, piece, last, true);
  if (last && opensDetail(piece)) return colour(state, piece, last, true);
  if (lifts.length > 0) {
    state.under = undefined;
    return readLifts(state, piece);
  }
  if (!piece.some((atom) => isAmount(atom) || isColour(atom) || atom.kind === "sport")) return false;
  const group = state.group();
  const before = last ?? group.drafts.at(-1);
  const own = piece.some((atom) => atom.kind === "sport" && !isRecoveryPiece(piece, before));
  const only =
    !own &&
    state.exercise !== undefined &&
    (before === undefined || (state.under !== undefined && last === undefined)) &&
    piece.some((atom) => atom.kind === "x" || atom.kind === "sets");
  if (before && isLift(before) && !own && !only) return continueLift(state, piece, before);
  if (only)
    return readLifts(state, [
      { kind: "exercise", id: state.exercise!, start: piece[0]!.start, end: piece[0]!.start },
      ...piece,
    ]);
  return readActivity(state, piece, lead);
}

function opensDetail(piece: readonly PlanAtom[]): boolean {
  const first = piece.find((atom) => !(atom.kind === "word" && ["the", "but", "and", "of"].includes(atom.text)));
  if (first?.kind !== "word" || !DETAIL.has(first.text)) return false;
  // "12k with 6 x 1k": intervals are items of their own.
  return !(["with", "including", "incl"].includes(first.text) && piece.some((atom) => atom.kind === "x"));
}
