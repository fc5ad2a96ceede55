/** The picture of a table of records: the best of each lift, the ones trained most first. */
import type { LoadUnit } from "../log/entry.ts";
import { estimateNumber, loadNumber } from "../units/load.ts";
import { dayInWords, yearOf } from "./calendar-axis.ts";
import { countInWords } from "./change.ts";
import { xScale, yScale } from "./frame.ts";
import { type ChartOutcome, nothing } from "./spec.ts";

/** The heaviest set of an exercise, and its best e1RM where it has one. Bodyweight lifts tell what hung on the body. */
export type LiftRecord = {
  exerciseName: string;
  bodyweight: boolean;
  heaviest: { kg: number; reps: number; day: string };
  e1rm?: { kg: number; day: string };
};

const ROW_PX = 27;
const HEADING_PX = 62;
/** What a phone shows without scrolling; the table behind has all. */
const MAX_ROWS = 14;

/** @param records in the order to show them */
export function recordsChart(about: { records: readonly LiftRecord[]; unit: LoadUnit; today: string }): ChartOutcome {
  const { records, unit, today } = about;
  const latest = records
    .map((record) => latestDay(record))
    .sort()
    .at(-1);
  if (latest === undefined)
    return nothing("No records yet: log a set with load and reps, and it is the first to beat.");
  const shown = records.slice(0, MAX_ROWS);
  const holder = records.find((record) => latestDay(record) === latest)!;
  const reading = `${countInWords(records.length, "exercise")}; latest record: ${holder.exerciseName}, ${dayInWords(latest, yearOf(today))}`;
  return {
    kind: "chart",
    spec: {
      kind: "records",
      title: "Records",
      reading,
      alt: `Table chart of the heaviest sets and best e1RMs of ${countInWords(shown.length, "exercise")}. ${reading}.`,
      table: {
        columns: ["exercise", `heaviest (${unit})`, "reps", "on", `e1RM (${unit})`, "on "],
        rows: records.map(({ exerciseName, heaviest, e1rm }) => [
          exerciseName,
          Number(loadNumber(heaviest.kg, unit)),
          heaviest.reps,
          heaviest.day,
          e1rm ? Number(estimateNumber(e1rm.kg, unit)) : null,
          e1rm?.day ?? null,
        ]),
      },
      heightPx: HEADING_PX + ROW_PX * (shown.length + 1),
      config: {
        type: "bar",
        data: { datasets: [] },
        options: {
          scales: {
            x: { ...xScale(0, 1), display: false },
            y: { ...yScale({ min: 0, max: 1, ticks: [] }), display: false },
          },
        },
      },
      axes: {},
      marks: {
        bands: [],
        captions: [],
        labels: [],
        grid: {
          columns: [
            { words: "exercise", at: 0, align: "left" },
            { words: `heaviest, ${unit}`, at: 0.59, align: "right" },
            { words: "e1RM", at: 0.75, align: "right" },
            { words: "latest", at: 1, align: "right" },
          ],
          rows: shown.map((record) => [
            record.exerciseName,
            `${loadWords(record, unit)} × ${record.heaviest.reps}`,
            record.e1rm ? estimateNumber(record.e1rm.kg, unit) : "–",
            dayInWords(latestDay(record), yearOf(today)),
          ]),
        },
      },
    },
  };
}

function latestDay({ heaviest, e1rm }: LiftRecord): string {
  return e1rm && e1rm.day > heaviest.day ? e1rm.day : heaviest.day;
}

/** What was on the bar, or hung on the body. */
function loadWords({ bodyweight, heaviest: { kg } }: LiftRecord, unit: LoadUnit): string {
  if (bodyweight && kg === 0) return "body";
  return `${bodyweight && kg > 0 ? "+" : ""}${loadNumber(kg, unit).replace("-", "−")}`;
}
