/** Chat commands from the shell: `./spotter day` is `/day` said in the terminal chat. */
import { parseArgs } from "node:util";
import { explainCommandError, parseCommand } from "@spotter/core/command/parse";
import { listedCommands } from "@spotter/core/command/table";
import { type CliCommand, UsageError } from "../command.ts";

/** Every listed chat command as a command of the shell, in the table's order. */
export function chatCommands(): CliCommand[] {
  return listedCommands().map(({ name, usage, help, params, example }) => ({
    name,
    usage: `${usage.slice(1)} [--json]`,
    summary: help,
    details: [
      ...params.map((param) => `${param.name}: ${param.help}`),
      "--json  prints the data behind the reply",
      `For example: ./spotter ${example.slice(1)}`,
    ].join("\n"),
    async run(args) {
      const { values, positionals } = parseArgs({
        args,
        allowPositionals: true,
        options: { json: { type: "boolean", default: false } },
      });
      const words = [`/${name}`, ...positionals].join(" ");
      const call = parseCommand(words);
      if (!call.ok) throw new UsageError(explainCommandError(call.error));
      const { speak } = await import("./say.ts");
      return speak(words, { json: values.json });
    },
  }));
}
