/** `./spotter bench` */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type CliCommand, UsageError } from "../command.ts";
import { ROOT, Trouble } from "../installation.ts";

/** Not a package that we depend on: an installation without tests runs without it. */
const BENCHES = join(ROOT, "tests/bench/run.ts");

/** What tests/bench/run.ts offers. */
type Benches = {
  names: readonly string[];
  /** @returns whether every target was met */
  runBenches(names: readonly string[], options: { json: boolean }): Promise<boolean>;
};

export const bench: CliCommand = {
  name: "bench",
  usage: "bench [name…] [--json]",
  summary: "measures speed and memory against their targets",
  details: `Names: pipeline, web, page, discord, log-reader, note-reader, plan-reader, history, scale, fit, chart, start. Without any, all are run, one after the other.
--json  prints the figures as JSON
Exit code 1 when a target is missed or a measurement fails. Figures hold for an otherwise idle machine.`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: "boolean", default: false } },
    });
    if (!existsSync(BENCHES))
      throw new Trouble("the benchmarks are not part of this installation: they need the whole repository and npm ci.");
    const { names, runBenches } = (await import(BENCHES)) as Benches;
    const stranger = positionals.find((name) => !names.includes(name));
    if (stranger !== undefined) throw new UsageError(`there is no benchmark "${stranger}", only ${names.join(", ")}.`);
    return (await runBenches(positionals, { json: values.json })) ? 0 : 1;
  },
};
