/** What people say in Telegram reaches Spotter, once stored, in order, and with nothing lost. */
import { expect, test, vi } from "vitest";
import { textsOf } from "./front-end-harness.ts";
import { setUp, setUpChat } from "./telegram-setup.ts";

const soon = { timeout: 5000, interval: 10 };

test("a plain message arrives and is confirmed", async () => {
  const { telegram, anna, dm, received } = await setUpChat();
  telegram.userSays(dm, anna, "bench 3x5 100");
  await vi.waitFor(() => expect(textsOf(received)).toEqual(["bench 3x5 100"]), soon);
  expect(received[0]).toMatchObject({
    platform: "telegram",
    chat: { id: String(dm.id), kind: "private" },
    sender: { id: String(anna.id), name: "Anna Berg", language: "de" },
    revision: 0,
  });
  await telegram.queue.drained();
});

test("the command menu is set for private chats and groups", async () => {
  const { telegram } = await setUpChat();
  const menu = [{ command: "help", description: "help: what I can do" }];
  expect(telegram.commands("all_private_chats")).toEqual(menu);
  expect(telegram.commands("all_group_chats")).toEqual(menu);
});

test("an edit arrives as a later revision of its message, a second one within the same second too", async () => {
  const { telegram, anna, dm, received } = await setUpChat();
  const { messageId } = telegram.userSays(dm, anna, "bench 3x5 100");
  telegram.userEdits(dm, messageId, "bench 3x5 102.5");
  telegram.userEdits(dm, messageId, "bench 3x5 105");
  await vi.waitFor(() => expect(received).toHaveLength(3), soon);
  expect(received.map(({ event }) => event.kind)).toEqual(["message", "edit", "edit"]);
  expect(new Set(received.map((incoming) => incoming.messageId))).toEqual(new Set([String(messageId)]));
  const revisions = received.map((incoming) => incoming.revision);
  expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
  expect(new Set(revisions).size).toBe(3);
});

test("a redelivered update gives the very same event", async () => {
  const { telegram, anna, dm, received } = await setUpChat();
  const { messageId } = telegram.userSays(dm, anna, "squat 5x5 140");
  telegram.userEdits(dm, messageId, "squat 5x5 142.5");
  await vi.waitFor(() => expect(received).toHaveLength(2), soon);
  await telegram.queue.drained();
  telegram.redeliverLast(2);
  await vi.waitFor(() => expect(received).toHaveLength(4), soon);
  expect(received.slice(2)).toEqual(received.slice(0, 2));
  telegram.userSays(dm, anna, "and on it goes");
  await vi.waitFor(() => expect(received).toHaveLength(5), soon);
});

test("a forwarded message, an album and a reply", async () => {
  const { telegram, anna, received } = await setUpChat();
  const gym = telegram.group("Gym");
  const { messageId } = telegram.userSays(gym, anna, "run 10 km 50:00", { forwardedFrom: "Ben" });
  telegram.userSendsPhoto(gym, anna, { bytes: new Uint8Array(50), album: "A1", caption: "today" });
  telegram.userSendsPhoto(gym, anna, { bytes: new Uint8Array(50), album: "A1" });
  telegram.userSays(gym, anna, "easy", { replyTo: messageId });
  await vi.waitFor(() => expect(received).toHaveLength(4), soon);
  expect(received.map(({ event }) => event)).toMatchObject([
    { text: "run 10 km 50:00" },
    { text: "today", album: "A1", files: [{ name: "photo.jpg", bytes: 50 }] },
    { text: "", album: "A1" },
    { text: "easy", replyTo: String(messageId) },
  ]);
  expect(received[0]?.chat).toEqual({ id: String(gym.id), kind: "group", title: "Gym" });
});

test("a topic of a forum is a conversation of its own, and its answers stay in it", async () => {
  const { telegram, anna, received, send, frontEnd } = await setUpChat();
  const gym = telegram.group("Gym", { topics: [7] });
  telegram.userSays(gym, anna, "squat 140", { threadId: 7 });
  telegram.userSays(gym, anna, "bench 100");
  await vi.waitFor(() => expect(received).toHaveLength(2), soon);
  expect(received.map(({ chat }) => chat.id)).toEqual([`${gym.id}/7`, String(gym.id)]);
  await send(`${gym.id}/7`, { blocks: [{ kind: "text", spans: ["Logged."] }] });
  await frontEnd.typing(`${gym.id}/7`);
  expect(telegram.seen(gym)).toMatchObject([{ text: "Logged.", threadId: 7 }]);
  expect(telegram.typing).toMatchObject([{ threadId: 7 }]);
});

