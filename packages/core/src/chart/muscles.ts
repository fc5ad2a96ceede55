/** The chart of weekly muscle balance: hard sets of each part of the body, stacked. */
import { MUSCLE_GROUP_NAMES, type MuscleGroup } from "../exercise/muscle-group.ts";
import { dayOf } from "../time/epoch-day.ts";
import { formatDecimal } from "../units/decimal.ts";
import { calendarAxis, dayInWords } from "./calendar-axis.ts";
import { CAPTION_PX, valueAxis, xScale, yScale } from "./frame.ts";
import { SERIES } from "./palette.ts";
import { type ChartOutcome, nothing } from "./spec.ts";
import { fitRange } from "./value-axis.ts";
import { meanOf, middleOf, slotsOf, slotWords, spanOf } from "./weeks.ts";

/** Hard sets of each group, a set of two groups in each of them; `weekStart` is a Monday. */
export type MuscleWeek = { weekStart: string; sets: Readonly<Record<MuscleGroup, number>> };

const HEIGHT_PX = 300;
const PLOT_PX = 200;
const LEGEND_LINE_PX = 16;
/** Weeks that are over and are told of. */
const TOLD_WEEKS = 4;

export function musclesChart({ weeks, today }: { weeks: readonly MuscleWeek[]; today: string }): ChartOutcome {
  const given = weeks.filter(({ sets }) => MUSCLE_GROUP_NAMES.some((group) => sets[group] > 0));
  if (given.length === 0) return nothing("No hard sets yet: log sets of exercises I know, and I sort them by muscle.");
  const slots = slotsOf(given, today);
  const means = slots.map((slot) => MUSCLE_GROUP_NAMES.map((group) => meanOf(slot, ({ sets }) => sets[group])));
  const totals = means.map((of) => of.reduce((sum, one) => sum + one, 0));
  const range = fitRange(0, Math.max(...totals), { ticks: 4, headroom: (CAPTION_PX + LEGEND_LINE_PX) / PLOT_PX });
  const { from, to } = spanOf(slots);
  const reading = readingOf(slotsOf(given, today).flatMap(({ weeks: all, open }) => (open ? all.slice(0, -1) : all)));
  const signs = MUSCLE_GROUP_NAMES.map((group, nth) => ({
    text: group,
    colour: "$quiet" as const,
    sign: "bar" as const,
    signColour: SERIES[nth]!,
  }));
  return {
    kind: "chart",
    spec: {
      kind: "muscles",
      title: "Muscle balance",
      reading,
      alt: `Stacked bar chart of hard sets a week by part of the body, ${given.length} weeks from that of ${dayInWords(dayOf(slots[0]!.start))}. ${reading}.`,
      table: {
        columns: ["week of", ...MUSCLE_GROUP_NAMES],
        rows: slotsOf(given, today).map((slot, nth) => [dayOf(slot.start), ...means[nth]!.map(tenths)]),
      },
      heightPx: HEIGHT_PX,
      config: {
        type: "bar",
        data: {
          datasets: MUSCLE_GROUP_NAMES.map((group, nth) => ({
            type: "bar" as const,
            label: group,
            data: slots.map((slot, index) => ({ x: middleOf(slot), y: means[index]![nth]! })),
            backgroundColor: SERIES[nth]!,
            borderColor: "$paper",
            borderWidth: slots.length > 30 ? 0 : { top: 1 },
            barPercentage: slots.length > 30 ? 0.95 : 0.82,
            categoryPercentage: 1,
            maxBarThickness: 48,
          })),
        },
        options: { scales: { x: { ...xScale(from, to), stacked: true }, y: { ...yScale(range), stacked: true } } },
      },
      axes: { x: calendarAxis(from, to, 5), y: valueAxis(range) },
      marks: {
        bands: [],
        labels: [],
        captions: [
          { axis: "y", items: [{ text: `hard sets ${slotWords(slots)}:`, colour: "$quiet" }, ...signs.slice(0, 2)] },
          { axis: "y", line: 1, items: signs.slice(2) },
        ],
      },
    },
  };
}

/** The most and the least trained part in the last weeks that are over. */
function readingOf(over: readonly (MuscleWeek | undefined)[]): string {
  const told = over.slice(-TOLD_WEEKS);
  if (told.length === 0) return "The first week is under way";
  const means = MUSCLE_GROUP_NAMES.map((group) => ({
    group,
    sets: told.reduce((sum, week) => sum + (week?.sets[group] ?? 0), 0) / told.length,
  })).sort((a, b) => b.sets - a.sets);
  const most = means[0]!;
  const least = means.at(-1)!;
  const span = told.length === 1 ? "last week" : `a week in ${told.length} weeks`;
  if (most.sets === 0)
    return told.length === 1 ? "No hard sets last week" : `No hard sets in the last ${told.length} weeks`;
  const leastWords = least.sets === 0 ? `none for ${least.group}` : `least for ${least.group} (${rounded(least.sets)})`;
  return `Most for ${most.group} (${rounded(most.sets)} sets ${span}), ${leastWords}`;
}

function rounded(sets: number): string {
  return formatDecimal(Math.round(sets * 2) / 2, 1);
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
