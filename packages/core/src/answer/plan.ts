/** A plan in words: drafts with their questions, weeks, days with what is done and left, changes before and after. */
import { type Block, code, type Span, strong, text } from "../chat/reply.ts";
import { clipped } from "../chat/storable.ts";
import { sportName } from "../log/sport-name.ts";
import { type Adherence, adherencePercent } from "../plan/life/adherence.ts";
import type { LivePlan, LiveSession } from "../plan/life/live-plan.ts";
import { type ItemProgress, tally } from "../plan/life/progress.ts";
import { orderOf } from "../plan/life/queue-now.ts";
import type { Standing } from "../plan/life/standing.ts";
import { type PlanDay, type PlanItem, type PlanSession, WEEKDAYS } from "../plan/plan.ts";
import { shortDay } from "../time/local.ts";
import { amountWords, itemWords, type PlanWords } from "./plan-item.ts";

/** What fits on a phone; the rest is behind a button. */
const MOST_SESSIONS = 10;
const MOST_ITEMS = 8;

const DAYS = { mon: "Mon", tue: "Tue", wed: "Wed", thu: "Thu", fri: "Fri", sat: "Sat", sun: "Sun" } as const;

/** The whole plan. @param all without the limits of a first look */
export function planBlocks(plan: LivePlan, words: PlanWords, all = false): { blocks: Block[]; clipped: boolean } {
  const groups = weekGroups(plan, words, all);
  const most = all ? Number.POSITIVE_INFINITY : MOST_SESSIONS;
  const blocks: Block[] = [text(strong(plan.title), ` ${metaWords(plan, words.today)}`)];
  if (plan.cycles.length > 0) blocks.push(text(plan.cycles.map(cycleWords).join(" · ")));
  let shown = 0;
  let cut = false;
  for (const { heading, lines } of groups) {
    const left = lines.slice(0, Math.max(0, most - shown));
    cut ||= left.length < lines.length || lines.some(({ cut: items }) => items);
    if (left.length === 0) continue;
    shown += left.length;
    if (heading !== "") blocks.push(text(strong(heading)));
    blocks.push({ kind: "list", items: left.map(({ spans }) => spans) });
  }
  const total = groups.reduce((sum, { lines }) => sum + lines.length, 0);
  if (shown < total) blocks.push(text(`… and ${total - shown} more`));
  return { blocks, clipped: cut };
}

type Line = { spans: Span[]; cut: boolean };

/** Weeks that ask for the same are told once. */
function weekGroups(plan: LivePlan, words: PlanWords, all: boolean): { heading: string; lines: Line[] }[] {
  const sessions = plan.startDay === undefined ? orderOf(plan) : plan.sessions;
  const weeks = [...Map.groupBy(sessions, ({ week }) => week ?? 0)].map(([week, ofWeek]) => ({
    from: week,
    to: week,
    lines: inOrder(ofWeek).map((session) => sessionLine(session, words, all)),
  }));
  const groups: typeof weeks = [];
  for (const week of weeks) {
    const last = groups.at(-1);
    if (last && last.to + 1 === week.from && sameLines(last.lines, week.lines)) last.to = week.to;
    else groups.push({ ...week });
  }
  return groups.map(({ from, to, lines }) => ({ heading: weekHeading(from, to, plan), lines }));
}

/** By weekday, where each names one: what was added later stands on its day. */
function inOrder(sessions: readonly LiveSession[]): LiveSession[] {
  const at = ({ day }: LiveSession) => (typeof day === "string" ? WEEKDAYS.indexOf(day) : -1);
  if (sessions.some((session) => session.date !== undefined || at(session) < 0)) return [...sessions];
  return sessions.toSorted((a, b) => at(a) - at(b) || Number(a.slot === "pm") - Number(b.slot === "pm"));
}

function sameLines(a: readonly Line[], b: readonly Line[]): boolean {
  return JSON.stringify(a.map(({ spans }) => spans)) === JSON.stringify(b.map(({ spans }) => spans));
}

function weekHeading(from: number, to: number, { weeks, startDay }: LivePlan): string {
  if (from === 0) return weeks !== undefined && startDay === undefined ? "Every week" : "";
  return from === to ? `Week ${from}` : `Weeks ${from}–${to}`;
}

function sessionLine(session: LiveSession, words: PlanWords, all: boolean): Line {
  const shown = all ? session.items : session.items.slice(0, MOST_ITEMS);
  const more = session.items.length - shown.length;
  const items = [...shown.map((item) => wordsIn(session, item, words)), ...(more > 0 ? [`${more} more`] : [])].join(
    "; ",
  );
  return { spans: [strong(sessionName(session)), items === "" ? "" : ` ${items}`], cut: more > 0 };
}

/** What is run in a run needs no name. */
function wordsIn({ sport }: LiveSession, item: PlanItem, words: PlanWords): string {
  const amount = "activity" in item && item.activity === sport ? amountWords(item, words) : "";
  return amount === "" ? itemWords(item, words) : amount;
}

/** `Mon Push`, `Day 2 evening Run` */
export function sessionName(session: LiveSession): string {
  const { day, slot, date } = session;
  const told = day === undefined ? "" : dayWords(day);
  const when = [date === undefined ? told : weekdayWords(date), slot === undefined ? "" : slotWords(slot)];
  return [...when, titleOf(session)].filter((part) => part !== "").join(" ");
}

