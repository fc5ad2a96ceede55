import { expect, test } from "vitest";
import { FitWriter, joined, lap, record, ride, session, timer } from "../../../../tests/fit-writer.ts";
import type { FitActivity, FitReading, FitWarning } from "./activity.ts";
import { readFit } from "./read.ts";

const START = 1_100_000_000;
const FIVE_SECONDS = [140, 141, 142, 143, 144].map((hr) => ({ hr, power: 200 }));

function activityOf(bytes: Uint8Array): FitActivity {
  const reading = readFit(bytes);
  if (!reading.ok) throw new Error(reading.error.text);
  return reading.activity;
}

function warningKinds(reading: FitReading): string[] {
  return reading.warnings.map(({ kind }) => kind);
}

test("a whole file gives its records, session and no warning", () => {
  const reading = readFit(
    ride(START, FIVE_SECONDS)
      .message(lap({ at: START, sec: 5, distanceCm: 4_200 }))
      .file(),
  );
  expect(reading).toMatchObject({ ok: true, read: "ok", warnings: [] });
  const activity = activityOf(
    ride(START, FIVE_SECONDS)
      .message(lap({ at: START, sec: 5, distanceCm: 4_200 }))
      .file(),
  );
  expect([...activity.records.hr]).toEqual([140, 141, 142, 143, 144]);
  expect(activity.sessions).toMatchObject([{ sport: "bike", startFitSec: START, elapsedSec: 5, derived: false }]);
  expect(activity.laps).toMatchObject([{ distanceM: 42, timerSec: 5 }]);
});

test("a header of 12 bytes is as good as one of 14", () => {
  expect(activityOf(ride(START, FIVE_SECONDS).file({ headerSize: 12 })).records.count).toBe(5);
});

test("a cut file keeps whole records only, at every length", () => {
  const whole = ride(START, FIVE_SECONDS).file();
  for (let size = 15; size < whole.length; size++) {
    const reading = readFit(whole.subarray(0, size));
    if (!reading.ok) continue;
    expect(reading.read).toBe("partial");
    expect(warningKinds(reading)).toContain("truncated");
    const { hr } = reading.activity.records;
    expect([...hr]).toEqual([140, 141, 142, 143, 144].slice(0, hr.length));
  }
});

test("a wrong checksum keeps everything and warns", () => {
  const bytes = ride(START, FIVE_SECONDS).file();
  bytes[bytes.length - 1]! ^= 0x10;
  const reading = readFit(bytes);
  expect(reading).toMatchObject({ ok: true, read: "partial", activity: { records: { count: 5 } } });
  expect(warningKinds(reading)).toEqual(["checksum"]);
});

test.each([
  { promised: 0, because: "it was never closed" },
  { promised: 20, because: "it was last saved early on" },
  { promised: 0xffff_ffff, because: "its size was never known" },
])("a file whose header promises $promised bytes is read to its end: $because", ({ promised }) => {
  const bytes = ride(START, FIVE_SECONDS).file();
  new DataView(bytes.buffer).setUint32(4, promised, true);
  const reading = readFit(bytes);
  expect(reading).toMatchObject({
    ok: true,
    read: "partial",
    activity: { records: { count: 5 }, sessions: [{ sport: "bike" }] },
  });
});

test("damage in the middle keeps what lies before it", () => {
  const writer = new FitWriter().fileId();
  for (let i = 0; i < 3; i++) writer.message(record({ at: START + i, hr: 140 }));
  const reading = readFit(
    writer
      .raw(0x0f, 0x0f, 0x0f)
      .message(record({ at: START + 3, hr: 140 }))
      .file(),
  );
  expect(reading).toMatchObject({ ok: true, read: "partial", activity: { records: { count: 3 } } });
  expect(warningKinds(reading)).toEqual(["corrupt", "no-session"]);
});

test("files one after another are read to the last, each with its own sessions", () => {
  const swim = new FitWriter()
    .fileId()
    .message(record({ at: START, hr: 130 }))
    .message(session({ at: START, sec: 1, sport: 5 }));
  const chained = joined(swim.file(), ride(START + 100, FIVE_SECONDS).file());
  const reading = readFit(chained);
  expect(reading).toMatchObject({ ok: true, read: "ok", warnings: [], activity: { parts: 2, records: { count: 6 } } });
  expect(activityOf(chained).sessions.map(({ sport, part }) => `${part} ${sport}`)).toEqual(["0 swim", "1 bike"]);
});

