/** Reads a piece as lifts: one or several, more sets of the one before, or a name nobody knows. */

import { CATALOGUE } from "../exercise/catalogue.ts";
import type { Exercise } from "../exercise/exercise.ts";
import { nearest } from "../exercise/match.ts";
import type { PlanAtom } from "./atom.ts";
import { isAmount, isColour } from "./atom.ts";
import type { Draft, Fields } from "./draft.ts";
import { hasAmount, isLift } from "./draft.ts";
import { isSmall, leftover } from "./note.ts";
import { readActivity } from "./piece-activity.ts";
import { withEquipment } from "./piece-note.ts";
import type { PlanAmbiguity } from "./plan.ts";
import { readScheme } from "./scheme.ts";
import { sportInName } from "./settle-names.ts";
import type { PlanState } from "./state.ts";
import { isUnknownWord, unknownFront } from "./unknown-name.ts";
import { isOfSets, TITLED } from "./words.ts";

const BY_ID: ReadonlyMap<string, Exercise> = new Map(CATALOGUE.map((exercise) => [exercise.id, exercise]));

/** The exercises of a piece, each with the amounts on its side. */
export function readLifts(state: PlanState, piece: readonly PlanAtom[]): boolean {
  let made: Draft[] = [];
  let unknown = false;
  for (const { name, atoms, counted } of liftsIn(piece)) {
    const front = unknownFront(atoms, atoms.indexOf(name));
    if (front !== undefined && atoms.some(isAmount)) {
      const named = atoms.slice(front, atoms.indexOf(name) + 1);
      askName(state, atoms, named.map((atom) => state.line.plain.slice(atom.start, atom.end)).join(" "));
      unknown = true;
      continue;
    }
    state.asking = undefined;
    const drafts = liftDrafts(state, name, atoms, counted);
    made = [...made, ...drafts];
  }
  shareAmounts(state, made);
  return unknown || made.length > 0;
}

function liftsIn(
  piece: readonly PlanAtom[],
): { name: PlanAtom & { kind: "exercise" }; atoms: PlanAtom[]; counted: boolean }[] {
  const names = piece.filter((atom): atom is PlanAtom & { kind: "exercise" } => atom.kind === "exercise");
  const amounts = (from: number, to: number) => piece.slice(from, to).some(isAmount);
  const at = names.map((name) => piece.indexOf(name));
  // Alternatives and explanations share the amounts: only names with amounts of their own are items.
  const front = amounts(0, at[0]!);
  if (isRow(piece, at)) {
    const shared = piece.filter((atom) => atom.kind !== "exercise" && !isEach(atom));
    return names.map((name) => ({ name, atoms: [name, ...shared].sort((a, b) => a.start - b.start), counted: front }));
  }
  const cuts: number[] = [0];
  for (let index = 1; index < names.length; index++) {
    const from = at[index - 1]!;
    const to = at[index]!;
    if (front && amounts(from, to)) cuts.push(piece.findIndex((atom, position) => position > from && isAmount(atom)));
    else if (!front && amounts(from, to) && amounts(to, at[index + 1] ?? piece.length))
      cuts.push(unknownFront(piece, to) ?? to);
  }
  return cuts.map((cut, index) => {
    const part = piece.slice(cut, cuts[index + 1] ?? piece.length);
    const name = part.find((atom): atom is PlanAtom & { kind: "exercise" } => atom.kind === "exercise")!;
    const counted = part.slice(0, part.indexOf(name)).some((atom) => atom.kind === "number" || atom.kind === "range");
    return { name, atoms: part, counted };
  });
}

/** `5x5 squat bench row`, `squat bench 3x5 each`: names side by side, of which two alone may be one name. */
function isRow(piece: readonly PlanAtom[], at: readonly number[]): boolean {
  const beside = at.every((index, nth) => nth === 0 || at[nth - 1] === index - 1);
  const ids = new Set(piece.flatMap((atom) => (atom.kind === "exercise" ? [atom.id] : [])));
  return beside && ids.size === at.length && at.length > (piece.some(isEach) ? 1 : 2) && piece.some(isAmount);
}

/** "each" of the names, which came as a side. */
function isEach(atom: PlanAtom): boolean {
  const alone = atom.end - atom.start === "each".length;
  return (atom.kind === "side" && alone) || (atom.kind === "word" && ["each", "all"].includes(atom.text));
}