test("a pressed button arrives and its spinner ends", async () => {
  const { telegram, anna, dm, received, send } = await setUpChat();
  await send(String(dm.id), {
    blocks: [{ kind: "text", spans: ["Logged."] }],
    buttons: [[{ label: "Undo", action: "undo:17" }]],
  });
  const message = await telegram.waitForMessage(dm);
  const press = telegram.userPresses(message, "Undo", anna);
  await vi.waitFor(() => expect(telegram.pressAnswered(press)).toBe(true), soon);
  telegram.userPresses(message, "Undo", anna);
  await vi.waitFor(() => expect(received).toHaveLength(2), soon);
  expect(received[0]).toMatchObject({
    messageId: String(message.id),
    event: { kind: "press", action: "undo:17", press },
  });
  expect(received[0]?.revision).not.toBe(received[1]?.revision);
});

test("a press too old to be answered still counts", async () => {
  const { telegram, anna, dm, received, send, beforeReceive } = await setUpChat();
  await send(String(dm.id), {
    blocks: [{ kind: "text", spans: ["Logged."] }],
    buttons: [[{ label: "Undo", action: "undo:17" }]],
  });
  beforeReceive.run = async () => {};
  telegram.failNext("answerCallbackQuery", {
    code: 400,
    description: "Bad Request: query is too old and response timeout expired or query ID is invalid",
  });
  telegram.userPresses(await telegram.waitForMessage(dm), "Undo", anna);
  await vi.waitFor(() => expect(received).toHaveLength(1), soon);
});

test("a file's bytes are fetched; one that is too big is not asked for", async () => {
  const { telegram, anna, dm, received, frontEnd } = await setUpChat();
  const bytes = new Uint8Array([14, 16, 1, 2]);
  telegram.userSendsDocument(dm, anna, { bytes, name: "ride & run.fit", caption: "morning" });
  telegram.userSendsDocument(dm, anna, { bytes, name: "huge.fit", size: 25 * 1024 * 1024 });
  await vi.waitFor(() => expect(received).toHaveLength(2), soon);
  const [file, huge] = received.flatMap(({ event }) => (event.kind === "message" ? event.files : []));
  expect(file).toMatchObject({ name: "ride & run.fit", bytes: 4 });
  expect(await frontEnd.fetchFile(file!)).toEqual({ bytes });
  expect(huge).toMatchObject({ problem: "too-big" });
  expect(await frontEnd.fetchFile(huge!)).toEqual({ problem: "too-big" });
  expect(telegram.calls.filter(({ method }) => method === "getFile")).toHaveLength(1);
});

test("a file larger than Telegram said is cut off, a forgotten one is unavailable, an outage may pass", async () => {
  const { telegram, anna, dm, received, frontEnd, logged } = await setUpChat();
  telegram.userSendsDocument(dm, anna, { bytes: new Uint8Array(21 * 1024 * 1024), name: "liar.fit", size: 100 });
  await vi.waitFor(() => expect(received).toHaveLength(1), soon);
  const [file] = received.flatMap(({ event }) => (event.kind === "message" ? event.files : []));
  // Not compared whole: printing 21 MB of difference takes longer than the test may.
  expect(Object.keys(await frontEnd.fetchFile(file!))).toEqual(["problem"]);
  expect(await frontEnd.fetchFile({ name: "x", bytes: 1, ref: "no-such-file" })).toEqual({ problem: "unavailable" });
  expect(await frontEnd.fetchFile({ name: "x", bytes: 1 })).toEqual({ problem: "unavailable" });
  telegram.failNext("getFile", { code: 400, description: "Bad Request: file is too big" });
  expect(await frontEnd.fetchFile(file!)).toEqual({ problem: "too-big" });
  telegram.failNext("getFile", { code: 502, description: "Bad Gateway" });
  await expect(frontEnd.fetchFile(file!)).rejects.toThrow("502");
  const outage = telegram.outage(200);
  const error = await frontEnd.fetchFile(file!).catch((trouble: unknown) => trouble);
  expect(error).toBeInstanceOf(Error);
  expect(JSON.stringify(error) + String(error) + logged.join("")).not.toContain(telegram.token);
  await outage;
});

test("events of one chat keep their order, and none is lost, while storing them fails now and then", async () => {
  const { telegram, anna, dm, received, beforeReceive, logged } = await setUpChat();
  let calls = 0;
  beforeReceive.run = async () => {
    calls += 1;
    if (calls % 3 !== 0) throw Object.assign(new Error("insert into inbox values ('secret words')"), { code: "57P01" });
  };
  const texts = Array.from({ length: 6 }, (_, index) => `secret words ${index}`);
  for (const words of texts) telegram.userSays(dm, anna, words);
  await vi.waitFor(() => expect(textsOf(received)).toEqual(texts), { timeout: 15_000, interval: 20 });
  await telegram.queue.drained();
  expect(logged.join("")).toContain("57P01");
  expect(logged.join("")).not.toContain("secret words");
});

