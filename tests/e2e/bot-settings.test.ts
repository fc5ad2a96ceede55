/** The bot's process with settings that its platform refuses. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { FakeTelegram } from "../fakes/telegram/fake-telegram.ts";
import { freshDatabase } from "../support/database.ts";

const BOT = fileURLToPath(new URL("../../apps/bot/src/main.ts", import.meta.url));

test("a wrong token of the only platform ends the bot with one sentence and the code for settings", async () => {
  const database = await freshDatabase();
  const telegram = await new FakeTelegram().start();
  onTestFinished(async () => {
    await telegram.stop();
    await database.close();
  });
  const bot = spawn(process.execPath, [BOT], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: database.url,
      WEB_PORT: "off",
      TELEGRAM_API_ROOT: telegram.apiRoot,
      TELEGRAM_BOT_TOKEN: `1${telegram.token}`,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [words, [code]] = await Promise.all([text(bot.stderr!), once(bot, "exit")]);
  expect(words).toMatch(/^Telegram does not know the token in TELEGRAM_BOT_TOKEN\. [^\n]*\n$/);
  expect(code).toBe(78);
}, 30_000);