function liftDrafts(
  state: PlanState,
  name: PlanAtom & { kind: "exercise" },
  atoms: readonly PlanAtom[],
  counted: boolean,
): Draft[] {
  const rest = atoms.filter((atom) => atom !== name);
  const id = withEquipment(state, state.line.plain.slice(name.start, name.end), rest) ?? name.id;
  const { groups, used } = readScheme(rest, BY_ID.get(id), state.context, counted);
  used.add(name);
  const words = leftover(state.line.typed, atoms, used);
  if (groups.length === 0 && tooWordy(atoms, name)) return [];
  const drafts = (groups.length > 0 ? groups : [{}]).map(
    (fields, index): Draft => ({
      exercise: id,
      named: state.line.plain.slice(name.start, name.end),
      fields,
      notes: index === 0 ? words : [],
    }),
  );
  const told = atoms.some((atom) => atom.kind === "told" && atom.about === "rest");
  const sets = atoms.some((atom) => atom.kind === "told" && atom.about === "sets");
  for (const draft of drafts) {
    if (told) draft.restTold = true;
    if (sets) draft.framed = true;
    state.add(draft);
  }
  if (groups.length === 0) heading(state, atoms, name, drafts[0]!);
  return drafts;
}

/** `Squat day`: a title; an item only if nothing below says better. */
function heading(state: PlanState, atoms: readonly PlanAtom[], name: PlanAtom, draft: Draft): void {
  const behind = atoms[atoms.indexOf(name) + 1];
  state.headings.add(draft);
  if (behind?.kind === "word" && TITLED.has(behind.text)) draft.notes = [];
}

/** A name among many words is talk, no item. */
function tooWordy(atoms: readonly PlanAtom[], name: PlanAtom): boolean {
  return atoms.filter((atom) => atom !== name && !isSmall(atom) && !isColour(atom)).length > 3;
}

/** `squat and bench 3x5`, `squat, bench, row: all 5x5`: bare names in front share what stands behind the last. */
function shareAmounts(state: PlanState, made: readonly Draft[]): void {
  const first = made[0];
  if (!first || !hasAmount(first)) return;
  const at = state.lineDrafts.indexOf(first);
  const before = state.lineDrafts[at - 1];
  if (!before || !isLift(before) || hasAmount(before) || !state.headings.has(before) || !state.joined) return;
  const { superset: _superset, ...fields } = first.fields;
  Object.assign(before.fields, { ...fields, ...before.fields });
  state.headings.delete(before);
}

/** Nothing with the name of a sport is lifted over so many metres. */
const LEAST_OUTING = 150;

/** Amounts and colours behind a lift: more sets of it, or more about its sets. */
export function continueLift(state: PlanState, piece: readonly PlanAtom[], before: Draft): boolean {
  const outing =
    before.named !== undefined &&
    !hasAmount(before) &&
    piece.some(
      (atom) =>
        (atom.kind === "time" && atom.seconds >= 180) ||
        (atom.kind === "distance" && atom.meters >= LEAST_OUTING) ||
        atom.kind === "pace",
    )
      ? sportInName(before.named)
      : undefined;
  if (outing) {
    delete before.exercise;
    before.activity = outing.sport;
    return readActivity(state, piece, { mark: "", bracket: false });
  }
  const all = piece.some(
    (atom) => atom.kind === "word" && ["all", "each", "every", "everything", "both"].includes(atom.text),
  );
  const inLine = state.lineDrafts.includes(before);
  if (!inLine && piece.some((atom) => atom.kind === "word" && isUnknownWord(atom.text))) return false;
  const { groups, used } = readScheme(piece, BY_ID.get(before.exercise!), state.context, false);
  const words = leftover(state.line.typed, piece, used);
  const [first, ...more] = groups;
  if (!first && !inLine) return false;
  if (!inLine && words.join(" ").split(" ").length > 6) return false;
  if (first && opensWithName(piece)) return false;
  if (!inLine && words.length > 0 && !asksFor(piece)) return false;
  // "push-ups 3x12, 60 sec": beside counted reps a time alone is the rest.
  const [time] = piece.filter((atom) => !isSmall(atom));
  const alone = time?.kind === "time" && piece.filter((atom) => !isSmall(atom)).length === 1;
  if (
    inLine &&
    alone &&
    (before.fields.reps ?? before.fields.repsMin) !== undefined &&
    before.fields.sets !== undefined &&
    time.seconds >= 15 &&
    time.seconds <= 600 &&
    before.fields.restSeconds === undefined
  ) {
    before.fields.restSeconds = time.seconds;
    return true;
  }
  const rest = piece.some((atom) => atom.kind === "told" && atom.about === "rest");
  if (rest) before.restTold = true;
  state.tells(before);
  if (!first) {
    before.notes.push(...words);
    return true;
  }
  const amount = hasAmount({ fields: first, notes: [] });
  if (amount && all)
    for (const draft of state.group().drafts)
      if (isLift(draft) && !hasAmount(draft) && draft !== before) Object.assign(draft.fields, first);
  if (amount && hasAmount(before) && addsSets(before, first)) {
    for (const [index, fields] of groups.entries())
      state.add({ exercise: before.exercise!, fields, notes: index === 0 ? words : [] });
    return true;
  }
  merge(state, piece, before, first, all);
  for (const fields of more) state.add({ exercise: before.exercise!, fields, notes: [] });
  before.notes.push(...words);
  return true;
}

