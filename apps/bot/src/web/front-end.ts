/** The web chat as a front-end: pages served to browsers, replies told to those that are open. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Config, WebConfig } from "@spotter/core/config/config";
import { webAddress } from "@spotter/core/config/web-address";
import type { Db } from "@spotter/db/db";
import { keyOf } from "@spotter/db/queries/login";
import type { Queues } from "@spotter/db/queue";
import type { Logger } from "pino";
import type { FrontEnd } from "../front-end.ts";
import { type AppDeps, webApp } from "./app.ts";
import { healthOf } from "./health.ts";
import { live } from "./live.ts";
import { mediaOf } from "./media.ts";
import { metricsOf } from "./metrics.ts";
import { sealer } from "./sealed.ts";
import { door } from "./visitor.ts";

export type WebOptions = {
  db: Db;
  web: WebConfig;
  queues: Queues;
  log: Logger;
  /** The account that the person at this machine has in the terminal. */
  user: string;
  defaults: Pick<Config, "unit" | "timeZone">;
  /** In whose colours the pictures in the chat are drawn. */
  chartTheme: Config["chartTheme"];
  /** Tells the person at the machine where the chat is found, or why it is not. */
  tell: (words: string) => void;
};

export function webFrontEnd({ db, queues, web, log, user, defaults, chartTheme, tell }: WebOptions): FrontEnd {
  const pages = live(db, log);
  let server: Server | undefined;

  return {
    platform: "web",
    async start(receive) {
      const key = new Uint8Array(await keyOf(db, "web"));
      const deps: AppDeps = {
        db,
        web,
        live: pages,
        receive,
        chartTheme,
        door: door({ db, web, key, terminal: { user, ...defaults } }),
        health: healthOf(db, queues),
        metrics: metricsOf({ db, queues, openPages: pages.count }),
        media: mediaOf(db, sealer(key)),
      };
      const app = webApp(deps);
      app.onError((error, c) => {
        log.error({ type: error.name, path: c.req.routePath }, "a page could not be served");
        return c.text("Something went wrong on my side. Please try again.\n", 500);
      });
      const listener = createServer(getRequestListener(app.fetch));
      try {
        server = await listening(listener, web);
        tell(`chat in the browser: ${webAddress(web)}`);
      } catch (error) {
        // Nobody chose this port: everything else goes on without it.
        if (web.portIsChosen || !isTaken(error)) throw new Error(explain(error, web), { cause: error });
        tell(explain(error, web));
      }
    },
    async send({ chatId }) {
      // The reply is in the outbox, where its chat's pages read it.
      await pages.changed(chatId);
    },
    async typing(chatId) {
      pages.typing(chatId);
    },
    async fetchFile() {
      // Files come with their bytes.
      return { problem: "unavailable" };
    },
    async stop() {
      pages.stop();
      if (!server) return;
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listening(server: Server, { host, port }: WebConfig): Promise<Server> {
  server.listen(port, host);
  await once(server, "listening");
  return server;
}

function explain(error: unknown, { host, port, portIsChosen }: WebConfig): string {
  if (isTaken(error))
    return portIsChosen
      ? `WEB_PORT should be a free port: ${port} is taken by another program.`
      : `the web chat is not open: port ${port} is taken by another program. WEB_PORT moves it, or switches it off.`;
  const code = codeOf(error);
  if (code === "EACCES") return `WEB_PORT should be a port this account may open: ${port} is not.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `WEB_HOST should be an address of this machine: ${host} is not.`;
  return `The web chat cannot listen on ${host}:${port} (${code ?? "unknown trouble"}).`;
}

function isTaken(error: unknown): boolean {
  return codeOf(error) === "EADDRINUSE";
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
