/** Taking out of a plan: `drop the deload`, `skip long run this week`, `drop a set of squats`, `remove week 4`. */
import { addDays } from "../../time/local.ts";
import { changed, type EditResult, type Said } from "./edit-said.ts";
import { bare, isCalled, itemCalled, wordsOf } from "./edit-subject.ts";
import type { LivePlan, LiveSession } from "./live-plan.ts";

const SETS = /^(?:(?<count>\d{1,2}|a|an|one|two) )?sets? (?:of|from|off) (?<name>.+)$/;
const COUNTS: Record<string, number> = { a: 1, an: 1, one: 1, two: 2 };

/** @param once of a plan with dates only the next day that has it */
export function drop(said: Said, once = false): EditResult {
  const { plan, scope, context } = said;
  const words = bare(said.words);
  const meant = once ? nextOnly(said, words) : said.meant;
  const sets = SETS.exec(said.words)?.groups;
  if (sets)
    return dropSets(said, bare(sets.name!), sets.count === undefined ? 1 : (COUNTS[sets.count] ?? Number(sets.count)));
  if (words === "") {
    if (Object.keys(scope).length === 0) return { kind: "not-understood" };
    if (scope.weeks && Object.keys(scope).length === 1) return closeUp(plan, scope.weeks, context.today);
    return changed(plan, "that day", (session) => (meant(session) ? undefined : session));
  }
  const cycle = plan.cycles.find(({ name }) => wordsOf(words).every((word) => cycleWords(name).includes(word)));
  if (cycle) return closeUp(plan, cycle, context.today);
  const isIt = itemCalled(words, context);
  if (plan.sessions.some((session) => meant(session) && session.items.some(isIt)) && context.exercise(words))
    return changed(plan, words, (session) => withoutItems(session, meant(session) ? isIt : () => false));
  return changed(plan, words, (session) => (meant(session) && isCalled(session, words, context) ? undefined : session));
}

function nextOnly({ plan, meant, context }: Said, words: string): Said["meant"] {
  const has = (session: LiveSession) =>
    meant(session) &&
    (words === "" || isCalled(session, words, context) || session.items.some(itemCalled(words, context)));
  const [next] = plan.sessions.flatMap((session) => (has(session) ? (session.date ?? []) : [])).sort();
  return next === undefined ? meant : (session) => meant(session) && session.date === next;
}

function cycleWords(name: string): string[] {
  return [...wordsOf(name), "week", "block", "phase"];
}

/** A session that has nothing left to do goes with its last item. */
function withoutItems(session: LiveSession, isIt: (item: LiveSession["items"][number]) => boolean) {
  if (!session.items.some(isIt)) return session;
  const items = session.items.filter((item) => !isIt(item));
  return items.length === 0 ? undefined : { ...session, items };
}

function dropSets({ plan, meant, context }: Said, name: string, count: number): EditResult {
  const isIt = itemCalled(name, context);
  return changed(plan, name, (session) =>
    meant(session)
      ? {
          ...session,
          items: session.items.map((item) =>
            isIt(item) && item.sets !== undefined ? { ...item, sets: Math.max(1, item.sets - count) } : item,
          ),
        }
      : session,
  );
}

/** Takes weeks out; those behind come forward. What is gone by stays. */
function closeUp(plan: LivePlan, { from, to }: { from: number; to: number }, today: string): EditResult {
  const count = to - from + 1;
  const isOver = ({ date }: LiveSession) => date !== undefined && date < today;
  const result = changed(plan, from === to ? `week ${from}` : `weeks ${from} to ${to}`, (session) => {
    const { week, date } = session;
    if (week === undefined || week < from || isOver(session)) return session;
    if (week <= to) return undefined;
    return { ...session, week: week - count, ...(date !== undefined && { date: addDays(date, -7 * count) }) };
  });
  if (result.kind !== "edited") return onlyEveryWeek(plan, from, to) ?? result;
  const { weeks } = result.plan;
  const cycles = result.plan.cycles.flatMap((cycle) => cycleWithout(cycle, from, to));
  return {
    kind: "edited",
    plan: { ...result.plan, cycles, ...(weeks !== undefined && { weeks: Math.max(1, weeks - count) }) },
  };
}

/** A draft whose sessions come every week lasts fewer of them. */
function onlyEveryWeek(plan: LivePlan, from: number, to: number): EditResult | undefined {
  if (plan.weeks === undefined || to > plan.weeks || plan.status !== "draft") return undefined;
  const cycles = plan.cycles.flatMap((cycle) => cycleWithout(cycle, from, to));
  return { kind: "edited", plan: { ...plan, weeks: Math.max(1, plan.weeks - (to - from + 1)), cycles } };
}

function cycleWithout(cycle: LivePlan["cycles"][number], from: number, to: number): LivePlan["cycles"] {
  const before = (week: number) => Math.max(0, Math.min(week, to) - from + 1);
  const start = cycle.from - (cycle.from > from ? before(cycle.from - 1) : 0);
  const end = cycle.to - (cycle.to >= from ? before(cycle.to) : 0);
  return end < start ? [] : [{ ...cycle, from: start, to: end }];
}
