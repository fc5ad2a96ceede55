/** A model for tests: the real client, talking to the fake. */
import type { ModelConfig } from "@spotter/core/config/config";
import type { Db } from "@spotter/db/db";
import { type Model, openModel } from "@spotter/worker/claude/model";
import { afterAll } from "vitest";
import { type FakeClaude, fakeClaude, KEY } from "../fakes/claude/fake-claude.ts";
import type { TestDatabase } from "./database.ts";
import { fileWorker, type TestWorker, testWorker } from "./worker.ts";

/** At Anthropic's prices, though the address is the fake's, unless told that the server is one's own. */
export async function testModel(
  { db }: { db: Db },
  { url }: { url: string },
  given: Partial<ModelConfig> & { own?: boolean } = {},
): Promise<Model> {
  const { own = false, ...config } = given;
  const model = await openModel(
    {
      apiKey: KEY,
      name: "claude-haiku-5-5",
      dailyUsd: 1,
      athleteDailyUsd: 0.25,
      timeoutSec: 8,
      ...config,
      baseUrl: url,
    },
    { db, timeZone: "Europe/Berlin" },
  );
  return { ...model, own };
}

/** A worker that may ask the fake, for all tests of a file. */
export async function fileWorkerWithModel(
  given: Partial<ModelConfig>,
): Promise<{ database: TestDatabase; fake: FakeClaude; worker: TestWorker }> {
  const { database } = await fileWorker();
  const fake = await fakeClaude();
  afterAll(() => fake.close());
  return { database, fake, worker: testWorker(database, { model: await testModel(database, fake, given) }) };
}
