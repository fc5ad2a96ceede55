/** The fake Discord refuses what Discord refuses. */
import { expect, test } from "vitest";
import { showMarkdown } from "../fakes/discord/markdown.ts";
import { AGENT, server } from "./discord-server.ts";
import { png } from "./front-end-harness.ts";

test("requests are refused without a token, with a wrong one, without a proper user agent, of another version", async () => {
  const { discord, request } = await server();
  expect(await request("GET", "/users/@me")).toMatchObject({ status: 200, body: { bot: true } });
  expect(await request("GET", "/users/@me", { headers: { authorization: "Bot wrong" } })).toMatchObject({
    status: 401,
    body: { message: "401: Unauthorized", code: 0 },
  });
  expect(await request("GET", "/users/@me", { headers: { "user-agent": "curl/8" } })).toMatchObject({ status: 403 });
  const bare = await fetch(`${discord.apiRoot}/v10/users/@me`, { headers: { "user-agent": AGENT } });
  expect(bare.status).toBe(401);
  expect((await fetch(`${discord.apiRoot}/v9/users/@me`, { headers: { "user-agent": AGENT } })).status).toBe(404);
  expect(await request("GET", "/nothing")).toMatchObject({ status: 404 });
});

const button = (about: object = {}) => ({ type: 2, style: 2, label: "a", custom_id: "a", ...about });
const row = (...components: object[]) => ({ type: 1, components });
const option = (value: string) => ({ label: value, value });
const menu = (options: object[]) => ({ type: 3, custom_id: "m", options });

test.each<{ what: string; body: Record<string, unknown>; at: string; code: string }>([
  { what: "2001 characters", body: { content: "x".repeat(2001) }, at: "content", code: "BASE_TYPE_MAX_LENGTH" },
  { what: "a number for words", body: { content: 5 }, at: "content", code: "STRING_TYPE_CONVERT" },
  { what: "half a character", body: { content: "\ud800" }, at: "content", code: "UNICODE_INVALID" },
  { what: "an unknown field", body: { content: "a", contents: "b" }, at: "contents", code: "UNKNOWN_FIELD" },
  {
    what: "six rows",
    body: { content: "a", components: Array.from({ length: 6 }, (_, n) => row(button({ custom_id: `${n}` }))) },
    at: "components",
    code: "BASE_TYPE_BAD_LENGTH",
  },
  {
    what: "six buttons in a row",
    body: { content: "a", components: [row(..."abcdef".split("").map((id) => button({ custom_id: id })))] },
    at: "components.0.components",
    code: "BASE_TYPE_BAD_LENGTH",
  },
  {
    what: "an id of 101 characters",
    body: { content: "a", components: [row(button({ custom_id: "x".repeat(101) }))] },
    at: "components.0.components.0.custom_id",
    code: "BASE_TYPE_MAX_LENGTH",
  },
  {
    what: "a label of 81",
    body: { content: "a", components: [row(button({ label: "x".repeat(81) }))] },
    at: "components.0.components.0.label",
    code: "BASE_TYPE_MAX_LENGTH",
  },
  {
    what: "an id twice",
    body: { content: "a", components: [row(button()), row(button())] },
    at: "components",
    code: "COMPONENT_CUSTOM_ID_DUPLICATED",
  },
  {
    what: "26 choices",
    body: { content: "a", components: [row(menu(Array.from({ length: 26 }, (_, n) => option(`${n}`))))] },
    at: "components.0.components.0.options",
    code: "BASE_TYPE_BAD_LENGTH",
  },
  {
    what: "26 embed fields",
    body: { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: "a", value: "b" })) }] },
    at: "embeds.0.fields",
    code: "BASE_TYPE_BAD_LENGTH",
  },
  { what: "a nonce of 26", body: { content: "a", nonce: "x".repeat(26) }, at: "nonce", code: "BASE_TYPE_MAX_LENGTH" },
  {
    what: "no snowflake",
    body: { content: "a", message_reference: { message_id: "5" } },
    at: "message_reference.message_id",
    code: "STRING_TYPE_REGEX",
  },
  {
    what: "a reply to nothing",
    body: { content: "a", message_reference: { message_id: "123456789012345678" } },
    at: "message_reference",
    code: "REPLIES_UNKNOWN_MESSAGE",
  },
  {
    what: "a word nobody can be called by",
    body: { content: "a", allowed_mentions: { parse: ["all"] } },
    at: "allowed_mentions.parse.0",
    code: "BASE_TYPE_CHOICES",
  },
  {
    what: "a file that is not there",
    body: { content: "a", attachments: [{ id: 0, filename: "a.png" }] },
    at: "attachments.0",
    code: "ATTACHMENT_NOT_FOUND",
  },
  {
    what: "an ephemeral ordinary message",
    body: { content: "a", flags: 64 },
    at: "flags",
    code: "MESSAGE_FLAGS_INVALID",
  },
])("$what: Invalid Form Body at $at", async ({ body, at, code }) => {
  const { send } = await server();
  const refused = await send(body);
  expect(refused).toMatchObject({ status: 400, body: { code: 50035, message: "Invalid Form Body" } });
  const place = at
    .split(".")
    .reduce<unknown>((tree, field) => (tree as Record<string, unknown>)[field], refused.body.errors);
  expect((place as { _errors: { code: string }[] })._errors.map((error) => error.code)).toContain(code);
});