test("messages are found again behind damage", () => {
  const writer = new FitWriter().fileId();
  for (let i = 0; i < 20; i++) writer.message(record({ at: START + i, hr: 140 + i }));
  writer.raw(0x3f, 0x12, 0xff, 0x07);
  for (let i = 20; i < 40; i++) writer.message(record({ at: START + i, hr: 140 + i }));
  const reading = readFit(writer.message(session({ at: START, sec: 40 })).file());
  expect(warningKinds(reading)).toEqual(["corrupt"]);
  expect(reading).toMatchObject({ read: "partial", activity: { sessions: [{ sport: "bike" }] } });
  expect([...activityOf(writer.file()).records.hr]).toEqual(Array.from({ length: 40 }, (_, i) => 140 + i));
});

test("a wrong checksum of the header alone is a warning too", () => {
  const bytes = ride(START, FIVE_SECONDS).file();
  bytes[12]! ^= 1;
  expect(warningKinds(readFit(bytes))).toEqual(["checksum"]);
});

test("the second of two files is found behind a damaged first", () => {
  const damaged = new FitWriter()
    .fileId()
    .message(record({ at: START, hr: 130 }))
    .raw(0x3f, 0x3f)
    .file();
  expect(activityOf(joined(damaged, ride(START, FIVE_SECONDS).file())).records.count).toBe(6);
});

test("bytes behind the file are left out with a warning, padding without", () => {
  const file = ride(START, FIVE_SECONDS).file();
  expect(readFit(joined(file, new Uint8Array(64)))).toMatchObject({ read: "ok", warnings: [] });
  const reading = readFit(joined(file, Uint8Array.of(1, 2, 3, 4, 5)));
  expect(reading).toMatchObject({ read: "partial", activity: { records: { count: 5 } } });
  expect(warningKinds(reading)).toEqual(["trailing-bytes"]);
});

test("big-endian messages and base types without their endian flag are read alike", () => {
  const fields = record({ at: START, hr: 140, distanceCm: 123_456 }).fields;
  const big = new FitWriter().fileId().message({ global: 20, fields, bigEndian: true }).file();
  expect([...activityOf(big).records.distance]).toEqual([1234.56]);
  const flagless = new FitWriter().fileId().raw(0x40, 0, 0, 20, 0, 2, 253, 4, 0x06, 5, 4, 0x06);
  const bytes = flagless.raw(0, ...littleEndian32(START), ...littleEndian32(123_456)).file();
  expect([...activityOf(bytes).records.distance]).toEqual([1234.56]);
});

test("compressed time stamps count on from the last full one and roll over", () => {
  const writer = new FitWriter().fileId().message(timer(START - (START % 32) + 30, 0));
  for (const compressedOffset of [31, 0, 1, 31, 2]) {
    writer.message({ global: 20, fields: [[3, "uint8", 140]], local: 2, compressedOffset });
  }
  const { fitSec } = activityOf(writer.file()).records;
  expect([...fitSec].map((at) => at - fitSec[0]!)).toEqual([0, 1, 2, 32, 35]);
});

test("compressed speed and distance are unpacked and summed past their 256 m", () => {
  const writer = new FitWriter().fileId();
  const pack = (cmPerSec: number, sixteenths: number) =>
    [cmPerSec & 0xff, (cmPerSec >> 8) | ((sixteenths & 0x0f) << 4), (sixteenths >> 4) & 0xff] as const;
  [0, 3200, 6400, 9600].forEach((sixteenths, i) => {
    const packed = pack(350, sixteenths & 0xfff);
    writer.message({
      global: 20,
      fields: [
        [253, "uint32", START + i],
        [8, "byte", packed],
      ],
    });
  });
  const missing = [0xff, 0xff, 0xff];
  writer.message({
    global: 20,
    fields: [
      [253, "uint32", START + 4],
      [8, "byte", missing],
    ],
  });
  const { speed, distance } = activityOf(writer.file()).records;
  expect([...distance]).toEqual([0, 200, 400, 600, Number.NaN]);
  expect([...speed]).toEqual([3.5, 3.5, 3.5, 3.5, Number.NaN]);
});

test("enhanced values win, and an invalid one falls back to the plain one", () => {
  const enhanced = (mmPerSec: number) =>
    new FitWriter().fileId().message({
      global: 20,
      fields: [
        [253, "uint32", START],
        [6, "uint16", 3000],
        [73, "uint32", mmPerSec],
      ],
    });
  expect([...activityOf(enhanced(4500).file()).records.speed]).toEqual([4.5]);
  expect([...activityOf(enhanced(0xffff_ffff).file()).records.speed]).toEqual([3]);
});

test("invalid values are missing, a 0 is a value", () => {
  const { records } = activityOf(
    ride(START, [
      { hr: 255, power: 0, cadence: 0 },
      { hr: 140, power: 0xffff },
    ]).file(),
  );
  expect([...records.hr]).toEqual([Number.NaN, 140]);
  expect([...records.power]).toEqual([0, Number.NaN]);
  expect([...records.cadence]).toEqual([0, Number.NaN]);
});

