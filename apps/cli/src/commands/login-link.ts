/** `./spotter login-link` */
import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import type { CliCommand } from "../command.ts";
import { openDatabase, readInstallation, Trouble } from "../installation.ts";

export const loginLink: CliCommand = {
  name: "login-link",
  usage: "login-link [--json]",
  summary: "makes a link that opens the log of this terminal's user in a browser",
  details: `It works once, for 15 minutes. Whoever opens it is logged in: keep it to yourself.
--json  prints it as JSON`,
  async run(args) {
    const { values } = parseArgs({ args, options: { json: { type: "boolean" } } });
    const link = await make();
    process.stdout.write(values.json ? `${JSON.stringify({ link })}\n` : `${link}\n`);
    return 0;
  },
};

async function make(): Promise<string> {
  const installation = readInstallation();
  const { web, unit, timeZone } = installation.config;
  if (!web) throw new Trouble("The web chat is switched off: WEB_PORT is off.");
  const { loginAddress, webAddress } = await import("@spotter/core/config/web-address");
  const { connect } = await import("@spotter/db/connect");
  const { athleteOfTerminal, makeLoginToken } = await import("@spotter/db/queries/login");
  const opened = await openDatabase(installation);
  const options = { url: opened.url, max: 1, applicationName: "spotter login link", onError: () => {} };
  const database = connect(options);
  try {
    const { id } = await athleteOfTerminal(database.db, { user: userInfo().username, unit, timeZone });
    return loginAddress(webAddress(web), await makeLoginToken(database.db, id));
  } finally {
    await database.close();
    await opened.release();
  }
}
