/** The words of an interval's recovery. */
import type { PlanAtom } from "./atom.ts";

export function isRecoveryWord(atom: PlanAtom): boolean {
  if (atom.kind === "word") return RECOVERY.has(atom.text);
  if (atom.kind === "zone") return atom.value === 1;
  return (
    atom.kind === "sport" &&
    (atom.word.sport === "run" || atom.word.sport === "walk" || (atom.word.sport === "bike" && atom.word.told === true))
  );
}

const RECOVERY: ReadonlySet<string> = new Set(
  "jog jogging walk walking easy rest recovery recover rec off float between spin slow spinning gentle btw soft".split(
    " ",
  ),
);
