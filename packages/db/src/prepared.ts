/** A client that has Postgres keep the plans of what it is asked again and again. */
import { createHash } from "node:crypto";
import pg from "pg";

/** More statements than Spotter has; past it, new ones are planned each time, so that a connection's memory is bounded. */
const MOST_STATEMENTS = 500;

const names = new Map<string, string>();

/**
 * Names every parameterised statement after its text, which makes it a prepared one: planning our larger queries
 * costs Postgres more than running them.
 */
export class PreparingClient extends pg.Client {
  // Of node-postgres' dozen overloads those with a text and separate values are named: Drizzle's and BullMQ's.
  override query = ((...args: unknown[]) => {
    const [statement, values, ...rest] = args;
    const text = typeof statement === "string" ? statement : isUnnamed(statement) ? statement.text : undefined;
    const name = text !== undefined && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    if (name === undefined) return Reflect.apply(super.query, this, args);
    const config = typeof statement === "string" ? { text: statement, name } : { ...(statement as object), name };
    return Reflect.apply(super.query, this, [config, values, ...rest]);
  }) as pg.Client["query"];
}

function isUnnamed(statement: unknown): statement is { text: string } {
  if (typeof statement !== "object" || statement === null) return false;
  return "text" in statement && typeof statement.text === "string" && !("name" in statement && statement.name);
}

function nameOf(text: string): string | undefined {
  let name = names.get(text);
  if (!name && names.size < MOST_STATEMENTS) {
    name = `s${createHash("sha1").update(text).digest("base64url")}`;
    names.set(text, name);
  }
  return name;
}
