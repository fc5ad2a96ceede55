/** `./spotter`: finds the command and runs it. */
import type { CliCommand } from "./command.ts";
import { UsageError } from "./command.ts";

/** Loaded on demand, so that a quick command starts quickly. */
const COMMANDS: Record<string, () => Promise<CliCommand>> = {
  start: async () => (await import("./commands/start.ts")).start,
  chat: async () => (await import("./commands/chat.ts")).chat,
  say: async () => (await import("./commands/say.ts")).say,
  status: async () => (await import("./commands/status.ts")).status,
  migrate: async () => (await import("./commands/migrate.ts")).migrate,
  read: async () => (await import("./commands/read.ts")).read,
  analyze: async () => (await import("./commands/analyze.ts")).analyze,
};

async function main(argv: string[]): Promise<number> {
  const [name = "help", ...args] = argv;
  if (name === "help" || name === "--help" || name === "-h") return help();
  const load = COMMANDS[name];
  if (!load) {
    process.stderr.write(`spotter: there is no command "${name}". ./spotter help lists them.\n`);
    return 2;
  }
  const command = await load();
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(usage(command));
    return 0;
  }
  try {
    return await command.run(args);
  } catch (error) {
    if (!isUsageError(error)) throw error;
    process.stderr.write(`spotter ${name}: ${error.message}\n${usage(command)}`);
    return 2;
  }
}

/** Our own, or what `parseArgs` throws. */
function isUsageError(error: unknown): error is Error {
  return (
    error instanceof UsageError ||
    (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))
  );
}

function usage(command: CliCommand): string {
  return `usage: ./spotter ${command.usage}\n\n${command.summary}\n${command.details ? `\n${command.details}\n` : ""}`;
}

async function help(): Promise<number> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  process.stdout.write(
    `usage: ./spotter <command> [options]\n\n${lines.join("\n")}\n\n./spotter <command> --help says more.\n`,
  );
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
