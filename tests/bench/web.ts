/** How long a message takes from a browser to its reply there, and what a hundred open pages cost. */
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "@spotter/db/connect";
import { lockAthlete } from "@spotter/db/queries/athletes";
import { makeLoginToken } from "@spotter/db/queries/login";
import { freePort } from "../support/redis.ts";
import { rssMb, type Spotter, startSpotter } from "../support/spotter.ts";
import { openWebClient, type WebClient } from "../support/web-client.ts";
import { percentile } from "./statistics.ts";

export type WebFigures = {
  replyP50Ms: number;
  replyP95Ms: number;
  crowdP95Ms: number;
  crowdMessages: number;
  botRssBeforeMb: number;
  botRssAfterMb: number;
};

const WARM_UP = 20;
const LATENCY_MESSAGES = 150;
const CLIENTS = 100;
const CROWD_MS = 30_000;
/** A set, and the pause after it, of somebody in a hurry. */
const PAUSE_MS = 5_000;

export async function benchWeb(): Promise<WebFigures> {
  const port = await freePort();
  const spotter = await startSpotter({
    WEB_PORT: String(port),
    WEB_HOST: "0.0.0.0",
    LOG_LEVEL: "error",
  });
  const address = `http://127.0.0.1:${port}`;
  try {
    const cookies = await logIn(spotter, address);
    const replies = await latencies(address, cookies.slice(0, 5));
    const botRssBeforeMb = rssMb(spotter.pid("bot"));
    const crowd = await crowded(address, cookies);
    return {
      replyP50Ms: percentile(replies, 50),
      replyP95Ms: percentile(replies, 95),
      crowdP95Ms: percentile(crowd, 95),
      crowdMessages: crowd.length,
      botRssBeforeMb,
      botRssAfterMb: rssMb(spotter.pid("bot")),
    };
  } finally {
    await spotter.stop();
  }
}

/** Cookies of a hundred athletes. */
async function logIn({ databaseUrl }: Spotter, address: string): Promise<string[]> {
  const database = connect({ url: databaseUrl, max: 2, applicationName: "spotter bench", onError: () => {} });
  const cookies: string[] = [];
  for (let number = 0; number < CLIENTS; number++) {
    const token = await database.db.transaction(async (tx) => {
      const account = { platform: "telegram", userId: `bench-${number}` } as const;
      const { id } = await lockAthlete(tx, { ...account, name: `Athlete ${number}`, unit: "kg", timeZone: "UTC" });
      return makeLoginToken(tx, id);
    });
    const answer = await fetch(`${address}/login`, {
      method: "POST",
      headers: { Origin: address },
      body: new URLSearchParams({ token }),
      redirect: "manual",
    });
    cookies.push(answer.headers.getSetCookie()[0]!.split(";")[0]!);
  }
  await database.close();
  return cookies;
}

/** Ten messages a second from several people, from the request leaving to the event with the reply arriving. */
async function latencies(address: string, cookies: string[]): Promise<number[]> {
  const clients = await Promise.all(cookies.map((cookie) => openWebClient(address, cookie)));
  const replies: number[] = [];
  for (let message = 0; message < WARM_UP + LATENCY_MESSAGES; message++) {
    const tookMs = await answered(clients[message % clients.length]!, 61 + message * 0.5);
    if (message >= WARM_UP) replies.push(tookMs);
    await sleep(100);
  }
  for (const client of clients) client.close();
  return replies;
}

/** Everybody at once, each with a page open and a message every few seconds. */
async function crowded(address: string, cookies: string[]): Promise<number[]> {
  const clients = await Promise.all(cookies.map((cookie) => openWebClient(address, cookie)));
  const until = performance.now() + CROWD_MS;
  const train = async (client: WebClient): Promise<number[]> => {
    const took: number[] = [];
    await sleep(Math.random() * PAUSE_MS);
    for (let kg = 200; performance.now() < until; kg += 0.5) {
      took.push(await answered(client, kg));
      await sleep(PAUSE_MS);
    }
    return took;
  };
  const all = await Promise.all(clients.map(train));
  for (const client of clients) client.close();
  return all.flat();
}

async function answered(client: WebClient, kg: number): Promise<number> {
  const saidAt = performance.now();
  await client.say(`leg press ${kg}x5`);
  const { at } = await client.waitFor(({ words }) => words.includes(`Leg Press ${kg} kg × 5`), 20_000);
  return at - saidAt;
}
