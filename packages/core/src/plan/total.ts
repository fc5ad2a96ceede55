/** Tells a week's total from its outings: `Week 1 (40 miles): Tue 6, Wed 8, …`. */
import type { Draft } from "./draft.ts";
import { isLift } from "./draft.ts";
import type { Group } from "./group.ts";

/** Takes the totals out of the groups; returns what said them. */
export function takeTotals(groups: readonly Group[]): string[] {
  const taken: string[] = [];
  for (const group of groups) {
    const { weeks, days, slot } = group.scope;
    if (!weeks || days || slot) continue;
    const outings = groups
      .filter(({ scope }) => scope.days && scope.weeks?.some((week) => weeks.includes(week)))
      .flatMap(({ drafts }) => drafts.filter((draft) => !isLift(draft)));
    const totals = group.drafts.filter((draft) => isTotal(draft, outings));
    group.drafts = group.drafts.filter((draft) => !totals.includes(draft));
    taken.push(...totals.flatMap(({ said }) => said ?? []));
  }
  return taken;
}

/** A bare amount, more than any of at least two outings that have a day. */
function isTotal({ fields, said }: Draft, outings: readonly Draft[]): boolean {
  const [measure, ...more] = (Object.keys(fields) as (keyof typeof fields)[]).filter(
    (key) => fields[key] !== undefined,
  );
  if (said === undefined || more.length > 0 || (measure !== "meters" && measure !== "seconds")) return false;
  const others = outings.flatMap((outing) => outing.fields[measure] ?? []);
  return others.length > 1 && others.every((other) => other < fields[measure]!);
}
