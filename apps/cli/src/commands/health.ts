/** `./spotter health`: for containers, whose engine asks each whether it is well. */
import { type CliCommand, UsageError } from "../command.ts";
import { readInstallation, Trouble } from "../installation.ts";

/** Both look into the database every second; a bot that waits out a platform's rate limit may be silent for longer. */
const LONGEST_SILENCE_SEC = 120;

export const health: CliCommand = {
  name: "health",
  usage: "health bot|worker",
  summary: "says whether the bot or the worker of this container is alive",
  details: "Exit code 0 when it has spoken with the database in the last two minutes, 1 when not. Needs DATABASE_URL.",
  async run(args) {
    const [what, ...more] = args;
    if ((what !== "bot" && what !== "worker") || more.length > 0) throw new UsageError("of the bot or of the worker?");
    const { config } = readInstallation();
    if (!config.databaseUrl)
      throw new Trouble("health is for processes on a DATABASE_URL; ./spotter status tells more.");
    const { connect } = await import("@spotter/db/connect");
    const { silentForSec } = await import("@spotter/db/queries/health");
    const options = { url: config.databaseUrl, max: 1, applicationName: "spotter health", onError: () => {} };
    const database = connect(options);
    try {
      const sec = await silentForSec(database.db, `spotter ${what}`);
      const isAlive = sec !== undefined && sec <= LONGEST_SILENCE_SEC;
      process.stdout.write(
        `${sec === undefined ? "not connected" : `last heard ${Math.max(0, sec).toFixed(1)} s ago`}\n`,
      );
      return isAlive ? 0 : 1;
    } catch {
      process.stdout.write("the database does not answer\n");
      return 1;
    } finally {
      await database.close();
    }
  },
};
