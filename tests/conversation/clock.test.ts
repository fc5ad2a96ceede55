/** Clocks are set while we work: what waits for nothing must not wait for them. */
import { chatOf, isOpen, storeIncoming } from "@spotter/db/queries/inbox";
import { inbox } from "@spotter/db/schema/chat";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { message } from "../support/messages.ts";
import { fileWorker } from "../support/worker.ts";

const { database, worker } = await fileWorker();

async function heard(attempts: number): Promise<{ id: number; chatId: number }> {
  const { db } = database;
  const incoming = message("bench 100x5", { sender: `anna${attempts}` });
  const chatId = await chatOf(db, incoming);
  const id = (await storeIncoming(db, { chatId, incoming, status: "pending" }))!;
  await db.update(inbox).set({ attempts, dueAt: sql`now() + interval '5 minutes'` }).where(eq(inbox.id, id));
  return { id, chatId };
}

test("a message is answered at once though the clock has gone back since it came", async () => {
  const { id, chatId } = await heard(0);
  await worker.work(chatId);
  expect(await isOpen(database.db, id)).toBe(false);
});

test("one that failed waits for its next try", async () => {
  const { id, chatId } = await heard(1);
  await worker.work(chatId);
  expect(await isOpen(database.db, id)).toBe(true);
});
