/** The chat in a real browser: by keyboard alone, on a phone and on a desk, in light and dark. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { ride } from "../fit-writer.ts";
import { hasBrowser, openBrowser } from "../support/browser.ts";
import { until } from "../support/spotter.ts";
import { startWeb, type TestWeb } from "../support/web.ts";

const SIZES = [
  { name: "phone", width: 390, height: 844 },
  { name: "desk", width: 1280, height: 800 },
] as const;

/** Where pictures of the pages go, for people to look at. */
const SHOTS = process.env.SCREENSHOTS;

describe.skipIf(!hasBrowser)("the chat", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function open(web: TestWeb, size: (typeof SIZES)[number] = SIZES[0], scheme: "light" | "dark" = "light") {
    const context = await browser.newContext({ viewport: size, colorScheme: scheme });
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on("pageerror", (error) => troubles.push(String(error)));
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) troubles.push(message.text());
    });
    onTestFinished(async () => {
      await context.close();
      expect(troubles).toEqual([]);
    });
    await page.goto(web.address);
    await page.waitForSelector("body[data-state=online]");
    return page;
  }

  async function started(settings: Parameters<typeof startWeb>[0] = {}): Promise<TestWeb> {
    const web = await startWeb(settings);
    onTestFinished(() => web.close());
    return web;
  }

  /** Types into whatever has the focus, and sends it. */
  async function say(page: Page, words: string): Promise<void> {
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
  }

  const answer = (page: Page, words: string) => page.locator(".line.theirs .bubble", { hasText: words }).last();
  const mine = (page: Page, words: string) => page.locator(".line.mine", { hasText: words }).last();

  /** Tab, until something has the focus. */
  async function tabTo(page: Page, selector: string, key: "Tab" | "Shift+Tab" = "Shift+Tab"): Promise<void> {
    for (let steps = 0; steps < 80; steps++) {
      if ((await page.locator(selector).and(page.locator(":focus")).count()) > 0) return;
      await page.keyboard.press(key);
    }
    throw new Error(`the keyboard does not lead to ${selector}`);
  }

  async function picture(page: Page, name: string): Promise<void> {
    if (!SHOTS) return;
    mkdirSync(SHOTS, { recursive: true });
    await page.waitForTimeout(250);
    await page.screenshot({ path: join(SHOTS, `${name}.png`) });
  }

  async function expectNoSeriousViolation(page: Page): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  }

  test.each(SIZES)("everything can be done by keyboard alone ($name)", { timeout: 60_000 }, async (size) => {
    const web = await started();
    const page = await open(web, size);
    // The browser is told to hand its dialogs over as soon as somebody listens, which must not race with the key that opens one.
    page.on("filechooser", () => {});
    await picture(page, `chat-empty-${size.name}-light`);
    await expectNoSeriousViolation(page);

    // Logged, and corrected by arrow up.
    await page.focus("#words");
    await say(page, "bench 100x5");
    await answer(page, "Bench Press 100 kg × 5").waitFor();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ControlOrMeta+A");
    await say(page, "bench 105x5");
    await answer(page, "Bench Press 105 kg × 5").waitFor();
    await mine(page, "edited").waitFor();
    expect(await page.locator(".theirs", { hasText: "100 kg × 5" }).count()).toBe(0);

    // Taken back with the button under the answer.
    await page.focus("#words");
    await say(page, "squat 140 3x5");
    await answer(page, "Back Squat 140 kg 3×5").waitFor();
    await tabTo(page, ".line:last-of-type [data-action]");
    await page.keyboard.press("Enter");
    await answer(page, "Taken back: “squat 140 3x5”").waitFor();

    // A command, completed.
    await page.focus("#words");
    await page.keyboard.type("/ch");
    await page.waitForSelector("#commands li[aria-selected=true]");
    await picture(page, `chat-completion-${size.name}-light`);
    await page.keyboard.press("Tab");
    await page.waitForSelector("#choice-e1rm[aria-selected=true]");
    await page.keyboard.press("Enter");
    await say(page, "bench");
    const chart = page.locator(".image img");
    await chart.waitFor();
    const isThere = () => page.evaluate<boolean>("document.querySelector('.image img').naturalWidth > 0");
    await until(isThere, 10_000, () => "the picture did not come");
    expect(await chart.getAttribute("alt")).toContain("Line chart of the e1RM of Bench Press");
    await tabTo(page, "a.image");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#viewer[open]");
    await page.keyboard.press("Escape");
    await page.waitForSelector("#viewer:not([open])", { state: "attached" });

    // An exercise nobody knows, asked about and answered.
    await page.focus("#words");
    await say(page, "blorptwist 40 3x10");
    await answer(page, "I don't know blorptwist").waitFor();
    await picture(page, `chat-question-${size.name}-light`);
    await tabTo(page, "[data-action]");
    await tabTo(page, "[data-action]:not([disabled])");
    while (!(await page.locator(":focus").textContent())?.startsWith("Add “")) await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await answer(page, "Blorptwist 40 kg 3×10").waitFor();

    // A file, which the keyboard reaches through the machine's own dialog.
    await tabTo(page, "#attach", "Tab");
    const choosing = page.waitForEvent("filechooser", { timeout: 20_000 });
    await page.keyboard.press("Enter");
    const bytes = ride(
      1_100_000_000,
      Array.from({ length: 1500 }, (_, second) => ({ hr: 120 + (second % 40), power: 200 + (second % 50) })),
    ).file();
    await (await choosing).setFiles({
      name: "morning.fit",
      mimeType: "application/octet-stream",
      buffer: Buffer.from(bytes),
    });
    await answer(page, "Ride").waitFor();
    await page.locator(".image img").nth(1).waitFor();
    await picture(page, `chat-file-${size.name}-light`);

    // A table, and two lines in one message.
    await page.focus("#words");
    await page.keyboard.type("deadlift 180x3");
    await page.keyboard.press("Shift+Enter");
    await say(page, "slept 7h30");
    await answer(page, "Deadlift 180 kg × 3").waitFor();
    await picture(page, `chat-${size.name}-light`);
    await expectNoSeriousViolation(page);

    // A message deleted takes its log with it.
    await page.focus("#words");
    await say(page, "dips 12");
    await answer(page, "Dip").waitFor();
    const dips = mine(page, "dips 12");
    const key = await dips.getAttribute("data-key");
    await tabTo(page, `[data-key="${key}"] [data-do=delete]`);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await answer(page, "Taken back: the message was deleted").waitFor();
    await dips.waitFor({ state: "detached" });

    // All of it is there after a reload, and in the dark.
    const before = await page.locator(".line:visible").count();
    const turnedOver = () => page.evaluate<string>("getComputedStyle(document.querySelector('.image img')).filter");
    expect(await turnedOver()).toBe("none");
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await turnedOver()).toContain("invert");
    await page.reload();
    await page.waitForSelector("body[data-state=online]");
    expect(await page.locator(".line:visible").count()).toBe(before);
    await expectNoSeriousViolation(page);
    await picture(page, `chat-${size.name}-dark`);
  });

  test("a page that was away misses nothing, and what was written meanwhile arrives once", async () => {
    const web = await started();
    const page = await open(web);
    await page.focus("#words");
    await say(page, "bench 100x5");
    await answer(page, "100 kg × 5").waitFor();
    await page.context().setOffline(true);
    await page.waitForSelector("body[data-state=offline]");
    await say(page, "bench 102.5x5");
    await mine(page, "bench 102.5x5").locator(".state[aria-label='waiting for the connection']").waitFor();
    const elsewhere = await open(web);
    await elsewhere.focus("#words");
    await say(elsewhere, "squat 140x5");
    await answer(elsewhere, "Back Squat 140 kg").waitFor();
    await page.context().setOffline(false);
    await answer(page, "102.5 kg × 5").waitFor();
    await answer(page, "Back Squat 140 kg").waitFor();
    await answer(elsewhere, "102.5 kg × 5").waitFor();
    const { rows } = await web.database.pool.query("select count(*)::int as sets from exercise_set");
    expect(rows[0].sets).toBe(3);
  });

  test("the bot may go away and come back under an open page", async () => {
    const web = await started();
    const page = await open(web);
    await web.restart();
    await page.focus("#words");
    await say(page, "bench 100x5");
    await answer(page, "100 kg × 5").waitFor();
  });

  test("the same message sent twice is one message", async () => {
    const web = await started();
    const body = JSON.stringify({ kind: "message", key: "01234567-89ab-cdef-0123-456789abcdef", text: "bench 100x5" });
    const headers = { Origin: web.address, "Content-Type": "application/json" };
    for (let times = 0; times < 3; times++)
      expect((await fetch(`${web.address}/said`, { method: "POST", headers, body })).status).toBe(200);
    const logged = async () => (await web.database.pool.query("select 1 from exercise_set")).rowCount;
    await until(
      async () => (await logged()) === 1,
      10_000,
      () => "nothing was logged",
    );
    expect((await web.database.pool.query("select 1 from inbox")).rowCount).toBe(1);
  });

  test("a file over 20 MB is refused in words before it is sent", async () => {
    const web = await started();
    const page = await open(web);
    await page.evaluate(`
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(21 * 1024 * 1024)], "huge.zip"));
      const files = document.getElementById("file");
      files.files = data.files;
      files.dispatchEvent(new Event("change"));
    `);
    expect(await page.locator("#trouble").textContent()).toBe("huge.zip has 21 MB. Files up to 20 MB can be sent.");
    expect(await page.locator(".line.mine").count()).toBe(0);
  });

  test("older lines come when one scrolls up, each once and in order", { timeout: 60_000 }, async () => {
    const web = await started();
    const page = await open(web);
    const headers = { Origin: web.address, "Content-Type": "application/json" };
    for (let number = 0; number < 60; number++) {
      const key = `00000000-0000-0000-0000-${String(number).padStart(12, "0")}`;
      const body = JSON.stringify({ kind: "message", key, text: `note: line ${number}` });
      await fetch(`${web.address}/said`, { method: "POST", headers, body });
    }
    const answered = async () =>
      Number((await web.database.pool.query("select count(*) from inbox where status = 'done'")).rows[0].count);
    await until(
      async () => (await answered()) === 60,
      40_000,
      () => "the lines were not answered",
    );
    await page.reload();
    await page.waitForSelector("body[data-state=online]");
    expect(await page.locator(".line.mine").count()).toBeLessThan(60);
    await page.focus("#scroll");
    const count = () => page.locator(".line.mine").count();
    await until(
      async () => {
        await page.keyboard.press("Home");
        // The way up is an animation, which the next press would begin anew.
        await sleep(400);
        return (await count()) === 60;
      },
      20_000,
      () => "the older lines did not come",
    );
    const lines = await page.locator(".line.mine .words").allTextContents();
    expect(lines).toEqual(Array.from({ length: 60 }, (_, number) => `note: line ${number}`));
  });

  test("the first paint needs little: under 150 KB without pictures", async () => {
    const web = await started();
    const page = await browser.newPage();
    await page.goto(web.address);
    await page.waitForSelector("body[data-state=online]");
    const bytes = await page.evaluate<number>(`
      [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
        .reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0)
    `);
    await page.close();
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(150 * 1024);
  });

  test("logging in takes a link and a press of the button", async () => {
    const web = await started({ host: "0.0.0.0" });
    const context = await browser.newContext({ viewport: SIZES[0] });
    const page = await context.newPage();
    await page.goto(web.address);
    expect(await page.locator("#log").count()).toBe(0);
    await picture(page, "login-hint-phone-light");
    await expectNoSeriousViolation(page);
    await page.goto(await web.linkFor("Anna"));
    await picture(page, "login-phone-light");
    await expectNoSeriousViolation(page);
    await page.keyboard.press("Enter");
    await page.waitForSelector("body[data-state=online]");
    await page.getByRole("button", { name: "Log out" }).press("Enter");
    await page.waitForSelector("text=you need a link");
    await context.close();
  });
});
