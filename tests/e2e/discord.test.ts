/** What only Discord has, through worker and database and back, with the bot killed in the middle of it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { FakeDiscord } from "../fakes/discord/fake-discord.ts";
import type { SeenMessage } from "../fakes/discord/messages.ts";
import type { FakeChannel, FakeUser } from "../fakes/discord/world.ts";
import { type Spotter, startSpotter, until } from "../support/spotter.ts";

let discord: FakeDiscord;
let spotter: Spotter;
let anna: FakeUser;
let dm: FakeChannel;
let gym: FakeChannel;

beforeAll(async () => {
  discord = await new FakeDiscord({ limits: "off" }).start();
  anna = discord.user("anna", { globalName: "Anna" });
  dm = discord.directMessages(anna);
  gym = discord.channel(discord.guild("Barbell club"), "gym");
  spotter = await startSpotter({ DISCORD_BOT_TOKEN: discord.token, DISCORD_API_ROOT: discord.apiRoot });
  await registered();
}, 120_000);

afterAll(async () => {
  await spotter?.stop();
  await discord?.stop();
});

/** The answer to what is done now that holds `expected`. */
async function answer(channel: FakeChannel, expected: string, act: () => unknown): Promise<SeenMessage> {
  const before = new Set(discord.seen(channel).map(({ id }) => id));
  act();
  return discord.waitForMessage(channel, ({ id, text }) => !before.has(id) && text.includes(expected), 15_000);
}

const says = (channel: FakeChannel, text: string, expected: string) =>
  answer(channel, expected, () => discord.userSays(channel, anna, text));

const registered = () =>
  until(
    () => discord.gateway.isConnected && discord.commands.length > 0,
    15_000,
    () => "the bot is not connected",
  );

test("a log is taken back by deleting its message", async () => {
  const said = discord.userSays(dm, anna, "bench 100 3x5 @8");
  const reply = await discord.waitForMessage(dm, ({ text }) => text.startsWith("Bench Press 100 kg 3×5 @8"), 15_000);
  discord.userDeletes(dm, said.messageId);
  await discord.waitForMessage(dm, ({ id, text }) => id === reply.id && text.includes("Taken back"), 15_000);
});

test("slash commands are answered in place, with a chart where one is asked for", async () => {
  await says(dm, "bench 110x5", "Bench Press 110 kg × 5");
  const day = await answer(dm, "Bench Press 110 kg × 5", () => discord.userRuns(dm, anna, "day"));
  expect(day.loading).toBe(false);
  const before = discord.seen(dm).length;
  discord.userRuns(dm, anna, "chart", { chart: "e1rm", exercise: "Bench Press" });
  const chart = await discord.waitForMessage(
    dm,
    (message) => discord.seen(dm).findIndex(({ id }) => id === message.id) >= before && message.files.length > 0,
    20_000,
  );
  expect([...chart.files[0]!.bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  expect(chart.files[0]?.alt).toMatch(/bench/i);
});

test("an exercise that somebody added is offered while they type it, and to nobody else", async () => {
  const question = await says(dm, "blorptwist 40 3x10", "I don't know blorptwist");
  discord.userPresses(question, "Add “blorptwist” as new", anna);
  await discord.waitForMessage(dm, ({ id, text }) => id === question.id && text.includes("Blorptwist 40 kg"), 15_000);
  expect(await discord.userTypes(dm, anna, "last", "exercise", "blo")).toContain("Blorptwist");
  const ben = discord.user("ben");
  expect(await discord.userTypes(gym, ben, "last", "exercise", "blo")).not.toContain("Blorptwist");
});

test("in a channel chatter gets no answer, a log quotes its message, and nobody else can undo it", async () => {
  const ben = discord.user("ben");
  discord.userSays(gym, ben, "who's in for 6am? @everyone");
  const { messageId } = discord.userSays(gym, ben, "squat 140 3x5 *easy*");
  const reply = await discord.waitForMessage(gym, ({ text }) => text.includes("Back Squat 140 kg 3×5"), 15_000);
  expect(reply).toMatchObject({ replyTo: messageId, pinged: false });
  expect(discord.seen(gym)).toHaveLength(1);
  await answer(gym, "Only who logged that", () => discord.userPresses(reply, "Undo", anna));
});

test("a command given while the connection is broken is answered when it is back", async () => {
  discord.gateway.drop();
  await answer(dm, "A number without a unit", () => discord.userRuns(dm, anna, "units"));
});

test("what is said while the bot is dead is answered when it is back, once", async () => {
  await spotter.kill("bot");
  await until(
    () => !discord.gateway.isConnected,
    5_000,
    () => "still connected",
  );
  discord.userSays(dm, anna, "deadlift 180x3");
  discord.userSays(gym, anna, "press 60x5");
  await discord.waitForMessage(dm, ({ text }) => text.startsWith("Deadlift 180 kg × 3"), 30_000);
  await discord.waitForMessage(gym, ({ text }) => text.includes("60 kg × 5"), 30_000);
  expect(discord.seen(dm).filter(({ text }) => text.startsWith("Deadlift 180 kg × 3"))).toHaveLength(1);
}, 60_000);

test("neither the token nor what was said is in what Spotter printed, and Ctrl-C ends it cleanly", async () => {
  expect(spotter.output()).not.toContain(discord.token);
  expect(spotter.output()).not.toMatch(/deadlift|blorptwist/i);
  expect(await spotter.interrupt()).toBe(0);
});
