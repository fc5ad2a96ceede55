/** The HTTP server in front of the routes, with a network that can be made to fail. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { ApiError, refusals } from "./api-error.ts";
import { signature } from "./attachments.ts";
import { readCall } from "./call.ts";
import { type RateLimit, rateLimiter } from "./rate-limits.ts";
import { ROUTES } from "./routes.ts";
import type { World } from "./world.ts";

export type Failure = {
  status: number;
  code?: number;
  message?: string;
  retryAfterSec?: number;
  global?: boolean;
  times?: number;
};

/** Which calls are meant: a method and a part of the path, such as `POST /messages`. */
type Meant = { what: string; failure: Failure; left: number };

export class RestServer {
  /** Every call with its outcome, oldest first. */
  readonly calls: { method: string; path: string; status: number; at: number; body: unknown }[] = [];
  readonly http: Server;
  private readonly world: World;
  private readonly spend: ReturnType<typeof rateLimiter>;
  private readonly sockets = new Set<Socket>();
  private failures: Meant[] = [];
  private readonly lostAnswers: string[] = [];
  private outageUntil = 0;

  constructor(world: World, limit: RateLimit | "off") {
    this.world = world;
    this.spend = rateLimiter(limit);
    this.http = createServer((request, response) => void this.serve(request, response));
    this.http.keepAliveTimeout = 60_000;
    this.http.on("connection", (socket) => {
      if (this.isDown) socket.destroy();
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
    });
  }

  get isDown(): boolean {
    return performance.now() < this.outageUntil;
  }

  async start(port: number): Promise<void> {
    await new Promise<void>((resolve) => this.http.listen(port, "127.0.0.1", resolve));
    this.world.origin = `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.http.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  failNext(what: string, failure: Failure): void {
    this.failures.push({ what, failure, left: failure.times ?? 1 });
  }

  loseNextAnswer(what: string): void {
    this.lostAnswers.push(what);
  }

  async outage(ms: number): Promise<void> {
    this.outageUntil = performance.now() + ms;
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, ms));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.world.origin);
    if (url.pathname.startsWith("/cdn/")) {
      this.serveFile(url, response);
      return;
    }
    const { method = "GET" } = request;
    const [, path = url.pathname] = /^\/api\/v\d+(\/.*)$/.exec(url.pathname) ?? [];
    const what = `${method} ${path}`;
    let status = 200;
    let body: unknown;
    const spent = this.spend(`${method} ${path.replace(/(messages|callback)\/.*$/, "$1")}`);
    try {
      const call = await readCall(request, url, this.world);
      body = call.body;
      this.failIfAsked(what);
      if (spent.retryAfterSec !== undefined) throw new TooMany(spent.retryAfterSec, false);
      const [route, inPath] = routeOf(call);
      if (route.by === "bot" && !call.authorized) throw refusals.unauthorized();
      if (route.by === "token" && call.authorized) throw new ApiError(400, 0, "A token in the address needs no other");
      const result = route.run(call, this.world, ...inPath);
      if (result === undefined) status = 204;
      const lost = this.lostAnswers.findIndex((one) => isMeant(one, what));
      if (lost === -1) answer(response, status, result, spent.headers);
      else {
        this.lostAnswers.splice(lost, 1);
        request.socket.destroy();
      }
    } catch (error) {
      status = refuse(response, error, spent.headers);
    }
    this.calls.push({ method, path, status, at: performance.now(), body });
  }

  /** Attachments, by addresses that expire. */
  private serveFile(url: URL, response: ServerResponse): void {
    const [, id = ""] = /^\/cdn\/attachments\/\d+\/(\d+)\//.exec(url.pathname) ?? [];
    const file = this.world.files.get(id);
    const expires = url.searchParams.get("ex") ?? "";
    const isGood = url.searchParams.get("hm") === signature(this.world, url.pathname, expires);
    if (!isGood || Number.parseInt(expires, 16) * 1000 < Date.now())
      response.writeHead(404).end("This content is no longer available.");
    else if (file === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": file.type || "application/octet-stream" }).end(file.bytes);
  }

  private failIfAsked(what: string): void {
    const meant = this.failures.find((one) => isMeant(one.what, what));
    if (meant === undefined) return;
    meant.left -= 1;
    if (meant.left <= 0) this.failures = this.failures.filter((other) => other !== meant);
    const { status, code = 0, message = `${status}`, retryAfterSec, global = false } = meant.failure;
    if (retryAfterSec !== undefined) throw new TooMany(retryAfterSec, global);
    throw new ApiError(status, code, message);
  }
}

/** `POST /messages` means `POST /channels/1/messages`. */
function isMeant(meant: string, what: string): boolean {
  const [method = "", part = ""] = meant.split(" ");
  return what.startsWith(`${method} `) && what.includes(part);
}

class TooMany extends ApiError {
  readonly retryAfterSec: number;
  readonly global: boolean;

  constructor(retryAfterSec: number, global: boolean) {
    super(429, 0, "You are being rate limited.");
    this.retryAfterSec = retryAfterSec;
    this.global = global;
  }
}

function routeOf({ method, path }: { method: string; path: string }) {
  for (const route of ROUTES) {
    const found = route.method === method ? route.pattern.exec(path) : null;
    if (found !== null) return [route, found.slice(1)] as const;
  }
  throw refusals.notFound();
}

function refuse(response: ServerResponse, error: unknown, headers: Record<string, string>): number {
  if (error instanceof TooMany) {
    const { retryAfterSec, global, message } = error;
    const about = {
      "retry-after": String(Math.ceil(retryAfterSec)),
      "x-ratelimit-scope": global ? "global" : "user",
      ...(global && { "x-ratelimit-global": "true" }),
    };
    answer(response, 429, { message, retry_after: retryAfterSec, global }, { ...headers, ...about });
    return 429;
  }
  const known = error instanceof ApiError ? error : new ApiError(500, 0, `500: Internal Server Error ${error}`);
  const { status, code, message, errors } = known;
  answer(response, status, { message, code, ...(errors && { errors }) }, headers);
  return status;
}

function answer(response: ServerResponse, status: number, body: unknown, headers: Record<string, string>): void {
  if (response.destroyed) return;
  if (body === undefined) response.writeHead(status, headers).end();
  else response.writeHead(status, { ...headers, "content-type": "application/json" }).end(JSON.stringify(body));
}
