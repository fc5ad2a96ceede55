/** The HTTP side: addresses, bodies, answers. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { BotApiError, badRequest } from "./bot-api-error.ts";
import { type Form, parseMultipart } from "./multipart.ts";
import { isRecord } from "./params.ts";

/** The parameters of a call from its query string and its body, whatever the body's type. */
export async function readForm(request: IncomingMessage, query: URLSearchParams): Promise<Form> {
  const body = await readBody(request);
  const type = request.headers["content-type"] ?? "";
  const form: Form = type.startsWith("multipart/form-data")
    ? parseMultipart(body, type)
    : { fields: bodyFields(body, type), files: new Map() };
  for (const [name, value] of query) form.fields.set(name, value);
  return form;
}

export function answerOk(response: ServerResponse, result: unknown): void {
  answer(response, 200, { ok: true, result });
}

export function answerError(response: ServerResponse, error: unknown): void {
  const known = error instanceof BotApiError ? error : new BotApiError(500, `Internal Server Error: ${error}`);
  answer(response, known.code, {
    ok: false,
    error_code: known.code,
    description: known.message,
    ...(known.parameters === undefined ? {} : { parameters: known.parameters }),
  });
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return;
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { "content-type": "application/json", "content-length": bytes.length }).end(bytes);
}

function bodyFields(body: Buffer, type: string): Map<string, string> {
  if (body.length === 0) return new Map();
  if (type.startsWith("application/x-www-form-urlencoded")) return new Map(new URLSearchParams(body.toString()));
  if (!type.startsWith("application/json")) throw badRequest(`unsupported content-type ${type}`);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw badRequest("can't parse JSON object");
  }
  if (!isRecord(value)) throw badRequest("can't parse JSON object");
  return new Map(
    Object.entries(value).map(([name, field]) => [name, typeof field === "string" ? field : JSON.stringify(field)]),
  );
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
