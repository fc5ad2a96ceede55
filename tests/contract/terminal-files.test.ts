/** What the terminal saves is for whoever sits at it. */
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTerminal } from "@spotter/bot/terminal/terminal";
import { keepFile } from "@spotter/db/queries/files";
import { chatOf } from "@spotter/db/queries/inbox";
import { addReply } from "@spotter/db/queries/outbox";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { NO_QUEUES } from "../support/worker.ts";

test("an export is saved where other users of the machine cannot look", async () => {
  const { db, pool, close } = await freshDatabase();
  const dir = await mkdtemp(join(tmpdir(), "spotter-test-files-"));
  onTestFinished(async () => {
    await close();
    await rm(dir, { recursive: true });
  });
  const chatId = await chatOf(db, { platform: "terminal", chat: { id: "anna", kind: "private" } });
  const files = [{ sha256: await keepFile(db, new Uint8Array([1])), name: "../spotter.zip" }];
  await addReply(db, { chatId, inboxId: null, reply: { blocks: [], files }, session: "an earlier one" });
  await pool.query("update outbox set created_at = now() - interval '1 day'");
  const imageDir = join(dir, "images");
  const deps = { db, queues: NO_QUEUES, log: pino({ level: "silent" }) };
  const [reply] = await openTerminal(deps, { user: "anna", imageDir, patienceMs: 5_000 }).missed();
  const [path] = reply!.files;
  expect(path).toMatch(new RegExp(`^${imageDir}/\\d+-spotter\\.zip$`));
  expect((await stat(path!)).mode & 0o077).toBe(0);
  expect((await stat(imageDir)).mode & 0o077).toBe(0);
});
