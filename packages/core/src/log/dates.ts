/** Which day a message names, as the athlete's local date. */

/** A local day and the piece of the line that named it. */
export type NamedDay = {
  day: string;
  start: number;
  end: number /** "last night" says nothing of sleep. */;
  night?: true;
};

const DAY_MS = 86_400_000;
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const COUNTS: Readonly<Record<string, number>> = { a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7 };

const WEEKDAY =
  "mon(?:day)?|tues?(?:day)?|wed(?:s|nesday)?|weds|thu(?:r|rs|rsday)?|thurs|fri(?:day)?|sat(?:urday)?|sun(?:day)?";
const MONTH =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const EDGE = "(?<![\\p{L}\\d/.:-])";
const END = "(?![\\p{L}\\d])";

const ISO = new RegExp(`${EDGE}(?:on )?(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)`, "u");
const AGO = new RegExp(`${EDGE}(\\d{1,2}|a|one|two|three|four|five|six|seven) (day|week)s? ago${END}`, "u");
const BEFORE_YESTERDAY = new RegExp(`${EDGE}(?:the )?day before yesterday${END}`, "u");
const YESTERDAY = new RegExp(
  `${EDGE}(?:yesterday'?s?|yday|ystrdy|yest|yesterdy|yesteday|yestarday|ytd)(?: (?:morning|afternoon|evening|night|am|pm))?${END}`,
  "u",
);
const LAST_NIGHT = new RegExp(`${EDGE}last ?night(?:'?s)?${END}`, "u");
const TODAYS = new RegExp(`${EDGE}(?:today|tonight|this (?:morning|afternoon|evening))'s${END}`, "u");
const DAY_MONTH = new RegExp(
  `${EDGE}(?:on )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ?(${MONTH})\\.?(?:,? (\\d{4}))?${END}`,
  "u",
);
const MONTH_DAY = new RegExp(
  `${EDGE}(?:on )?(${MONTH})\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?:,? (20\\d\\d))?(?![\\p{L}\\d/]|[.,:]\\d| ?x ?\\d)`,
  "u",
);
const ON_THE = new RegExp(`${EDGE}on the (\\d{1,2})(?:st|nd|rd|th)${END}`, "u");
const SLASHED_AT_START =
  /^\s*\(?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]? )?(?:on )?(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?=\s*$|\)?\s*[:,-]?\s+[\p{L}(]|\s*:)/u;
