/** The dashboard in a real browser. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { CHART_NAMES } from "@spotter/core/chart/list";
import { addDays } from "@spotter/core/time/local";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { hasBrowser, openBrowser } from "../support/browser.ts";
import { until } from "../support/spotter.ts";
import { startWeb, type TestWeb } from "../support/web.ts";

const SHOTS = process.env.SCREENSHOTS;

describe.skipIf(!hasBrowser)("the dashboard", () => {
  let browser: Browser;
  let web: TestWeb;
  beforeAll(async () => {
    browser = await openBrowser();
    web = await startWeb();
  });
  afterAll(async () => {
    await browser.close();
    await web.close();
  });

  async function open(width: number, colorScheme: "light" | "dark", path = "/dashboard") {
    const context = await browser.newContext({ viewport: { width, height: width < 500 ? 844 : 800 }, colorScheme });
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on("pageerror", (error) => troubles.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") troubles.push(message.text());
    });
    onTestFinished(async () => {
      await context.close();
      expect(troubles).toEqual([]);
    });
    await page.goto(web.address + path);
    await page.locator(".panel[aria-busy=true]").first().waitFor({ state: "detached" });
    if (SHOTS) {
      mkdirSync(SHOTS, { recursive: true });
      const name = path.includes("Empty") ? "dashboard-empty" : "dashboard";
      await page.screenshot({ path: join(SHOTS, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
    return page;
  }

  async function log(): Promise<void> {
    const headers = { Origin: web.address, "Content-Type": "application/json" };
    const today = new Date().toISOString().slice(0, 10);
    for (let week = 0; week < 20; week++) {
      const day = addDays(today, -7 * week);
      const text = `${day}: bench ${110 - week * 1.5}x5, 100x5\n${day}: squat ${150 - week}x5 3x5`;
      const key = `00000000-0000-0000-0000-${String(week).padStart(12, "0")}`;
      const body = JSON.stringify({ kind: "message", key, text });
      await fetch(`${web.address}/said`, { method: "POST", headers, body });
    }
    const done = async () =>
      Number((await web.database.pool.query("select count(*) from inbox where status = 'done'")).rows[0].count);
    await until(
      async () => (await done()) === 20,
      30_000,
      () => "the sets were not logged",
    );
  }

  test("says what is missing while nothing is logged", async () => {
    const page = await open(390, "light");
    expect(await page.locator(".panel .nothing:visible").count()).toBe(CHART_NAMES.length);
    await log();
  });

  test.each([
    { width: 390, scheme: "light" },
    { width: 390, scheme: "dark" },
    { width: 1280, scheme: "light" },
    { width: 1280, scheme: "dark" },
  ] as const)(
    "shows every chart there is at $width in $scheme, with its numbers in a table",
    async ({ width, scheme }) => {
      const page = await open(width, scheme);
      for (const name of CHART_NAMES) {
        const panel = page.locator(`#chart-${name}`);
        if (await panel.locator(".nothing").isVisible()) continue;
        expect(await panel.locator("canvas").getAttribute("aria-label")).toMatch(/chart/);
        await panel.locator("summary").press("Enter");
        expect(await panel.locator("tbody tr").count()).toBeGreaterThan(1);
        await panel.locator("summary").press("Enter");
      }
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
    },
  );

  test("the keyboard chooses range and exercise, and the address keeps them", async () => {
    const page = await open(1280, "light");
    const rows = () => page.locator("#chart-e1rm tbody tr").count();
    const twelveWeeks = await rows();
    await page.locator("input[value='12w']").focus();
    const answered = page.waitForResponse((response) => response.url().includes("range=1y"));
    await page.keyboard.press("ArrowRight");
    await answered;
    await until(
      async () => (await rows()) > twelveWeeks,
      5_000,
      () => "the range did not change the table",
    );
    await page.locator("select").selectOption({ label: "Back Squat" });
    await page.locator("#chart-e1rm h2", { hasText: "Back Squat" }).waitFor();
    expect(page.url()).toContain("range=1y");
    await page.reload();
    await page.locator("#chart-e1rm h2", { hasText: "Back Squat" }).waitFor();
  });

  test("one athlete's charts hold nothing of another's", async () => {
    const other = await web.cookieOf("Ben");
    const response = await fetch(`${web.address}/dashboard/charts?range=all&exercise=bench-press`, {
      headers: { Cookie: other },
    });
    const charts = (await response.json()) as { outcome: { kind: string } }[];
    expect(charts.map(({ outcome }) => outcome.kind)).toEqual(CHART_NAMES.map(() => "nothing"));
  });
});
