/** Reads what says when: weeks, days, times of day, workouts by letter. */
import type { Line } from "../log/lex.ts";
import { markAt, numberAt, wordAt } from "../log/lex.ts";
import type { ScopeAtom } from "./atom.ts";
import type { PlanDay, Weekday } from "./plan.ts";
import { WEEKDAYS } from "./plan.ts";
import { lettersOf, weekdayOf, weekdaysBetween } from "./weekday.ts";

type Found = { value: ScopeAtom; next: number };

/** Nobody plans further ahead. */
const MOST_WEEKS = 104;
const MOST_DAYS = 31;

/** What says when at a token. */
export function scopeAt(line: Line, index: number): Found | undefined {
  const token = line.tokens[index]!;
  if (token.kind === "number")
    return length(line, index, token.value) ?? ordinalWeek(line, index) ?? hourInFront(line, index);
  if (token.kind === "clock") return timeOfDay(line, index, index + 1);
  if (token.kind !== "word") return undefined;
  const word = token.text;
  return (
    weeks(line, index, word) ??
    numberedDays(line, index, word) ??
    weekdays(line, index, word) ??
    slot(line, index, word) ??
    workout(line, index, word)
  );
}

/** `4 weeks`, `8-week`, `12wk`. */
function length(line: Line, index: number, value: number): Found | undefined {
  const at = markAt(line, index + 1) === "-" ? index + 2 : index + 1;
  if (!WEEK.has(wordAt(line, at)) || !Number.isInteger(value) || value < 1 || value > MOST_WEEKS) return undefined;
  const labelled = numberAt(line, at + 1) !== undefined && at === index + 1 && !line.tokens[at + 1]!.spaced;
  return labelled ? undefined : { value: { kind: "length", weeks: value }, next: at + 1 };
}

const WEEK: ReadonlySet<string> = new Set(["week", "weeks", "wk", "wks"]);
const ORDINALS: readonly string[] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

/** `1st week`. */
function ordinalWeek(line: Line, index: number): Found | undefined {
  const suffix = line.tokens[index + 1];
  if (suffix?.kind !== "word" || suffix.spaced || !["st", "nd", "rd", "th"].includes(suffix.text)) return undefined;
  const value = numberAt(line, index)!;
  if (wordAt(line, index + 2) !== "week" || value < 1 || value > MOST_WEEKS) return undefined;
  return { value: { kind: "weeks", weeks: [value] }, next: index + 3 };
}

/** `week 1`, `wk 2-4`, `W1`, `weeks 1, 3 and 5`, `first week`. */
function weeks(line: Line, index: number, word: string): Found | undefined {
  const ordinal = ORDINALS.indexOf(word);
  if (ordinal >= 0 && wordAt(line, index + 1) === "week")
    return { value: { kind: "weeks", weeks: [ordinal + 1] }, next: index + 2 };
  if (!WEEK.has(word) && word !== "w") return undefined;
  const from = ["#", ":"].includes(markAt(line, index + 1)) && word !== "w" ? index + 2 : index + 1;
  const first = line.tokens[from];
  if (countAt(line, from) === undefined || (word === "w" && (first?.kind !== "number" || first.spaced)))
    return undefined;
  if (markAt(line, from + 1) === "%") return undefined;
  const numbers = numberList(line, from, MOST_WEEKS, (at) =>
    WEEK.has(wordAt(line, at)) || wordAt(line, at) === "w" ? 1 : 0,
  );
  return (
    numbers && { value: { kind: "weeks", weeks: numbers.values }, next: ofTotal(line, numbers.next, numbers.values) }
  );
}

/** `week 6 of 12`, `week 6/12`: how many there are. */
function ofTotal(line: Line, at: number, weeks: readonly number[]): number {
  if (weeks.length > 1 || (wordAt(line, at) !== "of" && markAt(line, at) !== "/")) return at;
  const total = numberAt(line, at + 1);
  return total !== undefined && total > weeks[0]! && !amountBehind(line, at + 2) ? at + 2 : at;
}

