/** What Prometheus reads: how much goes in and out, what waits, how long it takes, what fails, and how this process is. */
import { createHash, timingSafeEqual } from "node:crypto";
import { CONVERSATION_QUEUE } from "@spotter/core/jobs/queues";
import type { Db } from "@spotter/db/db";
import { DURATIONS_SEC, type PipelineFigures, pipelineFigures } from "@spotter/db/queries/metrics";
import type { Queues } from "@spotter/db/queue";
import type { Context } from "hono";
import { collectDefaultMetrics, type Metric, prometheusContentType, Registry } from "prom-client";
import { remembered } from "./remembered.ts";

export const METRICS_TYPE: string = prometheusContentType;

/** However often one asks, the tables are counted no more often than this. */
const HOLDS_MS = 5_000;

type Labels = Record<string, string | number>;
type Value = { labels: Labels; value: number; metricName?: string };
type Found = { figures: PipelineFigures; workers: number; pages: number };

export function metricsOf(by: { db: Db; queues: Queues; openPages: () => number }): () => Promise<string> {
  const { db, queues, openPages } = by;
  const found = remembered(HOLDS_MS, async () => ({
    figures: await pipelineFigures(db),
    workers: await queues.countWorkers(CONVERSATION_QUEUE).catch(() => 0),
    pages: openPages(),
  }));
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const [name, { help, type, values }] of Object.entries(METRICS)) {
    const get = async () => ({ name, help, type, values: values(await found(), name), aggregator: "sum" });
    // prom-client's own metrics count what this process does. These are counted by the database, and all that a
    // registry asks of a metric is its name and this.
    registry.registerMetric({ name, help, get } as unknown as Metric);
  }
  return () => registry.metrics();
}

/** Whether a request brings the token. */
export function isScraper(c: Context, token: string | undefined): boolean {
  const brought = c.req.header("Authorization")?.replace(/^Bearer /i, "");
  if (token === undefined || brought === undefined) return false;
  const hash = (words: string) => createHash("sha256").update(words).digest();
  return timingSafeEqual(hash(brought), hash(token));
}

type Described = {
  help: string;
  type: "counter" | "gauge" | "histogram";
  values: (found: Found, name: string) => Value[];
};

const METRICS: Readonly<Record<string, Described>> = {
  spotter_messages_received_total: {
    help: "Events heard, by platform",
    type: "counter",
    values: ({ figures }) => counted(figures.events, ({ platform }) => ({ platform })),
  },
  spotter_replies_sent_total: {
    help: "Replies delivered, by platform",
    type: "counter",
    values: ({ figures }) => counted(having(figures.replies, "sent"), ({ platform }) => ({ platform })),
  },
  spotter_readings_total: {
    help: "What the log reader made of messages",
    type: "counter",
    values: ({ figures }) => [
      ...(["logged", "asked", "nothing"] as const).map((outcome) => ({
        labels: { outcome },
        value: sum(figures.events.filter(({ reading }) => reading === outcome)),
      })),
      { labels: { outcome: "error" }, value: sum(having(figures.events, "failed")) },
    ],
  },
  spotter_failures_total: {
    help: "Events and replies that were given up",
    type: "counter",
    values: ({ figures }) => [
      { labels: { of: "event" }, value: sum(having(figures.events, "failed")) },
      { labels: { of: "reply" }, value: sum(having(figures.replies, "undeliverable")) },
    ],
  },
  spotter_waiting: {
    help: "Events not answered yet, and replies not delivered yet",
    type: "gauge",
    values: ({ figures }) => [
      { labels: { what: "event" }, value: sum(having(figures.events, "pending", "fetching")) },
      {
        labels: { what: "reply" },
        value: sum(having(figures.replies, "pending").filter(({ platform }) => platform !== "terminal")),
      },
    ],
  },
  spotter_oldest_waiting_seconds: {
    help: "How long the oldest of them has waited",
    type: "gauge",
    values: ({ figures }) => [
      { labels: { what: "event" }, value: figures.oldestEventSec },
      { labels: { what: "reply" }, value: figures.oldestReplySec },
    ],
  },
  spotter_event_seconds: {
    help: "From an event heard to its answer written",
    type: "histogram",
    values: ({ figures }, name) => histogram(name, figures.events),
  },
  spotter_delivery_seconds: {
    help: "From an answer written to its delivery",
    type: "histogram",
    values: ({ figures }, name) => histogram(name, having(figures.replies, "sent")),
  },
  spotter_workers: {
    help: "Workers connected",
    type: "gauge",
    values: ({ workers }) => [{ labels: {}, value: workers }],
  },
  spotter_web_pages: {
    help: "Pages of the web chat that are open",
    type: "gauge",
    values: ({ pages }) => [{ labels: {}, value: pages }],
  },
};

type Group = { platform: string; status: string; slot: number | null; count: number; seconds: number };

function having<T extends Group>(groups: readonly T[], ...statuses: T["status"][]): T[] {
  return groups.filter(({ status }) => statuses.includes(status));
}

function sum(groups: readonly Group[]): number {
  return groups.reduce((total, { count }) => total + count, 0);
}

function counted<T extends Group>(groups: readonly T[], labelsOf: (group: T) => Labels): Value[] {
  const byLabels = Map.groupBy(groups, (group) => JSON.stringify(labelsOf(group)));
  return [...byLabels].map(([labels, same]) => ({ labels: JSON.parse(labels) as Labels, value: sum(same) }));
}

/** Of what is done: how much took at most each of the durations. */
function histogram(name: string, groups: readonly Group[]): Value[] {
  const done = groups.filter(({ slot }) => slot !== null);
  const upTo = DURATIONS_SEC.map((le, place) => ({
    metricName: `${name}_bucket`,
    labels: { le },
    value: sum(done.filter(({ slot }) => slot! <= place)),
  }));
  return [
    ...upTo,
    { metricName: `${name}_bucket`, labels: { le: "+Inf" }, value: sum(done) },
    { metricName: `${name}_sum`, labels: {}, value: done.reduce((total, { seconds }) => total + seconds, 0) },
    { metricName: `${name}_count`, labels: {}, value: sum(done) },
  ];
}
