/** Tells which database failures pass by themselves. Apart from the pool, because loading Drizzle takes half a second. */

/** SQLSTATEs beyond class 08 that a later try can cure. */
const TRANSIENT_SQLSTATES = new Set([
  "40001", // serialization_failure
  "40P01", // deadlock_detected
  "55P03", // lock_not_available, which is also how lock_timeout ends
  "53300", // too_many_connections
  "57P01", // admin_shutdown
  "57P02", // crash_shutdown
  "57P03", // cannot_connect_now: starting up or shutting down
  "57P05", // idle_session_timeout
  "25P03", // idle_in_transaction_session_timeout
]);

const TRANSIENT_SYSTEM_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENETDOWN",
  "EAI_AGAIN",
  "ENOTFOUND", // a name that a container network does not know yet
]);

/** node-postgres gives these no code, so their wording, the same in all its releases, is all there is. */
const TRANSIENT_WORDING =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error)/;

/**
 * Whether the same work may well succeed on another try: the connection broke, the server is coming or going, or
 * two transactions got in each other's way. Looks through Drizzle's wrapping at the causes. `false` for everything
 * else, a wrong password and a statement's own timeout included.
 */
export function isTransient(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 8; cause = cause.cause, depth++) {
    const code = "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
    if (code === undefined) {
      if (TRANSIENT_WORDING.test(cause.message)) return true;
    } else if (TRANSIENT_SQLSTATES.has(code) || TRANSIENT_SYSTEM_CODES.has(code) || /^08[0-9A-Z]{3}$/.test(code)) {
      return true;
    }
  }
  return false;
}
