/** Tells words that make another exercise of a known one (`floobar press`) from those that only colour it (`heavy press`). */
import { foldWord } from "../exercise/fold.ts";
import { exerciseWord, isKnownWord } from "../exercise/match.ts";
import { isOrdinaryWord } from "../exercise/ordinary-words.ts";
import { FEELING, FILLER, FUTURE, TALK as OF_TALK, TITLE } from "../log/lexicon.ts";
import { DESCRIBING, SPORT_WORDS } from "../log/sport-words.ts";
import { unitOf } from "../log/units.ts";
import { VOCABULARY } from "../note/lexicon.ts";
import type { PlanAtom } from "./atom.ts";
import { isSmall } from "./note.ts";
import { weekdayOf } from "./weekday.ts";
import { DETAIL, isOfSets, isTalk } from "./words.ts";

/** Shorter ones are abbreviations too many to know. */
const SHORTEST = 4;

/** How a lift may be done that no other list needs. */
const MANNERS: ReadonlySet<string> = new Set(
  `moderate medium dynamic optional banded assisted unassisted unilateral bilateral isometric eccentric eccentrics concentric alternating
  supported unsupported weighted unweighted technical submax submaximal maximal maximum minimum accessory corrective secondary primary
  supplemental supplementary variation variations conventional competition pause paused deficit blocks pins chains bands beltless
  smolov wendler hatch sheiko madcow russian bulgarian texas intermittent rotating whichever preferred favourite favorite equivalent
  double tripled ladder ladders waves intro technique activation prehab rehab mobility stability finisher burnout density opener
  progressive loaded unloaded partial partials negatives negative seated standing kneeling lying prone supine staggered offset`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Behind these stands with whom or where, no name. */
const ASIDE: ReadonlySet<string> = new Set("with w at in by from for per via after before".split(" "));

/** Whether a word of a plan means nothing to any reader. */
export function isUnknownWord(word: string): boolean {
  if (word.length < SHORTEST || !/^\p{L}+$/u.test(word)) return false;
  return !(
    [FEELING, FILLER, FUTURE, OF_TALK, TITLE, DESCRIBING, DETAIL, MANNERS, VOCABULARY].some((known) =>
      known.has(word),
    ) ||
    SPORT_WORDS.has(word) ||
    isOrdinaryWord(word) ||
    isOrdinaryWord(foldWord(word)) ||
    isOfSets(word) ||
    isTalk(word) ||
    unitOf(word) !== undefined ||
    weekdayOf(word) !== undefined ||
    isExerciseWord(word)
  );
}

/** A word of some exercise's name, slips forgiven. */
function isExerciseWord(word: string): boolean {
  return isKnownWord(word) || exerciseWord(word) !== foldWord(word);
}

/**
 * Where the name really begins of which only the end is known: at a word right in front of it that nobody knows.
 *
 * @param at of the known part
 * @returns the index of its first word, or `undefined` where all in front is known
 */
export function unknownFront(atoms: readonly PlanAtom[], at: number): number | undefined {
  let from = at;
  while (from > 0 && isPlainWord(atoms[from - 1]!)) from--;
  const unknown = atoms.findIndex(
    (atom, index) => index >= from && index < at && atom.kind === "word" && isUnknownWord(atom.text),
  );
  if (unknown < 0) return undefined;
  const aside = atoms.slice(0, unknown).findLast((atom) => atom.kind !== "word" || atom.text !== "the");
  return aside?.kind === "word" && ASIDE.has(aside.text) ? undefined : unknown;
}

function isPlainWord(atom: PlanAtom): boolean {
  return atom.kind === "word" && !isSmall(atom);
}
