import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type ZipEntry, zip } from "../../../../tests/zip-writer.ts";
import { unpack } from "./unpack.ts";
import { leftAlone, plainName } from "./upload.ts";

const MIB = 1024 * 1024;
const FIT = Uint8Array.of(14, 32, 84, 8, 0, 0, 0, 0, 0x2e, 0x46, 0x49, 0x54, 0, 0);
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, ...new Array<number>(40).fill(1));
const utf8 = (words: string) => new TextEncoder().encode(words);

test("one file or several left alone", () => {
  expect(leftAlone(1, "export.zip")).toBe("One other file in export.zip was left alone.");
  expect(leftAlone(2, "export.zip")).toBe("2 other files in export.zip were left alone.");
});

async function namesIn(name: string, bytes: Uint8Array): Promise<string[]> {
  const unpacked = await unpack({ name, bytes });
  return unpacked.ok ? unpacked.files.map((file) => file.name) : [];
}

async function problemOf(name: string, bytes: Uint8Array) {
  const unpacked = await unpack({ name, bytes });
  return unpacked.ok ? undefined : unpacked.problem;
}

test("a FIT file, a gzipped one and a zip of both give their files", async () => {
  expect(await namesIn("ride.fit", FIT)).toEqual(["ride.fit"]);
  expect(await namesIn("ride.fit.gz", gzipSync(FIT))).toEqual(["ride.fit"]);
  const archive = zip([
    { name: "2026/morning.fit", bytes: FIT },
    { name: "evening.fit.gz", bytes: gzipSync(FIT) },
    { name: "notes.txt", bytes: utf8("felt good all the way") },
    { name: "2026/", bytes: new Uint8Array() },
  ]);
  expect(await unpack({ name: "export.zip", bytes: archive })).toMatchObject({
    ok: true,
    files: [
      { name: "morning.fit", bytes: Buffer.from(FIT) },
      { name: "evening.fit", bytes: Buffer.from(FIT) },
    ],
    ignored: 1,
    problems: [],
  });
});

test("the content decides, not the name", async () => {
  expect(await namesIn("holiday.jpg", FIT)).toEqual(["holiday.jpg"]);
  expect(await namesIn("ride.fit", zip([{ name: "a.fit", bytes: FIT }]))).toEqual(["a.fit"]);
});

test.each([
  { bytes: JPEG, says: "a JPEG image" },
  { bytes: utf8("%PDF-1.7 and so on"), says: "a PDF document" },
  { bytes: utf8("bench 100 5x5"), says: "plain text" },
  { bytes: utf8('<?xml version="1.0"?><gpx version="1.1">'), says: "a GPX track" },
  { bytes: utf8('<?xml version="1.0"?>\n<TrainingCenterDatabase>'), says: "a TCX file" },
  { bytes: utf8("\ufeff<html><body>"), says: "a web page" },
])("what is not FIT is named: $says", async ({ bytes, says }) => {
  const problem = await problemOf("ride.fit", bytes);
  expect(problem).toMatchObject({ kind: "not-fit", name: "ride.fit" });
  expect(problem?.text).toContain(`ride.fit is not a FIT file: it looks like ${says}`);
  expect(await problemOf("ride.fit.gz", gzipSync(bytes))).toMatchObject({ kind: "not-fit" });
});

test("0 bytes are empty, alone, gzipped and zipped", async () => {
  expect(await problemOf("a.fit", new Uint8Array())).toMatchObject({ kind: "empty" });
  expect(await problemOf("a.fit.gz", gzipSync(""))).toMatchObject({ kind: "empty" });
  expect(await problemOf("a.zip", zip([{ name: "a.fit", bytes: new Uint8Array() }]))).toMatchObject({ kind: "empty" });
});

test("a zip without FIT files says so", async () => {
  expect(await problemOf("a.zip", zip([{ name: "a.txt", bytes: utf8("hello there") }]))).toMatchObject({
    kind: "no-fit-inside",
  });
  expect(await problemOf("a.zip", zip([]))).toMatchObject({ kind: "no-fit-inside" });
});

