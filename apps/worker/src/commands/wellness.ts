/** `/sleep`, `/stress`, `/soreness`, `/weight`, `/mood`, `/energy` and `/readiness`: how the athlete is. */
import { expectedBlocks, readinessBlocks, recentBlocks, type ToldMetric } from "@spotter/core/answer/wellness";
import { text } from "@spotter/core/chat/reply";
import type { CommandArgs } from "@spotter/core/command/parse";
import { dayValues, RECENT_DAYS, recentOf } from "@spotter/core/readiness/recent";
import { READINESS_DAYS, READINESS_METRICS, readinessOf } from "@spotter/core/readiness/signs";
import { addDays } from "@spotter/core/time/local";
import { wellnessBetween } from "@spotter/db/queries/wellness-days";
import { logMessage, readMeant } from "../log/log-message.ts";
import { isGroup, type Outcome, type Turn, today } from "../turn.ts";

/** The command of one metric: logs a value as the same words without the slash would, or tells the last ones. */
export function metricCommand(metric: ToldMetric) {
  return (turn: Turn, { value }: CommandArgs): Promise<Outcome> =>
    value === undefined ? recent(turn, metric) : tell(turn, metric, value);
}

async function tell(turn: Turn, metric: ToldMetric, value: string): Promise<Outcome> {
  const words = `${metric} ${value}`;
  const { entries, unknown } = readMeant(turn, words);
  const [first] = entries;
  const meant = first?.type === "wellness" && first.metric === metric && unknown.length === 0;
  if (!meant || entries.some(({ type }) => type !== "wellness"))
    return { answers: [{ blocks: expectedBlocks(metric, turn.athlete) }] };
  return logMessage(turn, words, { meant: true });
}

async function recent(turn: Turn, metric: ToldMetric): Promise<Outcome> {
  if (isGroup(turn)) return inPrivate();
  const { tx, athlete } = turn;
  const to = today(turn);
  const told = await wellnessBetween(tx, {
    athleteId: athlete.id,
    metrics: [metric],
    from: addDays(to, -RECENT_DAYS),
    to,
  });
  const found = recentOf(dayValues(told, metric), to);
  return {
    answers: [{ blocks: recentBlocks(metric, found, { unit: athlete.unit, today: to }), data: { metric, ...found } }],
  };
}

export async function readiness(turn: Turn): Promise<Outcome> {
  if (isGroup(turn)) return inPrivate();
  const { tx, athlete } = turn;
  const to = today(turn);
  const by = { athleteId: athlete.id, metrics: READINESS_METRICS, from: addDays(to, -READINESS_DAYS), to };
  const told = await wellnessBetween(tx, by);
  const parts = readinessOf(new Map(READINESS_METRICS.map((metric) => [metric, dayValues(told, metric)])), to);
  return {
    answers: [{ blocks: readinessBlocks(parts, { unit: athlete.unit, today: to }), data: { readiness: parts } }],
  };
}

/** How somebody is, is not for the group. */
function inPrivate(): Outcome {
  return { answers: [{ blocks: [text("Ask me in our private chat: that is not for the group.")] }] };
}
