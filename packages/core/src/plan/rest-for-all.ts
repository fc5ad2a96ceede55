/** Reads a rest said by itself, which holds for more than one item. */
import type { PlanAtom, ScopeAtom } from "./atom.ts";
import { isScope } from "./atom.ts";
import type { Group } from "./group.ts";
import { restFor } from "./group.ts";
import { isSmall } from "./note.ts";
import type { PlanState } from "./state.ts";

/** `Rest 3 min between sets`, by itself: for every lift in its scope. */
export function restForAll(state: PlanState, atoms: readonly PlanAtom[], plain: string): boolean {
  const rest = atoms.find((atom) => atom.kind === "rest");
  if (rest?.kind !== "rest" || (state.lineDrafts.length > 0 && !/\b(?:all|every|between|each)\b/.test(plain)))
    return false;
  const behind = atoms.slice(atoms.indexOf(rest) + 1).filter(isScope);
  const others = atoms.filter(
    (atom) =>
      atom !== rest &&
      !isSmall(atom) &&
      !(atom.kind === "word" && REST_WORDS.has(atom.text)) &&
      !behind.includes(atom as (typeof behind)[number]),
  );
  if (others.length > 0) return false;
  if (behind.length > 0) {
    state.restsIn.push({ when: behind, seconds: rest.seconds, quote: state.line.quote });
    return true;
  }
  if (
    state.frame?.kind === "rounds" &&
    rest.between !== "sets" &&
    (state.frame.lines || state.frame.drafts.length > 0)
  ) {
    state.frame.restSeconds = rest.seconds;
    return true;
  }
  if (/\brounds?\b/.test(plain) && state.closed && state.closed.drafts.length > 0) {
    state.closed.drafts.at(-1)!.fields.restSeconds ??= rest.seconds;
    return true;
  }
  const scoped = state.scope.days !== undefined || state.scope.title !== undefined || state.scope.slot !== undefined;
  const everywhere =
    state.lineDrafts.length === 0 &&
    (/\b(?:everything|throughout|all (?:exercises|lifts|days|sessions)|every (?:exercise|lift))\b/.test(plain) ||
      belowOneLiners(state));
  const group = !everywhere && (scoped || state.groups.length < 2) ? state.group() : undefined;
  if (group && group.drafts.length > 0 && !(state.line.parted && state.groups.length > 1)) {
    const before =
      state.line.indent > 0 && !state.line.parted && state.lineDrafts.length === 0 && !/\b(?:all|every)\b/.test(plain)
        ? group.drafts.slice(-1)
        : group.drafts;
    for (const draft of before) restFor(draft, rest.seconds);
  } else if (group && group.drafts.length === 0) group.restSeconds = rest.seconds;
  else for (const each of state.groups) for (const draft of each.drafts) restFor(draft, rest.seconds);
  if (!group) state.restSeconds = rest.seconds;
  return true;
}

/** Where every day is one line, a line of its own is outside of them. */
function belowOneLiners(state: PlanState): boolean {
  const { drafts, line } = state.group();
  const { quote, indent } = state.line;
  return (
    state.groups.length > 1 &&
    drafts.length > 0 &&
    indent === 0 &&
    line !== quote &&
    drafts.every(({ from }) => from?.[0] === line)
  );
}

const REST_WORDS: ReadonlySet<string> = new Set(
  "take use between after round rounds all sets exercises lifts unless otherwise stated noted everything main every exercise set rest period periods times time is throughout on".split(
    " ",
  ),
);

/** A rest for the lifts of some days or weeks alone. */
export type RestIn = { when: readonly ScopeAtom[]; seconds: number; quote: string };

/** `45 s rest between all sets on Monday and Friday`; returns the quote where no group is meant. */
export function restIn(groups: readonly Group[], { when, seconds, quote }: RestIn): string[] {
  const meant = groups.filter(({ scope }) =>
    when.every((atom) => {
      if (atom.kind === "days") return scope.days?.every((day) => atom.days.includes(day));
      if (atom.kind === "weeks") return scope.weeks?.every((week) => atom.weeks.includes(week));
      return atom.kind === "slot" ? scope.slot === atom.slot : false;
    }),
  );
  for (const { drafts } of meant) for (const draft of drafts) restFor(draft, seconds);
  return meant.length > 0 ? [] : [quote];
}
