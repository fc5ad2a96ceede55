/** `./spotter eval` */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { ModelConfig } from "@spotter/core/config/config";
import type { Db } from "@spotter/db/db";
import { type CliCommand, UsageError } from "../command.ts";
import { openDatabase, ROOT, readInstallation, Trouble } from "../installation.ts";

/** Not packages that we depend on: an installation without tests runs without it. */
const EVAL = join(ROOT, "tests/eval/run.ts");
const MODEL = join(ROOT, "apps/worker/src/claude/model.ts");

const MOST = 40;
const AT_ONCE = 4;

/** What those files offer; a row and a model are theirs alone to look into. */
type Eval = {
  runEval(model: unknown, by: { most: number; atOnce: number; told: (row: unknown) => void }): Promise<void>;
  describe(row: unknown): string;
};
type Opener = { openModel(config: ModelConfig, by: { db: Db; timeZone: string }): Promise<unknown> };

export const evaluate: CliCommand = {
  name: "eval",
  usage: "eval [--most <number>] [--json]",
  summary: "reads the corpora with the configured language model, and scores it beside the readers alone",
  details: `--most  texts of each corpus, ${MOST} unless told; each that would be asked about costs a call
--json  prints one line of JSON a corpus
The calls count against SPOTTER_MODEL_DAILY_USD and stand in ./spotter costs.`,
  async run(args) {
    const { values } = parseArgs({ args, options: { most: { type: "string" }, json: { type: "boolean" } } });
    const most = Number(values.most ?? MOST);
    if (!Number.isInteger(most) || most < 1) throw new UsageError("--most wants a whole number from 1.");
    const installation = readInstallation();
    const { model, timeZone } = installation.config;
    if (!model) throw new Trouble("There is no language model: set ANTHROPIC_API_KEY or ANTHROPIC_BASE_URL.");
    if (!existsSync(EVAL))
      throw new Trouble("the corpora are not part of this installation: they need the whole repository.");
    const { runEval, describe } = (await import(EVAL)) as Eval;
    const { openModel } = (await import(MODEL)) as Opener;
    const { connect } = await import("@spotter/db/connect");
    const opened = await openDatabase(installation);
    const database = connect({ url: opened.url, max: AT_ONCE + 1, applicationName: "spotter eval", onError: () => {} });
    try {
      const told = (row: unknown) => {
        process.stdout.write(`${values.json ? JSON.stringify(row) : describe(row)}\n`);
      };
      await runEval(await openModel(model, { db: database.db, timeZone }), { most, atOnce: AT_ONCE, told });
    } finally {
      await database.close();
      await opened.release();
    }
    return 0;
  },
};
