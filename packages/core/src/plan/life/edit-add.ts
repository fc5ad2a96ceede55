/** Adding to a plan: `add 2 sets of calf raises on Friday`, `add face pulls 3x15`, `add 2.5 kg to bench`. */

import { exerciseById } from "../../exercise/catalogue.ts";
import { addDays, weekStart } from "../../time/local.ts";
import { kgFrom } from "../../units/load.ts";
import { type PlanItem, WEEKDAYS } from "../plan.ts";
import { readPlan } from "../read.ts";
import { daysOfWeek, newIdOf, weeksOf } from "./begin.ts";
import { changed, type EditResult, type Said } from "./edit-said.ts";
import { isMeant, scopeIn } from "./edit-scope.ts";
import { bare, isCalled, itemCalled } from "./edit-subject.ts";
import type { LivePlan, LiveSession } from "./live-plan.ts";

const SETS = /^(?:(?<count>\d{1,2}|a|an|one|two|three|another) )?(?:more |extra )?sets? (?:of|to|for) (?<name>.+)$/;
const LOAD = /^(?<value>\d{1,3}(?:[.,]\d{1,2})?) ?(?<unit>kg|kgs|kilos?|lbs?|pounds?)? (?:to|on|onto) (?<name>.+)$/;
const MORE = /^(?<name>\D+?) ?(?<sign>[+-]) ?(?<value>\d{1,3}(?:[.,]\d{1,2})?) ?(?<unit>kg|kgs|kilos?|lbs?|pounds?)$/;
const COUNTS: Record<string, number> = { a: 1, an: 1, one: 1, another: 1, two: 2, three: 3 };

export function addTo(said: Said): EditResult {
  const there = intoSession(said);
  if (there) return there;
  const sets = SETS.exec(said.words)?.groups;
  if (sets)
    return addSets(said, bare(sets.name!), sets.count === undefined ? 1 : (COUNTS[sets.count] ?? Number(sets.count)));
  const load = LOAD.exec(said.words)?.groups;
  if (load) return addLoad(said, bare(load.name!), Number(load.value!.replace(",", ".")), load.unit);
  return addItems(said, said.words);
}

/** `add 3 sets of dips to push day`: to the sessions that are called so, or are on that day. */
function intoSession(said: Said): EditResult | undefined {
  const { what, where } = /^(?<what>.+) (?:to|into) (?<where>.+)$/.exec(said.words)?.groups ?? {};
  if (
    what === undefined ||
    where === undefined ||
    LOAD.test(said.words) ||
    /^(?:\S+ )?(?:more |extra )?sets?$/.test(what)
  )
    return undefined;
  const { scope, rest } = scopeIn(where, said.context.today);
  const called = bare(rest);
  if (called !== "" && !said.plan.sessions.some((one) => said.meant(one) && isCalled(one, called, said.context)))
    return undefined;
  const whole = { ...said.scope, ...scope };
  return addTo({
    ...said,
    words: what,
    scope: called === "" ? whole : { ...whole, named: called },
    meant: (one) =>
      isMeant(one, whole, said.plan, said.context.today) && (called === "" || isCalled(one, called, said.context)),
  });
}

/** More sets of what is there; where it is not, it is added. */
function addSets(said: Said, name: string, count: number): EditResult {
  const { plan, meant, context, scope } = said;
  const isIt = itemCalled(name, context);
  const there = plan.sessions.some((session) => meant(session) && session.items.some(isIt));
  if (there)
    return changed(plan, name, (session) => {
      const at = meant(session) ? session.items.findIndex(isIt) : -1;
      return at < 0 ? session : { ...session, items: session.items.with(at, moreSets(session.items[at]!, count)) };
    });
  const exercise = context.exercise(name);
  if (exercise === undefined) return { kind: "unknown-exercise", name };
  // Without a day nobody knows where it should go.
  if (Object.keys(scope).length === 0) return { kind: "no-place", what: name };
  return append(said, [{ exercise, sets: count }], name);
}

function moreSets(item: PlanItem, count: number): PlanItem {
  return { ...item, sets: Math.min(100, (item.sets ?? 1) + count) };
}

