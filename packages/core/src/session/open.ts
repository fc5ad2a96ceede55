/** When a gym visit is open, and when it is over. */

/** Quiet minutes after which a visit is over, if nobody ended it before, and the next set opens a new one. */
export const QUIET_MINUTES = 90;

/** A set told this soon after the athlete's word that the visit is over was done before it. */
export const LATE_MINUTES = 10;

export type VisitTimes = {
  /** Begun by a word, or the first set. */
  startedAt: Date;
  /** The last set; the beginning while there is none. */
  endedAt: Date;
  /** When the athlete said that it is over. */
  closedAt?: Date;
};
