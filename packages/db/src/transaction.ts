/** Transactions whose first and last statement cost no round trip of their own. */
import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import type { Db } from "./db.ts";

/** Says that the next statement is the last: the commit is sent right behind it. */
export type Seal = () => void;

/**
 * Runs `work` in a transaction. `begin` and the first statement travel together (the connection is pipelined), and so do
 * the sealed statement and `commit`: if that statement fails, Postgres turns the commit into a rollback. Work that
 * does not seal is committed when it is done. What it throws rolls everything back.
 */
export type Transact = <T>(work: (tx: Db, seal: Seal) => Promise<T>) => Promise<T>;

export function transactions(pool: pg.Pool): Transact {
  return async (work) => {
    const client = await pool.connect();
    let sealed = false;
    let committed: Promise<unknown> | undefined;
    let broken: Error | undefined;
    // Drizzle sends a statement when it is awaited, not when it is made; so the commit follows what is really sent.
    const watched: pg.PoolClient = Object.create(client, {
      query: {
        value: (...args: unknown[]) => {
          const answer = Reflect.apply(client.query, client, args);
          if (sealed && !committed) {
            committed = client.query("commit");
            committed.catch(() => {});
          }
          return answer;
        },
      },
    });
    const seal = () => {
      sealed = true;
    };
    try {
      const begun = client.query("begin");
      const [, result] = await Promise.all([begun, work(drizzle(watched, { casing: "snake_case" }), seal)]);
      await (committed ?? client.query("commit"));
      return result;
    } catch (error) {
      await client.query("rollback").catch((cause: Error) => {
        broken = cause;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  };
}
