/** `/today`, `/tomorrow`, `/week` and `/adherence`: what plans hold, and what was done of it. */
import { adherenceWords, standingBlocks, standingWords, titleOf, weekLine } from "@spotter/core/answer/plan";
import { type Block, code, type Span, strong, text } from "@spotter/core/chat/reply";
import type { CommandArgs } from "@spotter/core/command/parse";
import type { Adherence } from "@spotter/core/plan/life/adherence";
import type { Standing } from "@spotter/core/plan/life/standing";
import { addDays, daysBetween, shortDay, weekStart } from "@spotter/core/time/local";
import { plansOf, type StoredPlan } from "@spotter/db/queries/plans";
import { trainingDay } from "../log/when.ts";
import { planWords } from "../plan/plan-words.ts";
import { adherenceOf, standingSoFar } from "../plan/reached.ts";
import { type PlansStanding, standingOf, standingOn } from "../plan/standing.ts";
import type { Answer, Outcome, Turn } from "../turn.ts";

export async function today(turn: Turn): Promise<Outcome> {
  return { answers: [await dayAnswer(turn, await trainingDay(turn), "today")] };
}

export async function tomorrow(turn: Turn): Promise<Outcome> {
  return { answers: [await dayAnswer(turn, addDays(await trainingDay(turn), 1), "tomorrow")] };
}

async function dayAnswer(turn: Turn, day: string, name: "today" | "tomorrow"): Promise<Answer> {
  const standing = await standingOn(turn, day);
  if (standing.plans.length === 0) return { blocks: [text(await noPlan(turn))], data: { day, sessions: [] } };
  const own = standing.sessions.filter(({ date }) => date === day);
  const open = standing.sessions.filter(({ date, until }) => date === undefined && until !== undefined);
  const queued = open.filter(({ planId }) => standing.queues.has(planId));
  const anyDay = open.filter(({ planId }) => !standing.queues.has(planId));
  const words = planWords(turn);
  const label = name === "today" ? "Today" : "Tomorrow";
  const blocks: Block[] = [
    ...own.flatMap((one) => standingBlocks(one, words)),
    // What is next in line is for today, unless one of that plan was done today.
    ...queued.flatMap((one) =>
      own.some(({ planId }) => planId === one.planId)
        ? [text("Next in line: ", strong(titleOf(one.session)))]
        : standingBlocks(one, words),
    ),
    ...(anyDay.length > 0
      ? [text(`Any day this week: ${anyDay.map(({ session }) => titleOf(session)).join(", ")}`)]
      : []),
  ];
  const none = `Nothing is planned ${name}.${await nextDay(turn, day)}`;
  return {
    blocks: blocks.length === 0 ? [text(none)] : [text(strong(label), `, ${shortDay(day, words.today)}`), ...blocks],
    data: { day, sessions: [...own, ...open] },
  };
}

/** Why no plan is active, and how one would be. */
async function noPlan(turn: Turn): Promise<string> {
  const { tx, athlete } = turn;
  const plans = await plansOf(tx, { athleteId: athlete.id, statuses: ["paused", "draft"] });
  const paused = plans.findLast(({ status }) => status === "paused");
  if (paused)
    return `${paused.title} is ${standingWords(paused, await trainingDay(turn))}: /plan resume goes on with it.`;
  const draft = plans.at(-1);
  if (draft) return `${draft.title} is a draft: /plan confirm begins it.`;
  return "No plan is active. /plan and your plan behind it makes one.";
}

/** When the next session is, where a day has none. */
async function nextDay(turn: Turn, day: string): Promise<string> {
  const { sessions } = await standingOf(turn, { from: addDays(day, 1), to: addDays(day, 14) });
  const next = sessions.find(({ date }) => date !== undefined && date > day);
  return next?.date === undefined ? "" : ` Next: ${titleOf(next.session)}, ${shortDay(next.date, day)}.`;
}

export async function week(turn: Turn, { which }: CommandArgs): Promise<Outcome> {
  const now = await trainingDay(turn);
  const shift = { next: 7, last: -7 }[which ?? ""] ?? 0;
  const from = addDays(weekStart(now), shift);
  const days = { from, to: addDays(from, 6) };
  const standing = await standingOf(turn, days);
  if (standing.plans.length === 0)
    return { answers: [{ blocks: [text(await noPlan(turn))], data: { ...days, sessions: [] } }] };
  const lines = standing.sessions.map((one): Span[] => weekLine(one, now, standing.queues.has(one.planId)));
  const reached = adherenceOf(standing, standing.sessions, now);
  return {
    answers: [
      {
        blocks: [
          text(strong(`${shortDay(days.from, now)} to ${shortDay(days.to, now)}`)),
          ...(lines.length > 0 ? [{ kind: "list" as const, items: lines }] : [text("Nothing is planned.")]),
          ...(reached.of > 0 ? [text(`Adherence ${adherenceWords(reached)}`)] : []),
        ],
        data: { ...days, sessions: standing.sessions, adherence: reached },
      },
    ],
  };
}

/** Weeks and cycles of each active plan so far. */
export async function adherence(turn: Turn): Promise<Outcome> {
  const now = await trainingDay(turn);
  const standing = await standingSoFar(turn, now);
  if (standing.plans.length === 0) return { answers: [{ blocks: [text(await noPlan(turn))], data: { plans: [] } }] };
  const plans = standing.plans.map((plan) => planAdherence(standing, plan, now));
  const blocks = plans.flatMap(({ title, total, cycles, weeks }): Block[] => [
    text(strong(title), ` ${adherenceWords(total)}`),
    ...(cycles.length + weeks.length > 1
      ? [
          {
            kind: "list" as const,
            items: [...cycles, ...weeks.slice(-8)].map(({ name, ...reached }): Span[] => [
              `${name}: ${adherenceWords(reached)}`,
            ]),
          },
        ]
      : []),
  ]);
  return {
    answers: [
      {
        blocks: [...blocks, text("Items done of those that were due. ", code("/week"), " shows them.")],
        data: { plans },
      },
    ],
  };
}

type Named = Adherence & { name: string };

function planAdherence(standing: PlansStanding, plan: StoredPlan, now: string) {
  const own = standing.sessions.filter(({ planId }) => planId === plan.id);
  const of = (sessions: readonly Standing[]) => adherenceOf(standing, sessions, now);
  const byWeek = [...Map.groupBy(own, (one) => weekOf(plan, one))].filter(([number]) => number > 0);
  const weeks = byWeek
    .sort(([a], [b]) => a - b)
    .map(([number, sessions]): Named => ({ name: `Week ${number}`, ...of(sessions) }));
  const cycles = plan.cycles.map(({ name, from, to }): Named => {
    const sessions = own.filter(
      ({ session: { week: number } }) => number !== undefined && number >= from && number <= to,
    );
    return { name, ...of(sessions) };
  });
  const begun = (one: Named) => one.of > 0;
  return { id: plan.id, title: plan.title, total: of(own), cycles: cycles.filter(begun), weeks: weeks.filter(begun) };
}

/** A queue's weeks are those in which things were done. */
function weekOf({ queue }: StoredPlan, { session, date }: Standing): number {
  if (!queue) return session.week ?? 0;
  return date === undefined ? 0 : Math.floor(daysBetween(weekStart(queue.since), date) / 7) + 1;
}
