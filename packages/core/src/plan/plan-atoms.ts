/** The atoms of all of a plan's lines, what each session is called and its day in front of what belongs to it. */
import type { PlanAtom } from "./atom.ts";
import { withDates } from "./dated.ts";
import { planAtoms } from "./lex.ts";
import type { PlanLine } from "./line.ts";
import { nameSessions } from "./named-sessions.ts";
import type { PlanContext } from "./plan.ts";
import { withDaysInFront } from "./run-on.ts";

export function atomsOfLines(lines: readonly PlanLine[], context: PlanContext): Map<PlanLine, readonly PlanAtom[]> {
  const lexed = withDates(new Map(lines.map((line) => [line, planAtoms(line.plain, context)])), context);
  const named = nameSessions(lexed);
  return new Map(
    lines.map((line) => {
      const atoms = named.get(line) ?? lexed.get(line) ?? [];
      return [line, line.told ? atoms : withDaysInFront(atoms)];
    }),
  );
}
