/** Finds the command of a call and runs it. */
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

/** @param argv what stands behind `./spotter`. @returns the exit code */
export async function dispatch(argv: readonly string[]): Promise<number> {
  const [name = "help", ...args] = argv;
  if (name === "help" || name === "--help" || name === "-h") return help();
  const command = Object.hasOwn(COMMANDS, name) ? await COMMANDS[name]!() : await chatCommand(name);
  if (!command) {
    process.stderr.write(`spotter: there is no command "${name}".${await meant(name)} ./spotter help lists them.\n`);
    return 2;
  }
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(usage(command));
    return 0;
  }
  try {
    if (command.usage === command.name && args.length > 0) throw new UsageError(await strayArgument(args[0]!));
    return await command.run(args);
  } catch (error) {
    const misused = await misuse(error, args, command);
    if (misused !== undefined) {
      const { usage: called } = command;
      process.stderr.write(
        `spotter ${name}: ${misused}\nusage: ./spotter ${called}\n./spotter ${name} --help says more.\n`,
      );
      return 2;
    }
    const trouble = await troubleIn(error);
    if (trouble === undefined) throw error;
    process.stderr.write(`spotter: ${trouble}\n`);
    return 1;
  }
}

/** What is wrong with a call: in the command's own words, or in ours where `parseArgs` found it. */
async function misuse(error: unknown, args: readonly string[], command: CliCommand): Promise<string | undefined> {
  if (error instanceof UsageError) return error.message;
  const { explainArgs } = await import("./explain-args.ts");
  return explainArgs(error, args, command);
}

/** For a command that takes nothing. */
async function strayArgument(typed: string): Promise<string> {
  const { explainUnknown } = await import("./explain-args.ts");
  return typed.startsWith("-") ? explainUnknown(typed, ["--help"]) : `"${typed}" is not understood.`;
}

/** ` Did you mean start?`, where a slip or two makes a command of it. */
async function meant(name: string): Promise<string> {
  const { chatCommands } = await import("./commands/chat-command.ts");
  const { nearestOf } = await import("./explain-args.ts");
  const all = ["help", ...Object.keys(COMMANDS), ...chatCommands().map((command) => command.name)];
  const near = nearestOf(name, name.startsWith("-") ? ["--help"] : all);
  return near === undefined ? "" : ` Did you mean ${near}?`;
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
