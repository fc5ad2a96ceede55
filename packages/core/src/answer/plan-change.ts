/** What an edit changed in a plan: before and after, alike ones told once. */
import type { Block, Span } from "../chat/reply.ts";
import { strong } from "../chat/reply.ts";
import type { LivePlan, LiveSession } from "../plan/life/live-plan.ts";
import type { PlanItem } from "../plan/plan.ts";
import { shortDay } from "../time/local.ts";
import { sessionName } from "./plan.ts";
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
  return [...movedLine(before, after, words), ...itemLines(where, before, after, words)];
}

/** A move within the week is told by weekdays; those of a whole plan are then one line. */
function movedLine(before: LiveSession, after: LiveSession, { today }: PlanWords): Line[] {
  const [from, to] = [whenOf(before), whenOf(after)];
  if (before.date === after.date && from === to) return [];
  const { day: _day, date: _date, ...dateless } = before;
  const title = sessionName(dateless);
  const byWeekday = before.day !== after.day && before.week === after.week;
  return byWeekday || before.date === undefined || after.date === undefined
    ? [{ where: title, before: from, after: to }]
    : [{ where: title, before: shortDay(before.date, today), after: shortDay(after.date, today) }];
}

function whenOf(session: LiveSession): string {
  const { title: _, ...rest } = session;
  return sessionName({ ...rest, title: "·" }).replace(/ ?·$/, "") || "no day";
}

function itemLines(where: string, before: LiveSession, after: LiveSession, words: PlanWords): Line[] {
  const told = (item: PlanItem) => itemWords(item, words);
  const [a, b] = [before.items.map(told), after.items.map(told)];
  return alignedPairs(a, b).flatMap(([from, to]) =>
    from === to ? [] : [{ where, before: from ?? "nothing", after: to ?? "dropped" }],
  );
}

/**
 * What each item became: those that stayed stand opposite themselves, what lies between them in its order. Behind the
 * last of the other side stands nothing.
 */
function alignedPairs(a: readonly string[], b: readonly string[]): [string | undefined, string | undefined][] {
  // As many as before: each in its place.
  if (a.length === b.length) return a.map((item, index) => [item, b[index]]);
  const pairs: [string | undefined, string | undefined][] = [];
  let [from, to] = [0, 0];
  for (let index = 0; index <= a.length; index++) {
    const other = index === a.length ? b.length : b.indexOf(a[index]!, to);
    if (other < 0) continue;
    const gap = Math.max(index - from, other - to);
    for (let step = 0; step < gap; step++)
      pairs.push([from + step < index ? a[from + step] : undefined, to + step < other ? b[to + step] : undefined]);
    [from, to] = [index + 1, other + 1];
  }
  return pairs;
}

function itemsWords(items: readonly PlanItem[], words: PlanWords): string {
  const shown = items.slice(0, 3).map((item) => itemWords(item, words));
  return [...shown, ...(items.length > 3 ? [`${items.length - 3} more`] : [])].join("; ") || "a session";
}
