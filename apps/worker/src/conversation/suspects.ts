/**
 * Events that an earlier worker may have died over, out of memory for instance. A dead process counts no attempt, so
 * these are counted before they are worked on; all others cost no round trip for it.
 */
import type { InboxRow } from "@spotter/db/queries/inbox";

/** A worker older than this has long met what its predecessor could have died over. */
const YOUNG_SEC = 60;

/** Those that this very process has counted. */
const counted = new Set<number>();

/** Whether it should be done, and was there before this worker was. */
export function isSuspect({ id, overdue, waitedSec }: InboxRow): boolean {
  const ageSec = process.uptime();
  return overdue && ageSec < YOUNG_SEC && waitedSec > ageSec && !counted.has(id);
}

export function setCounted(id: number): void {
  counted.add(id);
}

export function isCounted(id: number): boolean {
  return counted.has(id);
}
