/** Reads dates as days: `23/11 squat 3x5`, `Mon 23 Nov: …`, `2026-11-23 …`; weeks count from the earliest. */
import { addDays, daysBetween, weekStart } from "../time/local.ts";
import type { PlanAtom } from "./atom.ts";
import type { PlanLine } from "./line.ts";
import type { PlanContext, PlanDay, Weekday } from "./plan.ts";
import { WEEKDAYS } from "./plan.ts";

type Lines = ReadonlyMap<PlanLine, readonly PlanAtom[]>;
/** A month and a day in a line, as its atoms from the weekday on; slashed ones may be told either way round. */
type Told = {
  line: PlanLine;
  from: number;
  to: number;
  weekday?: PlanDay;
  year?: number;
  month: number;
  day: number;
  slashed: boolean;
};
type Dated = Told & { date: string };

const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
/** No plan is about days further away than this. */
const HALF_A_YEAR = 183;

/** The lines with each date at the front of a piece told as a week and a weekday. */
export function withDates(lines: Lines, context: PlanContext): Lines {
  const dated = datesOf(lines, context);
  const [earliest] = dated.map(({ date }) => date).sort();
  if (earliest === undefined) return lines;
  const first = weekStart(earliest);
  const byLine = new Map<PlanLine, Dated[]>();
  for (const one of dated) byLine.set(one.line, [...(byLine.get(one.line) ?? []), one]);
  return new Map([...lines].map(([line, atoms]) => [line, told(atoms, byLine.get(line) ?? [], first)]));
}

/** The earliest date that a piece of a plan begins with. */
export function firstDate(lines: Lines, context: PlanContext): string | undefined {
  return datesOf(lines, context)
    .map(({ date }) => date)
    .sort()[0];
}

function datesOf(lines: Lines, { today, start }: PlanContext): Dated[] {
  const now = today ?? start;
  const all = now === undefined ? [] : [...lines].flatMap(([line, atoms]) => datesIn(line, atoms));
  if (now === undefined) return [];
  const monthFirst = all.some(({ slashed, day, month }) => slashed && day <= 12 && month > 12);
  const dayFirst = all.some(({ slashed, day, month }) => slashed && month <= 12 && day > 12);
  return all.flatMap((told): Dated[] => {
    const date = told.slashed ? slashedDate(told, now, monthFirst, dayFirst) : dateOf(told, now);
    return date === undefined ? [] : [{ ...told, date }];
  });
}

/** `7/12` is a day only where another such date or the weekday beside it tells which number is the month. */
function slashedDate(told: Told, now: string, monthFirst: boolean, dayFirst: boolean): string | undefined {
  const turned = { ...told, month: told.day, day: told.month };
  if (monthFirst !== dayFirst) return dateOf(monthFirst ? turned : told, now);
  return [dateOf(told, now), dateOf(turned, now)].find(
    (date) => date !== undefined && weekdayOn(date) === told.weekday,
  );
}

function datesIn(line: PlanLine, atoms: readonly PlanAtom[]): Told[] {
  const found: Told[] = [];
  for (let from = 0; from < atoms.length; from++) {
    const before = atoms[from - 1];
    if (before && before.kind !== "break") continue;
    // Only a line that begins with a date has others inside.
    if (found.length === 0 && !atoms.slice(0, from).every(({ kind }) => kind === "break")) break;
    const days = atoms[from];
    const weekday = days?.kind === "days" ? days.days[0] : undefined;
    const front = weekday === undefined ? 0 : atoms[from + 1]?.kind === "break" ? 2 : 1;
    const date = dateAt(line, atoms, from + front);
    if (!date) continue;
    found.push({ line, from, ...date, ...(weekday !== undefined && { weekday }) });
    from = date.to - 1;
  }
  return found;
}

function dateAt(line: PlanLine, atoms: readonly PlanAtom[], at: number): Omit<Told, "line" | "from"> | undefined {
  const [first, second, third] = atoms.slice(at, at + 3);
  if (first?.kind === "list" && first.values.length === 3 && first.values[0]! > 2000) {
    const [year, month, day] = first.values as [number, number, number];
    return { to: at + 1, year, month, day, slashed: false };
  }
  if (first?.kind === "list" && first.values.length === 3 && first.values[2]! > 2000) {
    const [day, month, year] = first.values as [number, number, number];
    return { to: at + 1, year, month, day, slashed: false };
  }
  if (first?.kind === "number" && second?.kind === "break" && second.mark === "/" && third?.kind === "number")
    return { to: at + 3, day: first.value, month: third.value, slashed: true };
  const suffix = isSuffix(second) ? 1 : 0;
  const month = atoms[at + 1 + suffix];
  const front = dayAt(line, first);
  if (front !== undefined && month?.kind === "word" && MONTH.test(month.text))
    return { to: at + 2 + suffix, day: front, month: monthOf(month.text), slashed: false };
  const behind = dayAt(line, second);
  if (behind !== undefined && first?.kind === "word" && MONTH.test(first.text))
    return { to: at + (isSuffix(third) ? 3 : 2), day: behind, month: monthOf(first.text), slashed: false };
  return undefined;
}

/** A day of the month, also the one of "2nd", which is no amount, and of "23rd", which came as rounds. */
function dayAt(line: PlanLine, atom: PlanAtom | undefined): number | undefined {
  const text = atom === undefined ? "" : line.plain.slice(atom.start, atom.end);
  return /^\d{1,2}(?:rd)?$/.test(text) ? Number.parseInt(text, 10) : undefined;
}

function isSuffix(atom: PlanAtom | undefined): boolean {
  return atom?.kind === "word" && /^(?:st|nd|rd|th)$/.test(atom.text);
}

function monthOf(word: string): number {
  return MONTHS.indexOf(word.slice(0, 3)) + 1;
}

/** The date nearest to now, if the month has such a day. */
function dateOf({ year, month, day }: Pick<Told, "year" | "month" | "day">, now: string): string | undefined {
  const thisYear = Number(now.slice(0, 4));
  const years = year !== undefined ? [year] : [thisYear, thisYear + 1, thisYear - 1];
  const dates = years.flatMap((one) => {
    const date = `${one}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
    return isDate(date) ? [date] : [];
  });
  return (
    dates.find((date) => Math.abs(daysBetween(now, date)) <= HALF_A_YEAR) ?? (year === undefined ? undefined : dates[0])
  );
}

function isDate(date: string): boolean {
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}

function told(atoms: readonly PlanAtom[], dates: readonly Dated[], first: string): readonly PlanAtom[] {
  if (dates.length === 0) return atoms;
  const starts = new Map(dates.map((date) => [date.from, date]));
  const inside = new Set(
    dates.flatMap(({ from, to }) => Array.from({ length: to - from - 1 }, (_, more) => from + 1 + more)),
  );
  return atoms.flatMap((atom, index): PlanAtom[] => {
    const date = starts.get(index);
    if (!date) return inside.has(index) ? [] : [atom];
    const { start } = atom;
    const { end } = atoms[date.to - 1]!;
    const days: PlanDay[] = atom.kind === "days" ? atom.days : [weekdayOn(date.date)];
    const week = Math.floor(daysBetween(first, date.date) / 7) + 1;
    return [
      { kind: "days", days, start, end },
      { kind: "weeks", weeks: [week], start: end, end },
    ];
  });
}

function weekdayOn(date: string): Weekday {
  return WEEKDAYS.find((_, index) => addDays(weekStart(date), index) === date)!;
}
