/** What a group hears of its own circumstances: what the bot can hear in it, and that it has moved. */
import { intake } from "@spotter/bot/intake";
import type { ChatRight, Incoming } from "@spotter/core/chat/incoming";
import { chatOf, storeIncoming } from "@spotter/db/queries/inbox";
import { claimReply } from "@spotter/db/queries/outbox";
import { chat, inbox, outbox } from "@spotter/db/schema/chat";
import { and, eq, inArray } from "drizzle-orm";
import { pino } from "pino";
import { expect, test } from "vitest";
import { event, message, wordsOf } from "../support/messages.ts";
import { fileWorker, NO_QUEUES } from "../support/worker.ts";

const { database, worker } = await fileWorker();

const inGroup = (id: string) => ({ chat: id, kind: "group" as const });
const joined = (hears: "all" | "addressed", revision: number, id: string) =>
  event({ kind: "joined", hears }, { ...inGroup(id), messageId: "joined", revision });

test("a bot that hears little says what to do once, and in /status until it hears all", async () => {
  expect(wordsOf(await worker.hear(joined("addressed", 1, "deaf")))).toContain("/setprivacy");
  expect(await worker.hear(joined("addressed", 1, "deaf"))).toEqual([]);
  expect(wordsOf(await worker.hear(message("/status", inGroup("deaf"))))).toContain("make me an administrator");
  expect(await worker.hear(joined("all", 2, "deaf"))).toEqual([]);
  expect(wordsOf(await worker.hear(message("/status", inGroup("deaf"))))).not.toContain("administrator");
});

test("where it hears all it stays silent", async () => {
  expect(await worker.hear(joined("all", 1, "fine"))).toEqual([]);
  expect(wordsOf(await worker.hear(message("/status", inGroup("fine"))))).not.toContain("privacy");
});

test("/status says which permissions the bot lacks in a channel, as long as it lacks them", async () => {
  const told = (text: string, lacks?: ChatRight[]) => {
    const said = message(text, inGroup("locked"));
    return worker.hear({ ...said, chat: { ...said.chat, ...(lacks && { lacks }) } });
  };
  const answer = wordsOf(await told("/status", ["send-files", "read-history"]));
  expect(answer).toContain("Attach Files: without it my charts and exports do not arrive");
  expect(answer).toContain("Read Message History");
  expect(answer).not.toContain("Send Messages");
  // What is typed says nothing of permissions; what was said last still holds.
  expect(wordsOf(await told("/status"))).toContain("Attach Files");
  expect(wordsOf(await told("/status", []))).not.toContain("permissions");
  expect(wordsOf(await told("/status"))).not.toContain("permissions");
});

/** Stores events as the bot does. */
async function receive(incoming: Incoming): Promise<void> {
  const deps = { db: database.db, queues: NO_QUEUES, log: pino({ level: "silent" }) };
  await intake(deps, async () => ({ problem: "unavailable" })).receive(incoming);
}

const moved = (from: string, to: string) => event({ kind: "moved", to }, { ...inGroup(from), messageId: "moved" });
const chatsOf = (...ids: string[]) =>
  database.db.select({ id: chat.id, at: chat.platformChatId }).from(chat).where(inArray(chat.platformChatId, ids));

test("a group that moves stays one chat: its log, its waiting replies and its new messages", async () => {
  const first = message("bench 100x5", { ...inGroup("old-1"), messageId: "17" });
  await worker.hear(first);
  const before = await chatOf(database.db, first);
  await receive(moved("old-1", "new-1"));
  await receive(moved("old-1", "new-1"));
  expect(await chatsOf("old-1", "new-1")).toEqual([{ id: before, at: "new-1" }]);
  // Message ids begin anew: this one is another message and not an old one heard again.
  expect(wordsOf(await worker.hear(message("/undo", { ...inGroup("new-1"), messageId: "17" })))).toContain(
    "bench 100x5",
  );
  const waiting = await claimReply(database.db, { chatId: before, leaseSec: 9 });
  expect(waiting).toMatchObject({ platformChatId: "new-1", inReplyTo: null });
});

test("a group heard at its new id before the move is told of becomes one with its past", async () => {
  const early = message("squat 140x5", { ...inGroup("old-2"), messageId: "5" });
  await worker.hear(early);
  const before = await chatOf(database.db, early);
  const late = message("squat 145x5", { ...inGroup("new-2"), messageId: "5" });
  await storeIncoming(database.db, {
    chatId: await chatOf(database.db, late),
    incoming: late,
    status: "pending",
  });
  await receive(moved("old-2", "new-2"));
  expect(await chatsOf("old-2", "new-2")).toEqual([{ id: before, at: "new-2" }]);
  await worker.hear(message("/day", inGroup("new-2")));
  const logged = await database.db
    .select({ id: inbox.id })
    .from(inbox)
    .where(and(eq(inbox.chatId, before), inArray(inbox.status, ["done"])));
  expect(logged).toHaveLength(3);
  const replies = await database.db.select({ reply: outbox.reply }).from(outbox).where(eq(outbox.chatId, before));
  expect(wordsOf(replies.map(({ reply }) => reply))).toMatch(/140 kg × 5[\s\S]*145 kg × 5[\s\S]*Today/);
});
