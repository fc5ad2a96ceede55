/** BullMQ on Postgres, or on Redis when one is given: this file alone knows which. */
import { setTimeout as sleep } from "node:timers/promises";
import { type ChatJob, chatJob } from "@spotter/core/jobs/queues";
import { createPostgresBackend, Queue, type QueueBaseOptions, type RedisOptions, Worker } from "bullmq";
import pg from "pg";
import { isTransient, untilAvailable } from "./connect.ts";
import { PreparingClient } from "./prepared.ts";

export type QueueOptions = {
  databaseUrl: string;
  redisUrl?: string | undefined;
  /** Told of connection trouble, which BullMQ mends by itself. */
  onError: (error: Error) => void;
};

export type Queues = {
  readonly backend: "Postgres" | "Redis";
  /**
   * Enqueues work on a chat, a moment after it was hinted at. Never throws and never waits long: what does not get
   * through, a sweeper finds.
   */
  add(queue: string, job: ChatJob): Promise<void>;
  /** Works a queue off until `close`. A job whose payload is not ours is dropped. */
  work(queue: string, concurrency: number, handle: (job: ChatJob) => Promise<void>): void;
  /** How many workers are connected to a queue, in all processes. Throws if the queue does not answer within seconds. */
  countWorkers(queue: string): Promise<number>;
  /** Lets running jobs end, then disconnects. */
  close(): Promise<void>;
};

/** How long `add` waits for the backend before it leaves the work to the sweeper. */
const ADD_TIMEOUT_MS = 2_000;

/** How long a queue may take to say who works on it. */
const COUNT_TIMEOUT_MS = 4_000;

/** How long a worker may take to end. */
const CLOSE_TIMEOUT_MS = 4_000;

/**
 * A row is hinted at as it is committed (hints.ts). Its job is for the case that the hint is lost, and comes only after
 * the quickest answer is out, so as not to be in its way.
 */
const HINT_LEAD_MS = 20;

/** Finished jobs say nothing that inbox and outbox do not say better. */
const JOB = { removeOnComplete: true, removeOnFail: { count: 100 } } as const;

/** What is used of a BullMQ queue, whichever backend it stands on. */
type Producer = Pick<Queue, "getWorkersCount" | "close"> & {
  add(name: string, data: ChatJob, options: typeof JOB): Promise<unknown>;
  on(event: "error", listener: (error: Error) => void): unknown;
};

export function openQueues({ databaseUrl, redisUrl, onError }: QueueOptions): Queues {
  const queues = new Map<string, Producer>();
  const workers: { close(): Promise<void> }[] = [];
  const gathering = new Map<string, (job: ChatJob) => Promise<void>>();
  const adding = new Set<Promise<void>>();

  const queue = (name: string): Producer => {
    let found = queues.get(name);
    if (!found) {
      found = redisUrl
        ? new Queue(name, { connection: redis(redisUrl, { maxRetriesPerRequest: 1 }) })
        : new Queue(name, postgres(databaseUrl), createPostgresBackend);
      found.on("error", onError);
      queues.set(name, found);
    }
    return found;
  };

  /** A queue whose first connection failed stays failed: the next job gets a new one. */
  const renew = (name: string) => {
    const broken = queues.get(name);
    queues.delete(name);
    void broken?.close().catch(() => {});
  };

  const addNow = async (name: string, job: ChatJob): Promise<void> => {
    try {
      await within(ADD_TIMEOUT_MS, queue(name).add("chat", job, JOB));
    } catch (error) {
      if (!redisUrl) renew(name);
      onError(error instanceof Error ? error : new Error(String(error)));
    }
  };

  return {
    backend: redisUrl ? "Redis" : "Postgres",
    add(name, job) {
      const found = gathering.get(name) ?? gathered((latest) => addNow(name, latest));
      gathering.set(name, found);
      const added = found(job);
      adding.add(added);
      return added.finally(() => adding.delete(added));
    },
    work(name, concurrency, handle) {
      const process = async ({ data }: { data: unknown }) => {
        const job = chatJob.safeParse(data);
        if (job.success) await handle(job.data);
      };
      const options = {
        concurrency,
        removeOnComplete: { count: 0 },
        removeOnFail: { count: 100 },
        runRetryDelay: 1_000,
      };
      if (redisUrl) {
        const connection = redis(redisUrl, { maxRetriesPerRequest: null });
        const worker = new Worker(name, process, { ...options, connection });
        worker.on("error", onError);
        worker.on("failed", (_job, error) => onError(error));
        workers.push(worker);
        return;
      }
      const open = () => new Worker(name, process, { ...options, ...postgres(databaseUrl) }, createPostgresBackend);
      workers.push(keepWorking(open, databaseUrl, onError));
    },
    countWorkers: (name) => within(COUNT_TIMEOUT_MS, queue(name).getWorkersCount()),
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await within(CLOSE_TIMEOUT_MS, Promise.all(adding)).catch(() => {});
      const closing = [...queues.values()].map((open) => within(CLOSE_TIMEOUT_MS, open.close()).catch(() => {}));
      await Promise.all(closing);
    },
  };
}

