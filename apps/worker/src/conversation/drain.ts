/** Works off one conversation's inbox: in order, each event in one transaction with its replies. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Theme } from "@spotter/core/chart/palette";
import type { Incoming, Platform } from "@spotter/core/chat/incoming";
import { text } from "@spotter/core/chat/reply";
import { deliveryQueue } from "@spotter/core/jobs/queues";
import type { LoadUnit } from "@spotter/core/log/entry";
import { isTransient } from "@spotter/db/connect";
import type { Db } from "@spotter/db/db";
import { type Athlete, lockAthlete } from "@spotter/db/queries/athletes";
import {
  countAttempt,
  failInbox,
  finishInbox,
  type InboxRow,
  lockNextOfKnown,
  lockNextOpen,
  originOf,
  setLogged,
} from "@spotter/db/queries/inbox";
import { addReply } from "@spotter/db/queries/outbox";
import type { Queues } from "@spotter/db/queue";
import { withoutWords } from "@spotter/db/without-words";
import type { Logger } from "pino";
import type { Model } from "../claude/model.ts";
import { doOutside, OutsideWork } from "../claude/outside.ts";
import { handle } from "../handle.ts";
import type { Answer, Turn } from "../turn.ts";
import { isCounted, isSuspect, setCounted } from "./suspects.ts";

export type Deps = {
  db: Db;
  queues: Queues;
  log: Logger;
  /** For athletes who have not said theirs. */
  defaults: { unit: LoadUnit; timeZone: string };
  chartTheme: Theme;
  /** Where the web chat is found; absent when it is switched off. */
  webAddress?: string | undefined;
  /** Absent: there is none, and what the readers leave unread stays so. */
  model?: Model | undefined;
};

/** Attempts before an event is given up and its author told. */
const MAX_ATTEMPTS = 3;
const RETRY_SEC = 2;

/** While another worker holds the conversation we look again this often; it may stop just before our event. */
const BUSY_WAIT_MS = 25;

/**
 * Handles a chat's open events until none is left, or one must wait (its file is still coming, or it just failed).
 *
 * @param passed told of each event that is done; all events of the chat before it are done too
 */
export async function drainChat(deps: Deps, chatId: number, passed: (inboxId: number) => void): Promise<void> {
  for (;;) {
    const step = await handleNext(deps, chatId);
    if (typeof step === "object") {
      passed(step.done);
      if (!step.more) return;
    } else if (step === "busy") await sleep(BUSY_WAIT_MS);
    else if (step !== "again") return;
  }
}

type Step = { done: number; more: boolean } | "empty" | "waiting" | "busy" | "again";

async function handleNext(deps: Deps, chatId: number): Promise<Step> {
  let taken: InboxRow | undefined;
  try {
    const done = await deps.db.transaction(async (tx) => {
      const known = await lockNextOfKnown(tx, chatId);
      taken = known?.row ?? (await lockNextOpen(tx, chatId));
      if (!taken) return "empty";
      if (taken.status === "fetching" || !taken.due) return "waiting";
      if (isSuspect(taken)) return { suspect: taken };
      return answerEvent(deps, tx, taken, known?.athlete ?? (await writerOf(deps, tx, taken)));
    });
    if (typeof done === "string") return done;
    if ("suspect" in done) return await countFirst(deps, done.suspect);
    if (done.replyId !== undefined) announce(deps, chatId, done.platform, done.replyId);
    return { done: done.inboxId, more: done.more };
  } catch (error) {
    if (isLockTaken(error)) return "busy";
    if (error instanceof OutsideWork && taken) return workOutside(deps, taken, error);
    // The database went away: the job fails as a whole and is tried again when it is back.
    if (!taken || isTransient(error)) throw error;
    await giveBack(deps, taken, withoutWords(error));
    return "again";
  }
}

/** Does what an event needs before it can be handled; in the meantime another worker may find it, and leave it alone. */
async function workOutside(deps: Deps, row: InboxRow, work: OutsideWork): Promise<Step> {
  const writer = () => deps.db.transaction(async (tx) => (await writerOf(deps, tx, row)).id);
  return (await doOutside(deps.db, work, writer)) ? "again" : "waiting";
}

