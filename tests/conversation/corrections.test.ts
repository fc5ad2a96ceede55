/** What an edited message does to its log and to the answer that stands in the chat. */
import { deliverChat } from "@spotter/bot/delivery";
import type { Incoming, IncomingFile } from "@spotter/core/chat/incoming";
import { keepFile } from "@spotter/db/queries/files";
import { chatOf } from "@spotter/db/queries/inbox";
import { pino } from "pino";
import { beforeEach, expect, test } from "vitest";
import { setUpChat } from "../contract/telegram-setup.ts";
import { ride } from "../fit-writer.ts";
import { event, message, wordsOf } from "../support/messages.ts";
import { fileWorker } from "../support/worker.ts";

const { database, worker } = await fileWorker();
beforeEach(async () => {
  await worker.hear(message("hello"));
});

test("an answer of one message becomes several and one again, in place", async () => {
  const { telegram, frontEnd, dm } = await setUpChat({ fake: { limits: "off" } });
  const about = { chat: String(dm.id), messageId: "long" };
  const hear = async (incoming: Incoming) => {
    await worker.hear(incoming);
    const chatId = await chatOf(database.db, incoming);
    await deliverChat({ db: database.db, log: pino({ level: "silent" }), frontEnd }, chatId, () => {});
    return telegram.seen(dm);
  };
  const lines = Array.from({ length: 50 }, (_, i) => `bench ${60 + i}x5, squat ${90 + i}x5, deadlift ${100 + i}x3`);

  const [first] = await hear(message("bench 100x5", about));
  const long = await hear(event({ kind: "edit", text: lines.join("\n") }, { ...about, revision: 1 }));
  expect(long.length).toBeGreaterThan(1);
  expect(long[0]).toBe(first);
  const longer = await hear(event({ kind: "edit", text: [...lines, ...lines].join("\n") }, { ...about, revision: 2 }));
  expect(longer.length).toBeGreaterThan(long.length);
  expect(longer.slice(0, long.length)).toEqual(long);
  const short = await hear(event({ kind: "edit", text: "bench 102.5x5" }, { ...about, revision: 3 }));
  expect(short).toEqual([first]);
  expect(short[0]?.text).toContain("102.5 kg × 5");
});

async function sent(name: string, bytes: Uint8Array, caption: string, messageId: string): Promise<string> {
  const file: IncomingFile = { name, bytes: bytes.length, sha256: await keepFile(database.db, bytes) };
  return wordsOf(await worker.hear(event({ kind: "message", text: caption, files: [file] }, { messageId })));
}

async function edited(text: string, messageId: string, revision: number): Promise<string> {
  return wordsOf(await worker.hear(event({ kind: "edit", text }, { messageId, revision })));
}

const PHOTO = Buffer.from("\xff\xd8\xff\xe0 a photo", "latin1");

test("a picture's caption that changes is read like an edited text", async () => {
  await sent("photo.jpg", PHOTO, "incline bench 60x8", "photo");
  expect(await edited("incline bench 62.5x8", "photo", 1)).toContain("62.5 kg × 8");
  const day = wordsOf(await worker.hear(message("/day")));
  expect(day).toContain("62.5 kg × 8");
  expect(day).not.toContain("60 kg × 8");
  expect(await edited("a nice day", "photo", 2)).toContain("Taken back");
});

test("words under a picture that never were a log stay unanswered", async () => {
  await sent("photo.jpg", PHOTO, "my new shoes", "shoes");
  expect(await edited("my new, red shoes", "shoes", 1)).toBe("");
});

test("a recording's caption that changes becomes its note", async () => {
  const at = 1_100_000_000;
  const bytes = ride(
    at,
    Array.from({ length: 90 }, () => ({ hr: 140, power: 200 })),
  ).file();
  await sent("ride.fit", bytes, "felt flat", "ride");
  expect(await edited("felt great", "ride", 1)).toBe("");
  const last = wordsOf(await worker.hear(message("/last bike")));
  expect(last).toContain("felt great");
  expect(last).not.toContain("felt flat");
});
