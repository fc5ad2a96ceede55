/** Reads one piece of a line, between two breaks: items, what colours the item before, or only words. */

import { CATALOGUE } from "../exercise/catalogue.ts";
import type { Exercise } from "../exercise/exercise.ts";
import { matchExercise, nearest } from "../exercise/match.ts";
import type { Sport } from "../log/entry.ts";
import type { SportWord } from "../log/sport-words.ts";
import { SPORT_WORDS } from "../log/sport-words.ts";
import type { PlanAtom } from "./atom.ts";
import { isAmount } from "./atom.ts";
import type { Draft, Fields } from "./draft.ts";
import { hasAmount, isLift } from "./draft.ts";
import { isRecoveryWord, readEffort } from "./effort.ts";
import { isSmall, leftover } from "./note.ts";
import { colourOf, readScheme } from "./scheme.ts";
import { sportByCues } from "./sport.ts";
import type { PlanState } from "./state.ts";
import { DETAIL, isOfSets, TITLED } from "./words.ts";

const BY_ID: ReadonlyMap<string, Exercise> = new Map(CATALOGUE.map((exercise) => [exercise.id, exercise]));

/** What stands in front of a piece. */
export type Lead = { mark: string; bracket: boolean };

/** Whether the piece became part of an item; otherwise its words are still to be placed. */
export function readPiece(state: PlanState, atoms: readonly PlanAtom[], lead: Lead): boolean {
  const piece = settleNames(state, atoms);
  const lifts = piece.filter((atom) => atom.kind === "exercise");
  const last = state.lineDrafts.at(-1);
  if (last && !isLift(last) && lifts.length === 0 && recovers(state, piece, last, lead)) return true;
  const detail = lead.bracket && last !== undefined && state.frame?.bracket !== true;
  if (detail && (lifts.length > 0 || !onlyColours(piece)) && hasAmount(last)) return colour(state, piece, last, true);
  if (last && opensDetail(piece)) return colour(state, piece, last, true);
  if (lifts.length > 0) return readLifts(state, piece);
  if (!piece.some((atom) => isAmount(atom) || isColour(atom) || atom.kind === "sport")) return false;
  const group = state.group();
  const before = last ?? group.drafts.at(-1);
  const own = piece.some((atom) => atom.kind === "sport" && !isRecoveryPiece(piece, before));
  if (before && isLift(before) && !own) return continueLift(state, piece, before);
  const only = before === undefined && !own && state.exercise !== undefined && piece.some((atom) => atom.kind === "x");
  if (only)
    return readLifts(state, [
      { kind: "exercise", id: state.exercise!, start: piece[0]!.start, end: piece[0]!.start },
      ...piece,
    ]);
  return readActivity(state, piece, lead);
}

/** `row 30 min` is the sport, `row 3x10` the exercise; in the water nothing is a lift. */
function settleNames(state: PlanState, atoms: readonly PlanAtom[]): PlanAtom[] {
  const timed = atoms.some(
    (atom) => atom.kind === "time" || atom.kind === "distance" || atom.kind === "zone" || atom.kind === "pace",
  );
  const counted = atoms.some(
    (atom) => atom.kind === "range" || atom.kind === "reps" || atom.kind === "amrap" || atom.kind === "percent",
  );
  const sport = sportHere(state);
  const long =
    !atoms.some((atom) => atom.kind === "x") &&
    atoms.some(
      (atom) => (atom.kind === "time" && atom.seconds >= 180) || (atom.kind === "distance" && atom.meters >= 500),
    );
  const alone = !atoms.some((atom) => atom.kind === "x") && state.lineDrafts.at(-1)?.fields.repeat === undefined;
  return atoms.map((atom): PlanAtom => {
    const { start, end } = atom;
    if (atom.kind === "rest" && atom.effort && alone && state.lineDrafts.length === 0)
      return { kind: "time", seconds: atom.seconds, start, end };
    if (atom.kind !== "exercise") return atom;
    const outing = long && !counted ? sportInName(state.line.plain.slice(start, end)) : undefined;
    if (outing) return { kind: "sport", word: outing, start, end };
    if (
      sport === "swim" &&
      !atom.id.includes("pull-up") &&
      atoms.some((other) => other.kind === "distance" || other.kind === "number") &&
      IN_WATER.has(atom.id)
    )
      return { kind: "word", text: atom.id, start, end };
    if (atom.sport && !counted && (timed || sport === atom.sport.sport))
      return { kind: "sport", word: atom.sport, start, end };
    return atom;
  });
}

/** `row machine 20 min`: a sport word in the name of what goes on for long. */
function sportInName(name: string): SportWord | undefined {
  const words = name.split(/[^\p{L}]+/u).map((word) => SPORT_WORDS.get(word));
  return words.find((word) => word !== undefined && word.sport !== "strength" && word.sport !== "other");
}

