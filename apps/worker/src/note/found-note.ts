/** A stored note in the shape its wording takes. */
import type { FoundNote } from "@spotter/core/answer/notes";
import { knownExercise } from "@spotter/core/exercise/known";
import type { Athlete } from "@spotter/db/queries/athletes";
import type { ToldNote } from "@spotter/db/queries/told";

export function foundNote(
  { day, quote, exerciseId, kind, bodyPart, side, severity }: ToldNote,
  athlete: Athlete,
): FoundNote {
  const pain = {
    ...(bodyPart !== null && { bodyPart }),
    ...(side !== null && { side }),
    ...(severity !== null && { severity }),
  };
  return {
    day,
    quote,
    ...(exerciseId !== null && { exercise: knownExercise(exerciseId, athlete).name }),
    ...(kind === "pain" && { pain }),
  };
}
