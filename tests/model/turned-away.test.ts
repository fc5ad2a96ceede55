/** A key that the service does not take: the athlete gets an answer, whoever runs Spotter is told why, without a word of anybody's. */
import { keepFile } from "@spotter/db/queries/files";
import { expect, test } from "vitest";
import { event, message, wordsOf } from "../support/messages.ts";
import { fileWorkerWithModel } from "../support/model.ts";

const { database, fake, worker } = await fileWorkerWithModel({ timeoutSec: 3 });
fake.otherwise(() => ({ kind: "error", status: 401 }));

const JPEG = Buffer.from("ffd8ffe000104a46494600010101", "hex");

test.each([
  ["a log", () => message("105 kilos moved four times, that was the bench today after starting with the empty bar")],
  ["a note", () => message("/note like dragging an anchor along some riverbed")],
  ["a plan", () => message("/plan Mon: squat 5x5\nwhatever the 4 winds of 7 rivers tell")],
  ["a question", () => message("/ask compare my bench now with March")],
  [
    "a photo",
    async () => {
      const file = { name: "board.jpg", bytes: JPEG.length, sha256: await keepFile(database.db, JPEG) };
      return event({ kind: "message", text: "", files: [file] }, { kind: "private" });
    },
  ],
])("%s is answered, and the log says to look at the key", async (_what, said) => {
  worker.logged.length = 0;
  expect(wordsOf(await worker.hear(await said()))).toContain("cannot be reached");
  expect(worker.logged.map((line) => JSON.parse(line).msg)).toContain(
    "the language model's service turned a request away: look at its key",
  );
  expect(worker.logged.join("")).not.toMatch(/bench|anchor|winds|board/);
});
