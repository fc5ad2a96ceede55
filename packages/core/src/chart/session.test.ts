import { describe, expect, test } from "vitest";
import { type SessionChartInput, sessionChart } from "./session.ts";

const chart = (input: Partial<SessionChartInput>) => {
  const outcome = sessionChart({ sport: "bike", laps: [], series: {}, unit: "km", ...input });
  if (outcome.kind === "nothing") throw new Error(outcome.because);
  return outcome.spec;
};
const hour = (value: (sec: number) => number | null) => Array.from({ length: 3600 }, (_, sec) => value(sec));
const panelsOf = (spec: ReturnType<typeof chart>) => spec.config.data.datasets.map(({ label }) => label);

describe("sessionChart", () => {
  test("a ride shows power, heart rate and terrain, and reads the means", () => {
    const spec = chart({
      title: "Ride, 12 Nov",
      series: {
        power: hour(() => 200),
        hr: hour(() => 150),
        speedMps: hour(() => 9),
        altitudeM: hour((sec) => sec / 10),
      },
      distanceM: 32_400,
    });
    expect(panelsOf(spec)).toEqual(["Power", "Heart rate", "Altitude"]);
    expect(spec.reading).toBe("32.4 km in 1 h, 200 W, HR 150");
    expect(spec.alt).toBe(
      "Line chart of power, heart rate, altitude over 1 h of Ride, 12 Nov. 32.4 km in 1 h, 200 W, HR 150.",
    );
  });

  test("a run shows pace, fastest at the top", () => {
    const spec = chart({ sport: "run", series: { speedMps: hour(() => 1000 / 315), power: hour(() => 250) } });
    expect(panelsOf(spec)).toEqual(["Pace"]);
    expect(spec.reading).toBe("1 h, 5:15/km");
    expect(spec.config.options!.scales!.pace).toMatchObject({ reverse: true });
    expect(spec.axes.pace!.format).toEqual({ kind: "clock" });
  });

  test("swims are told per 100 m, rides without a power meter in speed", () => {
    expect(chart({ sport: "swim", series: { speedMps: hour(() => 1) } }).reading).toBe("1 h, 1:40/100 m");
    expect(chart({ sport: "bike", unit: "mi", series: { speedMps: hour(() => 8.9408) } }).reading).toBe("1 h, 20 mph");
  });

  test("the mean pace is that of the whole way where the distance is known", () => {
    const speedMps = hour((sec) => (sec % 2 ? 5 : 0));
    expect(chart({ sport: "run", series: { speedMps }, distanceM: 9000 }).reading).toBe("9 km in 1 h, 6:40/km");
  });

  test("a pause is a gap, not a line", () => {
    const spec = chart({ series: { hr: hour((sec) => (sec > 1000 && sec < 1300 ? null : 140)) } });
    expect(spec.config.data.datasets[0]!.data.filter(({ y }) => y === null)).toHaveLength(1);
  });

  test("a sensor's spike does not flatten the rest", () => {
    const spec = chart({ series: { power: hour((sec) => (sec === 1800 ? 2400 : 200 + (sec % 60))) } });
    expect(spec.config.options!.scales!.power!.max).toBeLessThan(500);
  });

  test("a walk break does not flatten a run", () => {
    const speedMps = hour((sec) => (sec > 1800 && sec < 1860 ? 0.5 : 3.2));
    const { min, max } = chart({ sport: "run", series: { speedMps } }).config.options!.scales!.pace as {
      min: number;
      max: number;
    };
    expect(max).toBeLessThanOrEqual(600);
    expect(min).toBeGreaterThan(200);
  });

  test("laps are numbered stripes and the rows of the table", () => {
    const spec = chart({
      series: { power: hour((sec) => (sec < 600 ? 150 : 250)), hr: hour((sec) => (sec < 600 ? 120 : null)) },
      laps: [
        { startSec: 0, endSec: 600 },
        { startSec: 600, endSec: 3600 },
      ],
    });
    expect(spec.marks.bands).toEqual([
      { from: 0, to: 600, label: "1" },
      { from: 600, to: 3600, label: "2" },
    ]);
    expect(spec.table).toEqual({
      columns: ["lap", "time", "mean power (W)", "mean heart rate (bpm)"],
      rows: [
        [1, "10:00", 150, 120],
        [2, "50:00", 250, null],
      ],
    });
  });

  test("a single lap is the workout and is not marked", () => {
    const spec = chart({ series: { hr: hour(() => 140) }, laps: [{ startSec: 0, endSec: 3600 }] });
    expect(spec.marks.bands).toEqual([]);
    expect(spec.table.rows).toEqual([[1, "1:00:00", 140]]);
  });

  test("a flat course has no terrain to show", () => {
    expect(panelsOf(chart({ series: { hr: hour(() => 140), altitudeM: hour((sec) => 300 + (sec % 10)) } }))).toEqual([
      "Heart rate",
    ]);
  });

  test("without samples it says why there is no chart", () => {
    expect(sessionChart({ sport: "run", laps: [], series: { hr: [], speedMps: [null, null] }, unit: "km" })).toEqual({
      kind: "nothing",
      because: "Run has no heart rate, power or speed over time to draw.",
    });
  });

  test("a day in the saddle stays a few hundred points, and the spec is data", () => {
    const spec = chart({
      series: { hr: new Uint8Array(12 * 3600).fill(120), power: new Uint16Array(12 * 3600).fill(150) },
    });
    for (const { data } of spec.config.data.datasets) expect(data.length).toBeLessThanOrEqual(300);
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });
});
