/** Errors as they may be logged: messages of database errors quote what athletes wrote. */

export type LoggableError = {
  /** Name of the innermost cause with its code: `error 23505`, `RangeError`. */
  type: string;
  /** Where it was thrown, without the message. */
  at: string[];
};

export function withoutWords(error: unknown): LoggableError {
  let cause = error;
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
  if (!(cause instanceof Error)) return { type: typeof cause, at: [] };
  const code = "code" in cause && typeof cause.code === "string" ? ` ${cause.code}` : "";
  const frames = (cause.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { type: `${cause.name}${code}`, at: frames.slice(0, 6).map((line) => line.trim()) };
}
