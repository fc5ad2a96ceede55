/** Damaged FIT files: whatever happens to the bytes, the reader answers soon, in finite numbers, and invents no record. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { CHANNELS } from "@spotter/core/endurance/channel";
import { analyse } from "@spotter/core/fit/analyse";
import { readFit } from "@spotter/core/fit/read";
import { summarise } from "@spotter/core/fit/summary";
import { expect, test } from "vitest";
import { FitWriter, joined, lap, record, ride, session, timer } from "../fit-writer.ts";
import { seededRandom } from "../seeded-random.ts";

const MUTANTS = 2000;
/** Generous for a busy machine; a file takes milliseconds. */
const MOST_MS = 1000;
const START = 1_100_000_000;
const FOLDER = new URL("../../../shared/fixtures/fit/", import.meta.url);
/** Larger fixtures would only make the same mutations slower. */
const LARGEST_FIXTURE_BYTES = 30_000;

type Random = () => number;

function originals(): Uint8Array[] {
  const steady = ride(
    START,
    Array.from({ length: 700 }, (_, i) => ({ hr: 130 + (i % 9), power: 200 + (i % 50), cadence: 90 })),
  );
  const multisport = new FitWriter().fileId();
  for (let i = 0; i < 300; i++)
    multisport.message(record({ at: START + i, hr: 140, distanceCm: i * 300, lat: 569_000_000 + i, lon: i }));
  for (const [i, sport] of [5, 3, 2].entries()) {
    multisport
      .message(lap({ at: START + i * 100, sec: 100 }))
      .message(session({ at: START + i * 100, sec: 100, sport }));
  }
  const compressed = new FitWriter().fileId().message(timer(START, 0));
  for (let i = 0; i < 200; i++) {
    const fields = [[3, "uint8", 140] as const, [8, "byte", [i % 256, 16, i % 200]] as const];
    compressed.message({ global: 20, fields, local: 2, compressedOffset: i % 32, bigEndian: true });
  }
  const developer = new FitWriter().fileId();
  developer.message({
    global: 206,
    fields: [
      [0, "uint8", 0],
      [1, "uint8", 1],
      [2, "uint8", 136],
      [3, "string", "Form Power"],
    ],
  });
  for (let i = 0; i < 50; i++)
    developer.message({ ...record({ at: START + i, power: 250 }), developerFields: [[1, 0, "float32", 80]] });
  const written = [steady, multisport, compressed, developer].map((writer) => writer.file());
  const fixtures = existsSync(FOLDER)
    ? readdirSync(FOLDER)
        .filter((name) => name.endsWith(".fit"))
        .map((name) => new Uint8Array(readFileSync(new URL(name, FOLDER))))
        .filter((bytes) => bytes.length <= LARGEST_FIXTURE_BYTES)
    : [];
  return [...written, ...fixtures];
}

const below = (random: Random, limit: number) => Math.floor(random() * limit);

const MUTATIONS: readonly ((bytes: Uint8Array, other: Uint8Array, random: Random) => Uint8Array)[] = [
  function flipBits(bytes, _other, random) {
    const flipped = bytes.slice();
    for (let i = 1 + below(random, 20); i > 0; i--) flipped[below(random, flipped.length)]! ^= 1 << below(random, 8);
    return flipped;
  },
  function flipDefinitions(bytes, _other, random) {
    const flipped = bytes.slice();
    for (let i = 1 + below(random, 4); i > 0; i--) flipped[12 + below(random, 80)]! = below(random, 256);
    return flipped;
  },
  function cut(bytes, _other, random) {
    return bytes.slice(0, below(random, bytes.length));
  },
  function drop(bytes, _other, random) {
    const at = below(random, bytes.length);
    return joined(bytes.subarray(0, at), bytes.subarray(at + below(random, 200)));
  },
  function splice(bytes, other, random) {
    return joined(bytes.subarray(0, below(random, bytes.length)), other.subarray(below(random, other.length)));
  },
  function repeat(bytes, _other, random) {
    const at = below(random, bytes.length);
    const chunk = bytes.subarray(at, at + below(random, 500));
    return joined(bytes.subarray(0, at), chunk, chunk, chunk, bytes.subarray(at));
  },
  function lieInHeader(bytes, _other, random) {
    const lying = bytes.slice();
    const sizes = [0, 1, below(random, bytes.length), bytes.length, 0x7fff_ffff, 0xffff_ffff];
    new DataView(lying.buffer).setUint32(4, sizes[below(random, sizes.length)]!, true);
    if (random() < 0.3) lying[0] = below(random, 256);
    return lying;
  },
  function chain(bytes, other, random) {
    return joined(bytes, other.subarray(0, below(random, other.length)), bytes);
  },
];

test(`${MUTANTS} damaged files are read without a crash, a hang or an invented value`, () => {
  const random = seededRandom(20_261_121);
  const files = originals();
  let read = 0;
  for (let i = 0; i < MUTANTS; i++) {
    const bytes = files[i % files.length]!;
    const other = files[below(random, files.length)]!;
    const mutate = MUTATIONS[below(random, MUTATIONS.length)]!;
    const mutant = mutate(bytes, other, random);
    const startMs = performance.now();
    if (isSound(mutant)) read++;
    expect(performance.now() - startMs, `${mutate.name}, mutant ${i}`).toBeLessThan(MOST_MS);
  }
  expect(read, "most damage leaves something to keep").toBeGreaterThan(MUTANTS / 2);
}, 60_000);

/** Whether the reader kept something; fails the test where what it kept cannot be. */
function isSound(bytes: Uint8Array): boolean {
  const reading = readFit(bytes);
  if (!reading.ok) {
    expect(reading.error.text).toMatch(/\w/);
    return false;
  }
  expect(reading.activity.records.count).toBeLessThan(bytes.length);
  const analysis = analyse(reading.activity, { hr: [130, 145], power: [200, 250] });
  for (const session of analysis.sessions) {
    expect(summarise(session, { timeZone: "Europe/Berlin" }).length).toBeGreaterThan(0);
    for (const channel of CHANNELS) {
      const samples = session.series.channels[channel];
      expect(samples?.some((value) => Math.abs(value) === Number.POSITIVE_INFINITY) ?? false).toBe(false);
    }
    const { series, ...figures } = session;
    expectFinite(figures);
  }
  expectFinite(analysis.whole);
  return true;
}

function expectFinite(value: unknown): void {
  if (typeof value === "number" && !Number.isFinite(value)) expect.fail(`a figure is ${value}`);
  if (typeof value === "object" && value !== null) for (const part of Object.values(value)) expectFinite(part);
}
