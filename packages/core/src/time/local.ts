/** Instants and the athlete's own days: an instant is UTC, a training day is `YYYY-MM-DD` where the athlete is. */

/** The local day of an instant. @param timeZone an IANA name */
export function localDay(at: Date, timeZone: string): string {
  return zoned(at, timeZone).toPlainDate().toString();
}

/** An instant as the log reader wants it, with the athlete's offset: `2026-11-21T18:30:00+01:00`. */
export function isoWithOffset(at: Date, timeZone: string): string {
  return zoned(at, timeZone).toString({ timeZoneName: "never", smallestUnit: "second" });
}

/** Clock time of an instant: `18:30`. */
export function localTime(at: Date, timeZone: string): string {
  return zoned(at, timeZone).toPlainTime().toString({ smallestUnit: "minute" });
}

/** Noon of a local day: where a day but no time was told. */
export function noonOf(day: string, timeZone: string): Date {
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: "12:00" });
  return new Date(noon.epochMilliseconds);
}

/** The instant of a local clock time (`HH:MM:SS`); one the clock skipped is the hour after. */
export function instantOf(day: string, time: string, timeZone: string): Date {
  const local = Temporal.PlainDateTime.from(`${day}T${time}`);
  return new Date(local.toZonedDateTime(timeZone).epochMilliseconds);
}

/** `2026-11-12` as athletes read it: `today`, `yesterday`, `Thu 12 Nov`, `12 Nov 2024`; to come, `Tue 29 Feb 2028`. */
export function dayInWords(day: string, today: string): string {
  const date = Temporal.PlainDate.from(day);
  const now = Temporal.PlainDate.from(today);
  const daysAgo = date.until(now, { largestUnit: "days" }).days;
  if (daysAgo === 0) return "today";
  if (daysAgo === 1) return "yesterday";
  const monthDay = `${date.day} ${MONTHS[date.month - 1]}`;
  if (date.year !== now.year && daysAgo > 180) return `${monthDay} ${date.year}`;
  return daysAgo < 0 ? shortDay(day, today) : `${WEEKDAYS[date.dayOfWeek - 1]} ${monthDay}`;
}

/** A day that is never called today: `Mon 23 Nov`, with its year where that is not the current one. */
export function shortDay(day: string, today: string): string {
  const date = Temporal.PlainDate.from(day);
  const year = date.year === Temporal.PlainDate.from(today).year ? "" : ` ${date.year}`;
  return `${WEEKDAYS[date.dayOfWeek - 1]} ${date.day} ${MONTHS[date.month - 1]}${year}`;
}

/** Monday of a day's week. */
export function weekStart(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}

/** The day `days` after (before, if negative) a day. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Days from one day to a later one; negative the other way round. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days;
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function zoned(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}