test("an empty message is refused, one that is too large too", async () => {
  const { send, request, gym } = await server();
  expect(await send({ content: " \n " })).toMatchObject({ status: 400, body: { code: 50006 } });
  expect(await send({ components: [row(button())] })).toMatchObject({ body: { code: 50006 } });
  const form = new FormData();
  form.set("files[0]", new Blob([new Uint8Array(11 * 1024 * 1024)]), "a.bin");
  const refused = await request("POST", `/channels/${gym.id}/messages`, { body: form });
  expect(refused).toMatchObject({ status: 413, body: { code: 40005 } });
});

test("the same nonce gives the same message, if that is asked for", async () => {
  const { send, discord, gym } = await server();
  const first = await send({ content: "a", nonce: "n", enforce_nonce: true });
  const again = await send({ content: "a", nonce: "n", enforce_nonce: true });
  expect(again.body.id).toBe(first.body.id);
  await send({ content: "a", nonce: "n" });
  expect(discord.seen(gym)).toHaveLength(2);
});

test("uploads are read from multipart forms; an edit keeps the files it names and takes the others away", async () => {
  const { request, call, discord, gym } = await server();
  const form = new FormData();
  form.set(
    "payload_json",
    JSON.stringify({ content: "c", attachments: [{ id: 0, filename: "a b.png", description: "alt" }] }),
  );
  form.set("files[0]", new Blob([png(10, 10)]), "x.png");
  const sent = await request("POST", `/channels/${gym.id}/messages`, { body: form });
  expect(discord.seen(gym)).toMatchObject([{ files: [{ name: "a b.png", alt: "alt", bytes: png(10, 10) }] }]);
  const [attachment] = sent.body.attachments as { id: string; url: string }[];
  expect((await fetch(attachment!.url)).status).toBe(200);
  expect((await fetch(attachment!.url.replace(/hm=../, "hm=00"))).status).toBe(404);
  discord.expireAddresses();
  expect((await fetch(attachment!.url)).status).toBe(404);
  const path = `/channels/${gym.id}/messages/${sent.body.id}`;
  await call("PATCH", path, { content: "kept", attachments: [{ id: attachment!.id }] });
  expect(discord.seen(gym)[0]).toMatchObject({ text: "kept", files: [{ name: "a b.png" }] });
  await call("PATCH", path, { attachments: [] });
  expect(discord.seen(gym)[0]?.files).toEqual([]);
  expect(await call("PATCH", path, { content: "" })).toMatchObject({ body: { code: 50006 } });
});

test("only what is there and our own can be changed, only where the bot may", async () => {
  const { call, discord, gym, anna, send } = await server();
  const { messageId } = discord.userSays(gym, anna, "hers");
  expect(await call("PATCH", `/channels/${gym.id}/messages/${messageId}`, { content: "a" })).toMatchObject({
    status: 403,
    body: { code: 50005 },
  });
  expect(await call("GET", `/channels/${gym.id}/messages/123456789012345678`)).toMatchObject({
    status: 404,
    body: { code: 10008 },
  });
  expect(await call("GET", "/channels/123456789012345678")).toMatchObject({ status: 404, body: { code: 10003 } });
  gym.denied.add("send");
  expect(await send({ content: "a" })).toMatchObject({ status: 403, body: { code: 50013 } });
  gym.denied.add("view");
  expect(await send({ content: "a" })).toMatchObject({ status: 403, body: { code: 50001 } });
  const dm = discord.directMessages(anna);
  expect((await call("POST", "/users/@me/channels", { recipient_id: anna.id })).body.id).toBe(dm.id);
  dm.denied.add("user");
  expect(await call("POST", `/channels/${dm.id}/messages`, { content: "a" })).toMatchObject({ body: { code: 50007 } });
});