/** `bench +2.5kg`: so much more; `pull ups +10kg`: with so much at the belt. */
export function moreLoad(said: Said): EditResult {
  const { name, sign, value, unit } = MORE.exec(said.words)?.groups ?? {};
  if (name === undefined || value === undefined) return { kind: "not-understood" };
  const amount = Number(value.replace(",", "."));
  return addLoad(said, bare(name), sign === "-" ? -amount : amount, unit);
}

function addLoad({ plan, meant, context }: Said, name: string, value: number, unit: string | undefined): EditResult {
  const step = kgFrom(value, unit === undefined ? context.reader.unit : unit.startsWith("k") ? "kg" : "lb");
  const isIt = itemCalled(name, context);
  const there = plan.sessions.flatMap((session) => (meant(session) ? session.items.filter(isIt) : []));
  if (there.length > 0 && there.every((item) => item.kg === undefined && withMore(item, step) === item))
    return { kind: "no-load", what: name };
  return changed(plan, name, (session) =>
    meant(session)
      ? {
          ...session,
          items: session.items.map((item) => (isIt(item) ? withMore(item, step) : item)),
        }
      : session,
  );
}

/** What hangs on the athlete's body is told as a whole, with its plus. */
function withMore(item: PlanItem, stepKg: number): PlanItem {
  const hangs = "exercise" in item && exerciseById(item.exercise)?.load === "bodyweight";
  const kg = hangs && stepKg > 0 ? stepKg : item.kg === undefined ? undefined : item.kg + stepKg;
  return kg === undefined || kg < 0 ? item : { ...item, kg: Math.round(kg * 100) / 100 };
}

/** What the plan reader makes of the words. */
function addItems(said: Said, words: string): EditResult {
  const { sessions } = readPlan(words.replace(/^(?:a|an|some) /, ""), said.context.reader);
  const items = sessions.flatMap((session) => session.items);
  if (items.length === 0) return { kind: "not-understood" };
  return Object.keys(said.scope).length === 0 ? { kind: "no-place", what: words } : append(said, items, words);
}

/** Behind the items of the meant sessions of their kind; on a day without one as a session of its own. */
function append({ plan, meant, scope, context }: Said, items: readonly PlanItem[], what: string): EditResult {
  const sport = items.find((item) => "activity" in item);
  const kind = sport && "activity" in sport ? sport.activity : "strength";
  const fits = (session: LiveSession) => meant(session) && session.sport === kind;
  if (plan.sessions.some(fits))
    return changed(plan, what, (session) =>
      fits(session) ? { ...session, items: [...session.items, ...items] } : session,
    );
  const added = newSessions(plan, scope, { sport: kind, items: [...items] }, context.today);
  return added.length === 0
    ? { kind: "nothing-meant", what }
    : { kind: "edited", plan: { ...plan, sessions: [...plan.sessions, ...added] } };
}

/** A session on the named weekday: of each week ahead, or of the weeks that were named. */
function newSessions(
  plan: LivePlan,
  { weekday, days, weeks, slot }: Said["scope"],
  session: Pick<LiveSession, "sport" | "items">,
  today: string,
): LiveSession[] {
  const half = slot === undefined ? {} : { slot };
  if (plan.startDay === undefined)
    return weekday === undefined ? [] : [{ id: newIdOf(plan.sessions), day: weekday, ...half, ...session }];
  const dated = plan.sessions.flatMap(({ date }) => date ?? []).sort();
  const [first, last] = [dated[0], dated.at(-1)];
  if (first === undefined || last === undefined) return [];
  const numbers = Array.from({ length: weeksOf(plan) }, (_, index) => index + 1);
  return numbers
    .filter((week) => !weeks || (week >= weeks.from && week <= weeks.to))
    .flatMap((week): LiveSession[] => {
      const { from } = daysOfWeek(plan.startDay!, week);
      const date = weekday === undefined ? days?.from : within(from, WEEKDAYS.indexOf(weekday));
      if (date === undefined || date < from || date > addDays(from, 6) || date < today) return [];
      return days && (date < days.from || date > days.to)
        ? []
        : [
            {
              id: newIdOf(plan.sessions) - week,
              week,
              day: WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1]!,
              date,
              ...half,
              ...session,
            },
          ];
    });
}

/** The weekday in the seven days from a day on. */
function within(from: string, weekday: number): string {
  const monday = weekStart(from);
  const date = addDays(monday, weekday);
  return date < from ? addDays(date, 7) : date;
}
