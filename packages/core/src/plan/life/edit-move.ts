/** Moving sessions of a plan: to another weekday of their week, or one of them to a day. */
import { addDays, weekStart } from "../../time/local.ts";
import { WEEKDAYS, type Weekday } from "../plan.ts";
import { comingDay } from "./coming-day.ts";
import { changed, type EditResult, type Said } from "./edit-said.ts";
import { scopeIn } from "./edit-scope.ts";
import { isCalled } from "./edit-subject.ts";
import type { LiveSession } from "./live-plan.ts";

/** @param there a weekday, `day 3`, or a day for the next such session alone: `tomorrow`, `1 Dec` */
export function move({ plan, words, scope, meant, context }: Said, there: string): EditResult {
  const { today } = context;
  const target = scopeIn(there, today);
  const rest = target.rest.replace(/^(?:next|this|the) ?/, "");
  const named = Object.keys(scope).length > 0;
  if (words === "" && !named) return { kind: "not-understood" };
  const isIt = (session: LiveSession) => meant(session) && (words === "" || isCalled(session, words, context));
  const what = words === "" ? "that day" : words;
  const { weekday, dayNumber } = target.scope;
  if (weekday && rest === "") return changed(plan, what, (one) => (isIt(one) ? onWeekday(one, weekday, today) : one));
  if (dayNumber !== undefined && rest === "")
    return changed(plan, what, (one) => (isIt(one) && one.date === undefined ? { ...one, day: dayNumber } : one));
  const day = comingDay(there, today);
  if (day === undefined) return { kind: "not-understood" };
  if (plan.startDay === undefined) return { kind: "no-dates" };
  const next = plan.sessions
    .filter((one) => one.date !== undefined && isIt(one))
    .sort((a, b) => (a.date! < b.date! ? -1 : 1))[0];
  return changed(plan, what, (one) => (one === next ? { ...one, date: day } : one));
}

/** Within its calendar week; what would lie in the past stays. */
function onWeekday(session: LiveSession, weekday: Weekday, today: string): LiveSession {
  if (session.date === undefined) return { ...session, day: weekday };
  const date = addDays(weekStart(session.date), WEEKDAYS.indexOf(weekday));
  return date < today ? session : { ...session, day: weekday, date };
}
