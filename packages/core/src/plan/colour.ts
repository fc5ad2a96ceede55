/** What an effort, a rest, a side or a tempo is as a field. */
import type { PlanAtom } from "./atom.ts";
import type { Fields } from "./draft.ts";

/** What an effort, a rest, a side or a tempo is as a field. */
export function colourOf(atom: PlanAtom): Fields | undefined {
  switch (atom.kind) {
    case "rpe":
      return { rpe: atom.value };
    case "rir":
      return { rir: atom.value };
    case "tempo":
      return { tempo: atom.text };
    case "rest":
      return { restSeconds: Math.round(atom.seconds) };
    case "side":
      return { perSide: true };
    default:
      return undefined;
  }
}
