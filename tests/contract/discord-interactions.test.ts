/** Slash commands, what is offered while they are typed, buttons and menus. */
import { listedCommands } from "@spotter/core/command/table";
import { expect, test, vi } from "vitest";
import { setUp, setUpChat } from "./discord-setup.ts";
import { paragraph } from "./front-end-harness.ts";

const soon = { timeout: 8000, interval: 10 };

test("the commands are registered as the table has them, and only when they have changed", async () => {
  const { discord, frontEnd } = await setUpChat();
  const names = discord.commands.map(({ name }) => name);
  expect(names).toEqual(listedCommands().map(({ name }) => name));
  const chart = discord.commands.find(({ name }) => name === "chart");
  expect(chart?.options).toMatchObject([
    { name: "chart", choices: expect.arrayContaining([{ name: "e1rm", value: "e1rm" }]) },
    { name: "exercise", autocomplete: true },
  ]);
  await frontEnd.stop();
  await (await setUp({ discord })).start();
  const puts = () => discord.calls.filter(({ method, path }) => method === "PUT" && path.endsWith("/commands"));
  expect(puts()).toHaveLength(1);
  const [first] = discord.commands;
  discord.world.commands = [{ ...first!, description: "something else" }];
  await (await setUp({ discord })).start();
  expect(puts()).toHaveLength(2);
});

test("without its commands the bot still starts", async () => {
  const { discord, start, logged } = await setUp();
  discord.failNext("GET /commands", { status: 403, code: 50001 });
  await start();
  expect(logged.join("")).toContain("The slash commands could not be registered.");
});

test("a slash command arrives as the line it stands for, is deferred at once and answered in its place", async () => {
  const { discord, anna, gym, received, send } = await setUpChat();
  const run = discord.userRuns(gym, anna, "chart", { exercise: "Bench Press", chart: "e1rm" });
  await vi.waitFor(() => expect(run.acknowledged).toBeDefined(), soon);
  expect(discord.seen(gym)).toMatchObject([{ loading: true }]);
  await vi.waitFor(() => expect(received).toHaveLength(1), soon);
  expect(received[0]).toMatchObject({
    chat: { id: gym.id, kind: "group", title: "gym" },
    sender: { id: anna.id, name: "Anna Berg", language: "de" },
    messageId: run.id,
    event: { kind: "message", text: "/chart e1rm Bench Press", files: [] },
  });
  const ids = await send(gym, { blocks: [paragraph("e1RM")] }, { answers: run.id, inReplyTo: run.id });
  expect(discord.seen(gym)).toMatchObject([{ id: ids[0], text: "e1RM", loading: false }]);
  await send(gym, { blocks: [paragraph("and more")] }, { answers: run.id });
  expect(discord.seen(gym).map(({ text }) => text)).toEqual(["e1RM", "and more"]);
  expect(discord.calls.filter(({ method, path }) => method === "POST" && path.endsWith("/messages"))).toEqual([]);
  // Its answer is a message like any other, and can be changed as one.
  await send(gym, { blocks: [paragraph("Taken back.")] }, { replaces: [ids[0]!] });
  expect(discord.seen(gym)[0]).toMatchObject({ text: "Taken back.", edited: true });
});

test("with a command comes what the bot may not do in the channel; in private nobody can forbid it anything", async () => {
  const { discord, anna, gym, dm, received } = await setUpChat();
  const lacks = async (...where: Parameters<typeof discord.userRuns>) => {
    const before = received.length;
    discord.userRuns(...where);
    await vi.waitFor(() => expect(received).toHaveLength(before + 1), soon);
    return received.at(-1)!.chat.lacks;
  };
  expect(await lacks(gym, anna, "status")).toEqual([]);
  for (const what of ["send", "files", "history"] as const) gym.denied.add(what);
  expect(await lacks(gym, anna, "status")).toEqual(["send", "send-files", "read-history"]);
  const thread = discord.thread(gym, "deadlifts");
  expect(await lacks(thread, anna, "status")).toEqual([]);
  thread.denied.add("send");
  expect(await lacks(thread, anna, "status")).toEqual(["send"]);
  expect(await lacks(dm, anna, "status")).toBeUndefined();
});

test("in private too, with a long answer and a picture", async () => {
  const { discord, anna, dm, received, send, stored } = await setUpChat();
  const run = discord.userRuns(dm, anna, "day");
  await vi.waitFor(() => expect(received).toHaveLength(1), soon);
  expect(received[0]?.chat).toEqual({ id: dm.id, kind: "private" });
  stored.set("A", new Uint8Array([1]));
  const image = { sha256: "A", name: "a.png", alt: "a" };
  await send(dm, { blocks: [paragraph(`${"a".repeat(2000)}\nb`)], images: [image] }, { answers: run.id });
  expect(discord.seen(dm).map(({ text, files }) => [text[0], files.length])).toEqual([
    ["a", 0],
    ["b", 1],
  ]);
});

