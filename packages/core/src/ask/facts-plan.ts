/** The facts in what plans hold: marked as planned, so that nobody takes them for done. */
import { stateWords } from "../answer/ask-plan.ts";
import { adherencePercent } from "../plan/life/adherence.ts";
import type { PlanItem } from "../plan/plan.ts";
import type { Fact, FactLine } from "./fact.ts";
import { count, distance, duration, load, repsOf, scale, sets } from "./fact-of.ts";
import type { Found } from "./found.ts";

const MOST_SESSIONS = 20;

export function planLines(found: Found & { tool: "plan" }, today: string): FactLine[] {
  const { plans, sessions, from, to, reached, total } = found;
  if (plans.length === 0) return [];
  return [
    {
      day: from,
      to,
      planned: true,
      words: `planned in ${plans.map((title) => `“${title}”`).join(", ")}`,
      quotes: [...plans],
      facts: [count(sessions.length, "sessions"), ...adherenceFacts(reached, "of these days")],
    },
    ...(total.of > 0
      ? [{ planned: true as const, words: "all plans so far", facts: adherenceFacts(total, "in all") }]
      : []),
    ...sessions.slice(0, MOST_SESSIONS).flatMap((session): FactLine[] => {
      const { title, day = session.queued ? undefined : session.until, items } = session;
      const when = session.day === undefined ? (session.queued ? ", next in line" : ", on any day of that week") : "";
      const here = { ...(day !== undefined && { day }), planned: true as const };
      return [
        {
          ...here,
          words: `planned session ${title}${when}, ${stateWords(session, today)}`,
          quotes: [title],
          facts: [count(session.done, "items done"), count(session.of, "items")],
        },
        ...items.map(
          ({ item, words, name, done }): FactLine => ({
            ...here,
            ...(name !== undefined && { subject: name }),
            words: `planned ${words}${done ? ", done" : ""}`,
            quotes: [words],
            facts: itemFacts(item),
          }),
        ),
      ];
    }),
  ];
}

function adherenceFacts(reached: (Found & { tool: "plan" })["reached"], of: string): Fact[] {
  const percent = adherencePercent(reached);
  return percent === undefined
    ? []
    : [
        { is: "percent", value: percent, of: `adherence ${of}` },
        count(reached.done, `items done ${of}`),
        count(reached.of, `items due ${of}`),
        count(reached.sessions, `sessions begun ${of}`),
        count(reached.ofSessions, `sessions due ${of}`),
      ];
}

function itemFacts(item: PlanItem): Fact[] {
  const { sets: many, reps, repsMin, repsMax, kg, rpe, rir, percent1rm, meters, seconds } = item;
  const facts = [
    ...(many === undefined ? [] : [sets(many)]),
    ...[reps, repsMin, repsMax].flatMap((one) => (one === undefined ? [] : [repsOf(one, 0)])),
    ...(kg === undefined ? [] : [load(kg, 0)]),
    ...(rpe === undefined ? [] : [{ ...scale(rpe, "RPE"), is: "rpe" as const }]),
    ...(rir === undefined ? [] : [{ ...scale(rir, "RIR"), is: "rir" as const }]),
    ...(percent1rm === undefined ? [] : [{ is: "percent" as const, value: percent1rm, of: "of 1RM" }]),
    ...distance(meters),
    ...duration(seconds),
  ];
  return facts.map((fact): Fact => ({ ...fact, unsaid: true }));
}
