/** Reads a piece as an outing: one more, the recovery of the one before, or what that still lacked. */
import type { Sport } from "../log/entry.ts";
import { DESCRIBING } from "../log/sport-words.ts";
import type { PlanAtom } from "./atom.ts";
import { isAmount, isColour } from "./atom.ts";
import type { Draft, Fields } from "./draft.ts";
import { hasAmount, isLift } from "./draft.ts";
import { readEffort } from "./effort.ts";
import { isSmall, leftover } from "./note.ts";
import { colour } from "./piece-note.ts";
import { isRecoveryWord } from "./recovery.ts";
import { sportHere } from "./settle-names.ts";
import { sportByCues } from "./sport.ts";
import type { PlanState } from "./state.ts";

/** What stands in front of a piece. */
export type Lead = { mark: string; bracket: boolean };

export function readActivity(state: PlanState, piece: readonly PlanAtom[], lead: Lead): boolean {
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
  if (!last && group.drafts.length === 0 && group.title === undefined) titleFrom(state, piece, used);
  const amount = fields.seconds !== undefined || fields.meters !== undefined || fields.repeat !== undefined;
  const words = leftoverOfEffort(state, piece, used, effort.sport ?? sport);
  if (!amount && brick && effort.sport === undefined) return true;
  if (!amount && effort.sport !== undefined && piece.filter((atom) => !isSmall(atom) && !isColour(atom)).length > 4)
    return false;
  // "60-75 min z2": how long is told, though no field may hold it.
  const told =
    !last &&
    (effort.sport ?? sport) !== undefined &&
    piece.some((atom) => atom.kind === "told" && atom.about === "amount");
  if (!amount && !told && effort.sport === undefined) {
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
  // "10k long (21k)": a second distance in brackets is no second outing.
  if (lead.bracket && last?.fields.meters !== undefined && fields.meters !== undefined && fields.repeat === undefined)
    return colour(state, piece, last, true);
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
    said: state.line.typed.slice(piece[0]!.start, piece.at(-1)!.end).trim(),
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
  if (!amount && !told) state.headings.add(draft);
  return true;
}

export function isRecoveryPiece(piece: readonly PlanAtom[], before: Draft | undefined): boolean {
  return (
    before?.fields.repeat !== undefined &&
    !piece.some((atom) => atom.kind === "x") &&
    piece.some(isRecoveryWord) &&
    piece.some((atom) => atom.kind === "time" || atom.kind === "distance" || atom.kind === "number")
  );
}

/** Nobody recovers over more, in metres. */
const FARTHEST_RECOVERY = 800;
const FARTHEST_FLOAT = 2000;

/** `long run 18k`, `intervals 10x400m`: what stands in front of the first amount is the session's title. */
function titleFrom(state: PlanState, piece: readonly PlanAtom[], used: Set<PlanAtom>): void {
  const amount = piece.findIndex((atom) => isAmount(atom) || isColour(atom));
  const lead = piece.slice(0, Math.max(amount, 0));
  const [first] = lead;
  if (!first || !lead.every((atom) => atom.kind === "word" || atom.kind === "sport")) return;
  const outing =
    lead.length > 1 &&
    lead.length <= 3 &&
    lead.at(-1)!.kind === "sport" &&
    lead.slice(0, -1).every((atom) => atom.kind === "word" && DESCRIBING.has(atom.text));
  const alone = lead.length === 1 && first.kind === "word" && ["intervals", "race", "fartlek"].includes(first.text);
  if (!outing && !alone) return;
  const text = state.line.typed.slice(first.start, lead.at(-1)!.end);
  state.group().title = text[0]!.toUpperCase() + text.slice(1);
  for (const atom of lead) used.add(atom);
}

/** The words an effort leaves; the sport's own name is none, unless it says more than the sport. */
function leftoverOfEffort(
  state: PlanState,
  piece: readonly PlanAtom[],
  used: Set<PlanAtom>,
  sport: Sport | undefined,
): string[] {
  const interval = piece.findIndex((atom) => atom.kind === "x");
  const named = piece.find(
    (atom, index) =>
      atom.kind === "sport" && atom.word.sport === sport && !atom.word.told && (interval < 0 || index < interval),
  );
  return leftover(state.line.typed, piece, named ? new Set([...used, named]) : used);
}

/** A time behind an interval with a word of recovery: `2 min jog`, `5 min easy between`, `/ 90s`. */
export function recovers(state: PlanState, piece: readonly PlanAtom[], last: Draft, lead: Lead): boolean {
  const { fields } = last;
  if (fields.repeat === undefined || piece.some((atom) => atom.kind === "x")) return false;
  const rest = piece.find((atom) => atom.kind === "rest");
  const time = piece.find((atom) => atom.kind === "time");
  const floats = piece.some(
    (atom) => (atom.kind === "word" && atom.text === "float") || (atom.kind === "sport" && isRecoveryWord(atom)),
  );
  const far = piece.some(
    (atom) =>
      (atom.kind === "distance" && atom.meters <= (floats ? FARTHEST_FLOAT : FARTHEST_RECOVERY)) ||
      atom.kind === "number",
  );
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
  // "8 x hill sprints (10 s)": how long each.
  const uncounted =
    last.fields.repeat !== undefined && last.fields.seconds === undefined && last.fields.meters === undefined;
  if (uncounted && lead.bracket && fields.seconds !== undefined && words.length === 0) return true;
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
