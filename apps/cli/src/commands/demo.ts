/** `./spotter demo`: a throw-away Spotter whose athlete has a year behind them. */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { explainConfigProblems, readConfig } from "@spotter/core/config/config";
import { demoYear } from "@spotter/core/demo/year";
import { localDay } from "@spotter/core/time/local";
import { connect } from "@spotter/db/connect";
import { removePostgres } from "@spotter/db/embedded/server";
import { chatOf, openInboxCount, storeIncoming } from "@spotter/db/queries/inbox";
import { retireReplies } from "@spotter/db/queries/outbox";
import type { CliCommand } from "../command.ts";
import { type Installation, readInstallation, Trouble } from "../installation.ts";
import { say, supervise } from "../supervise.ts";

const LOOK_EVERY_MS = 250;

export const demo: CliCommand = {
  name: "demo",
  usage: "demo",
  summary: "a throw-away Spotter with a believable year in it, to try everything at once",
  details: `The year is typed in as messages, in a few seconds. Then talk to it here, or in the browser at the address it prints.
Your own data is not touched; Ctrl-C ends the demo and removes it.`,
  async run() {
    const startedMs = performance.now();
    const dataDir = await mkdtemp(join(tmpdir(), "spotter-demo-"));
    // As root the database runs under another account, which must be able to enter.
    await chmod(dataDir, 0o755);
    const installation = apart(readInstallation(), dataDir);
    try {
      return await supervise(installation, startedMs, (url) => liveThrough(installation, url));
    } finally {
      await removePostgres({ dataDir });
      await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
    }
  },
};

/** What of the installation's settings would lead out of the demo. */
const LEADS_OUT = /^(DATABASE|REDIS|PUBLIC)_URL$|_TOKEN$|^WEBHOOK_/;

/** The installation's looks and languages, with a database of its own and no chat platform. */
function apart({ env }: Installation, dataDir: string): Installation {
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => !LEADS_OUT.test(name)));
  const own = { ...kept, SPOTTER_DATA_DIR: dataDir };
  const reading = readConfig(own);
  if (!reading.ok) throw new Trouble(explainConfigProblems(reading.problems));
  return { dataDir, config: reading.config, env: own };
}

/** Puts the year into the inbox of the person at this terminal and waits until it is worked off. */
async function liveThrough({ config: { timeZone }, dataDir }: Installation, url: string): Promise<void> {
  const { db, close } = connect({ url, max: 2, applicationName: "spotter demo", onError: () => {}, relaxed: true });
  try {
    const user = userInfo().username;
    const platform = "terminal" as const;
    const chat = { id: user, kind: "private" as const };
    const chatId = await chatOf(db, { platform, chat });
    const year = demoYear({ today: localDay(new Date(), timeZone), timeZone });
    for (const [index, { at, text }] of year.entries())
      await storeIncoming(db, {
        chatId,
        status: "pending",
        incoming: {
          platform,
          chat,
          sender: { id: user, name: user },
          messageId: `demo-${index}`,
          revision: 0,
          sentAt: at.toISOString(),
          event: { kind: "message", text, files: [] },
        },
      });
    for (let left = year.length, told = 0; left > 0; left = await openInboxCount(db, chatId)) {
      if (told++ % 8 === 0) say(`living through a year of training: ${Math.round(100 * (1 - left / year.length))} %`);
      await sleep(LOOK_EVERY_MS);
    }
    await retireReplies(db, chatId);
    say(`living in ${dataDir} until Ctrl-C`);
    say("a year of training is in the log. Try: /chart e1rm squat, /chart volume, /last, squat 150 3x5 @8");
  } finally {
    await close();
  }
}
