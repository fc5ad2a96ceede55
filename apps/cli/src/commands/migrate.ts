/** `./spotter migrate` */
import type { CliCommand } from "../command.ts";
import { openDatabase, readInstallation } from "../installation.ts";

export const migrate: CliCommand = {
  name: "migrate",
  usage: "migrate",
  summary: "brings the database up to date (start does it by itself)",
  async run() {
    const database = await openDatabase(readInstallation());
    await database.release();
    process.stdout.write("The database is up to date.\n");
    return 0;
  },
};
