/** Opens the terminal front-end on a running, or just for this started, Spotter. */
import { userInfo } from "node:os";
import { join } from "node:path";
import { chat } from "@spotter/bot/terminal/chat";
import { openTerminal, type Terminal } from "@spotter/bot/terminal/terminal";
import { CONVERSATION_QUEUE } from "@spotter/core/jobs/queues";
import { connect } from "@spotter/db/connect";
import { openQueues } from "@spotter/db/queue";
import { pino } from "pino";
import { type Child, keepRunning } from "./child.ts";
import { type Installation, openDatabase, Trouble } from "./installation.ts";

/** Long enough for a model's answer; charts and logs take a fraction of a second. */
const PATIENCE_MS = 60_000;

/** A chat in this terminal until the input ends. */
export async function talk(installation: Installation, databaseUrl: string): Promise<void> {
  const { terminal, close } = connectTerminal(installation, databaseUrl);
  try {
    await chat(terminal, { input: process.stdin, output: process.stdout });
  } finally {
    await close();
  }
}

/** Runs `use` with a terminal and, where no worker runs yet, a worker of its own. */
export async function withTerminal<T>(installation: Installation, use: (terminal: Terminal) => Promise<T>): Promise<T> {
  const database = await openDatabase(installation);
  let worker: Child | undefined;
  // The one there was may end while we talk: ./spotter start is stopped, a container is gone.
  const ensureWorker = async () => {
    if (worker || (await countWorkers()) > 0) return;
    const env = { ...installation.env, DATABASE_URL: database.url, LOG_LEVEL: "warn" };
    worker = keepRunning("apps/worker/src/main.ts", env, () => {});
  };
  const { terminal, countWorkers, close } = connectTerminal(installation, database.url, ensureWorker);
  const leave = async () => {
    await worker?.stop();
    await close();
    await database.release();
  };
  const interrupted = () => void leave().finally(() => process.exit(130));
  for (const signal of SIGNALS) process.once(signal, interrupted);
  try {
    await ensureWorker().catch(() => explainSilentQueue(installation));
    return await use(terminal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupted);
    await leave();
  }
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function explainSilentQueue({ config }: Installation): never {
  throw new Trouble(
    config.redisUrl ? "The Redis at REDIS_URL cannot be reached." : "The queue in the database does not answer.",
  );
}

function connectTerminal({ config, dataDir }: Installation, databaseUrl: string, overdue?: () => Promise<void>) {
  const log = pino({ name: "terminal", level: "warn" }, pino.destination({ fd: 2, sync: true }));
  const onError = () => {};
  const database = connect({ url: databaseUrl, max: 3, applicationName: "spotter terminal", onError });
  const queues = openQueues({ databaseUrl, redisUrl: config.redisUrl, onError });
  const terminal = openTerminal(
    { db: database.db, queues, log },
    {
      user: userInfo().username,
      imageDir: join(dataDir, "images"),
      patienceMs: PATIENCE_MS,
      ...(overdue && { overdue }),
    },
  );
  return {
    terminal,
    countWorkers: () => queues.countWorkers(CONVERSATION_QUEUE),
    close: async () => {
      await queues.close();
      await database.close();
    },
  };
}
