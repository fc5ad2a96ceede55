/** Opens the pool every process works through, and waits for a database that is away. */
import { setTimeout as sleep } from "node:timers/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { Db } from "./db.ts";
import { PreparingClient } from "./prepared.ts";
import { isTransient } from "./transient.ts";

export { isTransient };

export type ConnectOptions = {
  /** Any Postgres URL. */
  url: string;
  /** Most connections held at a time. */
  max: number;
  /** Shown in `pg_stat_activity`. */
  applicationName: string;
  /** Told when a connection breaks. The pool opens a new one by itself, so logging it is enough. */
  onError: (error: Error) => void;
  /**
   * Commits need not wait for the disk: for bookkeeping that may be done again after a crash. Absent: they wait.
   */
  relaxed?: boolean;
  /** A statement that runs longer is cancelled; 30 s unless told. */
  statementTimeoutMs?: number;
  /** A statement that waits longer for a lock fails; 10 s unless told. */
  lockTimeoutMs?: number;
};

export type Database = {
  db: Db;
  pool: pg.Pool;
  /** Waits for running queries and closes all connections; safe to call twice. */
  close(): Promise<void>;
};

/** Longer than a pause of the machine, shorter than an athlete's patience. */
const CONNECT_TIMEOUT_MS = 10_000;

/** A transaction left open this long has lost its owner; its locks must not outlive it. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000;

/**
 * A pool and Drizzle on top of it. Connects lazily: a server that is away shows in the first query, not here.
 *
 * The pool survives the server: broken connections are reported to `onError` and replaced by the next query.
 */
export function connect({
  url,
  max,
  applicationName,
  onError,
  relaxed = false,
  statementTimeoutMs = 30_000,
  lockTimeoutMs = 10_000,
}: ConnectOptions): Database {
  const limits = `set statement_timeout = ${Number(statementTimeoutMs)};
    set lock_timeout = ${Number(lockTimeoutMs)};
    set idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_TIMEOUT_MS};
    set synchronous_commit = ${relaxed ? "off" : "on"};
    set plan_cache_mode = force_generic_plan`;
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // As a statement, not as start-up parameters, because PgBouncer turns those away.
    onConnect: async (client) => {
      // The pool hears a connection's errors only while it is idle. One that breaks in the middle of a transaction
      // would end the process without this listener.
      client.on("error", onError);
      await client.query(limits);
    },
  });
  // The listener above has already told of it; this one only keeps the event from being fatal.
  pool.on("error", () => {});

  let closed: Promise<void> | undefined;
  return {
    db: drizzle(pool, { casing: "snake_case" }),
    pool,
    close: () => {
      closed ??= pool.end();
      return closed;
    },
  };
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Resolves as soon as the database answers, however long that takes; pauses grow from 50 ms to 2 s.
 *
 * @param onWait told of each failed try, so that a process can show that it waits
 * @throws the signal's reason once aborted; any failure that waiting does not cure, such as a wrong password
 */
export async function untilAvailable(
  pool: pg.Pool,
  { signal, onWait }: { signal: AbortSignal; onWait?: (error: unknown) => void },
): Promise<void> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    signal.throwIfAborted();
    try {
      await orAborted(pool.query("select 1"), signal);
      return;
    } catch (error) {
      signal.throwIfAborted();
      if (!isTransient(error)) throw error;
      onWait?.(error);
    }
    // Jitter, so that processes which lost the same server do not return to it in step.
    await sleep(pauseMs * (0.75 + Math.random() / 2), undefined, { signal }).catch(() => {});
  }
}

async function orAborted(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  work.catch(() => {});
  try {
    await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
