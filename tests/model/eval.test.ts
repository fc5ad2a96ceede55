import { execFile } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FakeClaude, fakeClaude, json, KEY } from "../fakes/claude/fake-claude.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
let fake: FakeClaude;

beforeAll(async () => {
  database = await freshDatabase();
  fake = await fakeClaude();
});

afterAll(async () => {
  await fake.close();
  await database.close();
});

const MAIN = fileURLToPath(new URL("../../apps/cli/src/main.ts", import.meta.url));

async function evaluated(settings: Record<string, string>, ...args: string[]): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "spotter-eval-"));
  const env = { PATH: process.env.PATH, DATABASE_URL: database.url, SPOTTER_DATA_DIR: dataDir, ...settings };
  return (await promisify(execFile)(process.execPath, [MAIN, "eval", ...args], { env })).stdout;
}

const SETTINGS = () => ({ ANTHROPIC_BASE_URL: fake.url, ANTHROPIC_API_KEY: KEY, SPOTTER_MODEL_DAILY_USD: "5" });

test("a model that adds nothing scores as the readers do; what it cost and how long it took is told", async () => {
  fake.otherwise(() => json({ entries: [], observations: [], sessions: [] }));
  const rows = (await evaluated(SETTINGS(), "--most", "30", "--json"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(rows.map(({ corpus }) => corpus)).toEqual(expect.arrayContaining(["log, own", "notes, own", "plans, own"]));
  for (const { readersAlone, withModel, failed } of rows) {
    expect(withModel).toBe(readersAlone);
    expect(failed).toEqual({});
  }
  const notes = rows.find(({ corpus }) => corpus === "notes, own");
  expect(notes.cases).toBe(30);
  // Only about those of which the reader leaves something.
  expect(notes.asked).toBeGreaterThan(0);
  expect(notes.asked).toBeLessThan(15);
  expect(notes.costUsd).toBeGreaterThan(0);
  expect(fake.refused).toEqual([]);
});

test("a model that gives nonsense leaves the readers' score as it is, and is told to have failed", async () => {
  fake.otherwise(() => ({ kind: "says", text: "I am a teapot" }));
  const words = await evaluated(SETTINGS(), "--most", "30");
  expect(words).toMatch(
    /notes, own +readers (\d\.\d{3}) {2}with the model \1 {2}\(asked about (\d+) of 30, \2 malformed/,
  );
});

test("without a model it says what to set", async () => {
  await expect(evaluated({})).rejects.toThrow("ANTHROPIC_API_KEY");
});
