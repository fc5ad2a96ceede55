/** The days, weeks, months and years words name: of a question, what it asks about; of an answer, what it claims. */
import { addDays, weekStart } from "../time/local.ts";

export type TimeNamed = {
  start: number;
  end: number;
  /** What it speaks of, both days included: `since March` runs to today. */
  from: string;
  to: string;
  /** The day, month or year it names, which must be found; absent where it is only counted from today. */
  claim?: { from: string; to: string };
  /** A day that is on no calendar, or that can be read in two ways. */
  unreadable?: true;
};

const MONTH_NAMES = "january february march april may june july august september october november december".split(" ");
const DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split(" ");
/** `march` and `may` are words of their own, and so are `sat` and `sun`: those count as written with a capital. */
const MONTH =
  "(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|january|february|april|june|july|august|september|october|november|december)\\b\\.?";
const WEEKDAY =
  "(?<weekday>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day|s|rs)?|monday|tuesday|wednesday|thursday|friday|saturday|sunday)";
const YEAR = "(?:,?\\s(?<year>(?:19|20)\\d{2})\\b(?!\\s?(?:kg|lb|m\\b|steps)))";

const ISO = /\b(?<iso>\d{4}-\d{1,2}-\d{1,2})\b/gu;
const DAY_FIRST = new RegExp(
  `(?:\\b${WEEKDAY},?\\s(?:the\\s)?)?\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?${MONTH}${YEAR}?`,
  "gu",
);
const MONTH_FIRST = new RegExp(
  `(?:\\b${WEEKDAY},?\\s)?\\b${MONTH}\\s(?:the\\s)?(?<day>\\d{1,2})(?:st|nd|rd|th)?\\b(?![:.]\\d|\\s?(?:kg|lb|km|sets?|reps?|%|x|×))${YEAR}?`,
  "gu",
);
const NUMERIC = /\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b|\b\d{1,2}\/(?!10\b)\d{1,2}\b/gu;
const MONTH_ALONE = new RegExp(`\\b${MONTH}${YEAR}?`, "gu");
const YEAR_ALONE =
  /\b(?:in|since|of|during|until|before|after|from|last|early|late|year)\s(?<year>(?:19|20)\d{2})\b(?!\s?(?:kg|lbs?|km|m|steps|sets|reps|%))/gu;
const SEASON = /\b(?:this |last |the )?(?<season>spring|summer|autumn|fall(?! (?:of|in|by|to)\b)|winter)\b/giu;
const RELATIVE =
  /\b(?:today|tonight|yesterday|last night|this morning|(?:this|the last|last|the past|past|previous) (?:week|month|year))\b/giu;
const LAST_DAYS = /\b(?:last|past|previous)\s(?<many>\d{1,3})\s(?<unit>day|night|week|month|year)s?\b/giu;
const AGO = /\b(?<many>\d{1,3}|a|an|one)\s(?<unit>day|week|month|year)s?\s(?:ago|back|earlier)\b/giu;
const WEEKDAY_ALONE = new RegExp(`\\b${WEEKDAY}s?\\b`, "gu");

/** Times open to one side: `since March` runs to today, `until May` from the beginning. */
const OPENS =
  /\b(?:since|from|after|starting|beginning|as of)\s(?:the\s|about\s|early\s|late\s)?(?:week of\s|start of\s|end of\s)?$/iu;
const ENDS = /\b(?:until|till|before|up to|prior to|by)\s(?:the\s)?$/iu;
const BEGINNING = "1900-01-01";

/** @param today what `last week` and a day without a year are counted from */
export function timesIn(text: string, today: string): TimeNamed[] {
  let left = text;
  const found: TimeNamed[] = [];
  const take = (pattern: RegExp, rangeOf: (groups: Record<string, string | undefined>, words: string) => Range) => {
    for (const match of left.matchAll(pattern)) {
      const range = rangeOf(match.groups ?? {}, match[0]);
      const before = text.slice(0, match.index);
      const open = OPENS.test(before) && !("unreadable" in range);
      const ends = ENDS.test(before) && !("unreadable" in range);
      const { claimed = true, ...at } = range;
      found.push({
        start: match.index,
        end: match.index + match[0].length,
        ...at,
        ...(claimed && { claim: { from: at.from, to: at.to } }),
        ...(open && range.from <= today && { to: today }),
        ...(ends && { from: BEGINNING }),
      });
    }
    left = left.replaceAll(pattern, (words) => " ".repeat(words.length));
  };
  take(ISO, ({ iso }) => dayRange(iso?.split("-").map(Number) ?? []));
  take(DAY_FIRST, (groups) => named(groups, today));
  take(MONTH_FIRST, (groups) => named(groups, today));
  take(NUMERIC, () => ({ ...oneDay(today), unreadable: true }));
  take(MONTH_ALONE, ({ month, year }) => monthRange(monthOf(month), Number(year) || undefined, today));
  take(YEAR_ALONE, ({ year }) => ({ from: `${year}-01-01`, to: `${year}-12-31` }));
  take(LAST_DAYS, ({ many, unit }) => ({ from: addDays(today, 1 - spanDays(many, unit)), to: today, claimed: false }));
  take(AGO, ({ many, unit }) => ago(spanDays(many, unit), unit, today));
  take(SEASON, ({ season }) => seasonRange(season ?? "", today));
  take(RELATIVE, (_, words) => ({ ...relative(words.toLowerCase(), today), claimed: false }));
  take(WEEKDAY_ALONE, ({ weekday }) => latest(weekdayOf(weekday), today));
  return found.sort((a, b) => a.start - b.start);
}

