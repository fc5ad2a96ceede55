/** `./spotter eval`: how well the texts of the corpora are read by the readers alone, and with the configured model. */
import { usd } from "@spotter/core/answer/model-use";
import type { Db } from "@spotter/db/db";
import { modelCall } from "@spotter/db/schema/model";
import type { Model } from "@spotter/worker/claude/model";
import { gt, max, sql } from "drizzle-orm";
import { corpora } from "./corpora.ts";

export type Row = {
  corpus: string;
  cases: number;
  /** Asked about, as the product would. */
  asked: number;
  /** By why there was no answer. */
  failed: Record<string, number>;
  readersAlone: number;
  withModel: number;
  /** Absent where the model's price is not known. */
  costUsd?: number;
  medianMs?: number;
};

/** Calls the model for every text that the product would ask about. @param by.most texts of each corpus */
export async function runEval(
  model: Model,
  by: { most: number; atOnce: number; told: (row: Row) => void },
): Promise<void> {
  for (const corpus of corpora(by.most)) {
    const before = await lastCall(model.db);
    const { score, asked, failed } = await corpus.withModel(model, by.atOnce);
    const { name, cases, alone } = corpus;
    by.told({
      corpus: name,
      cases,
      asked,
      failed,
      readersAlone: alone,
      withModel: score,
      ...(await since(model.db, before)),
    });
  }
}

export function describe({ corpus, cases, asked, failed, readersAlone, withModel, costUsd, medianMs }: Row): string {
  const failures = Object.entries(failed).map(([why, count]) => `${count} ${why}`);
  const cost = asked === 0 ? [] : [costUsd === undefined ? "cost unknown" : usd(costUsd)];
  const latency = medianMs === undefined ? [] : [`median ${(medianMs / 1000).toFixed(1)} s`];
  const told = [`asked about ${asked} of ${cases}`, ...failures, ...cost, ...latency].join(", ");
  return `${corpus.padEnd(14)} readers ${readersAlone.toFixed(3)}  with the model ${withModel.toFixed(3)}  (${told})`;
}

async function lastCall(db: Db): Promise<number> {
  const [row] = await db.select({ id: max(modelCall.id) }).from(modelCall);
  return row?.id ?? 0;
}

async function since(db: Db, id: number): Promise<Pick<Row, "costUsd" | "medianMs">> {
  const [row] = await db
    .select({
      costUsd: sql<number | null>`sum(${modelCall.costUsd})`,
      medianMs: sql<number | null>`percentile_disc(0.5) within group (order by ${modelCall.latencyMs})`,
    })
    .from(modelCall)
    .where(gt(modelCall.id, id));
  const { costUsd = null, medianMs = null } = row ?? {};
  return { ...(costUsd !== null && { costUsd }), ...(medianMs !== null && { medianMs }) };
}
