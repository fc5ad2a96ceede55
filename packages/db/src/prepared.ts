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
  // node-postgres has a dozen overloads of query; only Drizzle's form, an object with text and separate values, is named.
  override query = ((...args: unknown[]) => {
    const [config, values] = args;
    if (isNameable(config) && Array.isArray(values) && values.length > 0) {
      const name = nameOf(config.text);
      if (name) return Reflect.apply(super.query, this, [{ ...config, name }, ...args.slice(1)]);
    }
    return Reflect.apply(super.query, this, args);
  }) as pg.Client["query"];
}

type Nameable = { text: string; name?: undefined };

function isNameable(config: unknown): config is Nameable {
  return (
    typeof config === "object" &&
    config !== null &&
    "text" in config &&
    typeof config.text === "string" &&
    !("name" in config && config.name)
  );
}

function nameOf(text: string): string | undefined {
  let name = names.get(text);
  if (!name && names.size < MOST_STATEMENTS) {
    name = `s${createHash("sha1").update(text).digest("base64url")}`;
    names.set(text, name);
  }
  return name;
}