test("limits are told in headers, and enforced", async () => {
  const { send } = await server({ limits: { calls: 2, perSec: 30 } });
  expect((await send({ content: "a" })).headers.get("x-ratelimit-remaining")).toBe("1");
  await send({ content: "b" });
  const refused = await send({ content: "c" });
  expect(refused).toMatchObject({ status: 429, body: { global: false, retry_after: expect.any(Number) } });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
});

test.each([
  { wrong: [{ name: "Help", description: "a" }], why: "capitals" },
  { wrong: [{ name: "help", description: "" }], why: "no description" },
  {
    wrong: [
      { name: "a", description: "a" },
      { name: "a", description: "b" },
    ],
    why: "a name twice",
  },
  {
    wrong: [
      {
        name: "a",
        description: "a",
        options: [
          { type: 3, name: "o", description: "o" },
          { type: 3, name: "p", description: "p", required: true },
        ],
      },
    ],
    why: "required after optional",
  },
  {
    wrong: [
      {
        name: "a",
        description: "a",
        options: [{ type: 3, name: "o", description: "o", autocomplete: true, choices: [] }],
      },
    ],
    why: "choices and autocomplete",
  },
])("commands are refused for $why", async ({ wrong }) => {
  const { call, discord } = await server();
  const refused = await call("PUT", `/applications/${discord.world.bot.id}/commands`, wrong);
  expect(refused).toMatchObject({ status: 400, body: { code: 50035 } });
});

test("an interaction is answered once, in time, in its own way, and by its token alone", async () => {
  const { call, discord, gym, anna } = await server();
  const appId = discord.world.bot.id;
  await call("PUT", `/applications/${appId}/commands`, [{ name: "day", description: "d" }]);
  const tokenCall = (method: string, path: string, body: unknown) =>
    fetch(`${discord.apiRoot}/v10${path}`, {
      method,
      body: JSON.stringify(body),
      headers: { "user-agent": AGENT, "content-type": "application/json" },
    }).then(async (response) => ({
      status: response.status,
      body: response.status === 204 ? {} : await response.json(),
    }));
  const { id, token } = discord.userRuns(gym, anna, "day");
  const callback = `/interactions/${id}/${token}/callback`;
  expect((await call("POST", callback, { type: 5 })).status).toBe(400);
  expect(await tokenCall("POST", callback, { type: 6 })).toMatchObject({ body: { code: 50035 } });
  expect(await tokenCall("POST", `/webhooks/${appId}/${token}`, { content: "early" })).toMatchObject({
    body: { code: 10015 },
  });
  expect((await tokenCall("POST", callback, { type: 5 })).status).toBe(204);
  expect(await tokenCall("POST", callback, { type: 5 })).toMatchObject({ body: { code: 40060 } });
  expect(discord.seen(gym)).toMatchObject([{ loading: true }]);
  const original = `/webhooks/${appId}/${token}/messages/@original`;
  expect(await tokenCall("PATCH", original, { content: "x".repeat(2001) })).toMatchObject({ body: { code: 50035 } });
  expect((await tokenCall("PATCH", original, { content: "done" })).status).toBe(200);
  expect(discord.seen(gym)).toMatchObject([{ loading: false, text: "done", edited: false }]);
  discord.expireTokens();
  expect(await tokenCall("PATCH", original, { content: "late" })).toMatchObject({ status: 401, body: { code: 50027 } });
  expect(await tokenCall("POST", "/interactions/123456789012345678/x/callback", { type: 5 })).toMatchObject({
    body: { code: 10062 },
  });
});

// As Discord's clients show it.
test.each([
  ["**a** *b* __c__ ~~d~~ ||e|| `f`", "a b c d e f", ["bold", "italic", "underline", "strike", "spoiler", "code"]],
  ["# a\n> b\n- c\n-# d\n1. e", "a\nb\nc\nd\ne", ["heading", "quote", "list", "subtext", "list"]],
  ["[a](http://b) <http://c> http://d.e", "a http://c http://d.e", ["masked link", "link", "preview"]],
  ["```js\n*a*\n```", "*a*", ["pre"]],
  ["\\*a\\* \\> b", "*a* > b", []],
  ["<@1> @everyone :muscle:", "mention <@1> @everyone emoji :muscle:", ["mention", "mention", "emoji"]],
])("%s is shown as %s", (source, text, types) => {
  const shown = showMarkdown(source);
  expect(shown.text).toBe(text);
  expect(shown.styles.map(({ type }) => type)).toEqual(types);
});
