/** The language model this worker may ask: one client for all calls, with what they may cost and how long they may take. */
import type Anthropic from "@anthropic-ai/sdk";
import type { ModelConfig } from "@spotter/core/config/config";
import type { Db } from "@spotter/db/db";

export type Model = {
  client: Anthropic;
  /** For bookkeeping, outside of any event's transaction. */
  db: Db;
  name: string;
  dailyUsd: number;
  athleteDailyUsd: number;
  timeoutSec: number;
  /** Whether it runs on a server of the user's own, where a model without a known price costs no money. */
  own: boolean;
  /** The installation's, for its days. */
  timeZone: string;
};

/** Two more tries for what passes: the SDK waits as the service says, and our deadline ends the waiting. */
const RETRIES = 2;

/** Loads the SDK and makes the client. Nothing is sent. */
export async function openModel(config: ModelConfig, { db, timeZone }: { db: Db; timeZone: string }): Promise<Model> {
  const { default: Client } = await import("@anthropic-ai/sdk");
  const { apiKey, baseUrl, ...limits } = config;
  const client = new Client({
    // A server of one's own wants some key, and does not look at it.
    apiKey: apiKey ?? "none",
    authToken: null,
    baseURL: baseUrl ?? "https://api.anthropic.com",
    maxRetries: RETRIES,
    // Its log would hold what athletes wrote.
    logLevel: "off",
    openTelemetry: false,
  });
  return { client, db, timeZone, ...limits, own: baseUrl !== undefined };
}