/** What is used of a BullMQ worker on Postgres. */
type Consumer = {
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "failed", listener: (job: unknown, error: Error) => void): unknown;
  close(force?: boolean): Promise<void>;
};

/**
 * Keeps a worker on Postgres through its absences. BullMQ mends a refused connection, but a worker that meets a server
 * in the middle of starting or stopping tries again without a pause, and never finds out that it is back. So each
 * worker lives until its connection breaks, and the next one is opened when the database answers.
 */
function keepWorking(
  open: () => Consumer,
  databaseUrl: string,
  onError: (error: Error) => void,
): { close(): Promise<void> } {
  const closing = new AbortController();
  const { signal } = closing;
  const closed = new Promise<"closed">((resolve) => signal.addEventListener("abort", () => resolve("closed")));
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, idleTimeoutMillis: 1_000 });
  pool.on("error", () => {});
  const keep = async (): Promise<void> => {
    while (!signal.aborted) {
      await untilAvailable(pool, { signal });
      const worker = open();
      const broke = new Promise<"broke">((resolve) => {
        worker.on("error", (error) => {
          onError(error);
          if (isTransient(error)) resolve("broke");
        });
      });
      worker.on("failed", (_job, error) => onError(error));
      const end = await Promise.race([broke, closed]);
      // Jobs under way are waited for at the end; after a break they are the sweeper's.
      await within(CLOSE_TIMEOUT_MS, worker.close(end === "broke")).catch(() => {});
    }
  };
  const kept = keep().catch((error: unknown) => {
    if (!signal.aborted) onError(error instanceof Error ? error : new Error(String(error)));
  });
  return {
    async close() {
      closing.abort();
      await kept;
      await pool.end();
    },
  };
}

/**
 * Calls for a chat that come while one for it waits or is under way become one more call, for the latest row: under
 * load the queue is asked less often.
 */
function gathered(addNow: (job: ChatJob) => Promise<void>): (job: ChatJob) => Promise<void> {
  const underway = new Map<number, { latest?: ChatJob; added: Promise<void> }>();
  return async (job) => {
    const { chatId } = job;
    const known = underway.get(chatId);
    if (known) {
      known.latest = job;
      return known.added;
    }
    const entry: { latest?: ChatJob; added: Promise<void> } = { latest: job, added: Promise.resolve() };
    underway.set(chatId, entry);
    const addAll = async () => {
      while (entry.latest) {
        await sleep(HINT_LEAD_MS);
        const next = entry.latest;
        delete entry.latest;
        await addNow(next);
      }
      underway.delete(chatId);
    };
    entry.added = addAll();
    return entry.added;
  };
}

/**
 * A job lost in a crash is enqueued again by a sweeper, so the queue's own commits need not wait for the disk; the
 * inbox and outbox rows behind them do.
 */
function postgres(connectionString: string) {
  const options = "-c synchronous_commit=off -c plan_cache_mode=force_generic_plan";
  return { connection: { connectionString, options, max: 8, keepAlive: true, Client: PreparingClient } };
}

function redis(url: string, options: RedisOptions): QueueBaseOptions["connection"] {
  return { url, ...options };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the queue did not answer within ${ms} ms`)), ms);
  });
  work.catch(() => {});
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
