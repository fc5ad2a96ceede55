/** The chart of one muscle's hard sets by week: for a muscle, sets tell more than kilograms. */
import { dayOf } from "../time/epoch-day.ts";
import { formatDecimal } from "../units/decimal.ts";
import { calendarAxis, dayInWords, yearOf } from "./calendar-axis.ts";
import { changeInWords, countInWords } from "./change.ts";
import { CAPTION_PX, valueAxis, xScale, yScale } from "./frame.ts";
import { type Caption, type ChartOutcome, nothing } from "./spec.ts";
import { fitRange } from "./value-axis.ts";
import { meanOf, middleOf, slotsOf, slotWords, spanOf } from "./weeks.ts";

export type MuscleSets = { weekStart: string; sets: number };

const HEIGHT_PX = 270;
const PLOT_PX = 170;
const FIGURE_PX = 16;
/** Up to here every bar has its figure. */
const MAX_FIGURES = 13;

export function muscleVolumeChart(about: { name: string; weeks: readonly MuscleSets[]; today: string }): ChartOutcome {
  const { name, today } = about;
  const given = about.weeks.filter(({ sets }) => sets > 0);
  if (given.length === 0) return nothing(`No hard sets of ${name.toLowerCase()} yet.`);
  const slots = slotsOf(given, today);
  const means = slots.map((slot) => meanOf(slot, ({ sets }) => sets));
  const range = fitRange(0, Math.max(...means), {
    ticks: 4,
    steps: [1, 2, 5, 10, 20, 50, 100],
    headroom: (CAPTION_PX + FIGURE_PX) / PLOT_PX,
  });
  const { from, to } = spanOf(slots);
  const reading = readingOf(given, today);
  const items: Caption["items"] = [{ text: `hard sets ${slotWords(slots)}`, colour: "$accent", sign: "bar" }];
  if (slots.at(-1)!.open)
    items.push({ text: "this week so far", colour: "$quiet", sign: "bar", signColour: "$accentSoft" });
  return {
    kind: "chart",
    spec: {
      kind: "volume",
      title: `${name}, hard sets`,
      reading,
      alt: `Bar chart of hard sets a week of ${name.toLowerCase()}, ${countInWords(given.length, "week")} with some since that of ${dayInWords(dayOf(slots[0]!.start))}. ${reading}.`,
      table: {
        columns: ["week of", "hard sets"],
        rows: slots.map(({ start }, nth) => [dayOf(start), Math.round(means[nth]! * 10) / 10]),
      },
      heightPx: HEIGHT_PX,
      config: {
        type: "bar",
        data: {
          datasets: [
            {
              type: "bar",
              label: "hard sets",
              data: slots.map((slot, nth) => ({ x: middleOf(slot), y: means[nth]! })),
              backgroundColor: slots.map(({ open }) => (open ? "$accentSoft" : "$accent")),
              borderRadius: 2,
              barPercentage: slots.length > 30 ? 0.95 : 0.82,
              categoryPercentage: 1,
              maxBarThickness: 48,
            },
          ],
        },
        options: { scales: { x: xScale(from, to), y: yScale(range) } },
      },
      axes: { x: calendarAxis(from, to, 5), y: valueAxis(range) },
      marks: {
        bands: [],
        captions: [{ axis: "y", items }],
        labels:
          slots.length > MAX_FIGURES
            ? []
            : slots.map((slot, nth) => ({
                x: middleOf(slot),
                y: means[nth]!,
                axis: "y",
                text: formatDecimal(means[nth]!, 1),
                colour: "$quiet",
                side: "over",
              })),
      },
    },
  };
}

/** The last week that is over, against the mean of the four before it where there are four. */
function readingOf(given: readonly MuscleSets[], today: string): string {
  const weeks = slotsOf(given, today).flatMap(({ weeks: all, open, start }) =>
    all.map((week, nth) => ({ sets: week?.sets ?? 0, start: start + 7 * nth, open: open && nth === all.length - 1 })),
  );
  const over = weeks.filter(({ open }) => !open);
  const last = over.at(-1);
  if (!last) return `${sets(weeks.at(-1)!.sets)} this week so far`;
  const words = `${sets(last.sets)} in the week of ${dayInWords(dayOf(last.start), yearOf(today))}`;
  const before = over.slice(-5, -1);
  const mean = before.reduce((sum, week) => sum + week.sets, 0) / before.length;
  return before.length < 4 || mean === 0
    ? words
    : `${words}, ${changeInWords(last.sets / mean - 1)} on the four before`;
}

function sets(count: number): string {
  return `${formatDecimal(count, 1)} hard set${count === 1 ? "" : "s"}`;
}
