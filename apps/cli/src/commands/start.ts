/** `./spotter start`: everything, until Ctrl-C. */
import type { CliCommand } from "../command.ts";
import { readInstallation } from "../installation.ts";
import { claim, unclaim } from "../running.ts";
import { say, supervise } from "../supervise.ts";

export const start: CliCommand = {
  name: "start",
  usage: "start",
  summary: "starts the database, the worker and the bot, and runs until Ctrl-C",
  details: `Without DATABASE_URL a Postgres of its own is kept under ./data.
With TELEGRAM_BOT_TOKEN the bot listens on Telegram, with DISCORD_BOT_TOKEN on Discord. The web chat opens at http://127.0.0.1:8080 (WEB_PORT). Without any token, and run in a terminal, a chat opens here too.
Settings stand in .env; .env.example explains each.`,
  async run() {
    const startedMs = performance.now();
    const installation = readInstallation();
    const other = claim(installation.dataDir);
    if (other) {
      say(`Spotter is running already (process ${other.pid}, since ${other.since}). ./spotter chat talks to it.`);
      return 1;
    }
    try {
      return await supervise(installation, startedMs);
    } finally {
      unclaim(installation.dataDir);
    }
  },
};
