/** When a gym visit is open: whether a set done now belongs to it. */

/** Quiet minutes after which a visit is over, if nobody ended it before, and the next set opens a new one. */
export const QUIET_MINUTES = 90;

export type VisitTimes = {
  /** Begun by a word, or the first set. */
  startedAt: Date;
  /** The last set; the beginning while there is none. */
  endedAt: Date;
  /** When the athlete said that it is over. */
  closedAt?: Date;
};

/** Whether what is done at an instant belongs to a visit; what is told late belongs to the visit of its time. */
export function isOpenAt({ startedAt, endedAt, closedAt }: VisitTimes, at: Date): boolean {
  const quietMs = QUIET_MINUTES * 60_000;
  if (closedAt !== undefined && at > closedAt) return false;
  return at.getTime() <= endedAt.getTime() + quietMs && at.getTime() >= startedAt.getTime() - quietMs;
}