test("a password is named, files beside it are still taken", async () => {
  const locked: ZipEntry = { name: "locked.fit", bytes: FIT, encrypted: true };
  expect(await problemOf("a.zip", zip([locked]))).toMatchObject({ kind: "encrypted", name: "locked.fit" });
  expect(await unpack({ name: "a.zip", bytes: zip([locked, { name: "open.fit", bytes: FIT }]) })).toMatchObject({
    ok: true,
    files: [{ name: "open.fit" }],
    problems: [{ kind: "encrypted" }],
  });
});

test("a small archive cannot unpack to more than the limits", async () => {
  const bomb = Buffer.concat([FIT, Buffer.alloc(60 * MIB)]);
  expect(await problemOf("bomb.fit.gz", gzipSync(bomb))).toMatchObject({ kind: "too-large" });
  expect(await problemOf("bomb.zip", zip([{ name: "a.fit", bytes: bomb }]))).toMatchObject({ kind: "too-large" });
  expect(await problemOf("bomb.zip", zip([{ name: "a.fit.gz", bytes: gzipSync(bomb) }]))).toMatchObject({
    kind: "too-large",
  });
});

test("many files within their own limit still meet the total", async () => {
  const bytes = Buffer.concat([FIT, Buffer.alloc(900)]);
  const archive = zip(Array.from({ length: 5 }, (_, i) => ({ name: `${i}.fit`, bytes })));
  const limits = { totalBytes: 4000, fileBytes: 1000, entries: 10 };
  expect(await unpack({ name: "a.zip", bytes: archive }, limits)).toMatchObject({
    ok: false,
    problem: { kind: "too-large" },
  });
});

test("gzip bombs inside a zip count towards the total", async () => {
  const bomb = gzipSync(Buffer.concat([FIT, Buffer.alloc(2000)]));
  const archive = zip(Array.from({ length: 9 }, (_, i) => ({ name: `${i}.fit.gz`, bytes: bomb })));
  const limits = { totalBytes: 4000, fileBytes: 1000, entries: 10 };
  expect(await unpack({ name: "a.zip", bytes: archive }, limits)).toMatchObject({
    ok: false,
    problem: { name: "a.zip" },
  });
});

test("an entry that claims to be small is stopped all the same", async () => {
  const archive = zip([{ name: "a.fit", bytes: Buffer.concat([FIT, Buffer.alloc(5 * MIB)]), claimsBytes: 100 }]);
  expect(await problemOf("a.zip", archive)).toMatchObject({ kind: "damaged-archive" });
});

test("an archive of too many entries is refused before any is unpacked", async () => {
  const entries = Array.from({ length: 201 }, (_, i) => ({ name: `${i}.fit`, bytes: FIT }));
  expect(await problemOf("a.zip", zip(entries))).toMatchObject({ kind: "too-many-files" });
});

test("cut or scrambled archives are problems, never exceptions", async () => {
  const archive = zip([{ name: "a.fit", bytes: FIT }]);
  for (let size = 4; size < archive.length; size++) {
    expect(await problemOf("a.zip", archive.subarray(0, size))).toBeDefined();
  }
  expect(await problemOf("a.fit.gz", Uint8Array.of(0x1f, 0x8b, 1, 2, 3, 4))).toBeDefined();
});

test("a cut gzip gives what is there, for the FIT reader to judge", async () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => FIT[i] ?? (i * 7919) % 251);
  const packed = gzipSync(bytes);
  const unpacked = await unpack({ name: "a.fit.gz", bytes: packed.subarray(0, packed.length - 40) });
  expect(unpacked.ok && unpacked.files[0]!.bytes.length).toBeGreaterThan(0);
});

test.each([
  { path: "../../etc/passwd.fit", name: "passwd.fit" },
  { path: "C:\\rides\\a.fit", name: "a.fit" },
  { path: "a\u0000b\u202e\n.fit", name: "ab.fit" },
  { path: "/", name: "file" },
  { path: `${"x".repeat(300)}.fit`, name: "x".repeat(100) },
])("the name $path becomes $name", ({ path, name }) => {
  expect(plainName(path)).toBe(name);
});

test("a path that climbs out of the archive loses its folders", async () => {
  expect(await namesIn("a.zip", zip([{ name: "../../up.fit", bytes: FIT }]))).toEqual(["up.fit"]);
});
