/** `/web`, from a private chat and from a group, and `/web logout`. */
import { chatOf, storeIncoming } from "@spotter/db/queries/inbox";
import { outbox } from "@spotter/db/schema/chat";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { message, wordsOf } from "../support/messages.ts";
import { until } from "../support/spotter.ts";
import { startWeb, type TestWeb } from "../support/web.ts";
import { openWebClient } from "../support/web-client.ts";

let web: TestWeb;
beforeAll(async () => {
  web = await startWeb({ host: "0.0.0.0" });
});
afterAll(() => web.close());

/** What Spotter answers on Telegram. */
async function answerTo(incoming: ReturnType<typeof message>): Promise<string> {
  const { db } = web.database;
  const chatId = await chatOf(db, incoming);
  await storeIncoming(db, { chatId, incoming, status: "pending" });
  const replies = () => db.select({ reply: outbox.reply }).from(outbox).where(eq(outbox.chatId, chatId));
  await until(
    async () => (await replies()).length > 0,
    15_000,
    () => "there was no answer",
  );
  return wordsOf((await replies()).map(({ reply }) => reply));
}

test("in a private chat it is a link that opens the writer's own log, whichever platform they write from", async () => {
  const link = /http:\/\/\S+/.exec(await answerTo(message("/web", { sender: "carla" })))?.[0];
  expect(link?.startsWith(`${web.address}/login/`)).toBe(true);
  const answer = await fetch(`${web.address}/login`, {
    method: "POST",
    headers: { Origin: web.address },
    body: new URLSearchParams({ token: link!.split("/").at(-1)! }),
    redirect: "manual",
  });
  const cookie = answer.headers.getSetCookie()[0]!.split(";")[0]!;
  expect((await fetch(web.address, { headers: { Cookie: cookie } })).status).toBe(200);
  const { rows } = await web.database.pool.query(
    "select count(distinct athlete_id)::int as athletes from identity where user_id = 'carla' or platform = 'web'",
  );
  expect(rows[0].athletes).toBe(1);
});

test("logout ends every login and voids every link of the writer, and closes their open pages", async () => {
  const status = async (cookie: string) => (await fetch(web.address, { headers: { Cookie: cookie } })).status;
  const [phone, desk, other] = [await web.cookieOf("dora"), await web.cookieOf("dora"), await web.cookieOf("emil")];
  const unused = (await web.linkFor("dora")).split("/").at(-1)!;
  const events = await fetch(`${web.address}/events`, { headers: { Cookie: desk } });
  const page = await openWebClient(web.address, phone);
  await page.say("/web logout");
  // Ends, since the page is told nothing any more; else this waits until the test's time is over.
  expect(await events.text()).not.toContain("Logged out");
  page.close();
  expect([await status(phone), await status(desk), await status(other)]).toEqual([401, 401, 200]);
  const body = new URLSearchParams({ token: unused });
  expect((await fetch(`${web.address}/login`, { method: "POST", headers: { Origin: web.address }, body })).status).toBe(
    403,
  );
  expect(await answerTo(message("/web logout", { sender: "dora" }))).toContain("No browser was logged in");
});

test("logout says how many browsers it ended", async () => {
  await web.cookieOf("finn");
  await web.cookieOf("finn");
  expect(await answerTo(message("/web logout", { sender: "finn" }))).toContain("Logged out in 2 browsers");
});

test("in a group there is no link to be had", async () => {
  const words = await answerTo(message("/web", { sender: "ben", chat: "club", kind: "group" }));
  expect(words).toContain("private chat");
  expect(words).not.toContain("http");
});