/** `1`, `1-3`, `1 to 3`, `1, 2 & 4`: whole numbers in order. */
function numberList(
  line: Line,
  from: number,
  most: number,
  prefix: (at: number) => number,
): { values: number[]; next: number } | undefined {
  const token = line.tokens[from]!;
  const first = countAt(line, from);
  if (first === undefined) return undefined;
  const fits = (value: number | undefined): value is number =>
    value !== undefined && Number.isInteger(value) && value >= 1 && value <= most;
  // "weeks 1,3" came as one number with a comma.
  const list = token.kind === "number" ? token.list : undefined;
  const listed = list?.every(fits) ? list : undefined;
  if (!listed && !fits(first)) return undefined;
  const values = listed ? [...listed] : [first];
  let next = from + 1;
  for (;;) {
    const mark = markAt(line, next);
    const word = wordAt(line, next);
    const ranges = mark === "-" || ["to", "through", "thru", "til", "till", "until"].includes(word);
    const lists = [",", "&", "+", "/"].includes(mark) || word === "and";
    if (!ranges && !lists) break;
    let at = next + 1;
    if (mark === "," && (wordAt(line, at) === "and" || markAt(line, at) === "&")) at++;
    const skipped = prefix(at);
    const value = countAt(line, at + skipped);
    if (!fits(value) || amountBehind(line, at + skipped + 1)) break;
    // "Week 1, 20 min": a later week comes in order, and soon.
    const last = values.at(-1)!;
    if (value <= last || (lists && skipped === 0 && value > last + (mark === "/" ? 1 : 6))) break;
    if (ranges) for (let between = last + 1; between <= value; between++) values.push(between);
    else values.push(value);
    next = at + skipped + 1;
  }
  return { values, next };
}

/** A number, or a small one in words. */
function countAt(line: Line, at: number): number | undefined {
  const spelled = ["one", "two", "three"].indexOf(wordAt(line, at));
  return spelled >= 0 ? spelled + 1 : numberAt(line, at);
}

/** What a number counts if this follows it is no week and no day. */
function amountBehind(line: Line, at: number): boolean {
  const token = line.tokens[at];
  if (token?.kind === "mark") return token.text === "%" || token.text === "'" || token.text === '"';
  const word = wordAt(line, at);
  return (
    word === "x" ||
    /^(?:k|km|m|mi|miles?|mins?|minutes?|h|hr|hours?|s|secs?|reps?|sets?|kg|lbs?|rounds?|easy)$/.test(word)
  );
}

/** `day 1`, `D2`, `days 1 & 3`. */
function numberedDays(line: Line, index: number, word: string): Found | undefined {
  if (word !== "day" && word !== "days" && word !== "d") return undefined;
  const from = markAt(line, index + 1) === "#" ? index + 2 : index + 1;
  const first = line.tokens[from];
  if (countAt(line, from) === undefined || (word === "d" && (first?.kind !== "number" || first.spaced)))
    return undefined;
  const numbers = numberList(line, from, MOST_DAYS, (at) => (["day", "d"].includes(wordAt(line, at)) ? 1 : 0));
  return numbers && { value: { kind: "days", days: numbers.values }, next: numbers.next };
}

