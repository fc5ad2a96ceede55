/** Who is speaking is said once: by the empty page, or before the first answer. */
import { expect, onTestFinished, test } from "vitest";
import { startWeb } from "../support/web.ts";
import { openWebClient, plain } from "../support/web-client.ts";

const GREETING = "Hi, I'm Spotter";

test.each([
  { opens: true, times: 0, because: "the empty page has said it" },
  { opens: false, times: 1, because: "nobody has said it yet" },
])("a newcomer's first answers say it $times times: $because", async ({ opens, times }) => {
  const web = await startWeb();
  onTestFinished(() => web.close());
  if (opens) expect(plain(await (await fetch(web.address)).text())).toContain(GREETING);
  const page = await openWebClient(web.address);
  onTestFinished(() => page.close());
  await page.say("bench 100x5");
  await page.waitFor(({ words }) => words.includes("Bench Press 100 kg × 5"), 10_000);
  expect([...page.lines.values()].filter(({ words }) => words.includes(GREETING))).toHaveLength(times);
});