test("an update that was never stored is not confirmed: the next start gets it", async () => {
  const first = await setUpChat();
  const { telegram, anna, dm } = first;
  telegram.userSays(dm, anna, "stored");
  await vi.waitFor(() => expect(first.received).toHaveLength(1), soon);
  first.beforeReceive.run = async () => {
    throw new Error("the database is down");
  };
  telegram.userSays(dm, anna, "not stored");
  telegram.userSays(dm, anna, "nor this");
  await vi.waitFor(() => expect(first.logged.join("")).toContain("could not be stored"), soon);
  await first.frontEnd.stop();
  const second = await setUp({ telegram });
  await second.start();
  await vi.waitFor(() => expect(textsOf(second.received)).toEqual(["not stored", "nor this"]), soon);
});

test("a chat whose events cannot be stored does not hold up the others", async () => {
  const { telegram, anna, dm, received, beforeReceive } = await setUpChat();
  const ben = telegram.user("Ben");
  const bens = telegram.privateChat(ben);
  let healed = false;
  beforeReceive.run = async ({ chat }) => {
    if (chat.id === String(dm.id) && !healed) throw new Error("stuck");
  };
  telegram.userSays(dm, anna, "one");
  telegram.userSays(dm, anna, "two");
  telegram.userSays(bens, ben, "first");
  await vi.waitFor(() => expect(textsOf(received)).toEqual(["first"]), soon);
  telegram.userSays(bens, ben, "second");
  await vi.waitFor(() => expect(textsOf(received)).toEqual(["first", "second"]), soon);
  healed = true;
  await vi.waitFor(() => expect(textsOf(received)).toEqual(["first", "second", "one", "two"]), {
    timeout: 12_000,
    interval: 20,
  });
  await telegram.queue.drained();
});

test("different chats are received side by side", async () => {
  const { telegram, received, beforeReceive } = await setUpChat();
  const all = Promise.withResolvers<void>();
  let begun = 0;
  beforeReceive.run = () => {
    begun += 1;
    if (begun === 20) all.resolve();
    return all.promise;
  };
  for (let index = 0; index < 20; index += 1) {
    const user = telegram.user(`U${index}`);
    telegram.userSays(telegram.privateChat(user), user, "hi");
  }
  await vi.waitFor(() => expect(received).toHaveLength(20), soon);
});

test("Telegram's numbering may start anew, lower than before", async () => {
  const { telegram, anna, dm, received } = await setUpChat();
  telegram.userSays(dm, anna, "before the holiday");
  await vi.waitFor(() => expect(received).toHaveLength(1), soon);
  await telegram.queue.drained();
  telegram.queue.jumpTo(500);
  telegram.userSays(dm, anna, "after");
  telegram.userSays(dm, anna, "the holiday");
  await vi.waitFor(() => expect(received).toHaveLength(3), soon);
  await telegram.queue.drained();
});

test("a group that becomes a supergroup is told by both its chats, and a reply to its old id reaches the new one", async () => {
  const { telegram, received, send } = await setUpChat();
  const old = telegram.group("Gym", { type: "group" });
  const moved = telegram.migrate(old);
  await vi.waitFor(() => expect(received).toHaveLength(2), soon);
  for (const event of received) {
    expect(event).toMatchObject({ chat: { id: String(old.id) }, event: { kind: "moved", to: String(moved.id) } });
  }
  await send(String(old.id), { blocks: [{ kind: "text", spans: ["Logged."] }] });
  expect(telegram.seen(moved)).toMatchObject([{ text: "Logged." }]);
});

test("what the bot hears in a group is told when it is added and when that changes", async () => {
  const { telegram, received, anna } = await setUpChat({ fake: { canReadAllGroupMessages: false } });
  const gym = telegram.group("Gym");
  telegram.addsBot(gym, anna);
  telegram.addsBot(gym, anna, "administrator");
  telegram.addsBot(gym, anna, "kicked");
  await telegram.queue.drained();
  telegram.canReadAllGroupMessages = true;
  telegram.addsBot(gym, anna);
  await vi.waitFor(() => expect(received).toHaveLength(3), soon);
  expect(received.map(({ event }) => event)).toEqual([
    { kind: "joined", hears: "addressed" },
    { kind: "joined", hears: "all" },
    { kind: "joined", hears: "all" },
  ]);
  expect(new Set(received.map(({ revision }) => revision)).size).toBe(3);
  expect(received[0]).toMatchObject({ chat: { id: String(gym.id), kind: "group", title: "Gym" }, messageId: "joined" });
});
