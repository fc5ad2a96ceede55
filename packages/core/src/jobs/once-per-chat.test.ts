import { expect, test } from "vitest";
import { oncePerChat, type Passed } from "./once-per-chat.ts";

/** Work that waits until it is let go, and tells how often it was begun. */
function held() {
  const runs: { passed: Passed; end: () => void; fail: () => void }[] = [];
  const run = oncePerChat(
    (_chatId, passed) =>
      new Promise<void>((resolve, reject) => runs.push({ passed, end: resolve, fail: () => reject(new Error("no")) })),
  );
  return { run, runs };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 0));

test("a row that was passed is not looked at again", async () => {
  const { run, runs } = held();
  const first = run(1, 7);
  runs[0]!.passed(9);
  runs[0]!.end();
  await first;
  await run(1, 8);
  expect(runs).toHaveLength(1);
});

test("calls while the work runs share one more run, for the latest of their rows", async () => {
  const { run, runs } = held();
  void run(1, 5);
  void run(1, 6);
  const last = run(1, 7);
  runs[0]!.passed(6);
  runs[0]!.end();
  await soon();
  expect(runs).toHaveLength(2);
  runs[1]!.passed(7);
  runs[1]!.end();
  await last;
  expect(runs).toHaveLength(2);
});

test("a call without a row always looks", async () => {
  const { run, runs } = held();
  void run(1, 5);
  void run(1);
  runs[0]!.passed(99);
  runs[0]!.end();
  await soon();
  expect(runs).toHaveLength(2);
});

test("work that fails is the caller's to hear of, and keeps nobody else from trying", async () => {
  const { run, runs } = held();
  const first = run(1, 5);
  const second = run(1, 6);
  runs[0]!.fail();
  await expect(first).rejects.toThrow("no");
  await soon();
  runs[1]!.end();
  await second;
  expect(runs).toHaveLength(2);
});

test("chats do not wait for each other", async () => {
  const { run, runs } = held();
  void run(1, 5);
  void run(2, 6);
  expect(runs).toHaveLength(2);
});
