/**
 * Work that takes seconds, done outside of the event's transaction: nothing is locked meanwhile, no connection is held.
 *
 * A handler that needs such work asks for its result with `outside`. The first time there is none: the transaction ends
 * with nothing done, the work is done, its result is kept, and the event is handled anew, now with the result. The event
 * stays the first of its chat, so the order of what is written there is kept.
 */
import type { Purpose } from "@spotter/core/model/purpose";
import type { Db } from "@spotter/db/db";
import { claimWork, finishWork, workFor } from "@spotter/db/queries/outside-work";
import type { Turn } from "../turn.ts";

/** Thrown through the event's transaction, which it takes back; `drainChat` then does the work. */
export class OutsideWork extends Error {
  override readonly name = "OutsideWork";
  readonly inboxId: number;
  readonly purpose: Purpose;
  readonly lostInSec: number;
  readonly work: (athleteId: number) => Promise<unknown>;

  constructor(by: {
    inboxId: number;
    purpose: Purpose;
    lostInSec: number;
    work: (athleteId: number) => Promise<unknown>;
  }) {
    super("there is work to do outside of the transaction");
    this.inboxId = by.inboxId;
    this.purpose = by.purpose;
    this.lostInSec = by.lostInSec;
    this.work = by.work;
  }
}

/**
 * What work for this event came to. The work must not use the turn's transaction, which is over by then, and not throw.
 *
 * @param by.work gets the athlete's id, since one who writes for the first time is only made when it begins
 * @param by.limitSec how long the work can take at most: past it and a bit it is lost with its worker
 * @returns the result as it is in JSON, or `lost` where a worker died over it: it is not done twice, since it costs money
 */
export async function outside<T>(
  { tx, inboxId }: Pick<Turn, "tx" | "inboxId">,
  by: { purpose: Purpose; limitSec: number; work: (athleteId: number) => Promise<T> },
): Promise<T | "lost"> {
  const { purpose, limitSec, work } = by;
  const known = await workFor(tx, { inboxId, purpose });
  // Written by this very function, for this very event.
  if (known.kind === "done") return known.result as T;
  if (known.kind === "lost") return "lost";
  throw new OutsideWork({ inboxId, purpose, lostInSec: limitSec + GRACE_SEC, work });
}

/** How long an athlete who waits for an answer can still wait for work; who has long given up gets all of it. */
export function limitFor({ waitedSec }: Pick<Turn, "waitedSec">, timeoutSec: number): number {
  return waitedSec > GIVEN_UP_SEC ? timeoutSec : Math.max(0, timeoutSec - waitedSec);
}

const GIVEN_UP_SEC = 30;

/** Time for the bookkeeping around the work. */
const GRACE_SEC = 5;

/** @returns whether it was done here; else another worker is at it */
export async function doOutside(
  db: Db,
  { inboxId, purpose, lostInSec, work }: OutsideWork,
  athleteId: () => Promise<number>,
): Promise<boolean> {
  if (!(await claimWork(db, { inboxId, purpose, lostInSec }))) return false;
  await finishWork(db, { inboxId, purpose, result: await work(await athleteId()) });
  return true;
}
