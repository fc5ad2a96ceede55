/** The chart of a year of days: which were trained, in two rows of half a year, so that a phone can show each day. */
import { streaksOf, usualDaysAWeek } from "../strength/consistency.ts";
import { dayOf, epochDay, mondayOf } from "../time/epoch-day.ts";
import { calendarLabel, dayInWords } from "./calendar-axis.ts";
import { countInWords } from "./change.ts";
import { xScale, yScale } from "./frame.ts";
import type { Colour } from "./palette.ts";
import { type ChartOutcome, nothing, type PointLabel } from "./spec.ts";

/** A day with training: its working sets, and whether anything else was done. */
export type TrainedDay = { day: string; sets: number; otherSport: boolean };

const HEIGHT_PX = 330;
const WEEKS = 53;
const WEEKS_A_ROW = 27;
/** Rows of days: seven, two for the months' names, seven. */
const LOWER_ROW = 9;
const TOP_ROOM = 3.2;

export function consistencyChart({ days, today }: { days: readonly TrainedDay[]; today: string }): ChartOutcome {
  if (days.length === 0) return nothing("No training yet: every day you log something gets its square.");
  const now = epochDay(today);
  const firstMonday = mondayOf(now) - 7 * (WEEKS - 1);
  const byDay = new Map(days.map((day) => [day.day, day]));
  const shown = Array.from({ length: now - firstMonday + 1 }, (_, nth) => firstMonday + nth);
  const heavyFrom = middleSets(days);
  const trained = shown.filter((at) => byDay.has(dayOf(at)));
  const reading = readingOf(days, trained.length, today);
  const noGrid = { grid: { display: false }, border: { display: false } };
  const rows = 7 + LOWER_ROW;
  return {
    kind: "chart",
    spec: {
      kind: "consistency",
      title: "Consistency",
      reading,
      alt: `Calendar chart of the year up to ${dayInWords(today)}, a square for each day, ${trained.length} of them with training. ${reading}.`,
      table: {
        columns: ["week of", "days trained", "sets"],
        rows: Array.from({ length: WEEKS }, (_, week) => {
          const start = firstMonday + 7 * week;
          const ofWeek = Array.from({ length: 7 }, (_, nth) => byDay.get(dayOf(start + nth))).filter(
            (one) => one !== undefined,
          );
          return [dayOf(start), ofWeek.length, ofWeek.reduce((sum, { sets }) => sum + sets, 0)];
        }),
      },
      heightPx: HEIGHT_PX,
      config: {
        type: "bar",
        data: { datasets: [] },
        options: {
          scales: {
            x: { ...xScale(-0.5, WEEKS_A_ROW - 0.5), display: false },
            y: { ...yScale({ min: -TOP_ROOM, max: rows, ticks: [] }, { reverse: true }), ...noGrid },
          },
        },
      },
      axes: {
        x: { ticks: [], format: { kind: "number" } },
        y: {
          ticks: [0, 2, 4, 6].flatMap((row) => [row, row + LOWER_ROW]).sort((a, b) => a - b),
          format: { kind: "named", names: namesOfRows() },
        },
      },
      marks: {
        bands: [],
        captions: [
          {
            axis: "y",
            items: [
              { text: `${Math.max(1, heavyFrom)}+ sets`, colour: "$quiet", sign: "bar", signColour: "$accent" },
              { text: "fewer", colour: "$quiet", sign: "bar", signColour: "$accentSoft" },
              { text: "other sport only", colour: "$quiet", sign: "bar", signColour: "$warm" },
              { text: "rest", colour: "$quiet", sign: "bar", signColour: "$grid" },
            ],
          },
        ],
        labels: monthLabels(firstMonday, now),
        tiles: shown.map((at) => ({ ...placeOf(at, firstMonday), colour: colourOf(byDay.get(dayOf(at)), heavyFrom) })),
      },
    },
  };
}

function placeOf(at: number, firstMonday: number): { x: number; y: number } {
  const week = Math.floor((at - firstMonday) / 7);
  const isLower = week >= WEEKS_A_ROW;
  return { x: isLower ? week - WEEKS_A_ROW : week, y: ((at - firstMonday) % 7) + (isLower ? LOWER_ROW : 0) };
}

function colourOf(day: TrainedDay | undefined, heavyFrom: number): Colour {
  if (!day) return "$grid";
  if (day.sets === 0) return "$warm";
  return day.sets >= heavyFrom ? "$accent" : "$accentSoft";
}

/** The sets of the middle one of the days with sets. */
function middleSets(days: readonly TrainedDay[]): number {
  const sets = days.flatMap((day) => (day.sets > 0 ? [day.sets] : [])).sort((a, b) => a - b);
  return sets[Math.floor(sets.length / 2)] ?? 0;
}

function monthLabels(firstMonday: number, now: number): PointLabel[] {
  const labels: PointLabel[] = [];
  for (let at = firstMonday; at <= now; at += 7) {
    const first = Array.from({ length: 7 }, (_, nth) => at + nth).find((day) => dayOf(day).endsWith("-01"));
    if (first === undefined) continue;
    const { x, y } = placeOf(at, firstMonday);
    const [month = ""] = calendarLabel(first, "month", first - 1);
    labels.push({ x, y: y - 0.35, axis: "y", text: month, colour: "$quiet", side: "over", quiet: true });
  }
  return labels;
}

function namesOfRows(): string[] {
  const names: string[] = [];
  for (const [row, name] of [
    [0, "Mon"],
    [2, "Wed"],
    [4, "Fri"],
    [6, "Sun"],
  ] as const) {
    names[row] = name;
    names[row + LOWER_ROW] = name;
  }
  return Array.from(names, (name) => name ?? "");
}

function readingOf(days: readonly TrainedDay[], trained: number, today: string): string {
  const all = days.map(({ day }) => day);
  const daysAWeek = usualDaysAWeek(all.filter((day) => epochDay(day) > epochDay(today) - 7 * WEEKS));
  const { current, longest } = streaksOf(all, { today, daysAWeek });
  const counted = `${countInWords(trained, "day")} trained in a year`;
  const what = `with ${daysAWeek} or more`;
  if (longest < 2) return counted;
  if (current < 2) return `${counted}; most weeks in a row ${what}: ${longest}`;
  return `${counted}; ${current} weeks in a row ${what}${longest > current ? `, ${longest} at most` : ", your longest"}`;
}
