/** Which day to come words name: `today`, `next Monday`, `1 Dec`, `in 3 days`. */
import { addDays, weekStart } from "../../time/local.ts";
import { WEEKDAYS } from "../plan.ts";
import { weekdayOf } from "../weekday.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** @returns `YYYY-MM-DD`, today or later (a whole date may be earlier); `undefined` where the words are no day */
export function comingDay(words: string, today: string): string | undefined {
  const said = words
    .toLowerCase()
    .replace(/^(?:on|from|starting)\s+/, "")
    .replace(/\s+/g, " ")
    .trim();
  if (/^(?:today|now)$/.test(said)) return today;
  if (said === "tomorrow") return addDays(today, 1);
  if (said === "next week") return addDays(weekStart(today), 7);
  const inDays = /^in (\d{1,3}) (day|week)s?$/.exec(said);
  if (inDays) return addDays(today, Number(inDays[1]) * (inDays[2] === "week" ? 7 : 1));
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const weekday = /^(?:(?:next|this|coming|the next) )?([a-z]+)$/.exec(said)?.[1];
  const name = weekday === undefined ? undefined : weekdayOf(weekday);
  if (name) return nextWeekday(name, said.startsWith("this") ? addDays(today, -1) : today);
  return monthDay(said, today);
}

/** The next such day behind a day. */
export function nextWeekday(day: (typeof WEEKDAYS)[number], after: string): string {
  const first = addDays(after, 1);
  const at = Temporal.PlainDate.from(first).dayOfWeek - 1;
  return addDays(first, (WEEKDAYS.indexOf(day) - at + 7) % 7);
}

/** `1 Dec`, `dec 1st`, `1.12.`, `1.12.2026`; without a year the next one to come. */
function monthDay(said: string, today: string): string | undefined {
  const words =
    /^(?<day>\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?(?<month>[a-z]{3,9})\.?(?:,? (?<year>\d{4}))?$/.exec(said) ??
    /^(?<month>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\d{4}))?$/.exec(said) ??
    /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})?$/.exec(said);
  const { day = "", month = "", year } = words?.groups ?? {};
  const number = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3)) + 1;
  if (number < 1) return undefined;
  const thisYear = Number(today.slice(0, 4));
  if (year !== undefined) return dayOf(Number(year), number, Number(day));
  const found = dayOf(thisYear, number, Number(day));
  return found !== undefined && found < today ? dayOf(thisYear + 1, number, Number(day)) : found;
}

function dayOf(year: number, month: number, day: number): string | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" }).toString();
  } catch {
    return undefined;
  }
}
