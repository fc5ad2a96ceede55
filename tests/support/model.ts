/** A model for tests: the real client, talking to the fake. */
import type { ModelConfig } from "@spotter/core/config/config";
import type { Db } from "@spotter/db/db";
import { type Model, openModel } from "@spotter/worker/claude/model";
import { KEY } from "../fakes/claude/fake-claude.ts";

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
