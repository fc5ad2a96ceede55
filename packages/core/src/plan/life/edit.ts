/** Changes a plan as its athlete says: `make Wednesday 4 sets`, `move long run to Sunday`, `drop the deload`. */
import { addTo, moreLoad } from "./edit-add.ts";
import { setAmounts } from "./edit-amount.ts";
import { drop } from "./edit-drop.ts";
import { move } from "./edit-move.ts";
import type { EditContext, EditResult, Said } from "./edit-said.ts";
import { type EditScope, isMeant, scopeIn } from "./edit-scope.ts";
import { withoutFiller } from "./edit-subject.ts";
import { swap, swapAmounts, swapDays, swapPlaces } from "./edit-swap.ts";
import type { LivePlan } from "./live-plan.ts";

const MOVE = /^(?:move|shift|put|push|postpone|reschedule|do) (?<what>.*?) ?\b(?:to|onto|on|until|till) (?<where>.+)$/;
const ADD = /^(?:add|plus|append|include) (?<what>.+)$/;
const DROP = /^(?:(?<once>skip|cancel)|drop|remove|delete|cut|leave out|take out|no more|no) ?(?<what>.*)$/;
const SET = /^(?:(?:make|set|change|do|turn|let|have|keep)(?: it)? )?(?<what>.+)$/;
const LONGEST = 300;

/** @param words one change; sessions gone by stay as they were unless their week is named */
export function editPlan(plan: LivePlan, words: string, context: EditContext): EditResult {
  const said = words
    .slice(0, LONGEST)
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/^(?:please|can you|could you) /, "")
    .replaceAll(/\s+/g, " ")
    .replace(/[\s.!]+$/, "")
    .trim();
  const { today } = context;
  // Where something moves to is no place to look for it.
  const moved = MOVE.exec(said)?.groups;
  if (moved) {
    const { scope, rest } = scopeIn(moved.what!, today);
    const there = moved.where!;
    const week = scopeIn(there, today);
    const days = week.scope.days && week.scope.weekday ? { days: week.scope.days } : {};
    const result = settled(move(saidOf(plan, rest, { ...days, ...scope }, context), there), plan, scope);
    if (result.kind !== "not-understood") return result;
  }
  const { scope, rest } = scopeIn(said, today);
  if (scope.days && plan.startDay === undefined) return { kind: "no-dates" };
  const all = saidOf(plan, rest, scope, context);
  const steps: (() => EditResult)[] = [
    () => swapDays(plan, said, (words, within, to) => move(saidOf(plan, words, within, context), to), context),
    () => swapPlaces(all, rest),
    () => swapAmounts(all, rest),
    () => swap(all, rest),
    () => withWhat(ADD.exec(rest), (what) => addTo({ ...all, words: what })),
    () => moreLoad(all),
    () => {
      // Who skips Friday means the next one; who drops it, all of them.
      const once = DROP.exec(rest)?.groups?.once !== undefined && !scope.days && !scope.weeks;
      return withWhat(DROP.exec(rest), (what) => drop({ ...all, words: withoutFiller(what) }, once));
    },
    () => withWhat(SET.exec(rest), (what) => setAmounts({ ...all, words: what })),
  ];
  let last: EditResult = { kind: "not-understood" };
  for (const step of steps) {
    const result = step();
    if (result.kind === "edited") return result;
    if (last.kind === "not-understood") last = result;
  }
  return last;
}

function saidOf(plan: LivePlan, words: string, scope: EditScope, context: EditContext): Said {
  return {
    plan,
    words: withoutFiller(words),
    scope,
    context,
    meant: (session) => isMeant(session, scope, plan, context.today),
  };
}

function settled(result: EditResult, plan: LivePlan, scope: EditScope): EditResult {
  return scope.days && plan.startDay === undefined ? { kind: "no-dates" } : result;
}

function withWhat(match: RegExpExecArray | null, step: (what: string) => EditResult): EditResult {
  const what = match?.groups?.what;
  return what === undefined ? { kind: "not-understood" } : step(what.trim());
}
