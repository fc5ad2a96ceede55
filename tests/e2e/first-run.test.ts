/** The first `./spotter` in a fresh checkout, with an npm that only pretends to install. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const SCRIPT = fileURLToPath(new URL("../../spotter", import.meta.url));

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
  writeFileSync(join(root, "apps/cli/src/main.ts"), "console.log('here')");
  mkdirSync(join(root, "bin"));
  writeFileSync(join(root, "bin/npm"), NPM);
  chmodSync(join(root, "bin/npm"), 0o755);
  return root;
}

async function spotter(root: string): Promise<{ code: number; stdout: string }> {
  const env = { PATH: `${join(root, "bin")}:${process.env.PATH}`, REAL_NODE: process.execPath };
  const run = spawn("sh", [join(root, "spotter")], { env, stdio: ["ignore", "pipe", "ignore"] });
  const [stdout, [code]] = await Promise.all([text(run.stdout), once(run, "exit")]);
  return { code, stdout };
}

const runs = (root: string) => readFileSync(join(root, "runs"), "utf8").trim().split("\n").length;

test("commands given at once in a fresh checkout install once, and all of them work", async () => {
  const root = freshCheckout();
  const answers = await Promise.all([spotter(root), spotter(root), spotter(root)]);
  expect(answers).toEqual(Array(3).fill({ code: 0, stdout: "here\n" }));
  expect(await spotter(root)).toEqual({ code: 0, stdout: "here\n" });
  expect(runs(root)).toBe(1);
});

test("an installation that was killed does not keep the next from beginning", async () => {
  const root = freshCheckout();
  const gone = spawn("true");
  await once(gone, "exit");
  writeFileSync(join(root, ".installing"), `${gone.pid}\n`);
  expect(await spotter(root)).toEqual({ code: 0, stdout: "here\n" });
});
