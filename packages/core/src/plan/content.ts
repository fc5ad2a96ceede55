/** Finds what the content between two marks is: a rest day, a rule, a heading, items, or more about an item. */
import { sameSets } from "./again.ts";
import type { PlanAtom } from "./atom.ts";
import { isAmount } from "./atom.ts";
import { hasAmount } from "./draft.ts";
import { readHeading } from "./heading.ts";
import { isSmall, leftover } from "./note.ts";
import { readPiece } from "./piece.ts";
import type { Lead } from "./piece-activity.ts";
import { tellsUnknown, unknownExercise } from "./piece-lift.ts";
import { noteOn } from "./piece-note.ts";
import type { PlanState } from "./state.ts";
import { CONDITIONAL, isRestDay, isRule } from "./words.ts";

/**
 * @param content atoms that say more than small words
 * @param mark that ends them
 * @param scoped something in front of them said when
 * @returns whether they have their place; otherwise they are words that no item took
 */
export function placeContent(
  state: PlanState,
  content: readonly PlanAtom[],
  mark: string,
  lead: Lead,
  scoped: boolean,
): boolean {
  if (
    restsHere(state, content) ||
    rulesItem(state, content) ||
    restOfFrame(state, content) ||
    isAlternative(state, content) ||
    isCondition(state, content) ||
    sameSets(state, content) ||
    readHeading(state, content, mark, scoped) ||
    tellsUnknown(state, content) ||
    readPiece(state, content, lead) ||
    unknownExercise(state, content)
  )
    return true;
  const last = state.lineDrafts.at(-1);
  if (last) noteOn(state, content, last);
  return last !== undefined;
}

/** A day, or a minute of an EMOM, in which nothing is done. */
function restsHere(state: PlanState, content: readonly PlanAtom[]): boolean {
  if (!isRestDay(wordsOf(content)) || !content.every((atom) => atom.kind === "word") || state.lineDrafts.length > 0)
    return false;
  state.group().off = true;
  if (state.frame?.stations) {
    state.announced = [];
    state.placed.add(state.line.quote);
  }
  return true;
}

/** `squat 5x5, add 2.5 kg each week`: a rule behind an item is its note. */
function rulesItem(state: PlanState, content: readonly PlanAtom[]): boolean {
  const [first = "", second = ""] = wordsOf(content);
  const last = state.lineDrafts.at(-1);
  if (!last || !isRule(first, second)) return false;
  last.notes.push(...leftover(state.line.typed, content, new Set()));
  return true;
}

/** `3 rounds, rest 90 s:` before any of its items. */
function restOfFrame(state: PlanState, content: readonly PlanAtom[]): boolean {
  const rest = content.find((atom) => atom.kind === "rest");
  if (rest?.kind !== "rest" || state.frame?.drafts.length !== 0) return false;
  if (!content.every((atom) => atom === rest || isSmall(atom))) return false;
  state.frame.restSeconds = rest.seconds;
  state.placed.add(state.line.quote);
  return true;
}

/** `long run 90 min, or ride 3 h if the knee is bad`: what may be done instead is no second item. */
function isAlternative(state: PlanState, content: readonly PlanAtom[]): boolean {
  const [first = ""] = wordsOf(content);
  const opened = content[0]?.kind === "word" ? content[0].text : first;
  const last = state.lineDrafts.at(-1);
  if (!last || !hasAmount(last)) return false;
  if (!ALTERNATIVE.has(opened) && !content.some((atom) => atom.kind === "word" && atom.text === "instead"))
    return false;
  noteOn(state, content, last);
  return true;
}

const ALTERNATIVE: ReadonlySet<string> = new Set(["or", "otherwise", "else", "alternatively"]);

/** `off, walk if you like` */
function isCondition(state: PlanState, content: readonly PlanAtom[]): boolean {
  const { plain, typed } = state.line;
  const from = content[0]!.start;
  const to = content.at(-1)!.end;
  if (!CONDITIONAL.test(plain.slice(from, to)) || content.some(isAmount)) return false;
  const before = state.lineDrafts.at(-1);
  if (before) noteOn(state, content, before);
  else state.unplaced("rule", typed.slice(from, to));
  return true;
}

function wordsOf(atoms: readonly PlanAtom[]): string[] {
  return atoms.flatMap((atom) =>
    atom.kind === "word" ? [atom.text] : atom.kind === "break" || isSmall(atom) ? [] : [`<${atom.kind}>`],
  );
}