/** `Mon`, `Mon/Thu`, `Monday, Wednesday and Friday`, `Mon-Fri`, `M/W/F`, `weekdays`, `daily`. */
function weekdays(line: Line, index: number, word: string): Found | undefined {
  const all = dayWord(line, index, word);
  if (all) return { value: { kind: "days", days: all.days }, next: all.next };
  const letters = lettersOf(word) ?? slashedLetters(line, index);
  if (letters)
    return {
      value: { kind: "days", days: letters },
      next: Array.isArray(lettersOf(word)) ? index + 1 : index + letters.length * 2 - 1,
    };
  const first = weekdayOf(word) ?? (index === 0 ? shortDay(line, word) : undefined);
  if (!first) return undefined;
  const days: Weekday[] = [first];
  let next = index + 1;
  for (;;) {
    if (markAt(line, next) === "." && [",", "/", "&", "+"].includes(markAt(line, next + 1))) next++;
    const mark = markAt(line, next);
    const link = wordAt(line, next);
    const beside = weekdayOf(link);
    if (beside && !days.includes(beside)) {
      // The hyphen of "Mon-Fri" is gone; only a space lists.
      days.push(...(line.tokens[next]!.spaced ? [beside] : weekdaysBetween(days.at(-1)!, beside).slice(1)));
      next++;
      continue;
    }
    const ranges = (mark === "-" && !isHeadingDash(line, next)) || ["to", "through", "thru"].includes(link);
    const lists = [",", "&", "+", "/"].includes(mark) || link === "and" || link === "or";
    if (!ranges && !lists) break;
    const at =
      (mark === "," || mark === "/") && ["and", "&", "on"].includes(wordAt(line, next + 1) || markAt(line, next + 1))
        ? next + 2
        : next + 1;
    const day = weekdayOf(wordAt(line, at));
    if (!day || days.includes(day)) break;
    if (ranges) days.push(...weekdaysBetween(days.at(-1)!, day).slice(1));
    else days.push(day);
    next = at + 1;
  }
  const letter = word.length === 1;
  return { value: { kind: "days", days, ...(letter && { letter: true as const }) }, next };
}

/** `Tu`, `Sa:` at the start of a line. */
function shortDay(line: Line, word: string): Weekday | undefined {
  const heads = markAt(line, 1) === ":" || (markAt(line, 1) === "-" && line.tokens[1]!.spaced);
  if (word.length === 1 && heads)
    return { m: "mon", t: "tue", w: "wed", f: "fri", s: "sat" }[word] as Weekday | undefined;
  if (word.length !== 2 || (word === "we" && !heads)) return undefined;
  return { mo: "mon", tu: "tue", we: "wed", th: "thu", fr: "fri", sa: "sat", su: "sun" }[word] as Weekday | undefined;
}

function isHeadingDash(line: Line, index: number): boolean {
  return weekdayOf(wordAt(line, index + 1)) === undefined;
}

/** `M/W/F`. */
function slashedLetters(line: Line, index: number): Weekday[] | undefined {
  const days: Weekday[] = [];
  for (let at = index; ; at += 2) {
    const day = LETTER_DAYS[wordAt(line, at)];
    if (!day) return undefined;
    days.push(day);
    if (markAt(line, at + 1) !== "/") break;
  }
  return days.length > 1 ? days : undefined;
}

const LETTER_DAYS: Readonly<Record<string, Weekday>> = {
  m: "mon",
  t: "tue",
  tu: "tue",
  w: "wed",
  th: "thu",
  r: "thu",
  f: "fri",
  s: "sat",
  sa: "sat",
  su: "sun",
};

function dayWord(line: Line, index: number, word: string): { days: PlanDay[]; next: number } | undefined {
  if (word === "weekdays") return { days: WEEKDAYS.slice(0, 5), next: index + 1 };
  if (word === "weekend" || word === "weekends") return { days: WEEKDAYS.slice(5), next: index + 1 };
  if (word === "daily" || word === "everyday") return { days: [...WEEKDAYS], next: index + 1 };
  if (["every", "each"].includes(word) && wordAt(line, index + 1) === "day")
    return { days: [...WEEKDAYS], next: index + 2 };
  if (["every", "each"].includes(word) && Object.hasOwn(PARTS_OF_DAY, wordAt(line, index + 1)))
    return { days: [...WEEKDAYS], next: index + 1 };
  return undefined;
}

/** `am`, `p.m.`, `in the evening`, `6am`. */
function slot(line: Line, index: number, word: string): Found | undefined {
  if (word === "am" || word === "pm") return { value: { kind: "slot", slot: word }, next: index + 1 };
  if ((word === "a" || word === "p") && markAt(line, index + 1) === "." && wordAt(line, index + 2) === "m") {
    const dot = markAt(line, index + 3) === "." ? 1 : 0;
    return { value: { kind: "slot", slot: word === "a" ? "am" : "pm" }, next: index + 3 + dot };
  }
  const part = PARTS_OF_DAY[word];
  return part && { value: { kind: "slot", slot: part }, next: index + 1 };
}

