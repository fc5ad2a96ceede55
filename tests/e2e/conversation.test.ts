/**
 * One conversation in the terminal, on Telegram, on Discord and on the web, each by an athlete of its own, through one
 * Spotter on each queue backend; and what only Telegram shows.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FakeDiscord } from "../fakes/discord/fake-discord.ts";
import type { FakeChat, FakeUser, SeenMessage } from "../fakes/telegram/chats.ts";
import { FakeTelegram } from "../fakes/telegram/fake-telegram.ts";
import { ride } from "../fit-writer.ts";
import { freePort, hasRedis, startRedis, type TestRedis } from "../support/redis.ts";
import { type Spotter, startSpotter, until } from "../support/spotter.ts";
import { type Outcome, outcomeFor } from "./outcome.ts";
import { type Answer, inTerminal, onDiscord, onTelegram, onTheWeb, type Speaker } from "./speakers.ts";

const RIDE = ride(
  1_100_000_000,
  Array.from({ length: 1500 }, (_, second) => ({ hr: 120 + (second % 40), power: 200 + (second % 50) })),
).file();

/** The conversation, the same wherever it is held. @returns every answer, by what was done */
async function converse({ says, edits, presses, sends }: Speaker): Promise<Record<string, Answer>> {
  return {
    "a first log": await says("bench 100 3x5 @8", "Bench Press 100 kg 3×5 @8"),
    "its correction": await edits("bench 105 3x5 @8", "Bench Press 105 kg 3×5 @8"),
    "another log": await says("squat 140 3x5", "Back Squat 140 kg 3×5"),
    "its Undo": await presses("Undo", "Taken back"),
    "an unknown exercise": await says("blorptwist 40 3x10", "I don't know blorptwist"),
    "its button": await presses("Add “blorptwist” as new", "Blorptwist 40 kg 3×10"),
    "the exercise, known now": await says("blorptwist 42.5 3x10, felt <b>good</b> *really*", "Blorptwist 42.5 kg 3×10"),
    "a chart": await says("/chart e1rm bench", "Bench Press"),
    "a recording": await sends({ name: "morning.fit", bytes: RIDE }, "25 min"),
    "the recording again": await sends({ name: "again.fit", bytes: RIDE }, "I already have again.fit"),
    "the day": await says("/day", "Today"),
  };
}

const BACKENDS = ["Postgres", "Redis"] as const;