test.each(["expired", "restarted", "refused"])(
  "where its token is of no use (%s) the answer comes as an ordinary message",
  async (why) => {
    const first = await setUpChat();
    const { discord, anna, gym } = first;
    if (why === "refused") discord.failNext("POST /callback", { status: 404, code: 10062 });
    const run = discord.userRuns(gym, anna, "day");
    await vi.waitFor(() => expect(first.received).toHaveLength(1), soon);
    if (why === "expired") {
      await vi.waitFor(() => expect(run.acknowledged).toBeDefined(), soon);
      discord.expireTokens();
    }
    let { send } = first;
    if (why === "restarted") {
      await first.frontEnd.stop();
      const second = await setUp({ discord });
      await second.start();
      send = second.send;
    }
    await send(gym, { blocks: [paragraph("Today")] }, { answers: run.id, inReplyTo: run.id });
    expect(discord.seen(gym).filter(({ loading }) => !loading)).toMatchObject([{ text: "Today", replyTo: undefined }]);
    expect(first.logged.join("")).not.toContain(run.token);
  },
);

test("a command whose answer is an edit of an earlier message leaves no thinking sign behind", async () => {
  const { discord, anna, gym, received, send } = await setUpChat();
  const [id] = await send(gym, { blocks: [paragraph("Bench Press 100 kg")] });
  const run = discord.userRuns(gym, anna, "undo");
  await vi.waitFor(() => expect(received).toHaveLength(1), soon);
  await send(gym, { blocks: [paragraph("Taken back.")] }, { replaces: [id!], answers: run.id });
  expect(discord.seen(gym)).toMatchObject([{ id, text: "Taken back." }]);
});

test("where Discord took the deferral and only its answer was lost, the command is answered in its place", async () => {
  const { discord, anna, gym, received, send } = await setUpChat();
  discord.loseNextAnswer("POST /callback");
  const run = discord.userRuns(gym, anna, "day");
  await vi.waitFor(() => expect(received).toHaveLength(1), soon);
  await vi.waitFor(() => expect(run.acknowledged).toBeDefined(), soon);
  await send(gym, { blocks: [paragraph("Today")] }, { answers: run.id });
  expect(discord.seen(gym)).toMatchObject([{ text: "Today", loading: false }]);
});

test("a delayed storing does not delay the deferral", async () => {
  const { discord, anna, gym, beforeReceive, received } = await setUpChat();
  let stored = () => {};
  beforeReceive.run = () => new Promise((resolve) => (stored = resolve));
  const run = discord.userRuns(gym, anna, "day");
  await vi.waitFor(() => expect(run.acknowledged).toBeDefined(), soon);
  expect(received).toEqual([]);
  stored();
  await vi.waitFor(() => expect(received).toHaveLength(1), soon);
});

test("while an exercise is typed, the athlete's own come first, then the catalogue", async () => {
  const wordsOf = async () => ({
    aliases: new Map([["bp", "bench-press"]]),
    own: new Map([["own-1", "Benched Zercher"]]),
  });
  const memory = { senderOf: async () => undefined, lastHeard: async () => [], wordsOf };
  const { discord, anna, gym } = await setUpChat({ bot: { memory } });
  const offered = await discord.userTypes(gym, anna, "last", "exercise", "ben");
  expect(offered[0]).toBe("Benched Zercher");
  expect(offered).toContain("Bench Press");
  expect(offered.length).toBeLessThanOrEqual(25);
  expect(await discord.userTypes(gym, anna, "last", "exercise", "bp")).toContain("Bench Press");
  expect(await discord.userTypes(gym, anna, "last", "exercise", "benhc pres")).toContain("Bench Press");
  expect((await discord.userTypes(gym, anna, "last", "exercise", "")).length).toBeGreaterThan(1);
});

test("a database that does not answer costs the athlete's own words, not the offer", async () => {
  const memory = {
    senderOf: async () => undefined,
    lastHeard: async () => [],
    wordsOf: () => new Promise<undefined>(() => {}),
  };
  const { discord, anna, gym } = await setUpChat({ bot: { memory } });
  expect(await discord.userTypes(gym, anna, "last", "exercise", "deadl")).toContain("Deadlift");
});

test("more buttons than Discord takes come closer together, and then as menus", async () => {
  const { discord, anna, dm, received, send } = await setUpChat();
  const buttons = (count: number) =>
    Array.from({ length: count }, (_, index) => [
      { label: `choice ${index} ${"x".repeat(90)}`, action: `answer:1:${index}` },
    ]);
  await send(dm, { blocks: [paragraph("a")], buttons: buttons(7) });
  await send(dm, { blocks: [paragraph("b")], buttons: buttons(30) });
  const [few, many] = discord.seen(dm);
  expect(few?.buttons.map((row) => row.length)).toEqual([5, 2]);
  expect(many?.choices.map((options) => options.length)).toEqual([25, 5]);
  const press = discord.userPresses(many!, many!.choices[1]![2]!.label, anna);
  await vi.waitFor(() => expect(press.acknowledged).toBeDefined(), soon);
  await vi.waitFor(() => expect(received).toHaveLength(1), soon);
  expect(received[0]?.event).toEqual({ kind: "press", action: "answer:1:27", press: press.id });
});

test("a press too late to be acknowledged still counts", async () => {
  const { discord, anna, dm, received, send } = await setUpChat();
  await send(dm, { blocks: [paragraph("Logged.")], buttons: [[{ label: "Undo", action: "undo:17" }]] });
  discord.failNext("POST /callback", { status: 404, code: 10062 });
  discord.userPresses(discord.seen(dm)[0]!, "Undo", anna);
  await vi.waitFor(() => expect(received).toHaveLength(1), soon);
});
