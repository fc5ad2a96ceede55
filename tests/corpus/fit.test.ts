/** Real files of real devices, where they lie beside the checkout: every value must come out as two other readers find it. */
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { CHANNELS } from "@spotter/core/endurance/channel";
import { analyse } from "@spotter/core/fit/analyse";
import type { ActivityAnalysis } from "@spotter/core/fit/analysis";
import { readFit } from "@spotter/core/fit/read";
import { decodeChannel, encodeChannel } from "@spotter/core/stream/codec";
import { describe, expect, test } from "vitest";

const FOLDER = new URL("../../../shared/fixtures/fit/", import.meta.url);
const ZONES = { hr: [130, 145, 160, 175], power: [138, 188, 225, 263, 300, 375] };

type Expected = {
  file: string;
  read: { result: string; must_warn?: boolean };
  record_count: number;
  session_count: number;
  lap_count: number;
  time_base: string;
  start_local_derived?: string;
  sessions: { sport: string; start_utc: string | null; computed: ExpectedFigures }[];
  laps: { session: number; timer_s: number; distance_m: number }[];
  series: { file: string };
  developer_fields?: { name: string; in_records: number }[];
};

type ExpectedFigures = {
  record_count: number;
  avg_hr: number | null;
  max_hr: number | null;
  avg_power: number | null;
  avg_cadence_moving: number | null;
  normalized_power: number | null;
  mean_max_first_second: { power: Record<string, number | null>; hr: Record<string, number | null> };
  decoupling: { percent: number | null; samples: number };
};

const expectedFiles: Record<string, Expected> = existsSync(FOLDER)
  ? JSON.parse(readFileSync(new URL("expected.json", FOLDER), "utf8")).files
  : {};

function read(name: string) {
  const reading = readFit(readFileSync(new URL(name, FOLDER)));
  if (!reading.ok) throw new Error(reading.error.text);
  return reading;
}

function near(value: number | null, digits: number): unknown {
  return value === null ? null : expect.closeTo(value, digits);
}

describe.runIf(existsSync(FOLDER))("real FIT files", () => {
  test.each(Object.entries(expectedFiles))("%s", (_name, wanted) => {
    const reading = read(wanted.file);
    const analysis = analyse(reading.activity, ZONES);
    expect(reading.read).toBe(wanted.read.result);
    expect(reading.warnings.length > 0).toBe(wanted.read.must_warn === true || wanted.time_base === "device_seconds");
    expect(reading.activity.records.count).toBe(wanted.record_count);
    expect(analysis.laps).toMatchObject(
      wanted.laps.map((lap) => ({ session: lap.session, timerSec: lap.timer_s, distanceM: lap.distance_m })),
    );
    expect(analysis.sessions).toHaveLength(wanted.session_count);
    wanted.sessions.forEach((session, i) => {
      expectFigures(analysis.sessions[i]!, session.computed);
      expect(analysis.sessions[i]).toMatchObject({ fitSport: session.sport, startUtc: session.start_utc });
    });
    if (wanted.start_local_derived) expect(analysis.sessions[0]?.startLocal).toBe(wanted.start_local_derived);
    expect(reading.activity.developerFields.map(({ name, inRecords }) => [name, inRecords]).sort()).toEqual(
      (wanted.developer_fields ?? []).map((field) => [field.name, field.in_records]).sort(),
    );
  });

  test.each(Object.entries(expectedFiles))(
    "%s: the 1 Hz series, second by second, also after storing",
    (_name, wanted) => {
      const { activity } = read(wanted.file);
      const whole = JSON.parse(gunzipSync(readFileSync(new URL(wanted.series.file, FOLDER))).toString());
      const asOne = { ...activity, sessions: [{ ...activity.sessions[0]!, startFitSec: whole.start_fit }] };
      const { series, seriesStartFitSec } = analyse(asOne).sessions[0]!;
      expect({ startFitSec: seriesStartFitSec, length: series.lengthSec }).toEqual({
        startFitSec: whole.start_fit,
        length: whole.length,
      });
      for (const channel of CHANNELS) {
        const samples = series.channels[channel];
        const values: (number | null)[] | undefined = whole.channels[channel];
        expect(samples === undefined).toBe(values === undefined);
        if (!samples || !values) continue;
        expect(values.findIndex((value, sec) => !isSame(value, samples[sec]!))).toBe(-1);
        expect(decodeChannel(channel, encodeChannel(channel, samples))).toEqual(samples);
      }
    },
  );
});

function isSame(value: number | null, sample: number): boolean {
  return value === null ? Number.isNaN(sample) : Math.abs(value - sample) < 1e-6;
}

function expectFigures({ computed }: ActivityAnalysis["sessions"][number], wanted: ExpectedFigures): void {
  expect(computed).toMatchObject({
    recordCount: wanted.record_count,
    avgHr: near(wanted.avg_hr, 3),
    maxHr: wanted.max_hr,
    avgPower: near(wanted.avg_power, 3),
    avgCadenceMoving: near(wanted.avg_cadence_moving, 3),
    normalizedPower: near(wanted.normalized_power, 3),
  });
  for (const channel of ["power", "hr"] as const) {
    const starts = Object.entries(computed.meanMax[channel]).map(([windowSec, best]) => [
      windowSec,
      best?.startSec ?? null,
    ]);
    expect(Object.fromEntries(starts)).toEqual(wanted.mean_max_first_second[channel]);
  }
  expect(computed.decoupling?.percent ?? null).toEqual(near(wanted.decoupling.percent, 2));
}
