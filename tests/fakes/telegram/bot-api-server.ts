/** The HTTP server in front of the methods, with a network that can be made to fail. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { BotApiError } from "./bot-api-error.ts";
import { answerError, answerOk, readForm } from "./http.ts";
import { METHODS } from "./methods.ts";
import { Params } from "./params.ts";
import type { World } from "./world.ts";

type Failure = { method: string; error: BotApiError; times: number };

export class BotApiServer {
  /** Every call with its outcome, oldest first. */
  readonly calls: { method: string; status: number; at: number }[] = [];
  private readonly token: string;
  private readonly world: World;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private failures: Failure[] = [];
  private readonly lostAnswers: string[] = [];
  private outageUntil = 0;

  constructor(token: string, world: World) {
    this.token = token;
    this.world = world;
    this.server = createServer((request, response) => void this.serve(request, response));
    this.server.keepAliveTimeout = 60_000;
    this.server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
    });
  }

  get apiRoot(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async start(port: number): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(port, "127.0.0.1", resolve));
  }

  async stop(): Promise<void> {
    this.world.queue.close();
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  failNext(method: string, error: BotApiError, times: number): void {
    this.failures.push({ method, error, times });
  }

  loseNextAnswer(method: string): void {
    this.lostAnswers.push(method);
  }

  async outage(ms: number): Promise<void> {
    this.outageUntil = performance.now() + ms;
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, ms));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (performance.now() < this.outageUntil) {
      request.socket.destroy();
      return;
    }
    const url = new URL(request.url ?? "/", "http://localhost");
    const [, file, token, rest = ""] = /^\/(file\/)?bot([^/]*)\/(.*)$/.exec(url.pathname) ?? [];
    const known = token !== undefined && decodeURIComponent(token) === this.token;
    if (file !== undefined) {
      this.serveFile(known ? rest : undefined, response);
      return;
    }
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    let status = 200;
    try {
      const form = await readForm(request, url.searchParams);
      if (!known)
        throw /^\d+:/.test(token ?? "") ? new BotApiError(401, "Unauthorized") : new BotApiError(404, "Not Found");
      const method = METHODS[rest];
      if (method === undefined) throw new BotApiError(404, "Not Found");
      this.failIfAsked(rest);
      const params = new Params(form);
      params.allowOnly(method.allows);
      const result = await method.run(params, this.world, gone.signal);
      const lost = this.lostAnswers.indexOf(rest);
      if (lost === -1) {
        answerOk(response, result);
      } else {
        this.lostAnswers.splice(lost, 1);
        request.socket.destroy();
      }
    } catch (error) {
      status = error instanceof BotApiError ? error.code : 500;
      answerError(response, error);
    }
    this.calls.push({ method: rest, status, at: performance.now() });
  }

  private serveFile(path: string | undefined, response: ServerResponse): void {
    const file = [...this.world.files.values()].find((candidate) => candidate.path === path);
    if (file === undefined) answerError(response, new BotApiError(404, "Not Found"));
    else response.writeHead(200, { "content-type": "application/octet-stream" }).end(file.bytes);
  }

  private failIfAsked(method: string): void {
    const failure = this.failures.find((candidate) => candidate.method === method);
    if (failure === undefined) return;
    failure.times -= 1;
    if (failure.times <= 0) this.failures = this.failures.filter((other) => other !== failure);
    throw failure.error;
  }
}
