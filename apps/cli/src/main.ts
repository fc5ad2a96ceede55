/** `./spotter`: finds the command and runs it. */
import type { CliCommand } from "./command.ts";
import { UsageError } from "./command.ts";

/** Loaded on demand, so that a quick command starts quickly. */
const COMMANDS: Record<string, () => Promise<CliCommand>> = {
  start: async () => (await import("./commands/start.ts")).start,
  chat: async () => (await import("./commands/chat.ts")).chat,
  demo: async () => (await import("./commands/demo.ts")).demo,
  say: async () => (await import("./commands/say.ts")).say,
  status: async () => (await import("./commands/status.ts")).status,
  costs: async () => (await import("./commands/costs.ts")).costs,
  "login-link": async () => (await import("./commands/login-link.ts")).loginLink,
  migrate: async () => (await import("./commands/migrate.ts")).migrate,
  backup: async () => (await import("./commands/backup.ts")).backup,
  restore: async () => (await import("./commands/restore.ts")).restore,
  health: async () => (await import("./commands/health.ts")).health,
  read: async () => (await import("./commands/read.ts")).read,
  analyze: async () => (await import("./commands/analyze.ts")).analyze,
  eval: async () => (await import("./commands/eval.ts")).evaluate,
  test: async () => (await import("./commands/test.ts")).test,
  bench: async () => (await import("./commands/bench.ts")).bench,
};

async function main(argv: string[]): Promise<number> {
  const [name = "help", ...args] = argv;
  if (name === "help" || name === "--help" || name === "-h") return help();
  const command = Object.hasOwn(COMMANDS, name) ? await COMMANDS[name]!() : await chatCommand(name);
  if (!command) {
    process.stderr.write(`spotter: there is no command "${name}". ./spotter help lists them.\n`);
    return 2;
  }
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(usage(command));
    return 0;
  }
  try {
    if (command.usage === command.name && args.length > 0) throw new UsageError(`"${args[0]}" is not understood.`);
    return await command.run(args);
  } catch (error) {
    if (isUsageError(error)) {
      process.stderr.write(`spotter ${name}: ${error.message}\n${usage(command)}`);
      return 2;
    }
    const trouble = await troubleIn(error);
    if (trouble === undefined) throw error;
    process.stderr.write(`spotter: ${trouble}\n`);
    return 1;
  }
}

/** Our own, or what `parseArgs` throws. */
function isUsageError(error: unknown): error is Error {
  return (
    error instanceof UsageError ||
    (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))
  );
}

/** The message of what the person at the keyboard can mend. */
async function troubleIn(error: unknown): Promise<string | undefined> {
  const { Trouble } = await import("./installation.ts");
  const { PostgresProblem } = await import("@spotter/db/embedded/problem");
  return error instanceof Trouble || error instanceof PostgresProblem ? error.message : undefined;
}

function usage(command: CliCommand): string {
  return `usage: ./spotter ${command.usage}\n\n${command.summary}\n${command.details ? `\n${command.details}\n` : ""}`;
}

/** Any command of the chat that has no other meaning here. */
async function chatCommand(name: string): Promise<CliCommand | undefined> {
  const { chatCommands } = await import("./commands/chat-command.ts");
  return chatCommands().find((command) => command.name === name);
}

async function help(): Promise<number> {
  const { chatCommands } = await import("./commands/chat-command.ts");
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const inChat = chatCommands().filter(({ name }) => name !== "help" && !Object.hasOwn(COMMANDS, name));
  const width = Math.max(...[...commands, ...inChat].map((command) => command.name.length));
  const list = (group: readonly CliCommand[]) =>
    group.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join("\n");
  process.stdout.write(
    `${[
      "usage: ./spotter <command> [options]",
      list(commands),
      `Chat commands that work from here too, also with --json:\n${list(inChat)}`,
      "./spotter <command> --help says more.",
    ].join("\n\n")}\n`,
  );
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
