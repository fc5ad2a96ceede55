/** Files every page is made of: our script and style, and what the charts are drawn with, straight from where it is kept. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire, stripTypeScriptTypes } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Context } from "hono";

const { resolve } = createRequire(import.meta.url);

const TYPES = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  ttf: "font/ttf",
} as const;

/** What may be asked for, and where it is. */
const ASSETS: Readonly<Record<string, () => string>> = {
  "chat.js": () => beside("chat.js"),
  "completion.js": () => beside("completion.js"),
  "composer.js": () => beside("composer.js"),
  "lines.js": () => beside("lines.js"),
  "logout.js": () => beside("logout.js"),
  "post.js": () => beside("post.js"),
  "dashboard.js": () => beside("dashboard.js"),
  "style.css": () => beside("style.css"),
  "icon.svg": () => beside("icon.svg"),
  "chart.js": () => join(dirname(resolve("chart.js")), "chart.umd.min.js"),
  "inter-400.ttf": () => resolve("@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf"),
  "inter-500.ttf": () => resolve("@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf"),
  "inter-600.ttf": () => resolve("@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf"),
};

/** Where the modules that worker and browser share begin. */
const CORE = new URL(".", import.meta.resolve("@spotter/core/chart/chart-config")).href.replace(/chart\/$/, "");

type Kept = { body: Uint8Array<ArrayBuffer>; type: string; etag: string };

const kept = new Map<string, Promise<Kept>>();

/** One of `ASSETS`, by its name. */
export async function asset(c: Context): Promise<Response> {
  const name = c.req.param("name") ?? "";
  const find = Object.hasOwn(ASSETS, name) ? ASSETS[name] : undefined;
  if (!find) return c.text("There is no such file.\n", 404);
  const type = TYPES[name.split(".").at(-1) as keyof typeof TYPES];
  return answer(c, `asset ${name}`, async () => ({ text: await readFile(find()), type }));
}

/**
 * A module of the domain as the browser takes it: the same source with its types blanked out. Its imports are relative
 * and end in `.ts`, so they lead the browser to the next module by themselves.
 */
export async function coreModule(c: Context): Promise<Response> {
  const { folder = "", file = "" } = c.req.param() as { folder?: string; file?: string };
  if (!/^[a-z-]+$/.test(folder) || !/^[a-z0-9-]+\.ts$/.test(file)) return c.text("There is no such module.\n", 404);
  const url = new URL(`${folder}/${file}`, CORE);
  return answer(c, url.href, async () => ({
    text: Buffer.from(stripTypeScriptTypes(await readFile(url, "utf8"))),
    type: TYPES.js,
  }));
}

async function answer(
  c: Context,
  name: string,
  read: () => Promise<{ text: Buffer; type: string }>,
): Promise<Response> {
  const reading =
    kept.get(name) ??
    read().then(({ text, type }) => ({
      body: new Uint8Array(text),
      type,
      etag: `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`,
    }));
  kept.set(name, reading);
  const found = await reading.catch(() => {
    kept.delete(name);
    return undefined;
  });
  if (!found) return c.text("There is no such file.\n", 404);
  // Asked about each time, answered in a few bytes: an update shows at once.
  const caching = { ETag: found.etag, "Cache-Control": "no-cache" };
  if (c.req.header("If-None-Match") === found.etag) return c.body(null, 304, caching);
  return c.body(found.body, 200, { ...caching, "Content-Type": found.type });
}

function beside(name: string): string {
  return fileURLToPath(new URL(`assets/${name}`, import.meta.url));
}
