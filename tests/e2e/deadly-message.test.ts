/** A message over which every worker dies: it is given up like any other failure, and the chat goes on. */
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { FakeTelegram } from "../fakes/telegram/fake-telegram.ts";
import { startSpotter, until } from "../support/spotter.ts";

test("an event that kills its worker is given up after a few attempts, and its author is told", async () => {
  const telegram = await new FakeTelegram({ limits: "off" }).start();
  const spotter = await startSpotter({ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot });
  const database = new pg.Client({ connectionString: spotter.databaseUrl, application_name: "the test" });
  await database.connect();
  onTestFinished(async () => {
    await database.end();
    await spotter.stop();
    await telegram.stop();
  });
  // While these sets are being stored, the worker is killed.
  await database.query(`
    create function linger() returns trigger language plpgsql as
      $$ begin if new.kg = 66.5 then perform pg_sleep(1); end if; return new; end $$;
    create trigger linger before insert on exercise_set for each row execute function linger()`);
  const anna = telegram.user("Anna");
  const chat = telegram.privateChat(anna);
  telegram.userSays(chat, anna, "bench 66.5x5");
  telegram.userSays(chat, anna, "squat 140x5");

  const texts = () => telegram.seen(chat).map(({ text }) => text);
  const apologised = () => texts().some((text) => text.startsWith("Sorry, something went wrong"));
  let deaths = 0;
  const working = `select pid from pg_stat_activity
    where application_name = 'spotter worker' and wait_event = 'PgSleep' and pid <> all($1)`;
  const seen: number[] = [];
  const killOrEnd = async () => {
    if (apologised()) return true;
    const { rows } = await database.query<{ pid: number }>(working, [seen]);
    if (rows.length > 0 && (await spotter.kill("worker"))) {
      deaths += 1;
      seen.push(...rows.map(({ pid }) => pid));
    }
    return false;
  };
  await until(killOrEnd, 90_000, () => `after ${deaths} deaths:\n${texts().join("\n")}\n${spotter.output()}`);
  expect(deaths).toBeGreaterThan(1);
  expect(deaths).toBeLessThanOrEqual(4);
  await telegram.waitForMessage(chat, ({ text }) => text.includes("Back Squat 140 kg × 5"), 20_000);
}, 150_000);
