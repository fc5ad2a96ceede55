/** What is behind an answer: the tools that were asked, their rows, the formula, and what was missing. */
import type { Found, WeekSum } from "../ask/found.ts";
import type { ToolCall } from "../ask/tool.ts";
import { countInWords } from "../chart/change.ts";
import { type Block, strong, text } from "../chat/reply.ts";
import { clipped } from "../chat/storable.ts";
import type { LoadUnit } from "../log/entry.ts";
import { sportName } from "../log/sport-name.ts";
import { daysBetween } from "../time/local.ts";
import { formatEstimate, formatLoad, formatVolume } from "../units/load.ts";
import { stateWords, whenWords } from "./ask-plan.ts";
import { METRIC_NAMES, wellnessValue } from "./log.ts";
import { describeSets } from "./sets.ts";

type Words = { unit: LoadUnit; today: string };

/** `progress: Back Squat, from 2026-09-01`: what was asked of which tool. */
export function callBlock({ tool, args }: ToolCall, exerciseName: (id: string) => string): Block {
  const said = Object.entries(args).map(([name, value]) => {
    if (name === "exerciseId") return exerciseName(String(value));
    if (name === "from" || name === "to") return `${name} ${value}`;
    return name === "days" ? countInWords(Number(value), "day") : clipped(String(value).replaceAll("-", " "), 40);
  });
  return text(strong(tool), said.length === 0 ? "" : `: ${said.join(", ")}`);
}

/** Rows shown behind an answer. */
const MOST_ROWS = 12;

const VOLUME_AND_HARD =
  "Volume = Σ load × repetitions of working sets; hard sets end within three repetitions of failure.";

