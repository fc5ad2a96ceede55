/** Taking updates from Telegram's webhook calls. */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Update } from "grammy/types";
import { inOrder } from "../in-order.ts";
import type { Log } from "../log.ts";
import { chatOf } from "./incoming.ts";
import type { UpdateHandler } from "./updates.ts";

/** Updates are a few kilobytes; nobody else has business here. */
const MAX_BODY_BYTES = 1024 * 1024;
const SECRET_HEADER = "x-telegram-bot-api-secret-token";

export type WebhookOptions = {
  /** Where Telegram reaches us: an https address, whose proxy passes the path on unchanged. */
  publicUrl: string;
  /** 1 to 256 of `A-Z a-z 0-9 _ -`. */
  secretToken: string;
  host: string;
  /** 0 takes any free port. */
  port: number;
};

/** A path nobody can guess, the same after each restart. */
export function webhookPath(secretToken: string): string {
  return `/telegram/${createHmac("sha256", secretToken).update("spotter webhook path").digest("hex").slice(0, 40)}`;
}

/** The address to give to Telegram. */
export function webhookUrl({ publicUrl, secretToken }: WebhookOptions): string {
  return publicUrl.replace(/\/+$/, "") + webhookPath(secretToken);
}

/**
 * Listens for updates. Answers 200 once an update is received; 503 when it could not be, whereupon Telegram keeps it
 * and delivers it again, before any later update of the same chat.
 */
export async function listenForUpdates(
  options: WebhookOptions,
  our: { handle: UpdateHandler; log: Log },
): Promise<Server> {
  const inTurn = inOrder<number | undefined>();
  const path = new URL(webhookUrl(options)).pathname;
  const secret = digest(options.secretToken);

  const answer = async (request: IncomingMessage): Promise<number> => {
    const [asked = ""] = (request.url ?? "").split("?");
    if (!timingSafeEqual(digest(asked), digest(path))) return 404;
    if (request.method !== "POST") return 405;
    const given = request.headers[SECRET_HEADER];
    if (typeof given !== "string" || !timingSafeEqual(digest(given), secret)) return 401;
    const body = await readBody(request);
    if (body === undefined) return 413;
    const update = parseUpdate(body);
    if (update === undefined) return 400;
    try {
      await inTurn(chatOf(update), () => our.handle(update));
      return 200;
    } catch (error) {
      const reason = error instanceof Error ? error.name : "unknown";
      our.log.warn(
        { update: update.update_id, reason },
        "An update could not be stored yet; Telegram will send it again.",
      );
      return 503;
    }
  };

  const server = createServer((request, response) => {
    answer(request).then(
      (status) => finish(response, status),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  return server;
}

/** Stops listening once the updates in hand are answered. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await closed;
}

function finish(response: ServerResponse, status: number): void {
  // An upload refused before it was read to its end would otherwise hold the connection.
  if (status === 413 || status === 401) response.setHeader("connection", "close");
  response.writeHead(status).end();
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Telegram vouches for the rest of an update once the secret was right. */
function parseUpdate(body: string): Update | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const isUpdate =
      typeof value === "object" && value !== null && "update_id" in value && typeof value.update_id === "number";
    return isUpdate ? (value as Update) : undefined;
  } catch {
    return undefined;
  }
}

/** Equal lengths, so that comparing tells nothing about the length either. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
