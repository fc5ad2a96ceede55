/**
 * Events that an earlier worker may have died over, out of memory for instance. A dead process counts no attempt, so
 * these are counted before they are worked on; all others cost no round trip for it.
 */
import type { InboxRow } from "@spotter/db/queries/inbox";

/** A worker this young may be the successor of one that died. */
const YOUNG_SEC = 60;

/** Those that this very process has counted. */
const counted = new Set<number>();

export function isSuspect({ id, overdue }: InboxRow): boolean {
  return overdue && process.uptime() < YOUNG_SEC && !counted.has(id);
}

export function setCounted(id: number): void {
  counted.add(id);
}

export function isCounted(id: number): boolean {
  return counted.has(id);
}
