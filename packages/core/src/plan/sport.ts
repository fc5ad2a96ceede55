/** Infers the sport of an effort that names none from the words around it. */
import type { Sport } from "../log/entry.ts";
import type { PlanAtom } from "./atom.ts";

/** Words only one sport uses. */
const CUES: readonly (readonly [Sport, RegExp])[] = [
  [
    "swim",
    /\b(?:css|freestyle|free|breaststroke|backstroke|butterfly|pull buoy|paddles|kick|kickboard|open water|lengths?|pool|im|catch[- ]?up|fins|swims?|swimming)\b|\/ ?100 ?m?\b/,
  ],
  [
    "bike",
    /\b(?:ftp|watts?|cadence|rpm|sweet ?spot|turbo|zwift|trainer|bikes?|ride|rides|riding|cycling|spin)\b|(?<![\d:])\d+ ?w\b(?!\/)/,
  ],
  ["row", /\b(?:erg|ergo|rower|spm|rate ?\d\d|concept2|c2)\b|\/ ?500 ?m?\b/],
  [
    "run",
    /\b(?:jog|jogging|strides?|fartlek|parkrun|tempo run|marathon|half marathon|hm|mp|runs?|running|runner|treadmill|track|couch to 5 ?k|c25k|5k|10k|hill repeats|trail)\b|\/ ?(?:km|mi|mile)\b/,
  ],
];

/** The sport of a text by its cues; `undefined` where there are none, or those of several. */
export function sportByCues(plain: string): Sport | undefined {
  const found = CUES.filter(([, cue]) => cue.test(plain));
  return found.length === 1 ? found[0]![0] : undefined;
}

/** The one sport a heading's atoms name. */
export function sportNamed(atoms: readonly PlanAtom[]): Sport | undefined {
  const sports = new Set(
    atoms.flatMap((atom) =>
      atom.kind === "sport" && atom.word.sport !== "brick" && atom.word.sport !== "other" ? [atom.word.sport] : [],
    ),
  );
  return sports.size === 1 ? [...sports][0] : undefined;
}

/** The one sport named from here to the next word that says when. */
export function sportAhead(atoms: readonly PlanAtom[]): Sport | undefined {
  const end = atoms.findIndex((atom) => atom.kind === "days" || atom.kind === "slot" || atom.kind === "weeks");
  const here = end < 0 ? atoms : atoms.slice(0, end);
  return sportNamed(here.filter((atom, index) => !isWayBack(here, atom, index)));
}

/** `8 x 60 m, walk back`: how to recover is not what it is. */
function isWayBack(atoms: readonly PlanAtom[], atom: PlanAtom, index: number): boolean {
  if (atom.kind !== "sport") return false;
  const next = atoms[index + 1];
  const walks = atom.word.sport === "walk" && atoms.slice(0, index).some((before) => before.kind === "x");
  return walks || (next?.kind === "word" && ["back", "down", "between", "recovery", "rest"].includes(next.text));
}