/** A plan without a title, by what it holds: `Run plan`, `Strength and run plan`. */
export function titleBySport(sessions: readonly PlanSession[]): string {
  const names = [...new Set(sessions.map(({ sport }) => sportName(sport)))];
  const [first = "Training", second] = names;
  return names.length > 2
    ? "Training plan"
    : `${[first, ...(second ? [second.toLowerCase()] : [])].join(" and ")} plan`;
}

export function titleOf({ title, sport }: LiveSession): string {
  return title === undefined ? sportName(sport) : clipped(title, 60);
}

function weekdayWords(date: string): string {
  return Object.values(DAYS)[Temporal.PlainDate.from(date).dayOfWeek - 1]!;
}

function dayWords(day: PlanDay): string {
  return typeof day === "number" ? `Day ${day}` : DAYS[day];
}

function slotWords(slot: "am" | "pm"): string {
  return slot === "am" ? "morning" : "evening";
}

function cycleWords({ name, from, to }: LivePlan["cycles"][number]): string {
  return `${clipped(name, 60)}: ${from === to ? `week ${from}` : `weeks ${from}–${to}`}`;
}

/** What kind of plan it is: `(12 weeks, from Mon 23 Nov)` */
export function metaWords(plan: LivePlan, today: string): string {
  const { weeks, startDay, sessions } = plan;
  const long =
    weeks === undefined ? `${sessions.length} ${sessions.length === 1 ? "session" : "sessions"}` : weeksWords(weeks);
  const since = startDay === undefined ? "" : `from ${shortDay(startDay, today)}`;
  return `(${[long, since, standingWords(plan, today)].filter((part) => part !== "").join(", ")})`;
}

/** `a draft`, `paused since Wed 25 Nov`; empty where it has dates and goes its way. */
export function standingWords({ status, queue, pausedOn }: LivePlan, today: string): string {
  return {
    draft: "a draft",
    active: queue ? "one after the other" : "",
    paused: pausedOn === undefined ? "paused" : `paused since ${shortDay(pausedOn, today)}`,
    archived: "put away",
  }[status];
}

function weeksWords(weeks: number): string {
  return weeks === 1 ? "1 week" : `${weeks} weeks`;
}

/** A session of a day with its items ticked. */
export function standingBlocks({ session, items, workoutId }: Standing, words: PlanWords): Block[] {
  const begun = workoutId !== undefined || items.some(({ done }) => done);
  const { done, of } = tally(items, begun);
  const part = session.slot === undefined ? "" : ` (${slotWords(session.slot)})`;
  const state = begun ? (done === of ? ": done" : `: ${done} of ${of}`) : "";
  const rows = items.map((one): Span[] => [`${one.done ? "✓" : "·"} ${itemWords(one.item, words)}${setsLeft(one)}`]);
  return [
    text(strong(`${titleOf(session)}${part}`), state),
    ...(rows.length > 0 ? [{ kind: "list" as const, items: rows }] : []),
  ];
}

function setsLeft({ done, sets }: ItemProgress): string {
  return done || !sets || sets.done === 0 ? "" : ` (${sets.done} of ${sets.of} sets)`;
}

/** A week's sessions in a line each: done, missed or to come. @param queued whether it stands in line, and is never late */
export function weekLine({ session, items, workoutId, date, until }: Standing, today: string, queued: boolean): Span[] {
  const begun = workoutId !== undefined || items.some(({ done }) => done);
  const { done, of } = tally(items, begun);
  const when = date !== undefined ? `${weekdayWords(date)} ` : queued ? "next " : "any day ";
  const over = !queued && (date ?? until ?? today) < today;
  const state = begun ? (done === of ? "done" : `${done} of ${of}`) : over ? "missed" : date === today ? "today" : "";
  const mark = begun && done === of ? "✓" : begun ? "◐" : over ? "✗" : "·";
  const part = session.slot === undefined ? "" : ` (${slotWords(session.slot)})`;
  return [`${mark} ${when}`, strong(`${titleOf(session)}${part}`), state === "" ? "" : ` ${state}`];
}

/** `86 %: 18 of 21 items, 5 of 6 sessions` */
export function adherenceWords(reached: Adherence): string {
  const percent = adherencePercent(reached);
  if (percent === undefined) return "nothing was due yet";
  const { done, of, sessions, ofSessions } = reached;
  const counts = `${done} of ${of} ${of === 1 ? "item" : "items"}, ${sessions} of ${ofSessions} ${ofSessions === 1 ? "session" : "sessions"}`;
  return `${Math.round(percent)} %: ${counts}`;
}

/** A few words behind a log: `3/5 of Push`. */
export function tickWords(standing: Standing): string | undefined {
  if (standing.workoutId === undefined && !standing.items.some(({ done }) => done)) return undefined;
  const { done, of } = tally(standing.items, true);
  const name = titleOf(standing.session);
  return done === of ? `${name}: all ${of === 1 ? "done" : `${of} done`}` : `${done}/${of} of ${name}`;
}

/** How to bring a plan. */
export function planHowTo(): Block[] {
  return [
    text(
      "Send ",
      code("/plan"),
      " and your plan behind it, in your own words or as a table. Or answer a message that holds it with ",
      code("/plan"),
      ", or send a .txt, .md, .csv or .xlsx file now or with ",
      code("/plan"),
      " as its caption.",
    ),
  ];
}
