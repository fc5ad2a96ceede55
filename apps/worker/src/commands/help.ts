/** `/help` */
import { helpBlocks } from "@spotter/core/answer/greeting";
import { listedCommands } from "@spotter/core/command/table";
import type { Outcome } from "../turn.ts";

export async function help(): Promise<Outcome> {
  const data = { commands: listedCommands().map(({ name, usage, help, example }) => ({ name, usage, help, example })) };
  return { answers: [{ blocks: helpBlocks(), data }] };
}
