import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { COMPOSE_VARIABLES, explainConfigProblems, readConfig, VARIABLES } from "./config.ts";

const TOKEN = `123456789:${"A".repeat(35)}`;

/** Settings as they come out; throws what is wrong. */
function config(env: Record<string, string>) {
  const reading = readConfig({ SPOTTER_TIME_ZONE: "Europe/Berlin", ...env });
  if (!reading.ok) throw new Error(explainConfigProblems(reading.problems));
  return reading.config;
}

/** The variables complained about. */
function wrongIn(env: Record<string, string>, fileNames?: string[]): string[] {
  const reading = readConfig(env, fileNames);
  return reading.ok ? [] : reading.problems.map(({ variable }) => variable);
}

test("with nothing set everything has a default, and nothing leaves this machine", () => {
  expect(config({})).toEqual({
    web: { host: "127.0.0.1", port: 8080, portIsChosen: false },
    timeZone: "Europe/Berlin",
    unit: "kg",
    chartTheme: "light",
    workerConcurrency: 16,
    logLevel: "info",
  });
});

describe("a language model", () => {
  test("is there with a key, with limits on what it may cost and how long it may take", () => {
    expect(config({ ANTHROPIC_API_KEY: "sk-ant-example" }).model).toEqual({
      apiKey: "sk-ant-example",
      name: "claude-haiku-5-5",
      dailyUsd: 1,
      athleteDailyUsd: 0.25,
      timeoutSec: 8,
    });
  });

  test("of one's own needs an address and no key", () => {
    const env = {
      ANTHROPIC_BASE_URL: "http://localhost:11434",
      SPOTTER_MODEL: "qwen3:8b",
      SPOTTER_MODEL_TIMEOUT: "60",
    };
    expect(config(env).model).toMatchObject({ baseUrl: "http://localhost:11434", name: "qwen3:8b", timeoutSec: 60 });
  });

  test("is absent without either, whatever else is set", () => {
    expect(config({ SPOTTER_MODEL: "claude-opus-5-5", SPOTTER_MODEL_DAILY_USD: "5" }).model).toBeUndefined();
  });
});

test("the default time zone is the machine's", () => {
  const reading = readConfig({});
  expect(reading).toMatchObject({ config: { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone } });
});

test("an empty variable counts as absent, as a copied .env.example leaves them", () => {
  expect(config({ TELEGRAM_BOT_TOKEN: "", DATABASE_URL: "  ", LOG_LEVEL: "" })).toEqual(config({}));
});

describe("Telegram", () => {
  test("is there with a token, polling unless a public address is known", () => {
    expect(config({ TELEGRAM_BOT_TOKEN: TOKEN, WEBHOOK_PORT: "9000" }).telegram).toEqual({ token: TOKEN });
  });

  test("listens for a webhook where a public address is known", () => {
    const { telegram } = config({ TELEGRAM_BOT_TOKEN: TOKEN, PUBLIC_URL: "https://bot.example.org" });
    expect(telegram?.webhook).toEqual({ publicUrl: "https://bot.example.org", host: "127.0.0.1", port: 8443 });
  });

  test("is absent without a token, whatever else is set", () => {
    expect(config({ PUBLIC_URL: "https://bot.example.org", WEBHOOK_PORT: "9000" }).telegram).toBeUndefined();
  });
});

test("Discord is there with a token, at its own address or another", () => {
  const token = "MTExampleExampleExample.GxExam.ExampleExampleExampleExampleExample";
  expect(config({ DISCORD_BOT_TOKEN: token }).discord).toEqual({ token });
  const apiRoot = "http://localhost:8082/api";
  expect(config({ DISCORD_BOT_TOKEN: token, DISCORD_API_ROOT: apiRoot }).discord).toEqual({ token, apiRoot });
  expect(config({ DISCORD_API_ROOT: apiRoot }).discord).toBeUndefined();
});

describe("the web chat", () => {
  test("can be moved and switched off", () => {
    expect(config({ WEB_PORT: "9000", WEB_HOST: "0.0.0.0" }).web).toEqual({
      host: "0.0.0.0",
      port: 9000,
      portIsChosen: true,
    });
    expect(config({ WEB_PORT: "off" }).web).toBeUndefined();
  });
});

