/** Tells the words of a note from the words of a log. */
import type { Atom } from "./atom.ts";
import { isAnchor, isValue } from "./atom.ts";
import { holdsValue, isAmountNoun, isMatter, isText } from "./clause.ts";
import { LINK } from "./lexicon.ts";
import type { Situation } from "./situation.ts";
import { bodyPart } from "./wellness.ts";

/** Where, behind the values, free text begins; -1 if nowhere. */
export function textFrom(at: Situation, atoms: readonly Atom[]): number {
  let seen = false;
  for (const [index, atom] of atoms.entries()) {
    if (isValue(atom) && atom.kind !== "x") seen = true;
    const plain = atom.kind === "word" || atom.kind === "talk";
    const mild = isText(atom) || atom.kind === "filler" || isAnchor(atom);
    if (!seen || !mild) continue;
    const rest = atoms.slice(index);
    const live = rest.some(
      (other, at) => isMatter(other) && !rest.slice(0, at).some((word) => word.kind === "word" || word.kind === "talk"),
    );
    if (plain) return withLink(at, atoms, index);
    if (isAnchor(atom) && !holdsValue(rest) && namedBefore(atoms, index) && !isCounted(atoms, index))
      return withLink(at, atoms, index);
    // "45min easy run": words in front of the name describe it.
    const describes = rest.some(isAnchor) && !namedBefore(atoms, index);
    if (!live && isText(atom) && !describes) return withLink(at, atoms, index);
  }
  return -1;
}

/** A note keeps the small words that lead to it, but not `today` and its like. */
function withLink(at: Situation, atoms: readonly Atom[], index: number): number {
  let from = index;
  while (from > 0 && atoms[from - 1]!.kind === "filler") {
    const word = at.message.typed(atoms[from - 1]!).toLowerCase();
    if (word === "" || LINK.has(word)) break;
    from--;
  }
  return from;
}

/** Words that are no more than words here: the jog between intervals, the sore part of the body, an appointment's hour. */
export function plainer(at: Situation, atoms: readonly Atom[]): Atom[] {
  const { open } = at.message;
  const sport = at.accepted && open?.kind === "outing" ? open.word.sport : undefined;
  const sore = atoms.some((atom) => atom.kind === "metric" && atom.metric === "soreness");
  const interval = intervalIn(at, atoms);
  const named = sport !== undefined || atoms.slice(0, Math.max(interval, 0)).some((atom) => atom.kind === "sport");
  return atoms.map((atom, index) => {
    const { start, end } = atom;
    if (interval >= 0 && index > interval && (isText(atom) || (atom.kind === "sport" && named)))
      return { kind: "filler", start, end };
    if (atom.kind === "sport" && atom.word.sport === sport) return { kind: "word", text: "", start, end };
    if (
      sore &&
      (atom.kind === "word" || atom.kind === "exercise" || atom.kind === "talk") &&
      isSoreWord(at.message.typed(atom).toLowerCase())
    )
      return { kind: "filler", start, end };
    if (isAppointment(at, atom) || isClassTime(at, atom)) return { kind: "talk", future: true, start, end };
    return atom;
  });
}

/** `sunday 9:00`: an hour right behind a day is when people meet, not how long they took. */
function isAppointment(at: Situation, atom: Atom): boolean {
  const { dayEnd } = at.from;
  if (dayEnd === undefined || atom.kind !== "time" || atom.clock?.length !== 2) return false;
  const gap = atom.start - dayEnd;
  return gap >= 0 && gap <= 2 && atom.clock[0]! < 24 && atom.clock[1]! % 15 === 0;
}

/** `yoga 18:00`, `spin class 7:15`: in a group the hour of a class that nothing else is told of. */
function isClassTime(at: Situation, atom: Atom): boolean {
  if (!at.message.group || atom.kind !== "time" || atom.clock?.length !== 2 || atom.at) return false;
  const [hour = 0, minute = 0] = atom.clock;
  if (hour < FIRST_CLASS || hour > LAST_CLASS || minute % 15 !== 0) return false;
  const all = at.clauses.flatMap(({ atoms }) => atoms);
  const sport = all.find((one) => one.kind === "sport");
  return (
    sport?.kind === "sport" &&
    sport.word.told === true &&
    all.filter((one) => isMatter(one) && one.kind !== "number").length === 1
  );
}

const FIRST_CLASS = 5;
const LAST_CLASS = 22;

/** Where the intervals of an outing begin (`6x800m w/ 400 jog`): all words behind belong to them. */
function intervalIn(at: Situation, atoms: readonly Atom[]): number {
  const outing = atoms.some((atom) => atom.kind === "sport") || (at.accepted && at.message.open?.kind === "outing");
  if (!outing) return -1;
  return atoms.findIndex(
    (atom, index) => (atom.kind === "number" || atom.kind === "sets") && atoms[index + 1]?.kind === "x",
  );
}

/** `10k steps`: the noun of the amount in front. */
function isCounted(atoms: readonly Atom[], index: number): boolean {
  return isAmountNoun(atoms[index]!) && holdsValue(atoms.slice(index - 1, index));
}

function namedBefore(atoms: readonly Atom[], index: number): boolean {
  return atoms.slice(0, index).some(isAnchor);
}

function isSoreWord(word: string): boolean {
  return bodyPart(word) !== undefined || ["are", "is", "still", "muscles", "muscle", "level"].includes(word);
}
