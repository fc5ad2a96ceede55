/** How soon the chat is painted in a browser that has never seen it, and what it weighs. */
import type { Browser } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { freePort } from "../support/redis.ts";
import { startSpotter } from "../support/spotter.ts";
import { openWebClient } from "../support/web-client.ts";
import { median } from "./statistics.ts";

const VISITS = 5;

/** Medians over visits of a chat with some lines in it; the weight is what comes before compression, without pictures. */
export async function benchPage(): Promise<{ firstPaintMs: number; kilobytes: number }> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const spotter = await startSpotter({ WEB_PORT: String(port), LOG_LEVEL: "error" });
  let browser: Browser | undefined;
  try {
    const client = await openWebClient(address);
    for (let set = 1; set <= 20; set++) await client.say(`bench ${60 + set}x5`);
    await client.waitFor(({ words }) => words.includes("80 kg × 5"), 20_000);
    client.close();
    browser = await openBrowser();
    const visits: { paintMs: number; bytes: number }[] = [];
    for (let visit = 0; visit < VISITS; visit++) visits.push(await see(browser, address));
    return {
      firstPaintMs: median(visits.map(({ paintMs }) => paintMs)),
      kilobytes: median(visits.map(({ bytes }) => bytes)) / 1024,
    };
  } finally {
    await browser?.close();
    await spotter.stop();
  }
}

/** With an empty cache. */
async function see(browser: Browser, address: string): Promise<{ paintMs: number; bytes: number }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForSelector("body[data-state=online]");
  const seen = await page.evaluate<{ paintMs: number; bytes: number }>(`({
    paintMs: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    bytes: [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
      .filter(({ initiatorType }) => initiatorType !== "img")
      .reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0),
  })`);
  await context.close();
  return seen;
}
