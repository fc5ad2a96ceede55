/** The fake refuses what the service refuses: seen with the real SDK and with bare requests. */
import { openModel } from "@spotter/worker/claude/model";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FakeClaude, fakeClaude, KEY } from "../fakes/claude/fake-claude.ts";

let fake: FakeClaude;
beforeAll(async () => {
  fake = await fakeClaude();
  fake.otherwise(() => ({ kind: "says", text: "hello there, and a longer answer" }));
});
afterAll(() => fake.close());

const HEADERS = { "x-api-key": KEY, "anthropic-version": "2023-06-01", "content-type": "application/json" };
const USER = { role: "user", content: "hi" };
const GOOD = { model: "claude-haiku-5-5", max_tokens: 10, messages: [USER] };

async function post(body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; says: string }> {
  const sent = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(`${fake.url}/v1/messages`, {
    method: "POST",
    headers: { ...HEADERS, ...headers },
    body: sent,
  });
  const answer = (await response.json()) as { error?: { message: string } };
  return { status: response.status, says: answer.error?.message ?? "" };
}

const text = (words: string, marked = false) => ({
  type: "text",
  text: words,
  ...(marked && { cache_control: { type: "ephemeral" } }),
});
const tool = (name: string) => ({ name, input_schema: { type: "object" } });
const use = { type: "tool_use", id: "toolu_1", name: "look", input: {} };
const result = { type: "tool_result", tool_use_id: "toolu_1", content: "seen" };
const format = (schema: object) => ({ output_config: { format: { type: "json_schema", schema } } });
const object = (properties: Record<string, unknown>, given: object = {}) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...given,
});
const many = (count: number, schema: unknown) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, schema]));

test.each([
  { what: "a plain request", given: {} },
  { what: "four cache markers", given: { system: [1, 2, 3, 4].map((n) => text(`${n}`, true)) } },
  {
    what: "a tool loop",
    given: {
      tools: [tool("look")],
      messages: [USER, { role: "assistant", content: [use] }, { role: "user", content: [result, text("so?")] }],
    },
  },
  { what: "a schema", given: format(object({ a: { type: "string" } })) },
])("it takes $what", async ({ given }) => {
  expect(await post({ ...GOOD, ...given })).toEqual({ status: 200, says: "" });
});

test.each([
  { what: "no model", given: { model: undefined }, says: /model/ },
  { what: "no max_tokens", given: { max_tokens: undefined }, says: /max_tokens/ },
  { what: "no messages", given: { messages: [] }, says: /messages/ },
  { what: "an unknown parameter", given: { temprature: 1 }, says: /temprature/ },
  {
    what: "the assistant first",
    given: { messages: [{ role: "assistant", content: "hi" }, USER] },
    says: /first message/,
  },
  { what: "two turns of one role", given: { messages: [USER, USER] }, says: /alternate/ },
  { what: "a prefill", given: { messages: [USER, { role: "assistant", content: "{" }] }, says: /prefill/ },
  { what: "an empty text", given: { messages: [{ role: "user", content: [text("")] }] }, says: /text/ },
  {
    what: "five cache markers",
    given: { system: [1, 2, 3, 4, 5].map((n) => text(`${n}`, true)) },
    says: /maximum of 4/,
  },
  {
    what: "a tool use without its result",
    given: { tools: [tool("look")], messages: [USER, { role: "assistant", content: [use] }, USER] },
    says: /tool_result/,
  },
  { what: "a result of nothing", given: { messages: [{ role: "user", content: [result] }] }, says: /unexpected/ },
  {
    what: "a result behind words",
    given: {
      tools: [tool("look")],
      messages: [USER, { role: "assistant", content: [use] }, { role: "user", content: [text("so?"), result] }],
    },
    says: /come first/,
  },
  { what: "two tools of a name", given: { tools: [tool("look"), tool("look")] }, says: /unique/ },
  {
    what: "a choice of no tool",
    given: { tools: [tool("look")], tool_choice: { type: "tool", name: "leap" } },
    says: /leap/,
  },
  {
    what: "an image that is none",
    given: {
      messages: [
        {
          role: "user",
          content: [{ type: "image", source: { type: "base64", media_type: "image/png", data: "AAAA" } }],
        },
      ],
    },
    says: /media type/,
  },
  { what: "a schema with room", given: format({ type: "object", properties: {} }), says: /additionalProperties/ },
  { what: "a schema with a minimum", given: format(object({ a: { type: "number", minimum: 1 } })), says: /minimum/ },
  {
    what: "too many optional fields",
    given: format(object(many(25, { type: "string" }), { required: [] })),
    says: /optional/,
  },
  { what: "too many unions", given: format(object(many(17, { type: ["string", "null"] }))), says: /union/ },
])("it refuses $what", async ({ given, says }) => {
  const refused = await post({ ...GOOD, ...given });
  expect(refused.status).toBe(400);
  expect(refused.says).toMatch(says);
});

test.each([
  { what: "another key", headers: { "x-api-key": "sk-wrong" }, status: 401 },
  { what: "no version", headers: { "anthropic-version": "" }, status: 400 },
  { what: "another type", headers: { "content-type": "text/plain" }, status: 400 },
])("it refuses $what", async ({ headers, status }) => {
  expect((await post(GOOD, headers)).status).toBe(status);
});

test("it refuses what is no JSON", async () => {
  expect((await post("{")).status).toBe(400);
});

test("the real client reads its streams: words, thoughts and tools, with their tokens", async () => {
  const config = { apiKey: KEY, baseUrl: fake.url, name: "m", dailyUsd: 1, athleteDailyUsd: 1, timeoutSec: 5 };
  // Nothing of the database is needed to talk.
  const { client } = await openModel(config, { db: undefined as never, timeZone: "UTC" });
  fake.next({
    kind: "says",
    thinks: true,
    text: "let me look, that takes a moment",
    tools: [{ name: "look", input: { at: ["squat", 5] } }],
  });
  const stream = client.messages.stream({ model: "m", max_tokens: 10, messages: [{ role: "user", content: "hi" }] });
  const kinds: string[] = [];
  stream.on("streamEvent", ({ type }) => kinds.push(type));
  const message = await stream.finalMessage();
  expect(message.content.map(({ type }) => type)).toEqual(["thinking", "text", "tool_use"]);
  expect(message.content[2]).toMatchObject({ name: "look", input: { at: ["squat", 5] } });
  expect(message.stop_reason).toBe("tool_use");
  expect(message.usage.output_tokens).toBeGreaterThan(1);
  expect([kinds[0], kinds.at(-2), kinds.at(-1)]).toEqual(["message_start", "message_delta", "message_stop"]);
});
