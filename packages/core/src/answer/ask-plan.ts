/** What was found of plans: their sessions on the days asked about, and how much of them was done. */
import type { Found, PlannedSession } from "../ask/found.ts";
import { type Block, code, type Span, strong, text } from "../chat/reply.ts";
import { shortDay } from "../time/local.ts";
import { adherenceWords } from "./plan.ts";

/** More is a plan, which `/plan show` tells. */
const MOST_SESSIONS = 12;

export function plannedBlocks({ plans, sessions, from, to, reached, total }: Found & { tool: "plan" }, today: string) {
  if (plans.length === 0) return [text("No plan is active. ", code("/plan"), " and your plan behind it makes one.")];
  const span = from === to ? shortDay(from, today) : `${shortDay(from, today)} to ${shortDay(to, today)}`;
  const more = sessions.length - MOST_SESSIONS;
  const blocks: Block[] = [
    text(strong(span), sessions.length === 0 ? ": nothing is planned." : ":"),
    ...(sessions.length === 0
      ? []
      : [{ kind: "list" as const, items: sessions.slice(0, MOST_SESSIONS).map((one) => line(one, from, to, today)) }]),
    ...(more > 0 ? [text(`… and ${more} more`)] : []),
    ...(reached.of > 0 && from !== to ? [text(`Adherence ${adherenceWords(reached)}.`)] : []),
    ...(total.of > 0 ? [text(`So far in all: ${adherenceWords(total)}.`)] : []),
  ];
  return blocks;
}

/** `done`, `2 of 3`, `missed`, `planned` */
export function stateWords({ begun, done, of, day, until, queued }: PlannedSession, today: string): string {
  if (begun) return done === of ? "done" : `${done} of ${of}`;
  return !queued && (day ?? until ?? today) < today ? "missed" : "planned";
}

/** `Tue 24 Nov`, `next in line`, `any day` */
export function whenWords({ day, queued }: PlannedSession, today: string): string {
  return day === undefined ? (queued ? "next in line" : "any day of the week") : shortDay(day, today);
}

function line(session: PlannedSession, from: string, to: string, today: string): Span[] {
  const when = from === to && session.day !== undefined ? "" : `${whenWords(session, today)}: `;
  const state = stateWords(session, today);
  const items = session.items.map(({ words }) => words).join("; ");
  return [when, strong(session.title), `${items === "" ? "" : ` ${items}`}${state === "planned" ? "" : `, ${state}`}`];
}
