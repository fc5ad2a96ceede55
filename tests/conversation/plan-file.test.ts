/** Plans sent as files, honest and hostile ones. */

import type { IncomingFile } from "@spotter/core/chat/incoming";
import { keepFile } from "@spotter/db/queries/files";
import { beforeAll, expect, test } from "vitest";
import { event, message, wordsOf } from "../support/messages.ts";
import { fileWorker } from "../support/worker.ts";
import { xlsx } from "../xlsx-writer.ts";
import { zip } from "../zip-writer.ts";

const { database, worker } = await fileWorker();

beforeAll(async () => {
  await worker.hear(message("hello"));
});

const utf8 = (words: string) => new TextEncoder().encode(words);

async function send(name: string, bytes: Uint8Array, text = "/plan") {
  const file: IncomingFile = { name, bytes: bytes.length, sha256: await keepFile(database.db, bytes) };
  return worker.hear(event({ kind: "message", text, files: [file] }));
}

const ROWS = [
  ["Day", "Exercise", "Sets", "Reps"],
  ["Mon", "Squat", 3, 5],
  ["Wed", "Bench, paused", 4, 6],
];

test.each([
  { name: "block.txt", bytes: utf8("Mon squat 3x5\nWed bench 4x6") },
  {
    name: "block.md",
    bytes: utf8(
      "# Block\n\n| Day | Exercise | Sets | Reps |\n|---|---|---|---|\n| Mon | Squat | 3 | 5 |\n| Wed | Bench | 4 | 6 |",
    ),
  },
  { name: "block.csv", bytes: utf8(ROWS.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\r\n")) },
  { name: "block.xlsx", bytes: xlsx(ROWS) },
])("$name with /plan as its caption is a draft", async ({ name, bytes }) => {
  const words = wordsOf(await send(name, bytes));
  expect(words).toContain("Mon Strength Back Squat 3×5");
  expect(words).toMatch(/Wed Strength Bench Press 4×6/);
});

test("a file behind /plan is the plan, in private; its name is the title where it has none", async () => {
  await worker.hear(message("/plan"));
  expect(wordsOf(await send("my block.txt", utf8("Mon squat 3x5"), ""))).toContain("my block (1 session, a draft)");
});

test("a file by itself is no plan", async () => {
  await worker.hear(message("bench 100x5"));
  expect(wordsOf(await send("notes.txt", utf8("Mon squat 3x5"), ""))).not.toContain("a draft");
});

test.each([
  { why: "no spreadsheet", name: "x.xlsx", bytes: utf8("Mon squat 3x5") },
  { why: "an archive of something else", name: "x.xlsx", bytes: zip([{ name: "a.txt", bytes: utf8("hello") }]) },
  {
    why: "a small one that unpacks to 60 MB",
    name: "x.xlsx",
    bytes: zip([{ name: "xl/workbook.xml", bytes: new Uint8Array(60 * 1024 * 1024) }]),
  },
  {
    why: "one that lies about its size",
    name: "x.xlsx",
    bytes: zip([{ name: "xl/workbook.xml", bytes: new Uint8Array(1024 * 1024), claimsBytes: 10 }]),
  },
  { why: "not text", name: "x.txt", bytes: Uint8Array.from({ length: 2000 }, (_, index) => (index * 7919) % 256) },
  { why: "empty", name: "x.md", bytes: new Uint8Array() },
])("a file is refused in a sentence: $why", async ({ name, bytes }) => {
  const words = wordsOf(await send(name, bytes));
  expect(words).toMatch(/I could not (?:read|fetch)|I found no session/);
});
