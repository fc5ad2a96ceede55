/** The machine's own Chromium, for tests of pages. */
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const path = process.env.CHROMIUM ?? PATHS.find((one) => existsSync(one));

/** Where it is not installed the tests of pages cannot run. `BROWSER_TESTS=required`, as in CI, does not put up with that. */
export const hasBrowser = path !== undefined;
if (!hasBrowser && process.env.BROWSER_TESTS === "required")
  throw new Error("chromium is not installed, and BROWSER_TESTS=required wants it");

export function openBrowser(): Promise<Browser> {
  // Root, as in a container, may not have the browser's sandbox.
  return chromium.launch({ executablePath: path ?? "", args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}
