/** Every setting Spotter has: its variable, what it must be, and its default. */
import { z } from "zod";
import { isTimeZone } from "../time/zone.ts";

const urlOf = (protocols: string[], what: string) =>
  z.string().refine((value) => protocols.includes(protocolOf(value)), { message: what });

const port = z.coerce
  .number({ message: "a port number, 1 to 65535" })
  .int("a port number, 1 to 65535")
  .min(1, "a port number, 1 to 65535")
  .max(65_535, "a port number, 1 to 65535");

const dollars = z.coerce
  .number("an amount in US dollars, such as 0.50")
  .min(0, "an amount in US dollars, such as 0.50");

const DEFAULT_WEB_PORT = 8080;

const settings = z.object({
  DATABASE_URL: urlOf(
    ["postgres:", "postgresql:"],
    "a Postgres URL such as postgres://user:password@host:5432/spotter",
  ).optional(),
  REDIS_URL: urlOf(["redis:", "rediss:"], "a Redis URL such as redis://localhost:6379").optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{30,}$/, "the token @BotFather gave you, such as 123456789:AAE…")
    .optional(),
  TELEGRAM_API_ROOT: urlOf(
    ["http:", "https:"],
    "the URL of a Bot API server such as https://api.telegram.org",
  ).optional(),
  DISCORD_BOT_TOKEN: z
    .string()
    .regex(/^[\w-]{20,}\.[\w-]{4,}\.[\w-]{20,}$/, "the token of your application's Bot page, such as MTA….Gx….sd…")
    .optional(),
  DISCORD_API_ROOT: urlOf(
    ["http:", "https:"],
    "the URL of Discord's API without a version, such as https://discord.com/api",
  ).optional(),
  PUBLIC_URL: urlOf(["https:"], "the https URL under which this bot can be reached from the internet").optional(),
  WEBHOOK_HOST: z.string().min(1).default("127.0.0.1"),
  WEBHOOK_PORT: port.default(8443),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, "16 to 256 letters, digits, _ or -")
    .optional(),
  WEB_HOST: z.string().min(1).default("127.0.0.1"),
  WEB_PORT: z.union([z.literal("off"), port], { error: "a port number, 1 to 65535, or off" }).optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w-]{16,256}$/, "16 to 256 letters, digits, _ or -")
    .optional(),
  ANTHROPIC_API_KEY: z.string().min(1).optional(),
  ANTHROPIC_BASE_URL: urlOf(
    ["http:", "https:"],
    "the URL of a server that speaks Anthropic's Messages API, such as http://localhost:11434",
  ).optional(),
  SPOTTER_MODEL: z.string().regex(/^\S+$/, "the name of a model, such as claude-haiku-5-5").default("claude-haiku-5-5"),
  SPOTTER_MODEL_DAILY_USD: dollars.default(1),
  SPOTTER_MODEL_ATHLETE_DAILY_USD: dollars.default(0.25),
  SPOTTER_MODEL_TIMEOUT: z.coerce
    .number("seconds, 1 to 120")
    .min(1, "seconds, 1 to 120")
    .max(120, "seconds, 1 to 120")
    .default(8),
  SPOTTER_DATA_DIR: z.string().min(1).optional(),
  SPOTTER_TIME_ZONE: z
    .string()
    .refine(isTimeZone, "an IANA time zone such as Europe/Berlin")
    .default(() => Intl.DateTimeFormat().resolvedOptions().timeZone),
  SPOTTER_UNIT: z.enum(["kg", "lb"], "kg or lb").default("kg"),
  SPOTTER_CHART_THEME: z.enum(["light", "dark"], "light or dark").default("light"),
  SPOTTER_WORKER_CONCURRENCY: z.coerce
    .number("a whole number, 1 to 100")
    .int("a whole number, 1 to 100")
    .min(1, "a whole number, 1 to 100")
    .max(100, "a whole number, 1 to 100")
    .default(16),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "silent"], "one of trace, debug, info, warn, error, silent")
    .default("info"),
});

/** The names of all settings; .env.example explains each. */
export const VARIABLES: readonly string[] = Object.keys(settings.shape);

export type Config = {
  /** Absent: the embedded Postgres under `dataDir`. */
  databaseUrl?: string;
  redisUrl?: string;
  telegram?: {
    token: string;
    apiRoot?: string;
    webhook?: { publicUrl: string; host: string; port: number; secret?: string };
  };
  discord?: { token: string; apiRoot?: string };
  /** Where the web chat listens; absent when it is switched off. */
  web?: WebConfig;
  /** The language model for what the readers leave unread; absent: none is ever called. */
  model?: ModelConfig;
  /** Absent: `data` beside the program. */
  dataDir?: string;
  /** For athletes who have not said theirs. */
  timeZone: string;
  unit: "kg" | "lb";
  chartTheme: "light" | "dark";
  workerConcurrency: number;
  logLevel: z.infer<typeof settings>["LOG_LEVEL"];
};