test.each([
  { DATABASE_URL: "mysql://localhost/spotter" },
  { DATABASE_URL: "localhost:5432" },
  { REDIS_URL: "http://localhost:6379" },
  { TELEGRAM_BOT_TOKEN: "123456789" },
  { TELEGRAM_API_ROOT: "api.telegram.org" },
  { DISCORD_BOT_TOKEN: "123456789" },
  { DISCORD_API_ROOT: "discord.com/api" },
  { PUBLIC_URL: "http://bot.example.org" },
  { WEBHOOK_PORT: "0" },
  { WEBHOOK_PORT: "65536" },
  { WEBHOOK_PORT: "https" },
  { WEBHOOK_SECRET: "too short" },
  { WEB_PORT: "on" },
  { METRICS_TOKEN: "too short" },
  { SPOTTER_TIME_ZONE: "Berlin" },
  { SPOTTER_UNIT: "KG" },
  { SPOTTER_CHART_THEME: "pink" },
  { SPOTTER_WORKER_CONCURRENCY: "0" },
  { SPOTTER_WORKER_CONCURRENCY: "2.5" },
  { SPOTTER_WORKER_CONCURRENCY: "many" },
  { LOG_LEVEL: "loud" },
])("%j is refused under its own name", (env) => {
  expect(wrongIn(env as Record<string, string>)).toEqual(Object.keys(env));
});

test.each([
  { DATABASE_URL: "postgresql://user:p%40ss@[::1]:5432/spotter?sslmode=require" },
  { REDIS_URL: "rediss://:secret@redis.example.org:6380/2" },
  { SPOTTER_TIME_ZONE: "UTC" },
  { WEBHOOK_PORT: "65535" },
  { SPOTTER_WORKER_CONCURRENCY: "100" },
  { LOG_LEVEL: "silent" },
])("%j is fine", (env) => {
  expect(wrongIn(env as Record<string, string>)).toEqual([]);
});

test("all problems are told at once, a line each, and no value is repeated", () => {
  const reading = readConfig({ TELEGRAM_BOT_TOKEN: "s3cret", DATABASE_URL: "postgers://me:hunter2@db/x" });
  const words = reading.ok ? "" : explainConfigProblems(reading.problems);
  expect(words.split("\n")).toHaveLength(2);
  expect(words).not.toMatch(/s3cret|hunter2/);
});

describe("a name nobody knows", () => {
  test("is told so in a sentence", () => {
    const reading = readConfig({ SPOTTER_UNITS: "kg" });
    const words = reading.ok ? "" : explainConfigProblems(reading.problems);
    expect(words).toBe("SPOTTER_UNITS is no setting of Spotter; .env.example lists them all");
  });

  test("is a typing error where it looks like ours", () => {
    expect(wrongIn({ SPOTTER_UNITS: "kg", TELEGRAM_TOKEN: TOKEN })).toEqual(["SPOTTER_UNITS", "TELEGRAM_TOKEN"]);
  });

  test("is somebody else's in the environment and an error in .env", () => {
    expect(wrongIn({ EDITOR: "vi" })).toEqual([]);
    expect(wrongIn({ DATABASE_ULR: "postgres://db" }, ["DATABASE_ULR"])).toEqual(["DATABASE_ULR"]);
  });

  test("is fine in .env where it is for Docker Compose", () => {
    expect(wrongIn({ POSTGRES_PASSWORD: "secret" }, ["POSTGRES_PASSWORD"])).toEqual([]);
  });
});

describe(".env.example", () => {
  const text = readFileSync(new URL("../../../../.env.example", import.meta.url), "utf8");
  const uncommented = parseEnv(text.replaceAll(/^# (?=[A-Z_]+=)/gm, ""));

  test("names exactly the variables there are", () => {
    expect(Object.keys(uncommented).sort()).toEqual([...VARIABLES, ...COMPOSE_VARIABLES].sort());
  });

  test("sets nothing until a line is uncommented", () => {
    expect(parseEnv(text)).toEqual({});
  });

  test("has examples that would be taken", () => {
    expect(wrongIn(uncommented as Record<string, string>, Object.keys(uncommented))).toEqual([]);
  });
});
