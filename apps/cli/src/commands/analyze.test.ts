import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { ride } from "../../../../tests/fit-writer.ts";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "analyze-"));
afterAll(() => rmSync(folder, { recursive: true }));

const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16);
const FIT = ride(
  1_100_000_000,
  Array.from({ length: 60 }, () => ({ hr: 140, power: 200 })),
).file();

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function analyze(args: string[], input?: Uint8Array) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, "analyze", ...args], {
    input,
    encoding: "utf8",
  });
  return { status, stdout, stderr: stderr.trim() };
}

test("a file's figures come as JSON, with zones where they are given", () => {
  const { status, stdout } = analyze(["--file", file("ride.fit", FIT), "--json", "--hr-zones", "130,145"]);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    read: "ok",
    warnings: [],
    recordCount: 60,
    sessions: [{ sport: "cycling", spotterSport: "bike", avgHr: 140, timeInZone: { hr: [0, 60, 0], power: null } }],
  });
});

test("without --json it is told in words, also from standard input and gzipped", () => {
  const { status, stdout } = analyze(["--file", "-"], gzipSync(FIT));
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Ride, Fri 8 Nov 2024, 11:33 UTC\n• Time 1 min\n/);
});

test.each([
  { name: "nothing.fit", bytes: "", says: "nothing.fit is empty (0 bytes)." },
  { name: "photo.fit", bytes: JPEG, says: "photo.fit is not a FIT file: it looks like a JPEG image." },
  {
    name: "noise.fit",
    bytes: Uint8Array.of(1, 200, 3, 250),
    says: "noise.fit is not a FIT file: its content is of no kind I know.",
  },
  { name: "notes.txt", bytes: "bench 100 5x5", says: "notes.txt is not a FIT file: it looks like plain text." },
])("$name is refused in one sentence", ({ name, bytes, says }) => {
  const { status, stdout, stderr } = analyze(["--file", file(name, bytes), "--json"]);
  expect(status).toBe(1);
  expect(stderr).toBe(says);
  expect(JSON.parse(stdout)).toEqual({ read: "failed", warnings: [says] });
});

test("a path that is none, a folder and a huge file are refused before they are read", () => {
  const missing = join(folder, "missing.fit");
  expect(analyze(["--file", missing])).toEqual({ status: 1, stdout: "", stderr: `${missing} does not exist.` });
  expect(analyze(["--file", folder]).stderr).toBe(`${folder} is a folder; name a file in it.`);
  const huge = file("huge.fit", "");
  truncateSync(huge, 200 * 1024 * 1024);
  expect(analyze(["--file", huge]).stderr).toBe(`${huge} is larger than 100 MB: no recording of a workout is.`);
});

test.each([
  { args: [], says: "which file?" },
  { args: ["--file", "a.fit", "b.fit"], says: "one file at a time" },
  { args: ["--file", "a.fit", "--hr-zones", "150,140"], says: "--hr-zones wants ascending numbers" },
  { args: ["--file", "a.fit", "--power-zones", "high"], says: "--power-zones wants ascending numbers" },
  { args: ["--file", "a.fit", "--units", "stone"], says: "--units is km or mi" },
  { args: ["--bogus"], says: "there is no option --bogus" },
])("a call not understood says how to call: $args", ({ args, says }) => {
  const { status, stderr } = analyze(args);
  expect(status).toBe(2);
  expect(stderr).toContain(says);
  expect(stderr).toContain("usage: ./spotter analyze");
});