type Range = { from: string; to: string; claimed?: boolean; unreadable?: true };

/** A day without a year is the latest one that is not to come; a weekday beside it must be its own. */
function named({ weekday, day, month, year }: Record<string, string | undefined>, today: string): Range {
  const thisYear = Number(today.slice(0, 4));
  const at = (inYear: number) => dayRange([inYear, monthOf(month), Number(day)]);
  const guess = at(Number(year) || thisYear);
  const range = !year && !guess.unreadable && guess.from > addDays(today, 14) ? at(thisYear - 1) : guess;
  if (weekday === undefined || range.unreadable) return range;
  return dayOfWeek(range.from) === weekdayOf(weekday) ? range : { ...range, unreadable: true };
}

function dayRange([year = 0, month = 0, day = 0]: number[]): Range {
  const iso = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const known =
    !Number.isNaN(Date.parse(`${iso}T00:00:00Z`)) && new Date(`${iso}T00:00:00Z`).toISOString().startsWith(iso);
  return known ? oneDay(iso) : { ...oneDay("1900-01-01"), unreadable: true };
}

const oneDay = (day: string): Range => ({ from: day, to: day });

/** Without a year the latest one that has begun. */
function monthRange(month: number, year: number | undefined, today: string): Range {
  const thisYear = Number(today.slice(0, 4));
  const inYear = year ?? (month > Number(today.slice(5, 7)) ? thisYear - 1 : thisYear);
  const from = `${inYear}-${String(month).padStart(2, "0")}-01`;
  return { from, to: lastOfMonth(from) };
}

function lastOfMonth(first: string): string {
  const { daysInMonth } = Temporal.PlainDate.from(first);
  return `${first.slice(0, 8)}${daysInMonth}`;
}

/** Of the north, by whole months; `since summer` is since its first day. */
function seasonRange(season: string, today: string): Range {
  const first = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 }[season.toLowerCase()] ?? 1;
  const { from } = monthRange(first, undefined, today);
  return { from, to: lastOfMonth(addDays(from, 75).replace(/\d\d$/, "01")) };
}

function relative(words: string, today: string): Range {
  if (/today|tonight|morning/.test(words)) return oneDay(today);
  if (words === "last night") return { from: addDays(today, -1), to: today };
  if (words === "yesterday") return oneDay(addDays(today, -1));
  const isThis = words.startsWith("this");
  if (words.endsWith("week")) {
    const monday = addDays(weekStart(today), isThis ? 0 : -7);
    return { from: monday, to: addDays(monday, 6) };
  }
  if (words.endsWith("month")) {
    const first = `${today.slice(0, 8)}01`;
    return isThis
      ? { from: first, to: lastOfMonth(first) }
      : { from: `${addDays(first, -1).slice(0, 8)}01`, to: addDays(first, -1) };
  }
  const year = Number(today.slice(0, 4)) - (isThis ? 0 : 1);
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** A week ago is about that day, a year ago is about that month. */
function ago(days: number, unit: string | undefined, today: string): Range {
  const slack = { day: 0, week: 3, month: 15, year: 45 }[unit ?? "day"] ?? 0;
  return { from: addDays(today, -days - slack), to: addDays(today, slack - days) };
}

function spanDays(many: string | undefined, unit: string | undefined): number {
  const each = { day: 1, night: 1, week: 7, month: 30, year: 365 }[unit?.toLowerCase() ?? ""] ?? 1;
  return (Number(many) || 1) * each;
}

/** The latest such weekday, today or before. */
function latest(weekday: number, today: string): Range {
  return oneDay(addDays(today, -((dayOfWeek(today) - weekday + 7) % 7)));
}

function dayOfWeek(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

function monthOf(name: string | undefined): number {
  return MONTH_NAMES.findIndex((month) => month.startsWith((name ?? "").toLowerCase().slice(0, 3))) + 1;
}

function weekdayOf(name: string | undefined): number {
  return DAY_NAMES.findIndex((day) => day.startsWith((name ?? "").toLowerCase().slice(0, 3))) + 1;
}
