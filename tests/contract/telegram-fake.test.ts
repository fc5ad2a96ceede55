/** The fake Bot API server refuses what Telegram refuses, in Telegram's words. */
import { expect, onTestFinished, test } from "vitest";
import { parseHtml, tidy } from "../fakes/telegram/entities.ts";
import { FakeTelegram, type FakeTelegramOptions } from "../fakes/telegram/fake-telegram.ts";
import { png } from "./front-end-harness.ts";

type Answer = { ok: boolean; result?: unknown; error_code?: number; description?: string; parameters?: unknown };

async function server(options: FakeTelegramOptions = { limits: "off" }) {
  const telegram = await new FakeTelegram(options).start();
  onTestFinished(() => telegram.stop());
  const anna = telegram.user("Anna");
  const dm = telegram.privateChat(anna);
  const post = async (method: string, init: RequestInit, token = telegram.token): Promise<Answer> => {
    const response = await fetch(`${telegram.apiRoot}/bot${token}/${method}`, { method: "POST", ...init });
    return (await response.json()) as Answer;
  };
  const call = (method: string, params: Record<string, unknown> = {}, token?: string) =>
    post(method, { headers: { "content-type": "application/json" }, body: JSON.stringify(params) }, token);
  const refusal = async (method: string, params: Record<string, unknown>) => (await call(method, params)).description;
  return { telegram, anna, dm, post, call, refusal };
}

const updatesOf = (answer: Answer) => answer.result as { update_id: number; message?: { text: string } }[];

test("tokens and methods must be right", async () => {
  const { call } = await server();
  expect(await call("getMe", {}, "1:wrong")).toEqual({ ok: false, error_code: 401, description: "Unauthorized" });
  expect(await call("getMe", {}, "wrong")).toMatchObject({ error_code: 404 });
  expect(await call("getNothing")).toEqual({ ok: false, error_code: 404, description: "Not Found" });
  expect(await call("getMe")).toMatchObject({ ok: true, result: { is_bot: true, username: "spotter_bot" } });
});

test("messages are checked", async () => {
  const { dm, refusal } = await server();
  const chat_id = dm.id;
  expect(await refusal("sendMessage", { text: "hi" })).toBe("Bad Request: chat_id is empty");
  expect(await refusal("sendMessage", { chat_id: 1, text: "hi" })).toBe("Bad Request: chat not found");
  expect(await refusal("sendMessage", { chat_id })).toBe("Bad Request: message text is empty");
  expect(await refusal("sendMessage", { chat_id, text: " \n\u200b" })).toBe("Bad Request: message text is empty");
  expect(await refusal("sendMessage", { chat_id, text: "x".repeat(4097) })).toBe("Bad Request: message is too long");
  expect(await refusal("sendMessage", { chat_id, text: "\ud800" })).toBe(
    "Bad Request: strings must be encoded in UTF-8",
  );
  expect(await refusal("sendMessage", { chat_id, text: "x", parse_mode: "Markup" })).toContain(
    "unsupported parse_mode",
  );
  expect(await refusal("sendMessage", { chat_id, text: "x", message_thread_id: 5 })).toContain("thread not found");
  expect(await refusal("sendMessage", { chat_id, text: "x", reply_parameters: { message_id: 5 } })).toBe(
    "Bad Request: message to be replied not found",
  );
  expect(await refusal("sendMessage", { chat_id, text: "x", txt: "y" })).toContain('unknown parameter "txt"');
  const button = { text: "x", callback_data: "y".repeat(65) };
  expect(await refusal("sendMessage", { chat_id, text: "x", reply_markup: { inline_keyboard: [[button]] } })).toBe(
    "Bad Request: BUTTON_DATA_INVALID",
  );
  expect(await refusal("editMessageText", { chat_id, message_id: 999, text: "x" })).toBe(
    "Bad Request: message to edit not found",
  );
  expect(await refusal("answerCallbackQuery", { callback_query_id: "1" })).toContain("query is too old");
  expect(await refusal("getFile", { file_id: "x" })).toContain("wrong file_id");
});

