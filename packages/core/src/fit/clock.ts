/** FIT time: whole seconds since the last midnight of 1989, UTC. */

/** 1989-12-31T00:00:00Z in Unix seconds. */
const FIT_EPOCH_UNIX_SEC = 631_065_600;

/** Below this the clock was never set and counts from switching the device on (FIT protocol, type `date_time`). */
export const FIRST_SET_CLOCK_SEC = 0x1000_0000;

export function fitSecOfDate(date: Date): number {
  return date.getTime() / 1000 - FIT_EPOCH_UNIX_SEC;
}

/** The instant as `2026-11-21T18:30:00Z`. */
export function utcOfFitSec(fitSec: number): string {
  return `${localOfFitSec(fitSec)}Z`;
}

/** Wall-clock time without a zone, as `2026-11-21T18:30:00`; for FIT seconds already shifted to local time. */
export function localOfFitSec(localFitSec: number): string {
  return new Date((Math.floor(localFitSec) + FIT_EPOCH_UNIX_SEC) * 1000).toISOString().slice(0, 19);
}
