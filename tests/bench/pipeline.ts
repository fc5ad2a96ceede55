/** How long a message takes from Telegram to its reply, how many a second go through, and what the processes weigh. */
import { setTimeout as sleep } from "node:timers/promises";
import { createPostgresBackend, Queue, Worker } from "bullmq";
import type { FakeChat, FakeUser } from "../fakes/telegram/chats.ts";
import { FakeTelegram } from "../fakes/telegram/fake-telegram.ts";
import { rssMb, type Spotter, startSpotter, until } from "../support/spotter.ts";
import { median, percentile } from "./statistics.ts";

export type PipelineFigures = {
  replyP50Ms: number;
  replyP95Ms: number;
  bareP50Ms: number;
  bareP95Ms: number;
  ratioP50: number;
  messagesPerSecond: number;
  coldStartMs: number;
  workerRssMb: number;
  botRssMb: number;
};

const PERIOD_MS = 100;
/** When in its period the job through BullMQ alone comes: after all that the message set going is done. */
const BARE_AFTER_MS = 65;
const WARM_UP = 20;
const ROUNDS = 5;
const MESSAGES_A_ROUND = 30;
const FLOOD_CHATS = 50;
const FLOOD_MESSAGES = 3_000;

export async function benchPipeline(): Promise<PipelineFigures> {
  const telegram = await new FakeTelegram({ limits: "off" }).start();
  const startedAt = performance.now();
  const spotter = await startSpotter({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    LOG_LEVEL: "error",
  });
  const coldStartMs = performance.now() - startedAt;
  try {
    const rounds = await latencies(telegram, spotter);
    const messagesPerSecond = await flood(telegram);
    const replies = rounds.flatMap((round) => round.replies);
    const bare = rounds.flatMap((round) => round.bare);
    return {
      replyP50Ms: median(replies),
      replyP95Ms: percentile(replies, 95),
      bareP50Ms: median(bare),
      bareP95Ms: percentile(bare, 95),
      ratioP50: median(rounds.map((round) => median(round.replies) / median(round.bare))),
      messagesPerSecond,
      coldStartMs,
      workerRssMb: rssMb(spotter.pid("worker")),
      botRssMb: rssMb(spotter.pid("bot")),
    };
  } finally {
    await spotter.stop();
    await telegram.stop();
  }
}

type Round = { replies: number[]; bare: number[] };

/**
 * Ten messages a second from several people, from the update leaving Telegram to the reply arriving there; and between
 * any two of them a job through BullMQ alone, so that both meet the machine in the same mood.
 */
async function latencies(telegram: FakeTelegram, spotter: Spotter): Promise<Round[]> {
  const people = peopleOf(telegram, 5);
  for (const [person, chat] of people) telegram.userSays(chat, person, "bench 60x5");
  for (const [, chat] of people) await telegram.waitForMessage(chat, ({ text }) => text.includes("60 kg"), 20_000);
  const bareQueue = await openBareQueue(spotter);
  const rounds = Array.from({ length: ROUNDS }, (): Round => ({ replies: [], bare: [] }));
  for (let message = 0; message < WARM_UP + ROUNDS * MESSAGES_A_ROUND; message++) {
    const [person, chat] = people[message % people.length]!;
    const kg = 61 + message * 0.5;
    const begin = performance.now();
    const said = telegram.userSays(chat, person, `bench ${kg}x5`);
    const seen = await telegram.waitForMessage(chat, ({ text }) => text.startsWith(`Bench Press ${kg} kg × 5`), 20_000);
    await sleepUntil(begin + BARE_AFTER_MS);
    const bareMs = await bareQueue.roundTripMs();
    const round = rounds[Math.floor((message - WARM_UP) / MESSAGES_A_ROUND)];
    round?.replies.push(seen.at - said.at);
    round?.bare.push(bareMs);
    await sleepUntil(begin + PERIOD_MS);
  }
  await bareQueue.close();
  return rounds;
}

/** Returns at once if that instant has passed. */
async function sleepUntil(at: number): Promise<void> {
  await sleep(Math.max(0, at - performance.now()));
}

/** BullMQ on the same database with its defaults: added here, processed here. */
async function openBareQueue({ databaseUrl }: Spotter) {
  const options = { connection: { connectionString: databaseUrl } };
  const queue = new Queue("bench-bare", options, createPostgresBackend);
  const waiting = new Map<number, () => void>();
  const worker = new Worker("bench-bare", async (job) => waiting.get(job.data.id)?.(), options, createPostgresBackend);
  await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);
  let id = 0;
  return {
    async roundTripMs(): Promise<number> {
      id += 1;
      const startedAt = performance.now();
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.set(id, resolve);
      void queue.add("job", { id });
      await promise;
      return performance.now() - startedAt;
    },
    async close(): Promise<void> {
      await worker.close();
      await queue.obliterate({ force: true });
      await queue.close();
    },
  };
}

/** Everything at once; from the first update to the last reply. */
async function flood(telegram: FakeTelegram): Promise<number> {
  const people = peopleOf(telegram, FLOOD_CHATS);
  const rounds = FLOOD_MESSAGES / FLOOD_CHATS;
  const startedAt = performance.now();
  for (let round = 1; round <= rounds; round++)
    for (const [person, chat] of people) telegram.userSays(chat, person, `bench ${60 + round * 0.5}x5`);
  const last = `Bench Press ${60 + rounds * 0.5} kg × 5`;
  const isOut = ([, chat]: [FakeUser, FakeChat]) => telegram.seen(chat).at(-1)?.text.startsWith(last) ?? false;
  await until(
    () => people.every(isOut),
    120_000,
    () => "the flood was not answered",
  );
  return FLOOD_MESSAGES / ((performance.now() - startedAt) / 1000);
}

function peopleOf(telegram: FakeTelegram, count: number): [FakeUser, FakeChat][] {
  return Array.from({ length: count }, (_, index) => {
    const person = telegram.user(`Athlete ${index}`);
    return [person, telegram.privateChat(person)];
  });
}
