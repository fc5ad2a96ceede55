/** The chart of readiness beside volume: what a week's work was, and how the athlete felt in it. */
import type { LoadUnit } from "../log/entry.ts";
import type { WeekVolume } from "../strength/volume-by-week.ts";
import { dayOf } from "../time/epoch-day.ts";
import { formatDecimal } from "../units/decimal.ts";
import { loadIn } from "../units/load.ts";
import { calendarAxis, dayInWords } from "./calendar-axis.ts";
import { countInWords } from "./change.ts";
import { CAPTION_PX, rightScale, valueAxis, xScale, yScale } from "./frame.ts";
import { type Caption, type ChartOutcome, nothing } from "./spec.ts";
import { fitRange } from "./value-axis.ts";
import { volumeBackdrop } from "./volume-backdrop.ts";
import { middleOf, type Slot, slotsOf, slotWords, spanOf } from "./weeks.ts";

/** Sleep in hours; the others from 1 to 10. */
export const READINESS = ["sleep", "energy", "stress", "soreness"] as const;
export type ReadinessMetric = (typeof READINESS)[number];

/** The mean of what was told in a week; absent where nothing was. */
export type ReadinessWeek = { weekStart: string } & Partial<Record<ReadinessMetric, number>>;

const LOOK = {
  sleep: { colour: "$teal", pointStyle: "circle" },
  energy: { colour: "$gold", pointStyle: "rectRot" },
  stress: { colour: "$plum", pointStyle: "rect" },
  soreness: { colour: "$rose", pointStyle: "triangle" },
} as const;

const HEIGHT_PX = 310;
const PLOT_PX = 210;
const CAPTION_LINE_PX = 16;
/** Bars keep to the lower part, so that the lines can be read over them. */
const BARS_HEADROOM = 0.45;
/** Weeks with volume and an answer, to be compared. */
const LEAST_WEEKS = 6;
/** A difference in the means of some weeks that is worth a word: half an hour of sleep, half a point. */
const LEAST_DIFFERENCE = 0.5;

type Week = { weekStart: string; kg: number; felt?: ReadinessWeek };

export function readinessChart(about: {
  volume: readonly WeekVolume[];
  felt: readonly ReadinessWeek[];
  unit: LoadUnit;
  today: string;
}): ChartOutcome {
  const { volume, felt, unit, today } = about;
  if (felt.length === 0)
    return nothing("Nothing on how you feel yet. Write “slept 7h30, energy 7, stress 4, soreness 3”.");
  const slots = slotsOf(joined(volume, felt), today);
  const kgs = slots.map(({ weeks }) => mean(weeks.map((week) => week?.kg ?? 0)) ?? 0);
  const bars = fitRange(0, Math.max(...kgs.map((kg) => loadIn(kg, unit)), 1), { ticks: 3, headroom: BARS_HEADROOM });
  const lines = fitRange(0, 10, { ticks: 5, headroom: (CAPTION_PX + CAPTION_LINE_PX) / PLOT_PX });
  const { from, to } = spanOf(slots);
  const told = READINESS.filter((metric) => felt.some((week) => week[metric] !== undefined));
  const reading = readingOf(joined(volume, felt));
  const signs: Caption["items"] = told.map((metric) => ({
    text: metric === "sleep" ? "sleep, h" : metric,
    colour: LOOK[metric].colour,
    sign: "line",
  }));
  return {
    kind: "chart",
    spec: {
      kind: "readiness",
      title: "Readiness and volume",
      reading,
      alt: `Chart of ${told.join(", ")} as lines and weekly volume as bars, ${countInWords(slots.length, "bar")} from the week of ${dayInWords(dayOf(slots[0]!.start))}. ${reading}.`,
      table: {
        columns: ["week of", `volume (${unit})`, ...told.map((metric) => (metric === "sleep" ? "sleep (h)" : metric))],
        rows: slots.map((slot, nth) => [
          dayOf(slot.start),
          Math.round(loadIn(kgs[nth]!, unit)),
          ...told.map((metric) => tenths(feltIn(slot, metric))),
        ]),
      },
      heightPx: HEIGHT_PX,
      config: {
        type: "bar",
        data: {
          datasets: [
            ...told.map((metric) => ({
              type: "line" as const,
              label: metric,
              yAxisID: "felt",
              data: slots.map((slot) => ({ x: middleOf(slot), y: feltIn(slot, metric) ?? null })),
              borderColor: LOOK[metric].colour,
              borderWidth: 2,
              pointStyle: LOOK[metric].pointStyle,
              pointRadius: slots.length > 30 ? 2 : 3.5,
              pointBackgroundColor: LOOK[metric].colour,
              pointBorderColor: "$paper",
              pointBorderWidth: 0.75,
            })),
            volumeBackdrop(slots, kgs, unit),
          ],
        },
        options: {
          scales: {
            x: xScale(from, to),
            y: yScale(bars),
            felt: rightScale(lines),
          },
        },
      },
      axes: {
        x: calendarAxis(from, to, 5),
        y: valueAxis(bars, { kind: "compact" }),
        felt: valueAxis(lines),
      },
      marks: {
        bands: [],
        labels: [],
        captions: [
          {
            axis: "felt",
            items: [{ text: `${unit} ${slotWords(slots)}`, colour: "$quiet", sign: "bar", signColour: "$accentSoft" }],
          },
          { axis: "felt", line: 1, items: signs },
        ],
      },
    },
  };
}

function joined(volume: readonly WeekVolume[], felt: readonly ReadinessWeek[]): Week[] {
  const kgOf = new Map(volume.map(({ weekStart, kg }) => [weekStart, kg]));
  const feltOf = new Map(felt.map((week) => [week.weekStart, week]));
  return [...new Set([...kgOf.keys(), ...feltOf.keys()])].sort().map((weekStart) => {
    const told = feltOf.get(weekStart);
    return { weekStart, kg: kgOf.get(weekStart) ?? 0, ...(told && { felt: told }) };
  });
}

/** Where it differs most between the third of weeks with the most volume and the third with the least. */
function readingOf(weeks: readonly Week[]): string {
  const trained = weeks.filter(({ kg, felt }) => kg > 0 && felt).sort((a, b) => a.kg - b.kg);
  const third = Math.floor(trained.length / 3);
  if (trained.length < LEAST_WEEKS)
    return `${countInWords(trained.length, "week")} with volume and answers, too few to compare`;
  const differences = READINESS.flatMap((metric) => {
    const light = mean(trained.slice(0, third).flatMap(({ felt }) => felt?.[metric] ?? []));
    const heavy = mean(trained.slice(-third).flatMap(({ felt }) => felt?.[metric] ?? []));
    return light === undefined || heavy === undefined ? [] : [{ metric, light, heavy, by: Math.abs(heavy - light) }];
  }).sort((a, b) => b.by - a.by);
  const [most] = differences;
  if (!most) return `${countInWords(trained.length, "week")} with volume and answers, too few to compare`;
  if (most.by < LEAST_DIFFERENCE) return "Your heavy weeks feel much like your light ones";
  const unit = most.metric === "sleep" ? " h" : "";
  const [heavy, light] = [most.heavy, most.light].map((value) => formatDecimal(value, 1));
  return `In your heaviest weeks ${most.metric} ${heavy}${unit}, in the lightest ${light}${unit}`;
}

function feltIn({ weeks }: Slot<Week>, metric: ReadinessMetric): number | undefined {
  return mean(weeks.flatMap((week) => week?.felt?.[metric] ?? []));
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function tenths(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 10) / 10;
}