/** Strokes and drills that are also lifts. */
const IN_WATER: ReadonlySet<string> = new Set([
  "dumbbell-fly",
  "cable-fly",
  "kettlebell-swing",
  "cable-kickback",
  "triceps-kickback",
  "front-raise",
]);

function sportHere(state: PlanState): Sport | undefined {
  const group = state.group();
  const last = state.lineDrafts.at(-1) ?? group.drafts.findLast((draft) => !isLift(draft));
  const named = group.sport === "strength" || group.sport === "brick" ? undefined : group.sport;
  return last?.activity ?? named ?? state.lineSport ?? (state.mixed ? undefined : state.sport);
}

function opensDetail(piece: readonly PlanAtom[]): boolean {
  const first = piece.find((atom) => !(atom.kind === "word" && ["the", "but", "and", "of"].includes(atom.text)));
  if (first?.kind !== "word" || !DETAIL.has(first.text)) return false;
  // "12k with 6 x 1k": intervals are items of their own.
  return !(["with", "including", "incl"].includes(first.text) && piece.some((atom) => atom.kind === "x"));
}

function isColour(atom: PlanAtom): boolean {
  return ["rpe", "rir", "tempo", "rest", "side", "zone", "pace", "power", "told", "every"].includes(atom.kind);
}

function onlyColours(piece: readonly PlanAtom[]): boolean {
  return (
    piece.every((atom) => isColour(atom) || isLoadAtom(atom) || isSmall(atom)) ||
    piece.every((atom) => isAmount(atom) || isColour(atom) || isSmall(atom))
  );
}

function isLoadAtom(atom: PlanAtom): boolean {
  return atom.kind === "load" || atom.kind === "percent" || atom.kind === "added";
}

/** The exercises of a piece, each with the amounts on its side. */
function readLifts(state: PlanState, piece: readonly PlanAtom[]): boolean {
  let made: Draft[] = [];
  for (const { name, atoms, counted } of liftsIn(piece)) {
    const drafts = liftDrafts(state, name, atoms, counted);
    made = [...made, ...drafts];
  }
  shareAmounts(state, made);
  return made.length > 0;
}

