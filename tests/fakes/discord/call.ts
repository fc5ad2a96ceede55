/** One request to the API, read and checked for what holds of all of them. */
import type { IncomingMessage } from "node:http";
import { ApiError, invalidBody, refusals } from "./api-error.ts";
import type { Upload } from "./message-check.ts";
import type { World } from "./world.ts";

export type Call = {
  method: string;
  /** Without root and version. */
  path: string;
  query: URLSearchParams;
  /** `undefined` without a body. */
  body: unknown;
  uploads: Upload[];
  /** Whether it proves to be the bot. */
  authorized: boolean;
};

/** https://discord.com/developers/docs/reference#user-agent */
const USER_AGENT = /^DiscordBot \(https?:\/\/\S+, [\w.-]+\)/;

/** Throws where Discord would refuse before it looks at what is asked. */
export async function readCall(request: IncomingMessage, url: URL, world: World): Promise<Call> {
  const [, path] = /^\/api\/v10(\/.*)$/.exec(url.pathname) ?? [];
  if (path === undefined) throw refusals.notFound();
  if (!USER_AGENT.test(request.headers["user-agent"] ?? "")) throw new ApiError(403, 40333, "internal network error");
  const { authorization } = request.headers;
  if (authorization !== undefined && authorization !== `Bot ${world.token}`) throw refusals.unauthorized();
  const { method = "GET" } = request;
  const bytes = await readAll(request);
  const { body, uploads } = await parse(bytes, request.headers["content-type"]);
  if (method === "GET" && bytes.length > 0) throw new ApiError(400, 0, "400: Bad Request");
  return { method, path, query: url.searchParams, body, uploads, authorized: authorization !== undefined };
}

async function parse(
  bytes: Uint8Array<ArrayBuffer>,
  type: string | undefined,
): Promise<Pick<Call, "body" | "uploads">> {
  if (bytes.length === 0) return { body: undefined, uploads: [] };
  if (type?.startsWith("application/json")) return { body: json(bytes), uploads: [] };
  if (!type?.startsWith("multipart/form-data")) throw invalidBody({ _errors: [wrongType(type)] });
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData().catch(() => {
    throw invalidBody({ _errors: [wrongType("broken multipart/form-data")] });
  });
  const uploads: Upload[] = [];
  let body: unknown = {};
  for (const [key, value] of form) {
    if (typeof value === "string") {
      if (key !== "payload_json") throw invalidBody({ [key]: { _errors: [wrongType("a form's field")] } });
      body = json(new TextEncoder().encode(value));
    } else uploads.push({ key, name: value.name, bytes: new Uint8Array(await value.arrayBuffer()), type: value.type });
  }
  return { body, uploads };
}

function wrongType(type: string | undefined) {
  return {
    code: "CONTENT_TYPE_INVALID",
    message: `Expected "Content-Type" header to be JSON or multipart, not ${type}`,
  };
}

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new ApiError(400, 50109, "The request body contains invalid JSON.");
  }
}

async function readAll(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
