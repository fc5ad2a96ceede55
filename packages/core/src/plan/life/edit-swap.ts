/** One thing in the place of another: `swap leg press for hack squat`, `swap bench and ohp`, `run 8k instead of 5k`. */
import type { PlanItem, Weekday } from "../plan.ts";
import { figuresOf, setAmounts } from "./edit-amount.ts";
import { changed, type EditContext, type EditResult, type Said, sameSession } from "./edit-said.ts";
import { type EditScope, scopeIn } from "./edit-scope.ts";
import { bare, itemCalled, withoutName } from "./edit-subject.ts";
import type { LivePlan, LiveSession } from "./live-plan.ts";

const SWAP = /^(?:swap|replace|switch|change|exchange) (?<from>.+?) (?:for|with|by|to|into|->|→) (?<to>.+)$/;
const INSTEAD = /^(?:do |use |have )?(?<to>.+?) instead of (?<from>.+)$/;
const BOTH = /^(?:swap|switch|exchange) (?<a>.+?) and (?<b>.+)$/;
/** An amount without a name. */
const AMOUNT = /^(?:@ ?|rpe |rir |zone |z)?\d/;

/** One exercise for another, its sets and repetitions kept; a load is the other's and goes. */
export function swap({ plan, meant, context }: Said, said: string): EditResult {
  const groups = SWAP.exec(said)?.groups ?? INSTEAD.exec(said)?.groups;
  const from = groups?.from && bare(groups.from);
  const to = groups?.to && bare(groups.to);
  if (!from || !to || AMOUNT.test(to)) return { kind: "not-understood" };
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

/** `run 8k instead of 5k`: only of what asks for the one is the other set. */
export function swapAmounts(said: Said, words: string): EditResult {
  const { to, from } = INSTEAD.exec(words)?.groups ?? {};
  if (to === undefined || from === undefined || !AMOUNT.test(from)) return { kind: "not-understood" };
  return setAmounts({ ...said, words: to }, (item) => {
    const was = figuresOf(item, from, said.context);
    return !was || Object.entries(was).every(([field, value]) => item[field as keyof PlanItem] === value);
  });
}

/** `swap bench and ohp`: each takes the other's place, within a session or between those of a week. */
export function swapPlaces({ plan, meant, context }: Said, said: string): EditResult {
  const { a, b } = BOTH.exec(said)?.groups ?? {};
  if (a === undefined || b === undefined) return { kind: "not-understood" };
  const [isA, isB] = [itemCalled(bare(a), context), itemCalled(bare(b), context)];
  const inWeek = (week: number | undefined, is: (item: PlanItem) => boolean) =>
    plan.sessions.flatMap((one) => (meant(one) && one.week === week ? one.items.filter(is) : []))[0];
  return changed(plan, `${a} and ${b}`, (session) => {
    if (!meant(session)) return session;
    const here = { a: session.items.find(isA), b: session.items.find(isB) };
    if (!here.a && !here.b) return session;
    const [itsA, itsB] = [here.a ?? inWeek(session.week, isA), here.b ?? inWeek(session.week, isB)];
    if (!itsA || !itsB) return session;
    return { ...session, items: session.items.map((item) => (item === here.a ? itsB : item === here.b ? itsA : item)) };
  });
}

/**
 * `swap monday and wednesday`
 *
 * @param move moves the sessions of a place to where words say
 */
export function swapDays(
  plan: LivePlan,
  said: string,
  move: (words: string, within: EditScope, to: string) => EditResult,
  context: EditContext,
): EditResult {
  const match = /^(?:swap|switch) (?<a>\w+) (?:and|with|for) (?<b>\w+)(?<more> .*)?$/.exec(said)?.groups;
  const a = match && scopeIn(match.a!, context.today).scope.weekday;
  const b = match && scopeIn(match.b!, context.today).scope.weekday;
  if (!a || !b) return { kind: "not-understood" };
  const { scope } = scopeIn(match.more ?? "", context.today);
  if (scope.days && plan.startDay === undefined) return { kind: "no-dates" };
  const there = (day: Weekday, to: string): LivePlan | undefined => {
    const result = move("", { ...scope, weekday: day }, to);
    return result.kind === "edited" ? result.plan : undefined;
  };
  const [first, second] = [there(a, match.b!), there(b, match.a!)];
  const byId = (of: LivePlan | undefined) =>
    new Map<number, LiveSession>(of?.sessions.map((session) => [session.id, session]));
  const [left, right] = [byId(first), byId(second)];
  return changed(plan, `${match.a} and ${match.b}`, (session) => {
    const moved = left.get(session.id);
    return moved && !sameSession(moved, session) ? moved : (right.get(session.id) ?? session);
  });
}