describe.each(BACKENDS)("with the queue on %s", (backend) => {
  const skipped = backend === "Redis" && !hasRedis;
  let telegram: FakeTelegram;
  let discord: FakeDiscord;
  let speakers: Record<"terminal" | "Telegram" | "Discord" | "web", Speaker>;
  let redis: TestRedis | undefined;
  let spotter: Spotter;
  let anna: FakeUser;
  let chat: FakeChat;

  beforeAll(async () => {
    if (skipped) return;
    telegram = await new FakeTelegram({ limits: "off" }).start();
    discord = await new FakeDiscord({ limits: "off" }).start();
    const port = String(await freePort());
    redis = backend === "Redis" ? await startRedis() : undefined;
    spotter = await startSpotter({
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      DISCORD_BOT_TOKEN: discord.token,
      DISCORD_API_ROOT: discord.apiRoot,
      WEB_PORT: port,
      ...(redis && { REDIS_URL: redis.url }),
    });
    speakers = {
      terminal: inTerminal(spotter, { ...(redis && { REDIS_URL: redis.url }) }),
      Telegram: onTelegram(telegram),
      Discord: onDiscord(discord),
      web: await onTheWeb(spotter, `http://127.0.0.1:${port}`),
    };
    await until(
      () => discord.gateway.isConnected && discord.commands.length > 0,
      15_000,
      () => "the bot is not connected to Discord",
    );
    anna = telegram.user("Anna of the group");
    chat = telegram.privateChat(anna);
  }, 120_000);

  afterAll(async () => {
    await Promise.all(Object.values(speakers ?? {}).map((one) => one.close()));
    await spotter?.stop();
    await discord?.stop();
    await redis?.stop();
    await telegram?.stop();
  });

  /** Says it and waits for the answer that holds `expected`. */
  async function say(text: string, expected: string, where = chat, who = anna): Promise<SeenMessage> {
    const seenBefore = telegram.seen(where).length;
    telegram.userSays(where, who, text);
    return telegram.waitForMessage(
      where,
      (message) => telegram.seen(where).indexOf(message) >= seenBefore && message.text.includes(expected),
      15_000,
    );
  }

  describe.skipIf(skipped)("one conversation", () => {
    const PLATFORMS = ["terminal", "Telegram", "Discord", "web"] as const;
    type Held = { answers: Record<string, Answer>; outcome: Outcome };
    const held = new Map<string, Held>();

    beforeAll(async () => {
      await Promise.all(
        PLATFORMS.map(async (platform) => {
          const speaker = speakers[platform];
          const answers = await converse(speaker);
          held.set(platform, { answers, outcome: await outcomeFor(spotter.databaseUrl, speaker.identity) });
        }),
      );
    }, 120_000);

    test("says and keeps what it should", () => {
      const { answers, outcome } = held.get("terminal")!;
      expect(answers["a first log"]?.words).toMatch(/I'm Spotter.*Bench Press 100 kg 3×5 @8/);
      expect(answers["a chart"]?.pictures).toHaveLength(1);
      expect(answers["a recording"]?.pictures).toHaveLength(1);
      expect(answers["the day"]?.words).toContain("Bench Press 105 kg 3×5 @8");
      expect(answers["the day"]?.words).not.toMatch(/100 kg|Squat/);
      expect(outcome.sets).toHaveLength(9);
      expect(outcome.workouts).toHaveLength(2);
      expect(outcome.ownExercises).toEqual([{ name: "Blorptwist" }]);
    });

    test.each(["Telegram", "Discord", "web"] as const)("is answered on %s as in the terminal", (platform) => {
      expect(held.get(platform)!.answers).toEqual(held.get("terminal")!.answers);
    });

    test.each(["Telegram", "Discord", "web"] as const)("leaves the same log on %s as in the terminal", (platform) => {
      expect(held.get(platform)!.outcome).toEqual(held.get("terminal")!.outcome);
    });
  });

  test.skipIf(skipped)("a load ten times the usual is asked back, not swallowed", async () => {
    await say("ohp 50x5", "Overhead Press 50 kg × 5");
    const question = await say("ohp 525x5", "Is it right?");
    const tenth = question.buttons.flat().find(({ label }) => label.startsWith("52.5 kg"));
    expect(tenth).toBeDefined();
    telegram.userPresses(question, tenth!.label, anna);
    await telegram.waitForMessage(chat, ({ text }) => text.startsWith("Overhead Press 52.5 kg × 5"), 15_000);
    expect((await say("/day", "Today")).text).not.toContain("525");
  });

  test.skipIf(skipped)("files that are no recordings get a short answer that says what to do", async () => {
    telegram.userSendsDocument(chat, anna, { bytes: new Uint8Array(), name: "empty.fit" });
    await telegram.waitForMessage(chat, ({ text }) => text.includes("empty.fit"), 15_000);
    telegram.userSendsDocument(chat, anna, {
      bytes: Buffer.from("\xff\xd8\xff\xe0 a photo", "latin1"),
      name: "ride.fit",
    });
    await telegram.waitForMessage(chat, ({ text }) => text.includes("ride.fit") && /JPEG/i.test(text), 15_000);
    telegram.userSendsDocument(chat, anna, { bytes: new Uint8Array(10), name: "huge.zip", size: 200 * 1024 * 1024 });
    const answer = await telegram.waitForMessage(chat, ({ text }) => text.includes("huge.zip"), 15_000);
    expect(answer.text).toContain("20 MB");
  });

  test.skipIf(skipped)("a group hears nothing until somebody logs, and others cannot undo it", async () => {
    const ben = telegram.user("Ben");
    const group = telegram.group("Barbell club");
    telegram.userSays(group, ben, "who's in for 6am?");
    telegram.userSays(group, ben, "nice one! 💪");
    const answer = await say("bench 80x8", "Bench Press 80 kg × 8", group, ben);
    expect(telegram.seen(group)).toHaveLength(1);
    telegram.userPresses(answer, "Undo", anna);
    await telegram.waitForMessage(group, ({ text }) => text.includes("Only who logged that"), 15_000);
    const day = await say("/day", "Today", group, ben);
    expect(day.text).toContain("80 kg × 8");
  });

  test.skipIf(skipped)("the same update delivered three times logs once", async () => {
    telegram.userSays(chat, anna, "deadlift 180x3");
    await telegram.waitForMessage(chat, ({ text }) => text.includes("Deadlift 180 kg × 3"), 15_000);
    telegram.redeliverLast(1);
    telegram.redeliverLast(1);
    await say("/status", "All is well");
    const day = await say("/day", "Deadlift");
    expect(day.text).toContain("Deadlift 180 kg × 3");
    expect(telegram.seen(chat).filter(({ text }) => text.startsWith("Deadlift 180 kg × 3"))).toHaveLength(1);
  });

  test.skipIf(skipped)("Ctrl-C ends everything cleanly", async () => {
    expect(await spotter.interrupt()).toBe(0);
  });
});
