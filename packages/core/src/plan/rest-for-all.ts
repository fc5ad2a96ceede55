/** Reads a rest said by itself, which holds for more than one item. */
import type { PlanAtom } from "./atom.ts";
import { restFor } from "./group.ts";
import { isSmall } from "./note.ts";
import type { PlanState } from "./state.ts";

/** `Rest 3 min between sets`, by itself: for every lift in its scope. */
export function restForAll(state: PlanState, atoms: readonly PlanAtom[], plain: string): boolean {
  const rest = atoms.find((atom) => atom.kind === "rest");
  if (rest?.kind !== "rest" || (state.lineDrafts.length > 0 && !/\b(?:all|every|between|each)\b/.test(plain)))
    return false;
  const others = atoms.filter(
    (atom) => atom !== rest && !isSmall(atom) && !(atom.kind === "word" && REST_WORDS.has(atom.text)),
  );
  if (others.length > 0) return false;
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
  "between after round rounds all sets exercises lifts unless otherwise stated noted everything main every exercise set rest period periods times time is throughout on".split(
    " ",
  ),
);