/** The rows an answer is from, the formula, and what was missing. */
export function whyBlocks(found: Found, words: Words): Block[] {
  const { unit } = words;
  const said = (formula: string, missing: string): Block[] => [text(`${formula} ${missing}`.trim())];
  switch (found.tool) {
    case "progress":
      return [
        ...table(
          ["day", "best set", "e1RM"],
          found.points.map((one) => [
            one.day,
            `${formatLoad(one.kg, unit)} × ${one.reps}`,
            formatEstimate(one.e1rmKg, unit),
          ]),
        ),
        ...said(
          "e1RM = load × (1 + repetitions in all ÷ 30), Epley 1985; those left in reserve count. Of each day the best set.",
          withoutWords(found),
        ),
      ];
    case "best":
      return said(
        "Heaviest: the most load for a repetition. Best e1RM = load × (1 + repetitions in all ÷ 30), Epley 1985, up to ten repetitions in all.",
        withoutWords(found),
      );
    case "last":
      return [
        ...table(
          ["day", "set"],
          found.sets.map((set) => [set.day, describeSets([set], unit, found.style)]),
        ),
        ...said("The sets of the latest day with it, warm-ups too.", found.sets.length === 0 ? "There are none." : ""),
      ];
    case "lastSport":
      return said(
        "The latest activity of that sport in the log, by its day.",
        found.day === undefined ? "There is none." : "",
      );
    case "lastPain": {
      const unrated = found.times.filter(({ severity }) => severity === undefined).length;
      return [
        ...table(
          ["day", "severity", "words"],
          found.times
            .slice(0, MOST_ROWS)
            .map((one) => [one.day, one.severity === undefined ? "–" : String(one.severity), one.quote]),
        ),
        ...said(
          "Pain as your notes tell it; a word stands for a severity (niggle 2, sore 4, twinge 6, sharp 7), your own figure goes first.",
          unrated > 0
            ? `${unrated} of ${found.times.length} carry none. Days without a note are not known.`
            : "Days without a note are not known.",
        ),
      ];
    }
    case "week":
      return [
        ...table(
          ["day", "what"],
          found.workouts.map(({ day, what }) => [day, what]),
        ),
        ...said(
          "Volume = Σ load × repetitions of working sets, the body's part included where its weight is known.",
          "Only what was logged counts.",
        ),
      ];
    case "load":
      return [
        ...weekTable(found.weeks, unit),
        ...said(
          VOLUME_AND_HARD,
          found.unrated > 0
            ? `${found.unrated} sets of these weeks carry no RPE and are counted as hard. No ratio of weeks is made: it does not predict injury.`
            : "No ratio of weeks is made: it does not predict injury.",
        ),
      ];
    case "readiness":
      return [
        ...table(
          ["what", "value", "usual", "days"],
          found.parts.map(({ metric, value, normal }) => [
            metric,
            value.toFixed(1),
            normal ? normal.mean.toFixed(1) : "–",
            normal ? String(normal.days) : "–",
          ]),
        ),
        ...said(
          "Each part beside your own days before; a sign is 1.5 standard deviations off, or a night under 6 h.",
          "What was not told counts neither way.",
        ),
      ];
    case "weeks":
      return [
        ...weekTable(found.weeks, unit),
        ...said(
          VOLUME_AND_HARD,
          found.unrated > 0 ? `${found.unrated} sets carry no RPE and are counted as hard.` : "",
        ),
      ];
    case "sessions":
      return [
        ...table(
          ["day", "what"],
          found.sessions.map(({ day, exercises, activities }) => [
            day,
            [
              ...exercises.map(({ name, sets, style }) => `${name} ${describeSets(sets, unit, style)}`),
              ...activities.map(({ sport }) => sportName(sport)),
            ].join("; "),
          ]),
        ),
        ...said(`The log of these days, ${countInWords(found.total, "day")} in all.`, "Only what was logged counts."),
      ];
    case "notes":
      return [
        ...table(
          ["day", "words"],
          found.notes.slice(0, MOST_ROWS).map(({ day, quote }) => [day, quote]),
        ),
        ...said(`Your notes as you typed them, ${found.total} in all.`, "What was not written down is not known."),
      ];
    case "plan":
      return [
        ...table(
          ["day", "session", "state"],
          found.sessions.map((one) => [
            one.day ?? whenWords(one, words.today),
            one.title,
            stateWords(one, words.today),
          ]),
        ),
        ...said(
          "Adherence: items done of those that were due; a session ahead counts for nothing, a missed one in full.",
          found.plans.length === 0 ? "No plan is active." : `Of ${found.plans.join(", ")}.`,
        ),
      ];
    case "wellness":
      return [
        ...table(
          ["day", METRIC_NAMES[found.metric]],
          found.values.map(({ day, value }) => [day, wellnessValue(found.metric, value, unit)]),
        ),
        ...said(
          "One value a day, the one told last; the mean is over the days told.",
          `${Math.max(0, daysBetween(found.from, found.to) + 1 - found.values.length)} days of it were not told.`,
        ),
      ];
    case "howOften":
      return [
        ...table(
          ["day"],
          found.days.map((day) => [day]),
        ),
        ...said(`Days with it among the last ${found.spanDays}, each counted once.`, lastGap(found.days, words.today)),
      ];
  }
}

function table(header: string[], rows: string[][]): Block[] {
  if (rows.length === 0) return [];
  const align = header.map((_, nth) => (nth === 0 ? ("left" as const) : ("right" as const)));
  return [{ kind: "table", header, rows: rows.slice(-MOST_ROWS), align }];
}

function weekTable(weeks: readonly Pick<WeekSum, "weekStart" | "kg" | "sets" | "hardSets">[], unit: LoadUnit): Block[] {
  return table(
    ["week of", `volume (${unit})`, "sets", "hard"],
    weeks.map(({ weekStart, kg, sets, hardSets }) => [
      weekStart,
      formatVolume(kg, unit),
      String(sets),
      String(hardSets),
    ]),
  );
}

function withoutWords({ sets, without }: { sets: number; without: number }): string {
  return without === 0
    ? ""
    : `${without} of ${sets} working sets give none: no load, over 12 repetitions, or too easy.`;
}

function lastGap(days: readonly string[], today: string): string {
  const last = days.at(-1);
  return last === undefined ? "There are none." : `The last was ${countInWords(daysBetween(last, today), "day")} ago.`;
}