test("a developer field never shadows a native one of the same name", () => {
  const writer = new FitWriter().fileId();
  const description = {
    global: 206,
    fields: [
      [0, "uint8", 0],
      [1, "uint8", 7],
      [2, "uint8", 2],
      [3, "string", "heart_rate"],
      [8, "string", "bpm"],
      [15, "uint8", 3],
    ],
  } as const;
  writer.message(description);
  writer.message({ ...record({ at: START, hr: 140 }), developerFields: [[7, 0, "uint8", 99]] });
  writer.message(record({ at: START + 1, hr: 141 }));
  const activity = activityOf(writer.file());
  expect([...activity.records.hr]).toEqual([140, 141]);
  expect(activity.developerFields).toEqual([
    { name: "heart_rate", units: "bpm", nativeField: 3, inRecords: 1, inLaps: 0, inSessions: 0 },
  ]);
});

test("unknown messages and fields are passed over", () => {
  const writer = new FitWriter().fileId().message({ global: 65_280, fields: [[1, "uint32", 5]], local: 4 });
  writer.message({
    global: 20,
    fields: [
      [253, "uint32", START],
      [3, "uint8", 140],
      [250, "uint16", 7],
    ],
  });
  expect([...activityOf(writer.file()).records.hr]).toEqual([140]);
});

test("heart rate comes from records, never from hr messages", () => {
  const writer = ride(START, [{ hr: 140 }]).message({
    global: 132,
    fields: [
      [253, "uint32", START],
      [6, "uint8", 199],
    ],
    local: 5,
  });
  expect([...activityOf(writer.file()).records.hr]).toEqual([140]);
});

test("a clock that was never set tells no date, but its local start can be worked out", () => {
  const at = 17_000_000;
  const writer = new FitWriter()
    .fileId()
    .message(record({ at, hr: 140 }))
    .message(session({ at, sec: 60, sport: 1 }));
  writer.message({
    global: 34,
    fields: [
      [253, "uint32", at + 60],
      [5, "uint32", START],
    ],
    local: 4,
  });
  const reading = readFit(writer.file());
  expect(warningKinds(reading)).toEqual(["device-clock"]);
  expect(reading).toMatchObject({
    read: "ok",
    activity: { timeBase: "device-seconds", sessions: [{ localOffsetSec: START - at - 60 }] },
  });
  const [{ text }] = reading.warnings as [FitWarning];
  expect(text).toContain("local time");
  expect(text).not.toContain("does not tell the date");
});

test("a clock that was never set, and no local time, leave the date open", () => {
  const at = 17_000_000;
  const writer = new FitWriter()
    .fileId()
    .message(record({ at, hr: 140 }))
    .message(session({ at, sec: 60, sport: 1 }));
  const reading = readFit(writer.file());
  expect(reading.warnings).toMatchObject([
    { kind: "device-clock", text: expect.stringContaining("not tell the date") },
  ]);
});

test("a file without a session gets one from its laps and records", () => {
  const writer = new FitWriter().fileId().message({ global: 12, fields: [[0, "enum", 1]], local: 4 });
  for (let i = 0; i < 10; i++) writer.message(record({ at: START + i, hr: 140, distanceCm: i * 300 }));
  const reading = readFit(writer.message(lap({ at: START, sec: 9 })).file());
  expect(warningKinds(reading)).toEqual(["no-session"]);
  expect(reading).toMatchObject({
    activity: {
      sessions: [{ sport: "run", startFitSec: START, elapsedSec: 9, timerSec: 9, distanceM: 27, derived: true }],
    },
  });
});

test("a cut ride's derived time goes past its last whole lap", () => {
  const writer = new FitWriter().fileId();
  for (let i = 0; i < 100; i++) writer.message(record({ at: START + i, hr: 140 }));
  const { sessions } = activityOf(writer.message(lap({ at: START, sec: 60 })).file());
  expect(sessions[0]).toMatchObject({ elapsedSec: 99, timerSec: 99 });
});

test("a derived session's timer leaves pauses out", () => {
  const writer = new FitWriter().fileId().message(record({ at: START, hr: 140 }));
  writer
    .message(timer(START + 10, 4))
    .message(timer(START + 70, 0))
    .message(record({ at: START + 100, hr: 140 }));
  const { sessions, pauses } = activityOf(writer.file());
  expect(sessions[0]).toMatchObject({ elapsedSec: 100, timerSec: 40 });
  expect(pauses).toEqual([{ fromFitSec: START + 10, toFitSec: START + 70 }]);
});

