/** Every exercise Spotter knows by itself; athletes add their own names on top. */
import { ARMS } from "./catalogue-arms.ts";
import { CORE_AND_CARRIES } from "./catalogue-core-and-carries.ts";
import { HINGES } from "./catalogue-hinges.ts";
import { OLYMPIC } from "./catalogue-olympic.ts";
import { PRESSES } from "./catalogue-presses.ts";
import { PULLS } from "./catalogue-pulls.ts";
import { SQUATS } from "./catalogue-squats.ts";
import type { Exercise, ExerciseRow } from "./exercise.ts";

const ROWS: readonly ExerciseRow[] = [
  ...PRESSES,
  ...ARMS,
  ...PULLS,
  ...SQUATS,
  ...HINGES,
  ...OLYMPIC,
  ...CORE_AND_CARRIES,
];

export const CATALOGUE: readonly Exercise[] = ROWS.map(({ aliases, ...row }) => ({
  ...row,
  aliases: aliases === "" ? [] : aliases.split(", "),
}));

const BY_ID: ReadonlyMap<string, Exercise> = new Map(CATALOGUE.map((exercise) => [exercise.id, exercise]));

/** The exercise with this id; `undefined` for an athlete's own exercise, which the catalogue does not know. */
export function exerciseById(id: string): Exercise | undefined {
  return BY_ID.get(id);
}
