/** Adherence: how much of what was planned was done. */

/** A planned session as it is counted. */
export type Counted = {
  /** Its day; absent where any day of the week will do, or in a queue. */
  date?: string;
  /** The last day it could be done on: the week's, where it has no date. */
  until?: string;
  week?: number;
  /** Whether a workout was assigned to it. */
  begun: boolean;
  done: number;
  of: number;
};

export type Adherence = {
  /** Items done of items planned. */
  done: number;
  of: number;
  /** Sessions begun of sessions planned. */
  sessions: number;
  ofSessions: number;
};

/**
 * Planned items done over planned items, of the sessions that were due: those of days gone by, and today's (or one of
 * this week without a day) once it is begun. A session ahead counts for nothing, one missed counts with all its items, one done
 * beyond the plan adds nothing. Sessions that were dropped or put off are not missed.
 *
 * @param today sessions of this day are due once begun
 */
export function adherence(sessions: readonly Counted[], today: string): Adherence {
  const due = sessions.filter((session) => isDue(session, today));
  return {
    done: sum(due.map(({ done }) => done)),
    of: sum(due.map(({ of }) => of)),
    sessions: due.filter(({ begun }) => begun).length,
    ofSessions: due.length,
  };
}

/** In percent, unrounded; `undefined` where nothing was due. */
export function adherencePercent({ done, of }: Adherence): number | undefined {
  return of === 0 ? undefined : (done / of) * 100;
}

function isDue({ begun, date, until }: Counted, today: string): boolean {
  const last = date ?? until;
  return begun || (last !== undefined && last < today);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
