import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listedCommands } from "@spotter/core/command/table";
import { afterAll, describe, expect, test, vi } from "vitest";
import { dispatch } from "../dispatch.ts";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));
const dir = mkdtempSync(join(tmpdir(), "spotter-cli-"));

afterAll(() => rmSync(dir, { recursive: true, force: true }));

function spotter(args: string[], settings: Record<string, string> = {}) {
  const env = { PATH: process.env.PATH, SPOTTER_DATA_DIR: join(dir, "data"), ...settings };
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { cwd: dir, env, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** In this process, for calls that only print: starting one takes most of their time. */
async function called(args: string[]) {
  const written = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((stream) =>
    vi.spyOn(process[stream], "write").mockImplementation((text) => {
      written[stream] += text;
      return true;
    }),
  );
  try {
    return { status: await dispatch(args), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const { stdout: help } = spotter(["help"]);
const helpGroups = help
  .split("Chat commands")
  .map((group) => [...group.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name!));
const [ours = [], ofTheChat = []] = helpGroups;

describe("./spotter help", () => {
  test("lists the commands, then those of the chat that mean nothing else here", () => {
    expect(ours).toEqual(expect.arrayContaining(["start", "chat", "say", "status", "test", "bench"]));
    const shared = listedCommands().map(({ name }) => name);
    expect([...ours.filter((name) => shared.includes(name as "status")), ...ofTheChat].sort()).toEqual(
      shared.filter((name) => name !== "help").sort(),
    );
  });

  test.each([[[]], [["--help"]], [["-h"]]])("is what %j prints too", async (args) => {
    expect(await called(args)).toEqual({ status: 0, stdout: help, stderr: "" });
  });
});

test.each([...ours, ...ofTheChat])("./spotter %s --help says how it is called and does nothing", async (name) => {
  const { status, stdout, stderr } = await called([name, "--help"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(new RegExp(`^usage: \\./spotter ${name}\\b`));
});

test.each([...ours, ...ofTheChat])("./spotter %s with an option it does not have is a usage error", async (name) => {
  const { status, stdout, stderr } = await called([name, "--no-such-option"]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(`usage: ./spotter ${name}`);
  expect(stderr).not.toContain("positional argument");
});

test.each(["dance", "--dance", "toString", "constructor", ""])("%j is no command", async (name) => {
  const { status, stdout, stderr } = await called([name]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toBe(`spotter: there is no command "${name}". ./spotter help lists them.\n`);
});

test.each([
  { args: ["strat"], says: 'there is no command "strat". Did you mean start? ./spotter help' },
  { args: ["--hepl"], says: 'there is no command "--hepl". Did you mean --help?' },
  { args: ["status", "--jsno"], says: "spotter status: there is no option --jsno. Did you mean --json?\nusage:" },
  { args: ["start", "--prot"], says: "spotter start: there is no option --prot.\nusage:" },
  { args: ["units", "stone"], says: "is none of kg, lb" },
  { args: ["day", "twice"], says: "I don't know what to do with “twice”" },
  { args: ["chat", "now"], says: '"now" is not understood' },
  { args: ["say"], says: "There is nothing to say" },
  { args: ["say", " "], says: "There is nothing to say" },
  { args: ["bench", "press"], says: 'there is no benchmark "press"' },
  { args: ["health", "dog"], says: "of the bot or of the worker?" },
])("./spotter $args is a usage error: $says", async ({ args, says }) => {
  const { status, stdout, stderr } = await called(args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(says);
});

test("./spotter bench --help names every benchmark there is", async () => {
  const [, there] = /only (.*)\.\n/.exec((await called(["bench", "press"])).stderr) ?? [];
  expect((await called(["bench", "--help"])).stdout).toContain(`Names: ${there}.`);
});

describe("settings that cannot be used", () => {
  test("are named without their values, and nothing is started", () => {
    const { status, stdout, stderr } = spotter(["status"], { SPOTTER_UNIT: "stone", TELEGRAM_BOT_TOKEN: "s3cret" });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("SPOTTER_UNIT should be kg or lb");
    expect(stderr).toContain("TELEGRAM_BOT_TOKEN should be the token");
    expect(stderr).not.toContain("s3cret");
  });

  test("a database that is not there is told in one line", () => {
    const { status, stderr } = spotter(["migrate"], { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^spotter: The database at DATABASE_URL cannot be used: .*\n$/);
  });

  test("a data directory that is a file is told in one line", () => {
    const file = join(dir, "file");
    writeFileSync(file, "");
    const { status, stderr } = spotter(["status"], { SPOTTER_DATA_DIR: file });
    expect(status).toBe(1);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  // Not even root may write in these.
  test.skipIf(!existsSync("/proc/self"))("a data directory that cannot be made or written to, too", () => {
    for (const [command, folder] of [
      ["status", "/proc/spotter/data"],
      ["start", "/proc"],
      ["start", "/sys"],
      ["say", "/proc"],
      ["say", "/sys"],
    ] as const) {
      const args = command === "say" ? ["say", "bench 100x5"] : [command];
      const { status, stdout, stderr } = spotter(args, { SPOTTER_DATA_DIR: folder });
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
      expect(stderr).toMatch(/^spotter: .*(\/proc|\/sys).*: .*choose .*\n$/);
    }
  });
});

test("./spotter health of a process that does not run fails", () => {
  const { status, stdout } = spotter(["health", "bot"], { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
  expect({ status, stdout }).toEqual({ status: 1, stdout: "the database does not answer\n" });
});

describe("./spotter test", () => {
  const lastLine = (output: string) => output.slice(output.lastIndexOf("\n", output.length - 2) + 1);

  test("counts what passed in its last line", { timeout: 60_000 }, () => {
    const { status, stdout } = spotter(["test", "core/src/units/pace.test.ts"]);
    expect(lastLine(stdout)).toMatch(/^[1-9]\d* passed, 0 failed\n$/);
    expect(status).toBe(0);
  });

  test("counts what is left out", { timeout: 60_000 }, () => {
    const { status, stdout } = spotter(["test", "core/src/units/pace.test.ts", "-t", "no test has this name"]);
    expect(lastLine(stdout)).toMatch(/^0 passed, 0 failed, [1-9]\d* skipped\n$/);
    expect(status).toBe(0);
  });

  test("finding no test is a failure", { timeout: 60_000 }, () => {
    const { status, stdout } = spotter(["test", "no-such-file"]);
    expect(lastLine(stdout)).toBe("0 passed, 1 failed\n");
    expect(status).toBe(1);
  });
});
