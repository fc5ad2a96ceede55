/** `./spotter say "<message>"` */
import { statSync } from "node:fs";
import { parseArgs } from "node:util";
import { type CliCommand, UsageError } from "../command.ts";
import { readInstallation } from "../installation.ts";

export const say: CliCommand = {
  name: "say",
  usage: 'say "<message>" [--file <path>] [--json]',
  summary: "says one message and prints the answer",
  details: `--file <path>  sends a file along, such as a .fit
--json         prints the data behind each reply, one JSON value a line`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: "boolean" }, file: { type: "string" } },
    });
    const words = positionals.join(" ");
    if (words.trim() === "" && !values.file) throw new UsageError("There is nothing to say.");
    if (values.file !== undefined && !statSync(values.file, { throwIfNoEntry: false })?.isFile())
      throw new UsageError(`There is no file ${values.file}.`);
    return speak(words, { json: values.json === true, file: values.file });
  },
};

/** Says it, prints what comes back. @returns the exit code */
export async function speak(
  words: string,
  { json, file }: { json: boolean; file?: string | undefined },
): Promise<number> {
  const { withTerminal } = await import("../talk.ts");
  const { print } = await import("@spotter/bot/terminal/chat");
  const { NoAnswer } = await import("@spotter/bot/terminal/terminal");
  try {
    const replies = await withTerminal(readInstallation(), (terminal) => terminal.say(words, file));
    for (const reply of replies) {
      const { data } = reply.reply;
      if (json) process.stdout.write(`${JSON.stringify({ data, images: reply.images, files: reply.files })}\n`);
      else print(reply, process.stdout);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    process.stderr.write(`spotter: ${error.message}\n`);
    return 1;
  }
}
