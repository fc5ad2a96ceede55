/** `./spotter costs`: what the language model was asked for, and what that cost. */
import { parseArgs } from "node:util";
import { costWords, usd } from "@spotter/core/answer/model-use";
import { addDays, localDay } from "@spotter/core/time/local";
import type { CostRow } from "@spotter/db/queries/model-calls";
import type { CliCommand } from "../command.ts";
import { UsageError } from "../command.ts";
import { openDatabase, readInstallation } from "../installation.ts";

const DAYS = 30;

export const costs: CliCommand = {
  name: "costs",
  usage: "costs [--days <number>] [--json]",
  summary: "tells what the language model was asked for and what it cost, by day",
  details: `--days  how far back, ${DAYS} unless told\n--json  prints it as JSON; a cost that is not known is left out`,
  async run(args) {
    const { values } = parseArgs({ args, options: { days: { type: "string" }, json: { type: "boolean" } } });
    const days = Number(values.days ?? DAYS);
    if (!Number.isInteger(days) || days < 1 || days > 3_650)
      throw new UsageError("--days wants a number from 1 to 3650.");
    const installation = readInstallation();
    const today = localDay(new Date(), installation.config.timeZone);
    const rows = await rowsSince(installation, addDays(today, 1 - days));
    process.stdout.write(values.json ? `${JSON.stringify(rows)}\n` : describe(rows, days));
    return 0;
  },
};

async function rowsSince(installation: ReturnType<typeof readInstallation>, since: string): Promise<CostRow[]> {
  const { connect } = await import("@spotter/db/connect");
  const { modelCosts } = await import("@spotter/db/queries/model-calls");
  const opened = await openDatabase(installation);
  const database = connect({ url: opened.url, max: 1, applicationName: "spotter costs", onError: () => {} });
  try {
    return await modelCosts(database.db, since);
  } finally {
    await database.close();
    await opened.release();
  }
}

function describe(rows: readonly CostRow[], days: number): string {
  if (rows.length === 0) return `The language model was not asked for anything in the last ${days} days.\n`;
  const table = [
    ["day", "for", "model", "calls", "failed", "tokens in", "cached", "out", "median", "cost"],
    ...rows.map((row) => [
      row.day,
      row.purpose,
      row.model,
      `${row.calls}`,
      `${row.failed}`,
      `${row.inputTokens + row.cacheWriteTokens}`,
      `${row.cacheReadTokens}`,
      `${row.outputTokens}`,
      row.medianMs === null ? "" : `${(row.medianMs / 1000).toFixed(1)} s`,
      costWords(row),
    ]),
  ];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map((row) =>
    row.map((cell, column) => (column < 3 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join("  "),
  );
  const known = rows.reduce((sum, { costUsd = 0 }) => sum + costUsd, 0);
  const unpriced = rows.reduce((sum, row) => sum + row.unpriced, 0);
  const beside = unpriced === 0 ? "" : `, and ${unpriced} ${unpriced === 1 ? "call" : "calls"} of unknown cost`;
  return `${lines.join("\n")}\nTogether ${usd(known)}${beside}.\n`;
}