/** `09:00 swim`, `Mon 18:00 gym` in front of what is done then; without a nought it may last as long. */
function timeOfDay(line: Line, index: number, end: number): Found | undefined {
  const text = line.plain.slice(line.tokens[index]!.start, line.tokens[end - 1]!.end);
  const found = (hour: number): Found => ({ value: { kind: "slot", slot: hour < 12 ? "am" : "pm" }, next: end });
  const front = line.tokens.slice(0, index);
  if (/^0\d:\d\d$/.test(text) && front.every((before) => before.kind === "mark")) return found(0);
  const [, hour = "", minute = ""] = /^(\d{1,2}):([0-5]\d)$/.exec(text) ?? [];
  if (hour === "" || Number(hour) < EARLIEST || Number(hour) > 23 || Number(minute) % 15 !== 0) return undefined;
  const led = front.every(
    (before) =>
      before.kind === "mark" ||
      (before.kind === "word" && (weekdayOf(before.text) !== undefined || BEFORE_TIME.has(before.text))),
  );
  const at = [":", "-", ","].includes(markAt(line, end)) ? end + 1 : end;
  const next = wordAt(line, at);
  const behind = line.tokens.slice(at);
  if (!led || next === "" || LASTING.has(next) || behind.some(({ kind }) => kind === "clock")) return undefined;
  const amount = behind.some(({ kind }) => kind === "number");
  return amount || BEFORE_TIME.has(next) ? found(Number(hour)) : undefined;
}

/** `18:30: squat`: the second colon kept it from being a clock. */
function hourInFront(line: Line, index: number): Found | undefined {
  const parted = markAt(line, index + 1) === ":" && markAt(line, index + 3) === ":";
  return parted && numberAt(line, index + 2) !== undefined ? timeOfDay(line, index, index + 3) : undefined;
}

/** An earlier hour is a time of minutes and seconds. */
const EARLIEST = 5;
const BEFORE_TIME: ReadonlySet<string> = new Set(
  "gym at lift lifting weights workout training session class".split(" "),
);
/** Behind a time they say what is done for so long. */
const LASTING: ReadonlySet<string> = new Set(
  "min mins minutes easy steady hard tempo threshold warm warmup wu cool cooldown cd jog rest recovery pace per at in of x plank hold total on off".split(
    " ",
  ),
);

const PARTS_OF_DAY: Readonly<Record<string, "am" | "pm">> = {
  morning: "am",
  mornings: "am",
  evening: "pm",
  evenings: "pm",
  afternoon: "pm",
  afternoons: "pm",
};

/** `Workout A`, `Session 2`, `Day B`, `Upper A`. */
function workout(line: Line, index: number, word: string): Found | undefined {
  if (!NAMED.has(word)) return undefined;
  if (word === "full" && wordAt(line, index + 1) === "body") {
    const body = workout(line, index + 1, "body");
    return (
      body && {
        ...body,
        value: { kind: "workout", name: `full ${body.value.kind === "workout" ? body.value.name : ""}` },
      }
    );
  }
  const token = line.tokens[index + 1];
  const letter = token?.kind === "word" && /^[a-f]$/.test(token.text) && token.spaced;
  const number =
    token?.kind === "number" &&
    (["workout", "session"].includes(word) || (index === 0 && line.tokens.length === 2)) &&
    Number.isInteger(token.value) &&
    token.value < 15;
  if (!letter && !number) return undefined;
  const behind = line.tokens[index + 2];
  const ends =
    behind === undefined || (behind.kind === "mark" && ":-(,|)+&/.".includes(behind.text)) || behind.kind === "number";
  if (!ends && !(word === "workout" || word === "day")) return undefined;
  if (
    letter &&
    token.text === "a" &&
    behind?.kind === "word" &&
    !["day", "workout", "squat", "upper", "lower"].includes(behind.text)
  )
    return undefined;
  return { value: { kind: "workout", name: line.plain.slice(line.tokens[index]!.start, token!.end) }, next: index + 2 };
}

const NAMED: ReadonlySet<string> = new Set("workout session day upper lower push pull legs full body".split(" "));
