/** The first `./spotter` in a fresh checkout, with an npm that only pretends to install. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const SCRIPT = fileURLToPath(new URL("../../spotter", import.meta.url));

const RUNNING_HERE = fileURLToPath(new URL("../../apps/cli/src/running-here.ts", import.meta.url));

/** `start` stays until it is told to go. */
const MAIN = "console.log('here'); if (process.argv[2] === 'start') setInterval(() => {}, 1000);";

/** Like npm's, it clears the folder first, and fails where another is at it. */
const NPM = `#!/bin/sh
echo run >>runs
mkdir busy || exit 1
rm -rf node_modules
mkdir -p node_modules/node/bin
sleep 0.3
ln -s "$REAL_NODE" node_modules/node/bin/node
rmdir busy
`;

function freshCheckout(): string {
  const root = mkdtempSync(join(tmpdir(), "spotter-test-first-run-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  copyFileSync(SCRIPT, join(root, "spotter"));
  writeFileSync(join(root, "package-lock.json"), "{}");
  mkdirSync(join(root, "apps/cli/src"), { recursive: true });
  writeFileSync(join(root, "apps/cli/src/warm.ts"), "");
  writeFileSync(join(root, "apps/cli/src/main.ts"), MAIN);
  // A link, so that it finds our modules.
  symlinkSync(RUNNING_HERE, join(root, "apps/cli/src/running-here.ts"));
  mkdirSync(join(root, "bin"));
  writeFileSync(join(root, "bin/npm"), NPM);
  chmodSync(join(root, "bin/npm"), 0o755);
  return root;
}

/** The dependencies of an update: another lock file than the one that was installed. */
function update(root: string): void {
  writeFileSync(join(root, "package-lock.json"), `{ "updated": ${Date.now()} }`);
}

async function spotter(root: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { PATH: `${join(root, "bin")}:${process.env.PATH}`, REAL_NODE: process.execPath };
  const run = spawn("sh", [join(root, "spotter"), ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  const [stdout, stderr, [code]] = await Promise.all([text(run.stdout), text(run.stderr), once(run, "exit")]);
  return { code, stdout, stderr };
}

const runs = (root: string) => readFileSync(join(root, "runs"), "utf8").trim().split("\n").length;

test("commands given at once in a fresh checkout install once, and all of them work", async () => {
  const root = freshCheckout();
  const answers = await Promise.all([spotter(root), spotter(root), spotter(root)]);
  expect(answers).toMatchObject(Array(3).fill({ code: 0, stdout: "here\n" }));
  expect(await spotter(root)).toEqual({ code: 0, stdout: "here\n", stderr: "" });
  expect(runs(root)).toBe(1);
});

test("an installation that was killed does not keep the next from beginning", async () => {
  const root = freshCheckout();
  const gone = spawn("true");
  await once(gone, "exit");
  writeFileSync(join(root, ".installing"), `${gone.pid}\n`);
  expect(await spotter(root)).toMatchObject({ code: 0, stdout: "here\n" });
});

test("an update does not pull the modules from under a running Spotter, whose status can still be asked", async () => {
  const root = freshCheckout();
  await spotter(root);
  const running = spawn(join(root, "node_modules/node/bin/node"), [join(root, "apps/cli/src/main.ts"), "start"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  onTestFinished(() => void running.kill());
  await once(running.stdout, "data");
  update(root);
  const refused = await spotter(root, "day");
  expect(refused).toMatchObject({ code: 1, stdout: "" });
  expect(refused.stderr).toContain(`a Spotter of this folder is running (process ${running.pid}). Stop it first`);
  expect(await spotter(root, "status")).toMatchObject({ code: 0, stdout: "here\n" });
  expect(runs(root)).toBe(1);
  running.kill();
  await once(running, "exit");
  expect(await spotter(root, "day")).toMatchObject({ code: 0, stdout: "here\n" });
  expect(runs(root)).toBe(2);
});
