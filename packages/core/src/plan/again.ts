/** Reads what was told once and is meant again: `Friday: same as Monday`, `Bench: same`. */
import type { PlanAtom } from "./atom.ts";
import { isScope } from "./atom.ts";
import type { Draft } from "./draft.ts";
import { hasAmount, isLift } from "./draft.ts";
import type { Group } from "./group.ts";
import { isSmall } from "./note.ts";
import type { Scope } from "./scope.ts";
import type { PlanState } from "./state.ts";

/** What stands between the two days or weeks of which one is the other's copy. */
const AGAIN =
  /^(?:(?:is )?(?:the |exactly the )?same(?: session| workout| plan)?(?: again)?(?: as| as on| as in)|repeat(?: of)?|copy(?: of)?|as(?: on| in| per)?)$/;

/** `Friday: same as Monday`, `Week 2: repeat week 1`; whatever more the sentence says makes it another plan. */
export function readAgain(state: PlanState, atoms: readonly PlanAtom[], quote: string): boolean {
  const told = atoms.filter((atom) => atom.kind !== "break");
  const to = told[0];
  const from = told.at(-1);
  if (!to || !from || to === from || !isScope(to) || !isScope(from) || to.kind !== from.kind) return false;
  const between = told.slice(1, -1);
  if (!between.every((atom) => atom.kind === "word")) return false;
  const words = between.map((atom) => (atom.kind === "word" ? atom.text : "")).join(" ");
  if (!AGAIN.test(words)) return false;
  state.endFrame();
  // What has its own sessions is not another's copy, nor its own.
  if (state.groups.some(({ scope, drafts }) => drafts.length > 0 && isMeant(scope, to, state.scope))) {
    state.unplaced("unplaced", quote);
    return true;
  }
  const copies = state.groups.flatMap((group) => {
    const scope = group.drafts.length > 0 ? moved(group.scope, from, to, state.scope) : undefined;
    return scope ? [copyOf(state, group, scope)] : [];
  });
  if (copies.length === 0) {
    state.unplaced("unplaced", quote);
    return true;
  }
  state.groups.push(...copies);
  state.placed.add(state.line.quote);
  state.understood.push(words);
  state.enter(copies.at(-1)!.scope, true);
  return true;
}

/** Whether a group stands in the days or weeks that are to be filled. */
function isMeant(scope: Scope, to: PlanAtom, here: Scope): boolean {
  if (to.kind === "weeks") return to.weeks.some((week) => scope.weeks?.includes(week));
  const days = to.kind === "days" && to.days.some((day) => scope.days?.includes(day));
  return days && String(scope.weeks) === String(here.weeks);
}

/** Where a group's copy stands; `undefined` if it is not one of those meant. */
function moved(scope: Scope, from: PlanAtom, to: PlanAtom, here: Scope): Scope | undefined {
  if (from.kind === "weeks" && to.kind === "weeks")
    return from.weeks.length === 1 && scope.weeks?.includes(from.weeks[0]!) ? { ...scope, weeks: to.weeks } : undefined;
  if (from.kind === "days" && to.kind === "days")
    return from.days.length === 1 && scope.days?.includes(from.days[0]!) && String(scope.weeks) === String(here.weeks)
      ? { ...scope, days: to.days }
      : undefined;
  return undefined;
}

function copyOf(state: PlanState, group: Group, scope: Scope): Group {
  return { ...group, scope, line: state.line.quote, drafts: group.drafts.map((draft) => copied(state, draft)) };
}

function copied(state: PlanState, draft: Draft): Draft {
  const copy = { ...draft, fields: { ...draft.fields }, notes: [...draft.notes] };
  if (state.headings.has(draft)) state.headings.add(copy);
  return copy;
}

/** `Bench: same`: the sets of the lift in front, for a lift that so far has none. */
export function sameSets(state: PlanState, content: readonly PlanAtom[]): boolean {
  const words = content.flatMap((atom) => (atom.kind === "word" && !isSmall(atom) ? [atom.text] : []));
  if (!content.every((atom) => atom.kind === "word") || !SAME.has(words.join(" "))) return false;
  const { drafts } = state.group();
  const last = drafts.at(-1);
  const model = drafts.findLast((draft) => draft !== last);
  if (!last || !model || !isLift(last) || !isLift(model) || hasAmount(last) || !hasAmount(model)) return false;
  const models = drafts.slice(
    drafts.findLastIndex((draft) => draft !== last && draft.exercise !== model.exercise) + 1,
    -1,
  );
  if (models.length > MOST_COPIED) return false;
  const [first, ...more] = models.map(({ fields: { superset: _superset, ...fields } }) => fields);
  Object.assign(last.fields, { ...first, ...last.fields });
  state.headings.delete(last);
  state.tells(last);
  state.understood.push(words.join(" "));
  for (const fields of more) state.add({ exercise: last.exercise!, fields, notes: [] });
  return true;
}

/** No lift has more groups of sets. */
const MOST_COPIED = 20;

const SAME: ReadonlySet<string> = new Set(["same", "ditto", "same again", "same scheme", "as above", "same as above"]);
