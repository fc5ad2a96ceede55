/** The web chat with a worker behind it, in this process, on a database of its own. */
import { runFrontEnd } from "@spotter/bot/run";
import { webFrontEnd } from "@spotter/bot/web/front-end";
import type { WebConfig } from "@spotter/core/config/config";
import { loginAddress } from "@spotter/core/config/web-address";
import { lockAthlete } from "@spotter/db/queries/athletes";
import { makeLoginToken } from "@spotter/db/queries/login";
import { openQueues } from "@spotter/db/queue";
import { startWorker } from "@spotter/worker/worker";
import { pino } from "pino";
import { freshDatabase, type TestDatabase } from "./database.ts";
import { freePort } from "./redis.ts";

export type TestWeb = {
  /** Where the browser finds it. */
  address: string;
  database: TestDatabase;
  /** A login link of an athlete of another platform, made on first contact. */
  linkFor(name: string): Promise<string>;
  /** The cookie of a browser that has used such a link. */
  cookieOf(name: string): Promise<string>;
  /** What it logged, one JSON line each. */
  logged: string[];
  /** The bot goes away and comes back, at the same address. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

const DEFAULTS = { unit: "kg", timeZone: "Europe/Berlin" } as const;

export async function startWeb(
  settings: Partial<WebConfig> & { user?: string; worker?: boolean } = {},
): Promise<TestWeb> {
  const { user = "anna", worker = true, ...given } = settings;
  const database = await freshDatabase();
  const port = await freePort();
  const web: WebConfig = { host: "127.0.0.1", port, portIsChosen: true, ...given };
  const address = `http://127.0.0.1:${port}`;
  const logged: string[] = [];
  const log = pino({ level: "info" }, { write: (line: string) => logged.push(line) });
  const open = () => openQueues({ databaseUrl: database.url, onError: () => {} });
  const workerQueues = open();
  const stopWorker = worker
    ? startWorker(
        {
          db: database.db,
          pool: database.pool,
          queues: workerQueues,
          log,
          defaults: DEFAULTS,
          chartTheme: "light",
          webAddress: address,
        },
        4,
      )
    : () => workerQueues.close();
  const launch = async () => {
    const queues = open();
    const options = {
      db: database.db,
      queues,
      web,
      log,
      user,
      defaults: DEFAULTS,
      chartTheme: "light" as const,
      tell: () => {},
    };
    return runFrontEnd({ db: database.db, bookkeeping: database, queues, log }, webFrontEnd(options));
  };
  let stop = await launch();
  const linkFor = (name: string) =>
    database.db.transaction(async (tx) => {
      const { id } = await lockAthlete(tx, { platform: "telegram", userId: name, name, ...DEFAULTS });
      return loginAddress(address, await makeLoginToken(tx, id));
    });
  return {
    address,
    database,
    logged,
    linkFor,
    async cookieOf(name) {
      const token = (await linkFor(name)).split("/").at(-1)!;
      const response = await fetch(`${address}/login`, {
        method: "POST",
        headers: { Origin: address, "Content-Type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ token }),
        redirect: "manual",
      });
      return response.headers.getSetCookie()[0]!.split(";")[0]!;
    },
    async restart() {
      await stop();
      stop = await launch();
    },
    async close() {
      await stop();
      await stopWorker();
      await database.close();
    },
  };
}