function liftsIn(
  piece: readonly PlanAtom[],
): { name: PlanAtom & { kind: "exercise" }; atoms: PlanAtom[]; counted: boolean }[] {
  const names = piece.filter((atom): atom is PlanAtom & { kind: "exercise" } => atom.kind === "exercise");
  const amounts = (from: number, to: number) => piece.slice(from, to).some(isAmount);
  const at = names.map((name) => piece.indexOf(name));
  // Alternatives and explanations share the amounts: only names with amounts of their own are items.
  const front = amounts(0, at[0]!);
  const cuts: number[] = [0];
  for (let index = 1; index < names.length; index++) {
    const from = at[index - 1]!;
    const to = at[index]!;
    if (front && amounts(from, to)) cuts.push(piece.findIndex((atom, position) => position > from && isAmount(atom)));
    else if (!front && amounts(from, to) && amounts(to, at[index + 1] ?? piece.length)) cuts.push(to);
  }
  return cuts.map((cut, index) => {
    const part = piece.slice(cut, cuts[index + 1] ?? piece.length);
    const name = part.find((atom): atom is PlanAtom & { kind: "exercise" } => atom.kind === "exercise")!;
    const counted = part.slice(0, part.indexOf(name)).some((atom) => atom.kind === "number" || atom.kind === "range");
    return { name, atoms: part, counted };
  });
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

/** `Bench press (dumbbell)`, `squats, bodyweight`: what it is done with, told behind the name. */
function withEquipment(state: PlanState, named: string, atoms: readonly PlanAtom[]): string | undefined {
  const word = atoms.find((atom) => atom.kind === "word" && EQUIPMENT.has(atom.text));
  return word?.kind === "word" ? matchExercise(`${word.text} ${named}`, state.context.aliases) : undefined;
}

const EQUIPMENT: ReadonlySet<string> = new Set(
  "bodyweight bw dumbbell dumbbells db dbs barbell bb kettlebell kettlebells kb kbs cable cables machine smith".split(
    " ",
  ),
);

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

/** Amounts and colours behind a lift: more sets of it, or more about its sets. */
function continueLift(state: PlanState, piece: readonly PlanAtom[], before: Draft): boolean {
  const outing =
    before.named !== undefined &&
    !hasAmount(before) &&
    piece.some((atom) => atom.kind === "time" && atom.seconds >= 180)
      ? sportInName(before.named)
      : undefined;
  if (outing && !piece.some((atom) => atom.kind === "x")) {
    delete before.exercise;
    before.activity = outing.sport;
    return readActivity(state, piece, { mark: "", bracket: false });
  }
  const all = piece.some(
    (atom) => atom.kind === "word" && ["all", "each", "every", "everything", "both"].includes(atom.text),
  );
  const { groups, used } = readScheme(piece, BY_ID.get(before.exercise!), state.context, false);
  const words = leftover(state.line.typed, piece, used);
  const [first, ...more] = groups;
  const inLine = state.lineDrafts.includes(before);
  if (!first && !inLine) return false;
  if (!inLine && words.join(" ").split(" ").length > 6) return false;
  if (first && opensWithName(piece)) return false;
  // "push-ups 3x12, 60 sec": beside counted reps a time alone is the rest.
  const [time] = piece.filter((atom) => !isSmall(atom));
  const alone = time?.kind === "time" && piece.filter((atom) => !isSmall(atom)).length === 1;
  if (
    inLine &&
    alone &&
    before.fields.reps !== undefined &&
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
        ? state.lineDrafts.filter((draft) => draft.exercise === before.exercise || all)
        : [before];
    const open = same.filter((draft) => draft.fields[key] === undefined);
    for (const draft of open) Object.assign(draft.fields, { [key]: fields[key] });
    if (before.fields[key] !== fields[key])
      before.notes.push(state.line.typed.slice(piece[0]!.start, piece.at(-1)!.end).trim());
  }
}

/** Keeps the words of a piece as an item's note. */
export function noteOn(state: PlanState, piece: readonly PlanAtom[], draft: Draft): void {
  colour(state, piece, draft, true);
}

/** Takes a piece as a detail of an item: colours it lacks, all else as its note. */
function colour(state: PlanState, piece: readonly PlanAtom[], draft: Draft, wholeNote: boolean): boolean {
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

function isRecoveryPiece(piece: readonly PlanAtom[], before: Draft | undefined): boolean {
  return (
    before?.fields.repeat !== undefined &&
    !piece.some((atom) => atom.kind === "x") &&
    piece.some(isRecoveryWord) &&
    piece.some((atom) => atom.kind === "time" || atom.kind === "distance" || atom.kind === "number")
  );
}

function readActivity(state: PlanState, piece: readonly PlanAtom[], lead: Lead): boolean {
  const group = state.group();
  const last = state.lineDrafts.at(-1);
  const before = last ?? group.drafts.at(-1);
  const text = state.line.plain.slice(piece[0]!.start, piece.at(-1)!.end);
  const sport = sportHere(state) ?? sportByCues(text);
  const brick = piece.find((atom) => atom.kind === "sport" && atom.word.sport === "brick");
  if (brick) group.sport = "brick";
  if (last?.fields.repeat !== undefined && piece.some(isRecoveryWord) && !piece.some((atom) => isAmount(atom)))
    return colour(state, piece, last, true);
  const effort = readEffort(piece, sport);
  if (brick) effort.used.add(brick);
  const { fields, used } = effort;
  const amount = fields.seconds !== undefined || fields.meters !== undefined || fields.repeat !== undefined;
  const words = leftoverOfEffort(state, piece, used, effort.sport ?? sport);
  if (!amount && effort.sport !== undefined && piece.filter((atom) => !isSmall(atom) && !isColour(atom)).length > 4)
    return false;
  if (!amount && effort.sport === undefined) {
    if (before === undefined || isLift(before)) return false;
    if (!last && (state.line.parted || words.join(" ").split(" ").length > 6)) return false;
    fill(state, before, fields, words, effort.restTold);
    return true;
  }
  if (
    amount &&
    before &&
    !isLift(before) &&
    !hasAmount(before) &&
    (last === before || effort.sport === undefined) &&
    (effort.sport === undefined || effort.sport === before.activity)
  ) {
    fill(state, before, fields, words, effort.restTold);
    return true;
  }
  if (last && !isLift(last) && effort.sport === undefined && isOtherMeasure(last, fields, words, lead)) {
    fill(state, last, fields, words, effort.restTold);
    return true;
  }
  if (!amount && brick && effort.sport === undefined) return true;
  const far = fields.meters !== undefined && fields.meters >= 1000 && /\d ?(?:k|km|mi|miles?)\b/.test(text);
  const named = effort.sport ?? sport ?? (far ? "run" : state.sport);
  if (named === undefined && group.sport === undefined) return false;
  if (last && !amount && isLift(last) === false && effort.sport === last.activity) {
    fill(state, last, fields, words, effort.restTold);
    return true;
  }
  const draft: Draft = {
    fields,
    notes: words,
    ...(named && { activity: named }),
    ...(effort.restTold && { restTold: true as const }),
  };
  if (
    piece.some((atom) => isRecoveryWord(atom)) &&
    !piece.some((atom) => atom.kind === "x") &&
    state.frame?.bracket &&
    state.frame.drafts.length === 1
  )
    draft.recovery = true;
  state.add(draft);
  if (!amount) state.headings.add(draft);
  return true;
}

/** The words an effort leaves; the sport's own name is none, unless it says more than the sport. */
function leftoverOfEffort(
  state: PlanState,
  piece: readonly PlanAtom[],
  used: Set<PlanAtom>,
  sport: Sport | undefined,
): string[] {
  const named = piece.find((atom) => atom.kind === "sport" && atom.word.sport === sport && !atom.word.told);
  return leftover(state.line.typed, piece, named ? new Set([...used, named]) : used);
}

/** A time behind an interval with a word of recovery: `2 min jog`, `5 min easy between`, `/ 90s`. */
function recovers(state: PlanState, piece: readonly PlanAtom[], last: Draft, lead: Lead): boolean {
  const { fields } = last;
  if (fields.repeat === undefined || piece.some((atom) => atom.kind === "x")) return false;
  const rest = piece.find((atom) => atom.kind === "rest");
  const time = piece.find((atom) => atom.kind === "time");
  const far = piece.some((atom) => atom.kind === "distance" || atom.kind === "number");
  const known = fields.restSeconds !== undefined || last.restTold === true;
  const between = piece.some(
    (atom) => atom.kind === "word" && /^(?:between|btw|rec|recovery|recover|float)$/.test(atom.text),
  );
  const moving = piece.some(isRecoveryWord);
  const timed = time !== undefined && !isSteady(piece) && (between || (!known && (moving || lead.mark === "/")));
  if (!rest && !timed && !(far && !time && moving && (between || (!known && piece.length <= 5)))) return false;
  state.tells(last);
  const used = new Set<PlanAtom>();
  const seconds = rest?.kind === "rest" ? rest : timed && time?.kind === "time" ? time : undefined;
  if (seconds && !known) {
    fields.restSeconds = Math.round(seconds.seconds);
    used.add(seconds);
  }
  last.notes.push(...leftover(state.line.typed, piece, used));
  return true;
}

/** `10 min easy`, `10 min cool down`: behind intervals one more effort, unless something says recovery. */
function isSteady(piece: readonly PlanAtom[]): boolean {
  const text = piece.map((atom) => (atom.kind === "word" ? atom.text : atom.kind)).join(" ");
  const plainly =
    /\b(?:between|btw|rest|rec|recovery|recover|off|float|jog|walk)\b/.test(text) ||
    piece.some((atom) => atom.kind === "sport" && isRecoveryWord(atom));
  if (/\b(?:cool|down|warm|up|cd|wu|home|finish)\b/.test(text)) return true;
  if (plainly) return piece.some((atom) => atom.kind === "time" && atom.seconds > 400);
  const time = piece.find((atom) => atom.kind === "time");
  return time?.kind === "time" && time.seconds > 300;
}

/** `10k (50 min)`, `8 km, 45 min`: the other measure of the same effort. */
function isOtherMeasure(last: Draft, fields: Fields, words: readonly string[], lead: Lead): boolean {
  if (last.fields.repeat !== undefined || fields.repeat !== undefined || words.length > 0) return false;
  const one = (fields.seconds === undefined) !== (fields.meters === undefined);
  const other = fields.seconds !== undefined ? last.fields.seconds === undefined : last.fields.meters === undefined;
  return one && other && (lead.mark === "," || lead.bracket || lead.mark === "/" || lead.mark === "-");
}

function fill(
  state: PlanState,
  draft: Draft,
  fields: Fields,
  words: readonly string[],
  restTold: true | undefined,
): void {
  state.tells(draft);
  for (const key of Object.keys(fields) as (keyof Fields)[]) {
    if (draft.fields[key] === undefined) Object.assign(draft.fields, { [key]: fields[key] });
    else if (draft.fields[key] !== fields[key]) draft.notes.push(String(fields[key]));
  }
  if (restTold) draft.restTold = true;
  draft.notes.push(...words);
}

/** An amount of sets with a name nobody knows. */
export function unknownExercise(state: PlanState, piece: readonly PlanAtom[]): boolean {
  const sets =
    piece.some((atom, index) => atom.kind === "x" && index > 0 && piece[index - 1]!.kind === "number") ||
    piece.some((atom) => atom.kind === "sets");
  const name = piece.filter((atom) => atom.kind === "word" && !isSmall(atom));
  if (!sets || name.length === 0 || name.length > 6) return false;
  const text = name.map((atom) => state.line.plain.slice(atom.start, atom.end)).join(" ");
  const exact = state.line.told ? state.line.quote : state.line.typed.slice(piece[0]!.start, piece.at(-1)!.end).trim();
  state.ambiguities.push({ kind: "unknown-exercise", quote: exact, nearest: nearest(text) });
  return true;
}
