/** One conversation from Telegram through queue, worker and database and back, on each queue backend. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FakeChat, FakeUser, SeenMessage } from "../fakes/telegram/chats.ts";
import { FakeTelegram } from "../fakes/telegram/fake-telegram.ts";
import { ride } from "../fit-writer.ts";
import { hasRedis, startRedis, type TestRedis } from "../support/redis.ts";
import { type Spotter, startSpotter } from "../support/spotter.ts";

const BACKENDS = ["Postgres", "Redis"] as const;

describe.each(BACKENDS)("with the queue on %s", (backend) => {
  const skipped = backend === "Redis" && !hasRedis;
  let telegram: FakeTelegram;
  let redis: TestRedis | undefined;
  let spotter: Spotter;
  let anna: FakeUser;
  let chat: FakeChat;

  beforeAll(async () => {
    if (skipped) return;
    telegram = await new FakeTelegram({ limits: "off" }).start();
    redis = backend === "Redis" ? await startRedis() : undefined;
    spotter = await startSpotter({
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      ...(redis && { REDIS_URL: redis.url }),
    });
    anna = telegram.user("Anna");
    chat = telegram.privateChat(anna);
  }, 120_000);

  afterAll(async () => {
    await spotter?.stop();
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

  test.skipIf(skipped)("a newcomer is greeted once and their log is answered in two lines", async () => {
    const answer = await say("smith incline 120 8", "Smith Machine Incline Press 120 kg × 8");
    expect(answer.text).toContain("e1RM");
    expect(answer.text.split("\n")).toHaveLength(2);
    expect(telegram.seen(chat)[0]?.text).toContain("I'm Spotter");
    expect(telegram.seen(chat)).toHaveLength(2);
  });

  test.skipIf(skipped)("an edited message corrects the log and its answer in place", async () => {
    const said = telegram.userSays(chat, anna, "bench 100x5");
    const answer = await telegram.waitForMessage(chat, ({ text }) => text.includes("Bench Press 100 kg × 5"), 15_000);
    telegram.userEdits(chat, said.messageId, "bench 105x5");
    await telegram.waitForMessage(
      chat,
      (message) => message.id === answer.id && message.text.includes("105 kg × 5"),
      15_000,
    );
    const day = await say("/day", "Today");
    expect(day.text).toContain("Bench Press 105 kg × 5");
    expect(day.text).not.toContain("100 kg × 5");
  });

  test.skipIf(skipped)("the Undo button takes a log back, and says what", async () => {
    const answer = await say("squat 140 3x5", "Back Squat 140 kg 3×5");
    telegram.userPresses(answer, "Undo", anna);
    await telegram.waitForMessage(
      chat,
      ({ text }) => text.includes("Taken back") && text.includes("squat 140 3x5"),
      15_000,
    );
    const day = await say("/day", "Today");
    expect(day.text).not.toContain("Back Squat");
  });

  test.skipIf(skipped)("an unknown exercise is asked about, and the choice is remembered", async () => {
    const question = await say("blorptwist 40 3x10", "I don't know blorptwist");
    expect(question.buttons.flat().map(({ label }) => label)).toContain("Add “blorptwist” as new");
    telegram.userPresses(question, "Add “blorptwist” as new", anna);
    await telegram.waitForMessage(chat, ({ text }) => text.includes("Blorptwist 40 kg 3×10"), 15_000);
    const again = await say("blorptwist 42.5 3x10", "Blorptwist 42.5 kg 3×10");
    expect(again.text).toContain("PR");
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

  test.skipIf(skipped)("a chart comes back as an image", async () => {
    const seenBefore = telegram.seen(chat).length;
    telegram.userSays(chat, anna, "/chart e1rm bench");
    const image = await telegram.waitForMessage(
      chat,
      (message) => telegram.seen(chat).indexOf(message) >= seenBefore && message.kind === "photo",
      20_000,
    );
    expect([...image.file!.bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });

  test.skipIf(skipped)("a FIT file becomes a workout with its chart, and is recognised when sent twice", async () => {
    const bytes = ride(
      1_100_000_000,
      Array.from({ length: 1500 }, (_, second) => ({ hr: 120 + (second % 40), power: 200 + (second % 50) })),
    ).file();
    telegram.userSendsDocument(chat, anna, { bytes, name: "morning.fit" });
    const image = await telegram.waitForMessage(
      chat,
      ({ kind, text }) => kind === "photo" && text.includes("Ride"),
      20_000,
    );
    expect(image.text).toContain("25 min");
    telegram.userSendsDocument(chat, anna, { bytes, name: "again.fit" });
    await telegram.waitForMessage(chat, ({ text }) => text.includes("I already have again.fit"), 15_000);
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
