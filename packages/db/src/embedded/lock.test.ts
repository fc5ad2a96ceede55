import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeEach, expect, test } from "vitest";
import { withLock } from "./lock.ts";
import { ownIdentity } from "./process-identity.ts";
import { otherProcess } from "./test-cluster.ts";

const dir = mkdtempSync(join(tmpdir(), "spotter-lock-"));
const path = join(dir, "lock");

beforeEach(() => rmSync(path, { force: true }));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test("work under the lock runs one at a time, and the lock is gone afterwards", async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await sleep(5);
    inside--;
  };
  await Promise.all(Array.from({ length: 8 }, () => withLock(path, work)));
  expect(most).toBe(1);
  expect(existsSync(path)).toBe(false);
});

test("the lock is given back when the work fails", async () => {
  await expect(withLock(path, () => Promise.reject(new Error("boom")))).rejects.toThrow("boom");
  expect(await withLock(path, async () => "next")).toBe("next");
});

test("a living process's lock is waited for, a killed one's taken over", async () => {
  const holder = otherProcess(
    dir,
    `await withLock(${JSON.stringify(path)}, () => { say("held"); return new Promise(() => {}); });`,
  );
  await holder.says();
  let held = false;
  const waiting = withLock(path, async () => {
    held = true;
  });
  await sleep(150);
  expect(held).toBe(false);
  await holder.end();
  await waiting;
  expect(held).toBe(true);
});

test("a dead holder's lock is taken over although its pid lives on in another process", async () => {
  writeFileSync(path, JSON.stringify({ pid: ownIdentity().pid, startedAt: "long ago", token: "x" }));
  expect(await withLock(path, async () => "mine")).toBe("mine");
});

test("a lock without a name is given a moment, then taken over", async () => {
  writeFileSync(path, "");
  const started = performance.now();
  setTimeout(() => utimesSync(path, 0, 0), 100);
  await withLock(path, async () => {});
  expect(performance.now() - started).toBeGreaterThan(90);
});

test("many that find the same dead holder still go one at a time", async () => {
  for (let round = 0; round < 20; round++) {
    writeFileSync(path, JSON.stringify({ pid: 1, startedAt: "never", token: "x" }));
    let inside = 0;
    await Promise.all(
      Array.from({ length: 6 }, () =>
        withLock(path, async () => {
          expect(++inside).toBe(1);
          await sleep(1);
          inside--;
        }),
      ),
    );
  }
});