test("a pool swim of lengths and no records is an activity", () => {
  const writer = new FitWriter().fileId();
  for (let i = 0; i < 4; i++) {
    writer.message({
      global: 101,
      fields: [
        [2, "uint32", START + i * 30],
        [4, "uint32", 28_000],
        [5, "uint16", 14],
        [7, "enum", 0],
        [12, "enum", i === 2 ? 0 : 1],
      ],
    });
  }
  const activity = activityOf(
    writer.message(session({ at: START, sec: 120, sport: 5, subSport: 17, distanceCm: 7_500 })).file(),
  );
  expect(activity.records.count).toBe(0);
  expect(activity.sessions).toMatchObject([{ sport: "swim", fitSubSport: "lap_swimming", distanceM: 75 }]);
  expect(activity.lengths.map(({ kind }) => kind)).toEqual(["active", "active", "idle", "active"]);
  expect(activity.lengths[0]).toMatchObject({ stroke: "freestyle", strokes: 14, timerSec: 28 });
});

test("strength sets come with exercise, repetitions and load", () => {
  const writer = new FitWriter().fileId();
  writer.message({
    global: 225,
    fields: [
      [6, "uint32", START],
      [0, "uint32", 40_000],
      [3, "uint16", 8],
      [4, "uint16", 1640],
      [5, "uint8", 1],
      [7, "uint16", [0]],
    ],
  });
  writer.message({
    global: 225,
    fields: [
      [6, "uint32", START + 40],
      [0, "uint32", 90_000],
      [3, "uint16", 0xffff],
      [4, "uint16", 0xffff],
      [5, "uint8", 0],
      [7, "uint16", [0xffff]],
    ],
  });
  const activity = activityOf(writer.message(session({ at: START, sec: 130, sport: 10, subSport: 20 })).file());
  expect(activity.sessions[0]?.sport).toBe("strength");
  expect(activity.sets).toMatchObject([
    { kind: "active", exercise: "bench_press", repetitions: 8, loadKg: 102.5, durationSec: 40 },
    { kind: "rest", exercise: null, repetitions: null, loadKg: null, durationSec: 90 },
  ]);
});

test("records without a time are counted, warned of and kept out of time", () => {
  const writer = ride(START, FIVE_SECONDS).message({ global: 20, fields: [[3, "uint8", 150]], local: 5 });
  const reading = readFit(writer.file());
  expect(warningKinds(reading)).toEqual(["records-without-time"]);
  expect(activityOf(writer.file()).records.fitSec[5]).toBeNaN();
});

test("a time years from all others is left out instead of stretching the recording", () => {
  const writer = new FitWriter().fileId().message(record({ at: 300_000_000, hr: 140 }));
  for (let i = 0; i < 5; i++) writer.message(record({ at: START + i, hr: 140 }));
  const reading = readFit(writer.message(session({ at: 300_000_000, sec: 5 })).file());
  expect(warningKinds(reading)).toEqual(["stray-times"]);
  expect(reading).toMatchObject({ activity: { records: { count: 6 }, sessions: [{ startFitSec: null }] } });
});

test.each([
  { type: 5, says: "a workout plan" },
  { type: 6, says: "a course" },
  { type: 2, says: "device settings" },
  { type: 32, says: "all-day monitoring" },
])("a file that holds $says is no activity", ({ type, says }) => {
  const course = new FitWriter()
    .fileId(type)
    .message(record({ at: START, distanceCm: 100 }))
    .file();
  expect(readFit(course)).toMatchObject({
    ok: false,
    error: { kind: "no-activity", text: expect.stringContaining(says) },
  });
});

test.each([
  { bytes: [], kind: "empty" },
  { bytes: [...new TextEncoder().encode("bench 100 5x5, felt easy")], kind: "not-fit" },
  { bytes: [0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], kind: "not-fit" },
  { bytes: [...new FitWriter().file()], kind: "no-messages" },
  { bytes: [...new FitWriter().fileId().file()], kind: "no-activity" },
  { bytes: [...new FitWriter().fileId(2).file(), ...new FitWriter().fileId(5).file()], kind: "no-activity" },
])("hopeless bytes fail with a reason: $kind", ({ bytes, kind }) => {
  expect(readFit(Uint8Array.from(bytes))).toMatchObject({ ok: false, read: "failed", error: { kind } });
});

test("a file that claims millions of sessions or one-byte records stays within bounds", () => {
  const definition = [0x40, 0, 0, 20, 0, 0];
  const bytes = new FitWriter()
    .fileId()
    .raw(...definition)
    .file();
  const flood = joined(bytes.subarray(0, bytes.length - 2), new Uint8Array(2_000_000));
  new DataView(flood.buffer).setUint32(4, 0, true);
  const reading = readFit(flood);
  expect(warningKinds(reading)).toContain("too-many-messages");
});

function littleEndian32(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];
}
