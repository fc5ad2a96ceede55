import { expect, test } from "vitest";
import { FitWriter, lap, record, ride, session } from "../../../../tests/fit-writer.ts";
import type { Block } from "../chat/reply.ts";
import { analyse } from "./analyse.ts";
import { readFit } from "./read.ts";
import { type SummaryOptions, summarise } from "./summary.ts";

const START = 1_100_000_000;
const WIDEST_ON_A_PHONE = 34;

function summaryOf(writer: FitWriter, options?: SummaryOptions): Block[] {
  const reading = readFit(writer.file());
  if (!reading.ok) throw new Error(reading.error.text);
  return summarise(analyse(reading.activity).sessions[0]!, options);
}

function lines(blocks: Block[]): string[] {
  const words = (spans: unknown[]) =>
    spans.map((span) => (typeof span === "string" ? span : Object.values(span as object)[0])).join("");
  return blocks.flatMap((block) => {
    if (block.kind === "text") return [words(block.spans)];
    return block.kind === "list" ? block.items.map(words) : [block.header, ...block.rows].map((row) => row.join(" | "));
  });
}

function steadyRide(): FitWriter {
  return ride(
    START,
    Array.from({ length: 3600 }, () => ({ hr: 140, power: 200, cadence: 90 })),
  );
}

test("an hour's ride is told in a handful of lines", () => {
  expect(lines(summaryOf(steadyRide(), { timeZone: "Europe/Berlin" }))).toEqual([
    "Ride, Fri 8 Nov 2024, 12:33",
    "Time 1 h",
    "Heart rate 140 avg, 140 max",
    "Power 200 W avg, NP 200 W, 200 W max",
    "Cadence 90 rpm",
    "Best power: 5 s 200 W, 30 s 200 W, 1 min 200 W, 5 min 200 W, 20 min 200 W, 60 min 200 W",
    "Pw:HR decoupling 0 %: steady, power per heartbeat held",
  ]);
});

function run(laps: number): FitWriter {
  const writer = new FitWriter().fileId();
  for (let i = 0; i < laps * 300; i++) writer.message(record({ at: START + i, hr: 150, speedMmPerSec: 3333 }));
  for (let i = 0; i < laps; i++) writer.message(lap({ at: START + i * 300, sec: 300, distanceCm: 100_000 }));
  return writer.message(session({ at: START, sec: laps * 300, sport: 1, distanceCm: laps * 100_000 }));
}

test("a run is told by pace, in the athlete's unit", () => {
  expect(lines(summaryOf(run(2)))).toEqual([
    "Run, Fri 8 Nov 2024, 11:33 UTC",
    "Time 10 min",
    "Distance 2 km, 5:00/km",
    "Heart rate 150 avg, 150 max",
    "Best pace: 1 min 5:00/km, 5 min 5:00/km",
    "Pa:HR decoupling 0 %: too little data to mean much",
    "# | time | km | /km",
    "1 | 5:00 | 1 | 5:00",
    "2 | 5:00 | 1 | 5:00",
  ]);
  expect(lines(summaryOf(run(2), { distanceUnit: "mi" }))).toContain("Distance 1.24 mi, 8:03/mi");
});

test("a swim is told per 100 m, with its lengths", () => {
  const writer = new FitWriter().fileId();
  for (let i = 0; i < 4; i++)
    writer.message({
      global: 101,
      fields: [
        [2, "uint32", START + i * 30],
        [12, "enum", 1],
      ],
    });
  const words = lines(summaryOf(writer.message(session({ at: START, sec: 120, sport: 5, distanceCm: 10_000 }))));
  expect(words).toContain("Distance 100 m, 2:00/100 m");
  expect(words).toContain("4 lengths");
});

test("beyond a dozen laps the rest is counted, and the table fits a phone", () => {
  const blocks = summaryOf(run(20));
  expect(lines(blocks).at(-1)).toBe("… and 8 more laps");
  for (const block of blocks) {
    if (block.kind !== "table") continue;
    const widths = block.header.map((_, i) => Math.max(...[block.header, ...block.rows].map((row) => row[i]!.length)));
    expect(widths.reduce((sum, width) => sum + width + 2, -2)).toBeLessThanOrEqual(WIDEST_ON_A_PHONE);
  }
});

test("strength sets are a table in the athlete's load unit", () => {
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
  const writerWithSession = writer.message(session({ at: START, sec: 600, sport: 10, subSport: 20 }));
  expect(lines(summaryOf(writerWithSession)).slice(-2)).toEqual([
    "exercise | reps | kg | time",
    "bench press | 8 | 102.5 | 0:40",
  ]);
  expect(lines(summaryOf(writerWithSession, { loadUnit: "lb" })).at(-1)).toBe("bench press | 8 | 226 | 0:40");
});

test("what was not recorded is not mentioned, warnings come last", () => {
  const bare = new FitWriter().fileId().message(session({ at: START, sec: 1800, sport: 10, subSport: 43 }));
  const warnings = [{ kind: "truncated", text: "The file is cut short." }] as const;
  expect(lines(summaryOf(bare, { warnings }))).toEqual([
    "Mobility, Fri 8 Nov 2024, 11:33 UTC",
    "Time 30 min",
    "The file is cut short.",
  ]);
});
