/** The chart of notes beside volume: whether a week's words were good or bad, and how much was done in it. */
import type { LoadUnit } from "../log/entry.ts";
import type { WeekVolume } from "../strength/volume-by-week.ts";
import { dayOf } from "../time/epoch-day.ts";
import { formatDecimal } from "../units/decimal.ts";
import { loadIn } from "../units/load.ts";
import { calendarAxis, dayInWords } from "./calendar-axis.ts";
import { countInWords } from "./change.ts";
import { CAPTION_PX, rightScale, valueAxis, xScale, yScale } from "./frame.ts";
import { type ChartOutcome, nothing } from "./spec.ts";
import { fitRange } from "./value-axis.ts";
import { volumeBackdrop } from "./volume-backdrop.ts";
import { middleOf, type Slot, slotsOf, slotWords, spanOf } from "./weeks.ts";

/** Words of a week that judge: how many were good, neutral and bad. */
export type FeltWeek = { weekStart: string; good: number; neutral: number; bad: number };

type Week = { weekStart: string; kg: number; felt?: FeltWeek };

const HEIGHT_PX = 280;
const PLOT_PX = 185;
const BARS_HEADROOM = 0.4;
/** Weeks with volume and words, to be compared. */
const LEAST_WEEKS = 6;
const LEAST_DIFFERENCE = 0.25;

/**
 * The balance of a week is (good − bad) / all that judge, from −1 to 1: of effort, fatigue, technique, sleep and mood.
 */
export function notesChart(about: {
  volume: readonly WeekVolume[];
  felt: readonly FeltWeek[];
  unit: LoadUnit;
  today: string;
}): ChartOutcome {
  const { volume, felt, unit, today } = about;
  if (felt.length === 0)
    return nothing("No words on how it felt yet. Add some to a log: squat 140 3x5 felt heavy, slept badly.");
  const weeks = joined(volume, felt);
  const slots = slotsOf(weeks, today);
  const kgs = slots.map(({ weeks: of }) => mean(of.map((week) => week?.kg ?? 0)) ?? 0);
  const bars = fitRange(0, Math.max(...kgs.map((kg) => loadIn(kg, unit)), 1), { ticks: 3, headroom: BARS_HEADROOM });
  const line = fitRange(-1, 1, { ticks: 4, headroom: CAPTION_PX / PLOT_PX });
  const { from, to } = spanOf(slots);
  const reading = readingOf(weeks);
  return {
    kind: "chart",
    spec: {
      kind: "notes",
      title: "Notes and volume",
      reading,
      alt: `Chart of the balance of good and bad words in notes as a line from −1 to 1, and weekly volume as bars, ${countInWords(slots.length, "bar")} from the week of ${dayInWords(dayOf(slots[0]!.start))}. ${reading}.`,
      table: {
        columns: ["week of", `volume (${unit})`, "good", "neutral", "bad", "balance"],
        rows: slots.map((slot, nth) => {
          const sum = summed(slot);
          const balance = balanceOf(slot);
          return [
            dayOf(slot.start),
            Math.round(loadIn(kgs[nth]!, unit)),
            sum.good,
            sum.neutral,
            sum.bad,
            balance === undefined ? null : Math.round(balance * 100) / 100,
          ];
        }),
      },
      heightPx: HEIGHT_PX,
      config: {
        type: "bar",
        data: {
          datasets: [
            {
              type: "line" as const,
              label: "balance of notes",
              yAxisID: "felt",
              data: slots.map((slot) => ({ x: middleOf(slot), y: balanceOf(slot) ?? null })),
              borderColor: "$plum",
              borderWidth: 2,
              borderJoinStyle: "round",
              pointRadius: slots.length > 30 ? 2 : 3.5,
              pointBackgroundColor: "$plum",
              pointBorderColor: "$paper",
              pointBorderWidth: 0.75,
              spanGaps: false,
              clip: 8,
            },
            volumeBackdrop(slots, kgs, unit),
          ],
        },
        options: { scales: { x: xScale(from, to), y: yScale(bars), felt: rightScale(line) } },
      },
      axes: { x: calendarAxis(from, to, 5), y: valueAxis(bars, { kind: "compact" }), felt: valueAxis(line) },
      marks: {
        bands: [],
        labels: [],
        captions: [
          {
            axis: "felt",
            items: [
              { text: "notes, bad −1 to good 1", colour: "$plum", sign: "line" },
              { text: `${unit} ${slotWords(slots)}`, colour: "$quiet", sign: "bar", signColour: "$accentSoft" },
            ],
          },
        ],
      },
    },
  };
}

function joined(volume: readonly WeekVolume[], felt: readonly FeltWeek[]): Week[] {
  const kgOf = new Map(volume.map(({ weekStart, kg }) => [weekStart, kg]));
  const feltOf = new Map(felt.map((week) => [week.weekStart, week]));
  return [...new Set([...kgOf.keys(), ...feltOf.keys()])].sort().map((weekStart) => {
    const told = feltOf.get(weekStart);
    return { weekStart, kg: kgOf.get(weekStart) ?? 0, ...(told && { felt: told }) };
  });
}

function summed({ weeks }: Pick<Slot<Week>, "weeks">): Omit<FeltWeek, "weekStart"> {
  const felt = weeks.flatMap((week) => week?.felt ?? []);
  const sum = (key: "good" | "neutral" | "bad") => felt.reduce((total, week) => total + week[key], 0);
  return { good: sum("good"), neutral: sum("neutral"), bad: sum("bad") };
}

function balanceOf(slot: Pick<Slot<Week>, "weeks">): number | undefined {
  const { good, neutral, bad } = summed(slot);
  const all = good + neutral + bad;
  return all === 0 ? undefined : (good - bad) / all;
}

/** The third of weeks with the most volume beside the third with the least. */
function readingOf(weeks: readonly Week[]): string {
  const both = weeks.filter(({ kg, felt }) => kg > 0 && felt).sort((a, b) => a.kg - b.kg);
  if (both.length < LEAST_WEEKS)
    return `${countInWords(both.length, "week")} with volume and notes, too few to compare`;
  const third = Math.floor(both.length / 3);
  const heavy = mean(both.slice(-third).map((week) => balanceOf({ weeks: [week] }) ?? 0))!;
  const light = mean(both.slice(0, third).map((week) => balanceOf({ weeks: [week] }) ?? 0))!;
  if (Math.abs(heavy - light) < LEAST_DIFFERENCE)
    return "Notes of your heavy weeks read much like those of your light ones";
  return `Balance of notes ${signed(heavy)} in your heaviest weeks, ${signed(light)} in the lightest`;
}

function signed(value: number): string {
  const words = formatDecimal(Math.abs(value), 1);
  return value > 0 && words !== "0" ? `+${words}` : value < 0 && words !== "0" ? `−${words}` : "0";
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
