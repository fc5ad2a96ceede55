/** Local days as numbers, where days are counted. */

const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a `YYYY-MM-DD` day. */
export function epochDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

/** The `YYYY-MM-DD` day of an epoch day. */
export function dayOf(epoch: number): string {
  return new Date(epoch * DAY_MS).toISOString().slice(0, 10);
}

/** The epoch day of the Monday of an epoch day's week. */
export function mondayOf(epoch: number): number {
  // 1970-01-05 was a Monday.
  return Math.floor((epoch - 4) / 7) * 7 + 4;
}
