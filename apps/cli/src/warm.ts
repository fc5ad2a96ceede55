/**
 * Fills Node's compile cache after an installation, so that the first start is as quick and as small as later ones:
 * without a database worker and bot load, say so and end.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { NODE_FLAGS } from "./child.ts";
import { ROOT } from "./installation.ts";

const MAINS = ["apps/worker/src/main.ts", "apps/bot/src/main.ts"];

/** Loaded once settings ask for it, which is by default. */
const LATER = "apps/bot/src/web/front-end.ts";

const env = { ...process.env, DATABASE_URL: "" };
const run = (args: string[]) => spawnSync(process.execPath, [...NODE_FLAGS, ...args], { env, stdio: "ignore" });
for (const main of MAINS) run([join(ROOT, main)]);
run(["--input-type=module", "--eval", "await import(process.argv[1])", join(ROOT, LATER)]);