// As the Bot API server itself answers.
test.each([
  ["🏟 🏟&lt;<abac>", 'Unsupported start tag "abac" at byte offset 13'],
  ["🏟 🏟&lt;</", "Unexpected end tag at byte offset 13"],
  ["🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"],
  ["🏟 🏟&lt;<i>a</em   >", 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'],
  ["<b>a", 'Can\'t find end tag corresponding to start tag "b"'],
  ["<b>a<i>b</b></i>", 'Unmatched end tag at byte offset 8, expected "</i>", found "</b>"'],
  ["a < b", 'Unsupported start tag "" at byte offset 2'],
  ["a & b", 'Unescaped "&" at byte offset 2'],
  ["<pre><b>x</b></pre>", 'Entities "pre" and "b" can\'t be nested at byte offset 5'],
])("%s cannot be parsed", (html, reason) => {
  expect(() => parseHtml(html)).toThrow(`Bad Request: can't parse entities: ${reason}`);
});

test("entities count in UTF-16 units and move with the trimmed text", () => {
  expect(tidy(parseHtml(" \n😀 <b>&lt;x&#62;</b> <pre>t</pre> "))).toEqual({
    text: "😀 <x> t",
    entities: [
      { type: "bold", offset: 3, length: 3 },
      { type: "pre", offset: 7, length: 1 },
    ],
  });
});

test("getUpdates forgets what lies before the offset and nothing else", async () => {
  const { telegram, anna, dm, call } = await server();
  for (const words of ["a", "b", "c"]) telegram.userSays(dm, anna, words);
  const first = updatesOf(await call("getUpdates", { limit: 2 }));
  expect(first.map(({ message }) => message?.text)).toEqual(["a", "b"]);
  expect(updatesOf(await call("getUpdates"))).toHaveLength(3);
  const rest = updatesOf(await call("getUpdates", { offset: first[0]!.update_id + 1 }));
  expect(rest.map(({ message }) => message?.text)).toEqual(["b", "c"]);
  expect(updatesOf(await call("getUpdates", { offset: -1 })).map(({ message }) => message?.text)).toEqual(["c"]);
  expect(telegram.queue.pendingCount).toBe(1);
});

test("a long poll waits for news, ends empty, and only one may wait", async () => {
  const { telegram, anna, dm, call } = await server();
  const waiting = call("getUpdates", { timeout: 20 });
  setTimeout(() => telegram.userSays(dm, anna, "news"), 50);
  expect(updatesOf(await waiting)).toHaveLength(1);
  const offset = updatesOf(await call("getUpdates"))[0]!.update_id + 1;
  expect(updatesOf(await call("getUpdates", { offset, timeout: 1 }))).toEqual([]);
  const older = call("getUpdates", { offset, timeout: 20 });
  await new Promise((resolve) => setTimeout(resolve, 30));
  const newer = call("getUpdates", { offset, timeout: 1 });
  expect(await older).toMatchObject({ error_code: 409 });
  expect(await newer).toMatchObject({ ok: true });
});

test("polling and a webhook exclude each other", async () => {
  const { call } = await server();
  expect(await call("setWebhook", { url: "http://127.0.0.1:1/", secret_token: "bad token" })).toMatchObject({
    description: "Bad Request: secret token contains unallowed characters",
  });
  await call("setWebhook", { url: "http://127.0.0.1:1/" });
  expect((await call("getUpdates")).description).toContain("while webhook is active");
  await call("deleteWebhook");
  expect(await call("getUpdates")).toMatchObject({ ok: true });
});

test("only the kinds of updates that were asked for arrive", async () => {
  const { telegram, anna, dm, call } = await server();
  await call("getUpdates", { allowed_updates: ["callback_query"] });
  expect(telegram.userSays(dm, anna, "unheard").updateId).toBeUndefined();
});

test("uploads are read from multipart forms of any client", async () => {
  const { telegram, dm, post } = await server();
  const form = new FormData();
  form.set("chat_id", String(dm.id));
  form.set("caption", "c");
  form.set("photo", new Blob([png(10, 10)]), "a b.png");
  expect(await post("sendPhoto", { body: form })).toMatchObject({ ok: true });
  expect(telegram.seen(dm)).toMatchObject([
    { kind: "photo", text: "c", file: { name: "a b.png", bytes: png(10, 10) } },
  ]);
  form.set("photo", new Blob([png(9000, 9000)]), "big.png");
  expect(await post("sendPhoto", { body: form })).toMatchObject({
    description: "Bad Request: PHOTO_INVALID_DIMENSIONS",
  });
  form.set("photo", new Blob(["no picture"]), "x.png");
  expect(await post("sendPhoto", { body: form })).toMatchObject({ description: "Bad Request: IMAGE_PROCESS_FAILED" });
  form.set("photo", new Blob([png(10, 10)]), "a.png");
  form.set("caption", "c".repeat(1025));
  expect(await post("sendPhoto", { body: form })).toMatchObject({
    description: "Bad Request: message caption is too long",
  });
});

test("a group gets twenty messages a minute, a private chat about one a second", async () => {
  const { telegram, dm, call } = await server({});
  const gym = telegram.group("Gym");
  const burst = async (chat_id: number, n: number) => {
    const answers = await Promise.all(Array.from({ length: n }, () => call("sendMessage", { chat_id, text: "x" })));
    return answers.filter(({ ok }) => ok).length;
  };
  expect(await burst(gym.id, 24)).toBe(20);
  expect(await burst(dm.id, 8)).toBe(5);
  const refused = await call("sendMessage", { chat_id: gym.id, text: "x" });
  expect(refused).toMatchObject({ error_code: 429, parameters: { retry_after: expect.any(Number) } });
});

test("in privacy mode a bot hears commands and replies to itself, unless it is an administrator", async () => {
  const { telegram, anna, call } = await server({ canReadAllGroupMessages: false });
  const gym = telegram.group("Gym");
  await call("sendMessage", { chat_id: gym.id, text: "hello" });
  const [hello] = telegram.seen(gym);
  const heard = (words: string, replyTo?: number) =>
    telegram.userSays(gym, anna, words, replyTo === undefined ? {} : { replyTo }).updateId !== undefined;
  expect(heard("plain")).toBe(false);
  expect(heard("/help")).toBe(true);
  expect(heard("answer", hello?.id)).toBe(true);
  telegram.addsBot(gym, anna, "administrator");
  expect(heard("plain")).toBe(true);
});