export type WebConfig = {
  host: string;
  port: number;
  /** Whether the port was chosen, and not just the default. */
  portIsChosen: boolean;
  /** Under which it is reached through a proxy; absent: at host and port. */
  publicUrl?: string;
  /** What a scraper of /metrics shows from elsewhere. */
  metricsToken?: string;
};

export type ModelConfig = {
  apiKey?: string;
  /** Absent: Anthropic's own. */
  baseUrl?: string;
  name: string;
  /** What all calls of a day may cost. */
  dailyUsd: number;
  /** What the calls for one athlete may cost, by their own days. */
  athleteDailyUsd: number;
  /** How long an answer may take, its retries included. */
  timeoutSec: number;
};

/** One setting that cannot be used; `problem` goes on after its name. */
export type ConfigProblem = { variable: string; problem: string };

export type ConfigReading = { ok: true; config: Config } | { ok: false; problems: ConfigProblem[] };

/** Names that look like ours: a typing error in one of them must not pass in silence. */
const OURS = /^(SPOTTER_|TELEGRAM_|WEBHOOK_|DISCORD_)/;

/** Variables the processes of one installation hand each other. */
const INTERNAL = new Set(["SPOTTER_PROCESS"]);

/** Variables of docker-compose.yml, which reads the same `.env`. */
export const COMPOSE_VARIABLES: readonly string[] = ["POSTGRES_PASSWORD"];

/**
 * Reads the environment. An empty variable counts as absent.
 *
 * @param fileNames the variables set in `.env`: there every name must be one of ours
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  fileNames: readonly string[] = [],
): ConfigReading {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const unknown = new Set([...Object.keys(given).filter((name) => OURS.test(name)), ...fileNames]);
  const problems = [...unknown]
    .filter((name) => ![...VARIABLES, ...COMPOSE_VARIABLES].includes(name) && !INTERNAL.has(name))
    .map((variable) => ({ variable, problem: "is no setting of Spotter; .env.example lists them all" }));
  const read = settings.safeParse(given);
  if (!read.success)
    problems.push(
      ...read.error.issues.map(({ path, message }) => ({
        variable: String(path[0]),
        problem: `should be ${message}`,
      })),
    );
  if (!read.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, config: toConfig(read.data) };
}

/** One line a problem. Values are not repeated: they may be secrets. */
export function explainConfigProblems(problems: readonly ConfigProblem[]): string {
  return problems.map(({ variable, problem }) => `${variable} ${problem}`).join("\n");
}

function toConfig(env: z.infer<typeof settings>): Config {
  return {
    timeZone: env.SPOTTER_TIME_ZONE,
    unit: env.SPOTTER_UNIT,
    chartTheme: env.SPOTTER_CHART_THEME,
    workerConcurrency: env.SPOTTER_WORKER_CONCURRENCY,
    logLevel: env.LOG_LEVEL,
    ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }),
    ...(env.REDIS_URL && { redisUrl: env.REDIS_URL }),
    ...(env.SPOTTER_DATA_DIR && { dataDir: env.SPOTTER_DATA_DIR }),
    ...(env.WEB_PORT !== "off" && {
      web: {
        host: env.WEB_HOST,
        port: env.WEB_PORT ?? DEFAULT_WEB_PORT,
        portIsChosen: env.WEB_PORT !== undefined,
        ...(env.PUBLIC_URL && { publicUrl: env.PUBLIC_URL }),
        ...(env.METRICS_TOKEN && { metricsToken: env.METRICS_TOKEN }),
      },
    }),
    ...((env.ANTHROPIC_API_KEY || env.ANTHROPIC_BASE_URL) && {
      model: {
        name: env.SPOTTER_MODEL,
        dailyUsd: env.SPOTTER_MODEL_DAILY_USD,
        athleteDailyUsd: env.SPOTTER_MODEL_ATHLETE_DAILY_USD,
        timeoutSec: env.SPOTTER_MODEL_TIMEOUT,
        ...(env.ANTHROPIC_API_KEY && { apiKey: env.ANTHROPIC_API_KEY }),
        ...(env.ANTHROPIC_BASE_URL && { baseUrl: env.ANTHROPIC_BASE_URL }),
      },
    }),
    ...(env.DISCORD_BOT_TOKEN && {
      discord: { token: env.DISCORD_BOT_TOKEN, ...(env.DISCORD_API_ROOT && { apiRoot: env.DISCORD_API_ROOT }) },
    }),
    ...(env.TELEGRAM_BOT_TOKEN && {
      telegram: {
        token: env.TELEGRAM_BOT_TOKEN,
        ...(env.TELEGRAM_API_ROOT && { apiRoot: env.TELEGRAM_API_ROOT }),
        ...(env.PUBLIC_URL && {
          webhook: {
            publicUrl: env.PUBLIC_URL,
            host: env.WEBHOOK_HOST,
            port: env.WEBHOOK_PORT,
            ...(env.WEBHOOK_SECRET && { secret: env.WEBHOOK_SECRET }),
          },
        }),
      },
    }),
  };
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : "";
}
