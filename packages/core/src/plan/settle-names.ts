/** Settles what a name means in its piece: `row 30 min` is the sport, `row 3x10` the exercise. */
import type { Sport } from "../log/entry.ts";
import type { SportWord } from "../log/sport-words.ts";
import { SPORT_WORDS } from "../log/sport-words.ts";
import type { PlanAtom } from "./atom.ts";
import { isLift } from "./draft.ts";
import type { PlanState } from "./state.ts";

/** `row 30 min` is the sport, `row 3x10` the exercise; in the water nothing is a lift. */
export function settleNames(state: PlanState, atoms: readonly PlanAtom[]): PlanAtom[] {
  const timed = atoms.some(
    (atom) =>
      atom.kind === "time" ||
      atom.kind === "distance" ||
      atom.kind === "zone" ||
      atom.kind === "pace" ||
      (atom.kind === "told" && atom.about === "amount"),
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
export function sportInName(name: string): SportWord | undefined {
  // "LR 90 min" is no lateral raise.
  if (name === "lr") return { sport: "run", told: true };
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

export function sportHere(state: PlanState): Sport | undefined {
  const group = state.group();
  const last = state.lineDrafts.at(-1) ?? group.drafts.findLast((draft) => !isLift(draft));
  const named = group.sport === "strength" || group.sport === "brick" ? undefined : group.sport;
  return last?.activity ?? named ?? state.lineSport ?? (state.mixed ? undefined : state.sport);
}
