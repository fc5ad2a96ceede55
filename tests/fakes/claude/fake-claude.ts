/** The Messages API on a port of this machine: strict in what it takes, with every trouble it can make on request. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { checkRequest } from "./check.ts";
import { ClaudeError } from "./claude-error.ts";
import { eventsOf, messageOf, type Said } from "./message.ts";
import type { ClaudeRequest } from "./request.ts";

export type FakeAnswer =
  | ({ kind: "says" } & Said)
  /** Streamed with a pause behind each piece, perhaps without an end. */
  | { kind: "dictates"; text: string; pauseMs: number; hangs?: true }
  /** An error, as it says how long to wait. */
  | { kind: "error"; status: number; retryAfterSec?: number }
  /** Nothing, until the caller gives up. */
  | { kind: "hangs" }
  /** The connection breaks: before the answer, or in the middle of its stream. */
  | { kind: "breaks" }
  /** Something that is no answer of this API, with status 200. */
  | { kind: "garbage"; body: string }
  /** An answer that comes late. */
  | { kind: "late"; ms: number; answer: FakeAnswer };

export type FakeClaude = {
  url: string;
  /** Requests it took, in order. */
  taken: ClaudeRequest[];
  /** What it refused, in its own words. */
  refused: string[];
  /** All requests that came in, tries included. */
  requests: number;
  /** Says this to the next requests, one each; after them it goes on as `otherwise` says. */
  next(...answers: FakeAnswer[]): void;
  otherwise(answer: (request: ClaudeRequest) => FakeAnswer): void;
  /** How many of those nobody has asked for. @returns and forgets them */
  left(): number;
  close(): Promise<void>;
};

export const KEY = "sk-ant-fake-key";

/** The first, and the one the SDK asks for. */
const VERSIONS = ["2023-06-01", "2026-10-21"];

/** An answer of structured output. */
export function json(value: unknown): FakeAnswer {
  return { kind: "says", text: JSON.stringify(value) };
}

/** @param by.key the key it wants; anything will do for `any` */
export async function fakeClaude({ key = KEY }: { key?: string } = {}): Promise<FakeClaude> {
  const queue: FakeAnswer[] = [];
  const seen = new Set<string>();
  let otherwise = (_request: ClaudeRequest): FakeAnswer => ({ kind: "error", status: 500 });
  const server = createServer((request, response) => {
    void take(request, response).catch(() => response.destroy());
  });

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    fake.requests++;
    try {
      checkHead(request, key);
      const body = checkRequest(parsed(Buffer.concat(chunks)));
      fake.taken.push(body);
      await answer(response, body, queue.shift() ?? otherwise(body));
    } catch (error) {
      if (!(error instanceof ClaudeError)) throw error;
      fake.refused.push(error.message);
      send(response, error.status, error.body);
    }
  }

  async function answer(response: ServerResponse, request: ClaudeRequest, what: FakeAnswer): Promise<void> {
    switch (what.kind) {
      case "says": {
        const message = messageOf(request, what, seen);
        return request.stream ? stream(response, eventsOf(message)) : send(response, 200, message);
      }
      case "error": {
        const { status, retryAfterSec } = what;
        const { body } = new ClaudeError(status, "the fake was told to say so");
        return send(response, status, body, retryAfterSec === undefined ? {} : { "retry-after": `${retryAfterSec}` });
      }
      case "dictates": {
        if (!request.stream) throw new ClaudeError(400, "the fake dictates only to who streams");
        await dictate(response, eventsOf(messageOf(request, { text: what.text }, seen)), what);
        return;
      }
      case "hangs":
        return;
      case "breaks": {
        if (request.stream) {
          response.writeHead(200, { "content-type": "text/event-stream" });
          for (const event of eventsOf(messageOf(request, { text: "half an" }, seen)).slice(0, 4))
            write(response, event);
          await sleep(10);
        }
        response.destroy();
        return;
      }
      case "garbage":
        response.writeHead(200, { "content-type": "application/json" }).end(what.body);
        return;
      case "late":
        await sleep(what.ms);
        if (!response.destroyed) await answer(response, request, what.answer);
    }
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const fake: FakeClaude = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: [],
    refused: [],
    requests: 0,
    next: (...answers) => {
      queue.push(...answers);
    },
    otherwise: (answer) => {
      otherwise = answer;
    },
    left: () => queue.splice(0).length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return fake;
}

function checkHead({ method, url, headers }: IncomingMessage, key: string): void {
  if (method !== "POST" || url !== "/v1/messages") throw new ClaudeError(404, `${method} ${url} does not exist`);
  // The SDK sends the key as a bearer token, the reference's examples by its own header.
  const given = headers["x-api-key"] ?? headers.authorization?.replace(/^Bearer /, "");
  if (given === undefined || (key !== "any" && given !== key)) throw new ClaudeError(401, "invalid x-api-key");
  if (!VERSIONS.includes(`${headers["anthropic-version"]}`))
    throw new ClaudeError(400, "anthropic-version: header is required");
  if (headers["content-type"] !== "application/json")
    throw new ClaudeError(400, "content-type: must be application/json");
}

function parsed(body: Buffer): unknown {
  if (body.length > 32 * 1024 * 1024) throw new ClaudeError(413, "Request exceeds the maximum size");
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new ClaudeError(400, "The request body is not valid JSON");
  }
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response
    .writeHead(status, { "content-type": "application/json", "request-id": "req_fake", ...headers })
    .end(JSON.stringify(body));
}

function stream(response: ServerResponse, events: readonly { type: string }[]): void {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
  for (const event of events) write(response, event);
  response.end();
}

/** Word by word, as it is thought of. */
async function dictate(
  response: ServerResponse,
  events: readonly { type: string }[],
  { pauseMs, hangs }: { pauseMs: number; hangs?: true },
): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
  for (const event of events) {
    if (hangs && event.type === "content_block_stop") return;
    write(response, event);
    if (event.type === "content_block_delta") await sleep(pauseMs);
    if (response.destroyed) return;
  }
  response.end();
}

function write(response: ServerResponse, event: { type: string }): void {
  response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}