/** Counts the attempt on an event that workers may have died over; after the last one it is given up. */
async function countFirst(deps: Deps, row: InboxRow): Promise<Step> {
  const attempts = await countAttempt(deps.db, row.id);
  setCounted(row.id);
  if (attempts >= MAX_ATTEMPTS) await giveBack(deps, row, { type: "WorkerDied" });
  return "again";
}

function writerOf({ defaults }: Deps, tx: Db, { incoming: { platform, sender } }: InboxRow): Promise<Athlete> {
  return lockAthlete(tx, { platform, userId: sender.id, name: sender.name, ...defaults });
}

/** Answers one event inside its transaction. */
async function answerEvent(
  deps: Deps,
  tx: Db,
  row: InboxRow,
  athlete: Athlete,
): Promise<{ inboxId: number; replyId: number | undefined; more: boolean; platform: Platform }> {
  const { incoming } = row;
  const { kind } = incoming.event;
  const origin =
    kind === "edit" || kind === "delete" ? await originOf(tx, { chatId: row.chatId, ...incoming }) : undefined;
  const originId = origin?.id ?? row.id;
  const turn: Turn = {
    tx,
    athlete,
    chatId: row.chatId,
    incoming,
    inboxId: row.id,
    originId,
    session: row.session,
    at: new Date(incoming.sentAt),
    waitedSec: row.waitedSec,
    log: deps.log,
  };
  const { answers, logged, reading } = await handle(turn, deps, origin);
  const replies = answers.map(({ replacesId, ...reply }) => ({ reply, replacesId, inReplyTo: quoted(incoming) }));
  if (originId !== row.id && logged !== undefined) await setLogged(tx, { id: originId, logged });
  const { replyId, more } = await finishInbox(tx, { row, originId, athleteId: athlete.id, logged, reading, replies });
  return { inboxId: row.id, replyId, more, platform: incoming.platform };
}

/** In a group an answer quotes what it answers; in private that would be noise. */
function quoted({ chat, event, messageId }: Incoming): string | undefined {
  return chat.kind === "group" && event.kind !== "press" && event.kind !== "joined" ? messageId : undefined;
}

/** Notes the failure; at the third the author hears of it and the conversation goes on. */
async function giveBack(deps: Deps, row: InboxRow, reason: { type: string }): Promise<void> {
  deps.log.error({ inboxId: row.id, ...reason }, "an event could not be handled");
  const gaveUp = await failInbox(deps.db, {
    id: row.id,
    error: reason.type,
    retryInSec: RETRY_SEC,
    maxAttempts: isCounted(row.id) ? MAX_ATTEMPTS + 1 : MAX_ATTEMPTS,
  });
  if (!gaveUp) return;
  const apology = "Sorry, something went wrong on my side with this message. It is kept; nothing else was lost.";
  const replyId = await addReply(deps.db, {
    chatId: row.chatId,
    inboxId: row.id,
    reply: { blocks: [text(apology)] },
    session: row.session,
    inReplyTo: row.incoming.messageId,
  });
  announce(deps, row.chatId, row.incoming.platform, replyId);
}

/**
 * Says at once, outside the event's transaction, how far long work is; the answer will take its place.
 *
 * @param inboxId the event it belongs to; none while the event's row is locked by the work itself
 * @returns its id, which the answer may replace
 */
export async function showProgress(
  deps: Deps,
  { chatId, session, incoming }: Turn,
  { replacesId, ...reply }: Answer,
  inboxId: number | null = null,
): Promise<number> {
  const replyId = await addReply(deps.db, { chatId, inboxId, reply, replacesId, session });
  announce(deps, chatId, incoming.platform, replyId);
  return replyId;
}

/** Not waited for: the next event need not wait for the queue, and what does not get through, a sweeper finds. */
function announce({ queues }: Deps, chatId: number, platform: Platform, rowId: number): void {
  // An open terminal reads its replies from the outbox by itself.
  if (platform !== "terminal") void queues.add(deliveryQueue(platform), { chatId, rowId });
}

/** Postgres' 55P03 (lock_not_available), however deep Drizzle wraps it. */
function isLockTaken(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ("code" in cause && cause.code === "55P03") return true;
  return false;
}
