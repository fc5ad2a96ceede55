/** Reads how much of an activity: distance, time, intervals and their recovery, pace, power, zone. */

import type { Sport } from "../log/entry.ts";
import type { PlanAtom } from "./atom.ts";
import { isAmount } from "./atom.ts";
import type { Fields } from "./draft.ts";
import { afterRepeat, isMinutes, repeats, timesBehind, use } from "./effort-repeat.ts";
import { isRecoveryWord } from "./recovery.ts";

export type Effort = {
  fields: Fields;
  used: Set<PlanAtom>;
  /** What the words call it. */
  sport?: Sport;
  /** The recovery told is no field's. */
  restTold?: true;
};

/**
 * @param atoms of one effort, in text order
 * @param sport what it is if it does not say; `undefined` if unknown
 */
export function readEffort(atoms: readonly PlanAtom[], sport: Sport | undefined): Effort {
  const used = new Set<PlanAtom>();
  const fields: Fields = {};
  const named = sportOf(atoms);
  const of = named?.word.sport ?? sport;
  const effort: Effort = { fields, used, ...(named && { sport: named.word.sport }) };
  for (let index = 0; index < atoms.length; index++) {
    const atom = atoms[index]!;
    if (used.has(atom)) continue;
    switch (atom.kind) {
      case "number":
      case "sets":
      case "rounds":
        index = repeats(atoms, index, of, effort) - 1;
        break;
      case "time":
        if (timesBehind(atoms, index, effort)) break;
        if (wordBefore(atoms, index) === "in" && fields.meters !== undefined && fields.seconds === undefined)
          use(effort, atom, { seconds: Math.round(atom.seconds) });
        else if (afterRepeat(fields) || fields.seconds !== undefined) recoverTime(atoms, index, effort);
        else use(effort, atom, { seconds: Math.round(atom.seconds) });
        break;
      case "distance":
        if (timesBehind(atoms, index, effort)) break;
        if (isMinutes(atom, of, fields)) {
          if (fields.seconds === undefined && !afterRepeat(fields))
            use(effort, atom, { seconds: (atom.minutes ?? 0) * 60 });
          else recoverTime(atoms, index, effort);
        } else if (fields.meters === undefined && !afterRepeat(fields))
          use(effort, atom, { meters: Math.round(atom.meters) });
        break;
      case "rest":
        rest(atom, effort);
        break;
      case "pace":
        if (fields.paceSecondsPerKm === undefined) use(effort, atom, { paceSecondsPerKm: atom.secondsPerKm });
        break;
      case "clock":
        if (
          (of === "run" || (of === undefined && (fields.meters ?? 0) >= 1000)) &&
          fields.paceSecondsPerKm === undefined &&
          isPace(atom.seconds, fields)
        )
          use(effort, atom, { paceSecondsPerKm: atom.seconds });
        break;
      case "power":
        if (fields.watts === undefined) use(effort, atom, { watts: atom.watts });
        break;
      case "zone":
        if (fields.zone === undefined) use(effort, atom, { zone: atom.value });
        break;
      case "rpe":
        if (fields.rpe === undefined) use(effort, atom, { rpe: atom.value });
        break;
      case "told":
        if (atom.about === "rest") effort.restTold = true;
        break;
      default:
        break;
    }
  }
  // A first word of distance by name (`parkrun`) fills in what no number says.
  if (
    named?.word.meters !== undefined &&
    fields.meters === undefined &&
    fields.seconds === undefined &&
    named.word.meters < 10_000
  )
    fields.meters = named.word.meters;
  return effort;
}

/** The sport words name; a recovery's jog behind an interval is none. */
function sportOf(atoms: readonly PlanAtom[]): (PlanAtom & { kind: "sport" }) | undefined {
  const sports = atoms.filter((atom): atom is PlanAtom & { kind: "sport" } => atom.kind === "sport");
  const firstAmount = atoms.findIndex((atom) => atom.kind === "x");
  return sports.find(
    (atom) => atom.word.sport !== "brick" && !isPlace(atoms, atom) && !(firstAmount >= 0 && isRecovery(atoms, atom)),
  );
}

/** `off the bike`, `on the treadmill`: says where from, not what. */
function isPlace(atoms: readonly PlanAtom[], atom: PlanAtom): boolean {
  const at = atoms.indexOf(atom);
  return wordBefore(atoms, at) === "the" && wordBefore(atoms, at - 1) === "off";
}

/** `2 min jog`, `400 walk`: a sport word right behind a second amount. */
function isRecovery(atoms: readonly PlanAtom[], atom: PlanAtom): boolean {
  const at = atoms.indexOf(atom);
  const amounts = atoms.slice(0, at).filter((other) => ["time", "distance", "number", "rest"].includes(other.kind));
  const behind = atoms[at - 1];
  return amounts.length > 2 && behind !== undefined && ["time", "distance", "number", "rest"].includes(behind.kind);
}

function wordBefore(atoms: readonly PlanAtom[], index: number): string {
  const before = atoms[index - 1];
  return before?.kind === "word" ? before.text : "";
}

/** Minutes and seconds behind an @ are a pace per km where they cannot be the time of the whole. */
function isPace(seconds: number, { repeat, meters, seconds: lasts }: Fields): boolean {
  if (seconds < 150 || seconds > 600) return false;
  if (meters === undefined) return lasts !== undefined;
  return (
    meters === 1000 || (repeat === undefined && meters >= 2000) || seconds / meters > 0.6 || seconds / meters < 0.13
  );
}

/** A time behind an interval is its recovery where the words say so. */
function recoverTime(atoms: readonly PlanAtom[], index: number, effort: Effort): void {
  const atom = atoms[index]!;
  if (effort.fields.restSeconds !== undefined || effort.restTold) return;
  const seconds = atom.kind === "time" ? atom.seconds : atom.kind === "distance" ? (atom.minutes ?? 0) * 60 : 0;
  const before = atoms[index - 1];
  const linked =
    before !== undefined &&
    ((before.kind === "word" && LINKS.has(before.text)) || (before.kind === "break" && before.mark === "/"));
  const behind = atoms.slice(index + 1, index + 5);
  const other = behind.findIndex(isAmount);
  const named = behind.slice(0, other < 0 ? behind.length : other).some(isRecoveryWord);
  if (seconds > 0 && effort.fields.repeat !== undefined && (named || linked))
    use(effort, atom, { restSeconds: Math.round(seconds) });
}

const LINKS: ReadonlySet<string> = new Set(["with", "w", "off"]);

function rest(atom: PlanAtom & { kind: "rest" }, effort: Effort): void {
  const { fields } = effort;
  // Of nested sets the rest between the inner ones counts; the outer is told.
  if (
    fields.restSeconds !== undefined ||
    (fields.sets !== undefined &&
      atom.between === "sets" &&
      fields.repeat !== undefined &&
      fields.restSeconds !== undefined)
  )
    return;
  use(effort, atom, { restSeconds: Math.round(atom.seconds) });
}
