/** Changes a plan as its athlete says: `make Wednesday 4 sets`, `move long run to Sunday`, `drop the deload`. */
import type { PlanItem } from "../plan.ts";
import { addTo } from "./edit-add.ts";
import { setAmounts } from "./edit-amount.ts";
import { drop } from "./edit-drop.ts";
import { move } from "./edit-move.ts";
import { changed, type EditContext, type EditResult, type Said, sameSession } from "./edit-said.ts";
import { type EditScope, isMeant, scopeIn } from "./edit-scope.ts";
import { bare, itemCalled, withoutFiller, withoutName } from "./edit-subject.ts";
import type { LivePlan } from "./live-plan.ts";

const SWAP = /^(?:swap|replace|switch|change|exchange) (?<from>.+?) (?:for|with|by|to|into|->|→) (?<to>.+)$/;
const INSTEAD = /^(?:do |use |have )?(?<to>.+?) instead of (?<from>.+)$/;
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
    () => swapDays(plan, said, context),
    () => swap(all, SWAP.exec(rest)?.groups ?? INSTEAD.exec(rest)?.groups),
    () => withWhat(ADD.exec(rest), (what) => addTo({ ...all, words: what })),
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

/** One exercise for another, its sets and repetitions kept; a load is the other's and goes. */
function swap({ plan, meant, context }: Said, groups: Record<string, string> | undefined): EditResult {
  const from = groups?.from && bare(groups.from);
  const to = groups?.to && bare(groups.to);
  if (!from || !to || /^\d/.test(to)) return { kind: "not-understood" };
  const into = context.exercise(to);
  if (into === undefined) return { kind: "unknown-exercise", name: to };
  const isFrom = itemCalled(from, context);
  return changed(plan, from, (session) =>
    meant(session)
      ? {
          ...session,
          items: session.items.map((item): PlanItem => {
            if (!isFrom(item)) return item;
            const { kg: _, ...rest } = item;
            return { ...withoutName(rest), exercise: into };
          }),
        }
      : session,
  );
}

/** `swap monday and wednesday` */
function swapDays(plan: LivePlan, said: string, context: EditContext): EditResult {
  const match = /^(?:swap|switch) (?<a>\w+) (?:and|with|for) (?<b>\w+)(?<more> .*)?$/.exec(said)?.groups;
  const a = match && scopeIn(match.a!, context.today).scope.weekday;
  const b = match && scopeIn(match.b!, context.today).scope.weekday;
  if (!a || !b) return { kind: "not-understood" };
  const { scope } = scopeIn(match.more ?? "", context.today);
  if (scope.days && plan.startDay === undefined) return { kind: "no-dates" };
  const there = (day: typeof a, to: string): LivePlan | undefined => {
    const result = move(saidOf(plan, "", { ...scope, weekday: day }, context), to);
    return result.kind === "edited" ? result.plan : undefined;
  };
  const [first, second] = [there(a, match.b!), there(b, match.a!)];
  const byId = (of: LivePlan | undefined) => new Map(of?.sessions.map((session) => [session.id, session]));
  const [left, right] = [byId(first), byId(second)];
  return changed(plan, `${match.a} and ${match.b}`, (session) => {
    const moved = left.get(session.id);
    return moved && !sameSession(moved, session) ? moved : (right.get(session.id) ?? session);
  });
}