/** Whether sets or a load are told so that they need no name beside them; in "50 push" the number is of what follows. */
function asksFor(piece: readonly PlanAtom[]): boolean {
  return piece.some((atom) => (isAmount(atom) && atom.kind !== "number") || isColour(atom));
}

/** `zombie flumps 3x10`: words in front of sets that say nothing of sets are a name, though nobody knows it. */
function opensWithName(piece: readonly PlanAtom[]): boolean {
  const sets = piece.findIndex((atom) => atom.kind === "x" || atom.kind === "sets");
  const front = piece.slice(0, Math.max(sets, 0)).filter((atom) => atom.kind === "word" && !isSmall(atom));
  return front.length > 0 && front.every((atom) => atom.kind === "word" && !isOfSets(atom.text));
}

/** Whether an amount is one of its own, not what the item before still lacked. */
function addsSets(before: Draft, fields: Fields): boolean {
  const counts = (some: Fields) =>
    some.reps !== undefined ||
    some.repsMin !== undefined ||
    some.seconds !== undefined ||
    some.meters !== undefined ||
    some.amrap === true;
  return counts(before.fields) && (counts(fields) || fields.sets !== undefined);
}

/** Fills in what the item lacks; what it has already stays, and the rest is a note. */
function merge(state: PlanState, piece: readonly PlanAtom[], before: Draft, fields: Fields, all: boolean): void {
  for (const key of Object.keys(fields) as (keyof Fields)[]) {
    const same =
      key === "restSeconds" || all
        ? [...new Set([before, ...state.lineDrafts.filter((draft) => draft.exercise === before.exercise || all)])]
        : [before];
    const open = same.filter((draft) => draft.fields[key] === undefined);
    for (const draft of open) Object.assign(draft.fields, { [key]: fields[key] });
    if (before.fields[key] !== fields[key])
      before.notes.push(state.line.typed.slice(piece[0]!.start, piece.at(-1)!.end).trim());
  }
}

/** An amount of sets with a name nobody knows. */
export function unknownExercise(state: PlanState, piece: readonly PlanAtom[]): boolean {
  const sets =
    piece.some((atom, index) => atom.kind === "x" && index > 0 && piece[index - 1]!.kind === "number") ||
    piece.some((atom) => atom.kind === "sets");
  const name = piece.filter((atom) => atom.kind === "word" && !isSmall(atom));
  if (!sets || name.length === 0 || name.length > 6) return false;
  const text = name.map((atom) => state.line.plain.slice(atom.start, atom.end)).join(" ");
  askName(state, piece, text);
  return true;
}

/** Asks what exercise is meant; what the line says next without a name is about it. */
function askName(state: PlanState, piece: readonly PlanAtom[], name: string): void {
  const from = piece[0]!.start;
  const exact = state.line.told ? state.line.quote : state.line.typed.slice(from, piece.at(-1)!.end).trim();
  const ambiguity: PlanAmbiguity = { kind: "unknown-exercise", quote: exact, name, nearest: nearestOf(state, name) };
  state.ambiguities.push(ambiguity);
  state.asking = { ambiguity, from };
}

/** Of a name told again and again, or one of very many, nothing is looked for anew. */
function nearestOf(state: PlanState, name: string): string[] {
  const known = state.nearest.get(name);
  if (known) return known;
  const found = state.nearest.size < MOST_LOOKED_FOR ? nearest(name) : [];
  state.nearest.set(name, found);
  return found;
}

/** More unknown exercises than any plan has, and a bound on hostile ones. */
const MOST_LOOKED_FOR = 100;

/** `floobar press 4x8, 60 kg, rest 2 min`: more of what nobody knows belongs to its quote. */
export function tellsUnknown(state: PlanState, piece: readonly PlanAtom[]): boolean {
  const { asking, line } = state;
  const named = piece.some((atom) => atom.kind === "exercise" || atom.kind === "sport");
  if (!asking || named || !piece.some((atom) => isAmount(atom) || isColour(atom))) return false;
  if (
    piece.some((atom) => atom.kind === "x" || atom.kind === "sets") &&
    piece.some((atom) => atom.kind === "word" && !isSmall(atom) && !isOfSets(atom.text))
  )
    return false;
  if (!line.told) asking.ambiguity.quote = line.typed.slice(asking.from, piece.at(-1)!.end).trim();
  return true;
}
