/** What machines ask: whether Spotter is well, and its figures. */

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../support/spotter.ts";
import { startWeb, type TestWeb } from "../support/web.ts";

describe("on this machine", () => {
  let web: TestWeb;
  beforeAll(async () => {
    web = await startWeb();
    for (const text of ["bench 100x5", "blorptwist 40 3x10", "hello there", "/day"]) await say(text);
    const done = async () => (await web.database.pool.query("select 1 from outbox where status = 'sent'")).rowCount;
    await until(
      async () => (await done()) === 5,
      20_000,
      () => "not everything was answered",
    );
  });
  afterAll(() => web.close());

  const say = (text: string) =>
    fetch(`${web.address}/said`, {
      method: "POST",
      headers: { Origin: web.address, "Content-Type": "application/json" },
      body: JSON.stringify({ kind: "message", key: randomUUID(), text }),
    });

  /** Values by name and labels. */
  async function metrics(): Promise<Map<string, number>> {
    const response = await fetch(`${web.address}/metrics`);
    expect(response.headers.get("content-type")).toContain("text/plain; version=0.0.4");
    const lines = (await response.text()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    return new Map(
      lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ")))]),
    );
  }

  test("/healthz says that all is well", async () => {
    await until(
      async () => (await fetch(`${web.address}/healthz`)).status === 200,
      10_000,
      () => "it is not well",
    );
    expect(await (await fetch(`${web.address}/healthz`)).json()).toEqual({ bot: "ok", database: "ok", worker: "ok" });
  });

  test("/metrics counts what went in and out, what the reader made of it, and how long it took", async () => {
    const found = await metrics();
    expect(found.get('spotter_messages_received_total{platform="web"}')).toBe(4);
    expect(found.get('spotter_replies_sent_total{platform="web"}')).toBe(5);
    for (const outcome of ["logged", "asked", "nothing"])
      expect(found.get(`spotter_readings_total{outcome="${outcome}"}`)).toBe(1);
    expect(found.get('spotter_waiting{what="event"}')).toBe(0);
    expect(found.get('spotter_event_seconds_bucket{le="300"}')).toBe(4);
    expect(found.get("spotter_event_seconds_count")).toBe(4);
    expect(found.get("spotter_event_seconds_sum")).toBeGreaterThan(0);
    expect(found.get("process_resident_memory_bytes")).toBeGreaterThan(10_000_000);
  });

  test("neither holds anything of an athlete", async () => {
    const words =
      (await (await fetch(`${web.address}/metrics`)).text()) + (await (await fetch(`${web.address}/healthz`)).text());
    expect(words).not.toMatch(/bench|blorptwist|anna|athlete-/i);
  });
});

test("where others can reach it, health is for all and the figures for who has the token", async () => {
  const web = await startWeb({ host: "0.0.0.0", metricsToken: "a-long-random-word" });
  const status = async (path: string, headers: Record<string, string> = {}) =>
    (await fetch(`${web.address}${path}`, { headers })).status;
  await until(
    async () => (await status("/healthz")) === 200,
    10_000,
    () => "it is not well",
  );
  expect(await status("/metrics")).toBe(401);
  expect(await status("/metrics", { Authorization: "Bearer wrong" })).toBe(401);
  expect(await status("/metrics", { Cookie: await web.cookieOf("Anna") })).toBe(401);
  expect(await status("/metrics", { Authorization: "Bearer a-long-random-word" })).toBe(200);
  await web.close();
});

test("without a worker it is not well, and says so", async () => {
  const web = await startWeb({ worker: false });
  await until(
    async () => (await fetch(`${web.address}/healthz`)).status === 503,
    10_000,
    () => "it is well",
  );
  expect(await (await fetch(`${web.address}/healthz`)).json()).toMatchObject({ database: "ok", worker: "away" });
  await web.close();
});
