/** Finds the exercise that another app's name for it means: `Bench Press (Barbell)`, `Lat Pulldown - Wide Grip (Cable)`. */
import { exerciseById } from "../exercise/catalogue.ts";
import type { Equipment } from "../exercise/exercise.ts";
import { matchExercise, nearest } from "../exercise/match.ts";

/** What stands in brackets, as the catalogue has it; `undefined` there leaves the equipment open. */
const EQUIPMENT: Readonly<Record<string, Equipment | undefined>> = {
  barbell: "barbell",
  "ez bar": "barbell",
  "trap bar": "barbell",
  dumbbell: "dumbbell",
  dumbbells: "dumbbell",
  kettlebell: "kettlebell",
  cable: "cable",
  machine: "machine",
  plate: "machine",
  "plate loaded": "machine",
  "smith machine": "machine",
  bodyweight: "bodyweight",
  assisted: "machine",
};

/**
 * @param aliases the athlete's own lower-case phrases; they win
 * @returns the catalogue's (or the athlete's own) id, or `undefined` where only the athlete can tell
 */
export function exerciseCalled(name: string, aliases?: ReadonlyMap<string, string>): string | undefined {
  const own = aliases?.get(name.trim().toLowerCase().replaceAll(/\s+/g, " "));
  if (own) return own;
  const [, base = name, brackets = ""] = /^(.*?)\s*\(([^)]*)\)\s*$/.exec(name.trim()) ?? [];
  const [bracket = ""] = brackets.split(/\s+-\s+/);
  const plain = base.replaceAll(/\s+-\s+/g, " ");
  const turned = base
    .split(/\s+-\s+/)
    .reverse()
    .join(" ");
  const phrases =
    bracket === "" ? [plain, turned] : [`${bracket} ${plain}`, `${plain} ${bracket}`, `${bracket} ${turned}`];
  for (const phrase of phrases) {
    const id = matchExercise(phrase, aliases);
    if (id) return id;
  }
  return bracket === "" ? undefined : withEquipment(matchExercise(plain, aliases), bracket);
}

/** The exercise by its bare name, if that is done with the equipment in the brackets. */
function withEquipment(id: string | undefined, bracket: string): string | undefined {
  const equipment = EQUIPMENT[bracket.toLowerCase()];
  return id && equipment && exerciseById(id)?.equipment === equipment ? id : undefined;
}

/** The likeliest ids for a name nobody knows, at most three. */
export function nearestTo(name: string, aliases?: ReadonlyMap<string, string>): string[] {
  return nearest(name.replaceAll(/[()-]/g, " "), aliases);
}
