/** What an edit changed in a plan: before and after, alike ones told once. */
import type { Block, Span } from "../chat/reply.ts";
import { strong } from "../chat/reply.ts";
import type { LivePlan, LiveSession } from "../plan/life/live-plan.ts";
import type { PlanItem } from "../plan/plan.ts";
import { sessionName, shortDay } from "./plan.ts";
import { itemWords, type PlanWords } from "./plan-item.ts";

const MOST_LINES = 6;

export type ChangeLine = { where: string; before: string; after: string; times: number };

/** The lines of a change, those of most sessions first. */
export function changeLines(before: LivePlan, after: LivePlan, words: PlanWords): ChangeLine[] {
  const now = new Map(after.sessions.map((session) => [session.id, session]));
  const was = new Map(before.sessions.map((session) => [session.id, session]));
  const lines = [
    ...before.sessions.flatMap((session) => linesOf(session, now.get(session.id), words)),
    ...after.sessions
      .filter(({ id }) => !was.has(id))
      .map((session) => ({ where: sessionName(session), before: "nothing", after: itemsWords(session.items, words) })),
  ];
  const alike = Map.groupBy(lines, (line) => JSON.stringify(line));
  return [...alike.values()].map((same) => ({ ...same[0]!, times: same.length })).sort((a, b) => b.times - a.times);
}

/** The lines as an answer shows them. */
export function changeBlocks(lines: readonly ChangeLine[]): Block[] {
  const items = lines
    .slice(0, MOST_LINES)
    .map(({ where, before, after, times }): Span[] => [
      strong(where),
      ` ${before} → ${after}${times > 1 ? ` (${times} times)` : ""}`,
    ]);
  const more = lines.length - items.length;
  return [{ kind: "list", items: [...items, ...(more > 0 ? [[`… and ${more} more`]] : [])] }];
}

/** One change in a few words. */
export function changeSummary(lines: readonly ChangeLine[]): string {
  const [first] = lines;
  if (!first) return "The plan";
  const more = lines.length > 1 ? ` and ${lines.length - 1} more` : "";
  return `${first.where}: ${first.before} → ${first.after}${more}`;
}

type Line = Omit<ChangeLine, "times">;

function linesOf(before: LiveSession, after: LiveSession | undefined, words: PlanWords): Line[] {
  const where = sessionName(before);
  if (!after) return [{ where, before: itemsWords(before.items, words), after: "dropped" }];
  return [...movedLine(before, after), ...itemLines(where, before, after, words)];
}

/** A move within the week is told by weekdays; those of a whole plan are then one line. */
function movedLine(before: LiveSession, after: LiveSession): Line[] {
  const [from, to] = [whenOf(before), whenOf(after)];
  if (before.date === after.date && from === to) return [];
  const { day: _day, date: _date, ...dateless } = before;
  const title = sessionName(dateless);
  const byWeekday = before.day !== after.day && before.week === after.week;
  return byWeekday || before.date === undefined || after.date === undefined
    ? [{ where: title, before: from, after: to }]
    : [{ where: title, before: shortDay(before.date), after: shortDay(after.date) }];
}

function whenOf(session: LiveSession): string {
  const { title: _, ...rest } = session;
  return sessionName({ ...rest, title: "·" }).replace(/ ?·$/, "") || "no day";
}

function itemLines(where: string, before: LiveSession, after: LiveSession, words: PlanWords): Line[] {
  const told = (item: PlanItem | undefined) => (item ? itemWords(item, words) : undefined);
  const [a, b] = [before.items.map(told), after.items.map(told)];
  // As many items as before: each changed in its place; else what came and what went.
  if (a.length === b.length)
    return a.flatMap((item, index) => (item === b[index] ? [] : [{ where, before: item!, after: b[index]! }]));
  const gone = a.filter((item) => !b.includes(item)).map((item) => ({ where, before: item!, after: "dropped" }));
  const come = b.filter((item) => !a.includes(item)).map((item) => ({ where, before: "nothing", after: item! }));
  return [...gone, ...come];
}

function itemsWords(items: readonly PlanItem[], words: PlanWords): string {
  const shown = items.slice(0, 3).map((item) => itemWords(item, words));
  return [...shown, ...(items.length > 3 ? [`${items.length - 3} more`] : [])].join("; ") || "a session";
}
