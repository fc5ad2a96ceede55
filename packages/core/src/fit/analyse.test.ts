import { expect, test } from "vitest";
import { FitWriter, joined, lap, record, ride, session } from "../../../../tests/fit-writer.ts";
import { analyse } from "./analyse.ts";
import type { ActivityAnalysis } from "./analysis.ts";
import { readFit } from "./read.ts";

const START = 1_100_000_000;

function analysisOf(writer: FitWriter): ActivityAnalysis {
  const reading = readFit(writer.file());
  if (!reading.ok) throw new Error(reading.error.text);
  return analyse(reading.activity, { hr: [130, 145], power: [200, 300] });
}

test("ten minutes at a steady 200 W and 140 bpm", () => {
  const [one] = analysisOf(
    ride(
      START,
      Array.from({ length: 600 }, () => ({ hr: 140, power: 200, cadence: 90 })),
    ),
  ).sessions;
  expect(one).toMatchObject({
    sport: "bike",
    startUtc: "2024-11-08T11:33:20Z",
    startLocal: null,
    computed: {
      avgHr: 140,
      maxHr: 140,
      avgPower: 200,
      normalizedPower: expect.closeTo(200, 9),
      avgCadence: 90,
      meanMax: { power: { 300: { mean: 200, startSec: 0 }, 1200: null } },
      timeInZone: { hr: [0, 600, 0], power: [0, 600, 0] },
      decoupling: { kind: "Pw:HR", percent: expect.closeTo(0, 9), samples: 600 },
    },
  });
});

test("a stop stays a gap in the series", () => {
  const writer = new FitWriter().fileId();
  for (let i = 0; i < 30; i++) writer.message(record({ at: START + i, power: 400 }));
  for (let i = 0; i < 30; i++) writer.message(record({ at: START + 630 + i, power: 400 }));
  const { series, computed } = analysisOf(writer.message(session({ at: START, sec: 660 }))).sessions[0]!;
  expect(series.lengthSec).toBe(660);
  expect(computed.meanMax.power).toMatchObject({ 30: { mean: 400 }, 60: null });
  expect(computed.avgPower).toBe(400);
});

test("a maximum is the largest value of any record, an average that of seconds", () => {
  const writer = new FitWriter()
    .fileId()
    .message(record({ at: START, hr: 140 }))
    .message(record({ at: START, hr: 160 }));
  const { computed } = analysisOf(
    writer.message(record({ at: START + 1, hr: 140 })).message(session({ at: START, sec: 2 })),
  ).sessions[0]!;
  expect(computed).toMatchObject({ maxHr: 160, avgHr: 145, recordCount: 3 });
});

test("records and laps go to the last session that starts at or before them, early ones to the first", () => {
  const writer = new FitWriter().fileId();
  for (let i = 0; i < 30; i++) writer.message(record({ at: START + i, hr: 100 + i }));
  writer
    .message(lap({ at: START, sec: 10 }))
    .message(lap({ at: START + 10, sec: 10 }))
    .message(lap({ at: START + 25, sec: 5 }));
  writer.message(session({ at: START + 5, sec: 5, sport: 5 }));
  writer.message(session({ at: START + 10, sec: 10, sport: 3 }));
  writer.message(session({ at: START + 20, sec: 10, sport: 2 }));
  const analysis = analysisOf(writer);
  expect(analysis.sessions.map(({ sport, computed }) => [sport, computed.recordCount, computed.avgHr])).toEqual([
    ["swim", 10, 104.5],
    ["transition", 10, 114.5],
    ["bike", 10, 124.5],
  ]);
  expect(analysis.laps.map((one) => one.session)).toEqual([0, 1, 2]);
  expect(analysis.whole).toMatchObject({ recordCount: 30, avgHr: 114.5 });
  expect(analysis.sessions[0]!.seriesStartFitSec).toBe(START);
  expect(analysis.sessions[0]!.startFitSec).toBe(START + 5);
});

test("a session that starts before its first record counts seconds from its start", () => {
  const writer = new FitWriter()
    .fileId()
    .message(record({ at: START + 3, hr: 140 }))
    .message(session({ at: START, sec: 4 }));
  const { series } = analysisOf(writer).sessions[0]!;
  expect([...series.channels.hr!]).toEqual([Number.NaN, Number.NaN, Number.NaN, 140]);
});

test("a run without power drifts by speed, a ride without power not at all", () => {
  const seconds = Array.from({ length: 700 }, (_, i) => ({ at: START + i, hr: 150, speedMmPerSec: 3000 }));
  const recorded = (sport: number) => {
    const writer = new FitWriter().fileId();
    for (const second of seconds) writer.message(record(second));
    return analysisOf(writer.message(session({ at: START, sec: 700, sport }))).sessions[0]!.computed.decoupling;
  };
  expect(recorded(1)).toMatchObject({ kind: "Pa:HR", samples: 700 });
  expect(recorded(2)).toBeNull();
});

test("without records there is nothing to compute, and no channel", () => {
  const { series, computed } = analysisOf(new FitWriter().fileId().message(session({ at: START, sec: 60, sport: 5 })))
    .sessions[0]!;
  expect(series).toEqual({ lengthSec: 0, channels: {} });
  expect(computed).toMatchObject({
    recordCount: 0,
    avgHr: null,
    normalizedPower: null,
    timeInZone: { hr: null, power: null },
  });
});

test("recordings of different years in one file stay apart", () => {
  const later = ride(START, [{ hr: 150 }, { hr: 150 }]).file();
  const earlier = ride(START - 200_000_000, [{ hr: 120 }]).file();
  const reading = readFit(joined(later, earlier));
  if (!reading.ok) throw new Error(reading.error.text);
  expect(reading.warnings).toEqual([]);
  const { sessions, whole } = analyse(reading.activity);
  expect(sessions.map(({ computed, series }) => [computed.recordCount, computed.avgHr, series.lengthSec])).toEqual([
    [2, 150, 2],
    [1, 120, 1],
  ]);
  expect(whole).toBeNull();
});
