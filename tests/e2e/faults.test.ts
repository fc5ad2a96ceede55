/** Nothing is lost and nothing is done twice, whoever dies when. */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { FakeTelegram } from "../fakes/telegram/fake-telegram.ts";
import { hasRedis, startRedis } from "../support/redis.ts";
import { startSpotter, until } from "../support/spotter.ts";

const CHATS = 10;
const MESSAGES_PER_CHAT = 50;
const KILLS = ["worker", "bot", "postgres", "worker", "postgres", "bot", "worker", "bot", "postgres"] as const;

describe.each(["Postgres", "Redis"] as const)("with the queue on %s", (backend) => {
  test.skipIf(backend === "Redis" && !hasRedis)(
    "500 messages while worker, bot and database are killed again and again: each is logged once, in order, and answered",
    async () => {
      const telegram = await new FakeTelegram({ limits: "off" }).start();
      const redis = backend === "Redis" ? await startRedis() : undefined;
      const spotter = await startSpotter({
        TELEGRAM_BOT_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.apiRoot,
        LOG_LEVEL: "error",
        ...(redis && { REDIS_URL: redis.url }),
      });
      try {
        const people = Array.from({ length: CHATS }, (_, index) => telegram.user(`Athlete ${index}`));
        const chats = people.map((person) => telegram.privateChat(person));
        const talking = (async () => {
          for (let message = 1; message <= MESSAGES_PER_CHAT; message++) {
            for (const [index, chat] of chats.entries())
              telegram.userSays(chat, people[index]!, `bench ${loadOf(message)}x5`);
            await sleep(150);
          }
        })();
        for (const what of KILLS) {
          await sleep(600);
          await until(
            () => spotter.kill(what),
            15_000,
            () => `no ${what} to kill:\n${spotter.output()}`,
          );
        }
        if (redis) {
          await redis.kill();
          await sleep(500);
          await redis.restart();
        }
        await talking;
        const answered = (chat: (typeof chats)[number], message: number) =>
          telegram.seen(chat).some(({ text }) => text.includes(`${loadOf(message)} kg × 5`));
        await until(
          () => chats.every((chat) => loads().every((_, index) => answered(chat, index + 1))),
          90_000,
          () => `replies are missing: ${chats.map((chat) => telegram.seen(chat).length)}\n${spotter.output()}`,
        );
        await expectEachLoggedOnce(spotter.databaseUrl);
        for (const chat of chats) expect(firstAnswers(telegram.seen(chat).map(({ text }) => text))).toEqual(loads());
      } finally {
        await spotter.stop();
        await redis?.stop();
        await telegram.stop();
      }
    },
    180_000,
  );
});

/** A load no other message of the chat has. */
function loadOf(message: number): number {
  return 60 + message * 0.5;
}

function loads(): number[] {
  return Array.from({ length: MESSAGES_PER_CHAT }, (_, index) => loadOf(index + 1));
}

async function expectEachLoggedOnce(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ kgs: number[] }>(
      "select array_agg(kg order by id) as kgs from exercise_set group by athlete_id",
    );
    expect(rows).toHaveLength(CHATS);
    for (const { kgs } of rows) expect(kgs).toEqual(loads());
  } finally {
    await client.end();
  }
}

/** The loads answered, in the order of their first answer: a bot killed between sending and noting it says one twice. */
function firstAnswers(texts: string[]): number[] {
  const answered = texts.flatMap((text) => {
    const match = /^Bench Press ([\d.]+) kg × 5/.exec(text);
    return match ? [Number(match[1])] : [];
  });
  return [...new Set(answered)];
}