const SLASHED = /(?:^|\s)on (\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\d/])/u;
const SLASHED_AT_END = /\s\(?(\d{1,2})\/(\d{1,2})\/(\d{4})\)?\s*$/u;
const DOTTED_AT_START =
  /^\s*\(?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]? )?(?:on )?(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?(?=\s*$|\)?\s*[:,-]?\s+[\p{L}\d(]|\s*:)|^\s*(?:on )?(\d{2})\.(\d{2})(?=\s*$|\s*[:,-]?\s+(?!kg|lb|x\b|km|mi|min|reps|h\b|m\b|k\b)\p{L}|\s*:)/u;
/** `Workout 19.11.`: a title with its day. */
const DOTTED_AT_END = /^[^\d]*\s(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?\s*:?\s*$/u;
const DOTTED = /(?:^|\s)on (\d{1,2})\.(\d{1,2})\.?(\d{4}|\d{2})?(?!\d)/u;
const NAMED_WEEKDAY = new RegExp(
  `${EDGE}(?:on |last |this past |past )?(${WEEKDAY})(?:'s)?(?: (?:morning|afternoon|evening|night|am|pm))?${END}`,
  "u",
);
const WEEKDAY_BEFORE = new RegExp(`(?<![\\p{L}\\d])(?:on )?(?:${WEEKDAY})[,.]? *$`, "u");
/** What makes a line worth the search. */
const HINT =
  /\d[./-]\d|\bon\b|day|ago|night|ning's|noon's|yest|ytd|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/;

/**
 * The first day a line names.
 *
 * @param line plain lower-case text
 * @param today the athlete's local date, `YYYY-MM-DD`
 * @returns `undefined` if it names none; the day may be `today` itself
 */
export function namedDay(line: string, today: string): NamedDay | undefined {
  if (!HINT.test(line)) return undefined;
  return (
    found(ISO, line, ([, year, month, day]) => valid(Number(year), Number(month), Number(day))) ??
    found(AGO, line, ([, count, unit]) => back(today, countOf(count!) * (unit === "week" ? 7 : 1))) ??
    found(BEFORE_YESTERDAY, line, () => back(today, 2)) ??
    found(YESTERDAY, line, () => back(today, 1)) ??
    night(found(LAST_NIGHT, line, () => back(today, 1))) ??
    found(TODAYS, line, () => today) ??
    found(DAY_MONTH, line, ([, day, month, year]) => past(today, monthOf(month!), Number(day), year)) ??
    found(MONTH_DAY, line, ([, month, day, year]) => past(today, monthOf(month!), Number(day), year)) ??
    found(ON_THE, line, ([, day]) => latestDayOfMonth(today, Number(day))) ??
    found(SLASHED_AT_START, line, ([, a, b, year]) => slashed(today, Number(a), Number(b), year)) ??
    found(SLASHED, line, ([, a, b, year]) => slashed(today, Number(a), Number(b), year)) ??
    found(SLASHED_AT_END, line, ([, a, b, year]) => slashed(today, Number(a), Number(b), year)) ??
    found(DOTTED_AT_START, line, (m) => past(today, Number(m[2] ?? m[5]), Number(m[1] ?? m[4]), m[3])) ??
    found(DOTTED_AT_END, line, ([, day, month, year]) => past(today, Number(month), Number(day), year)) ??
    found(DOTTED, line, ([, day, month, year]) => past(today, Number(month), Number(day), year)) ??
    found(NAMED_WEEKDAY, line, ([, name]) => latestWeekday(today, WEEKDAYS.indexOf(name!.slice(0, 3))))
  );
}

/** The athlete's local date of an ISO instant that carries their offset. */
export function localDay(now: string): string {
  return now.slice(0, 10);
}

function found(
  pattern: RegExp,
  line: string,
  dayOf: (match: RegExpExecArray) => string | undefined,
): NamedDay | undefined {
  const match = pattern.exec(line);
  if (!match) return undefined;
  const day = dayOf(match);
  if (day === undefined) return undefined;
  if (!isWhen(line, match)) return undefined;
  const lead = pattern === NAMED_WEEKDAY ? 0 : (WEEKDAY_BEFORE.exec(line.slice(0, match.index))?.[0].length ?? 0);
  return { day, start: match.index - lead, end: match.index + match[0].length };
}

/** `from yesterday's squats`, `better than monday`, `ready for saturday`: a day that is not when it was done. */
function isWhen(line: string, match: RegExpExecArray): boolean {
  const before = line.slice(0, match.index);
  if (/(?<!\p{L})(?:than|since|until|till|before|after|by|vs)(?: the| last)? *$/u.test(before)) return false;
  if (AHEAD.test(before) || BACK.test(before)) return false;
  if (
    /^,? (?:it was|i did|i had|was|i got|i was)(?!\p{L})/u.test(line.slice(match.index + match[0].length)) &&
    /\d/.test(before)
  )
    return false;
  const owns = /'?s$/.test(match[0]) && match[0].includes("'");
  return !(owns && /\d/.test(before) && /^ *\p{L}/u.test(line.slice(match.index + match[0].length)));
}

/** `will try 105 on monday`: behind what somebody means to do, the day is still to come. */
const AHEAD =
  /(?<!\p{L})(?:will|i'?ll|we'?ll|gonna|going (?:to|for)|want(?:ing)? to|wanna|try(?:ing)? (?:to|for|again|\d+)|aim(?:ing)?|plan(?:ning)?|hope|hoping|next (?:is|one|session|time|up))(?!\p{L})[^.,;!?]*$/u;

/** `up from 95 on monday`, `180x3, vs 170 two weeks ago`: the day of what it is held against. */
const BACK = /(?<!\p{L})(?:(?:up|down) from|vs|versus|compared (?:to|with)) [\d.]+[^.,;!?]*$/u;

function night(day: NamedDay | undefined): NamedDay | undefined {
  return day && { ...day, night: true };
}

function countOf(text: string): number {
  return COUNTS[text] ?? Number(text);
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3)) + 1;
}

function back(today: string, days: number): string {
  return isoDay(Date.parse(`${today}T00:00:00Z`) - days * DAY_MS);
}

function latestWeekday(today: string, weekday: number): string {
  const now = new Date(`${today}T00:00:00Z`).getUTCDay();
  return back(today, (now - weekday + 7) % 7 || 7);
}

function latestDayOfMonth(today: string, day: number): string | undefined {
  const [year = 0, month = 0] = today.split("-").map(Number);
  const here = valid(year, month, day);
  if (here !== undefined && here <= today) return here;
  return month === 1 ? valid(year - 1, 12, day) : valid(year, month - 1, day);
}

/** The part over 12 is the day; where both could be, the reading that lies less far back. */
function slashed(today: string, a: number, b: number, year: string | undefined): string | undefined {
  if (a > 12) return past(today, b, a, year);
  if (b > 12) return past(today, a, b, year);
  const dayFirst = past(today, b, a, year);
  const monthFirst = past(today, a, b, year);
  if (dayFirst === undefined || monthFirst === undefined) return dayFirst ?? monthFirst;
  return [dayFirst, monthFirst].sort().at(-1);
}

/** The latest such day that is not in the future; a year that was given is taken at its word. */
function past(today: string, month: number, day: number, typedYear: string | undefined): string | undefined {
  const thisYear = Number(today.slice(0, 4));
  if (typedYear !== undefined) {
    const year = typedYear.length === 2 ? 2000 + Number(typedYear) : Number(typedYear);
    if (year > thisYear || year < thisYear - 30) return undefined;
    const named = valid(year, month, day);
    return named !== undefined && named <= today ? named : undefined;
  }
  // A leap day may lie eight years back.
  for (let year = thisYear; year >= thisYear - 8; year--) {
    const named = valid(year, month, day);
    if (named !== undefined && named <= today) return named;
  }
  return undefined;
}

function valid(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const time = Date.UTC(year, month - 1, day);
  return new Date(time).getUTCDate() === day ? isoDay(time) : undefined;
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
