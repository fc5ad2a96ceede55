/** Answers to questions: a dated line or two from what a tool found, and the rows and formula behind them. */
import type { Found } from "../ask/found.ts";
import { changeInWords, countInWords, spanInWords } from "../chart/change.ts";
import { type Block, code, strong, text } from "../chat/reply.ts";
import type { LoadUnit } from "../log/entry.ts";
import { addDays, dayInWords, daysBetween } from "../time/local.ts";
import { formatDistance } from "../units/distance.ts";
import { formatHours } from "../units/duration.ts";
import { formatEstimate, formatLoad, formatVolume } from "../units/load.ts";
import { dayBlocks, loggedActivityLine } from "./day.ts";
import { distanceUnitOf } from "./log.ts";
import { painWords } from "./observed.ts";
import { recordsBlocks } from "./records.ts";
import { describeSets } from "./sets.ts";
import { readinessBlocks } from "./wellness.ts";

type Words = { unit: LoadUnit; today: string };

/** What progress is told over. */
const TOLD_DAYS = 84;

export function askedBlocks(found: Found, words: Words): Block[] {
  const { unit, today } = words;
  const on = (day: string) => dayInWords(day, today);
  switch (found.tool) {
    case "progress":
      return progressBlocks(found, words);
    case "last":
      return found.day === undefined
        ? [text(strong(found.name), ": nothing logged yet.")]
        : [text(strong(found.name), ` last ${dated(on(found.day))}: ${describeSets(found.sets, unit, found.style)}`)];
    case "lastSport":
      return found.day === undefined || !found.activity
        ? [text(`No ${found.sport} logged yet.`)]
        : [text(`Last ${dated(on(found.day))}: `, ...loggedActivityLine(found.activity, unit))];
    case "lastPain":
      return lastPainBlocks(found, words);
    case "best":
      return found.sets === 0
        ? [text(strong(found.name), ": nothing logged yet.")]
        : recordsBlocks([found.records], { ...words, page: 0, pages: 1 }).slice(1);
    case "week":
      return weekBlocks(found, words);
    case "load": {
      const [now, ...before] = found.weeks;
      const week = ({ kg, sets, hardSets }: { kg: number; sets: number; hardSets: number }) =>
        sets === 0 ? "nothing logged" : `${formatVolume(kg, unit)}, ${countInWords(hardSets, "hard set")}`;
      return [
        text(`This week so far, from ${on(now!.weekStart)}: `, strong(week(now!))),
        text(`The four weeks before: ${before.map(week).join(" · ")}`),
      ];
    }
    case "readiness":
      return readinessBlocks(found.parts, words);
    case "howOften": {
      const last = found.days.at(-1);
      const since = last === undefined ? "" : `, last ${dated(on(last))}`;
      const aWeek = found.days.length / (found.spanDays / 7);
      const rate = found.spanDays >= 14 ? ` (${aWeek.toFixed(1)} a week)` : "";
      return [
        text(
          strong(found.of),
          `: on ${countInWords(found.days.length, "day")} of the last ${spanInWords(found.spanDays)}${rate}${since}.`,
        ),
      ];
    }
  }
}

function capital(words: string): string {
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
}

function dated(day: string): string {
  return day === "today" || day === "yesterday" ? day : `on ${day}`;
}

function progressBlocks(found: Found & { tool: "progress" }, { unit, today }: Words): Block[] {
  const last = found.points.at(-1);
  if (!last) return [text(strong(found.name), ": no set gives an e1RM yet. It takes a load and 1 to 12 repetitions.")];
  const on = (day: string) => dayInWords(day, today);
  const shown = found.points.filter(({ day }) => day >= addDays(last.day, -TOLD_DAYS));
  const first = shown[0]!;
  const best = found.points.reduce((a, b) => (b.e1rmKg > a.e1rmKg ? b : a));
  const change =
    shown.length < 2
      ? ". One day with it says nothing of progress"
      : `, ${changeInWords(last.e1rmKg / first.e1rmKg - 1)} since ${on(first.day)} (${formatEstimate(first.e1rmKg, unit)}), ${shown.length} days with it`;
  const trend = {
    "not-enough-data": "",
    rising: " It is rising.",
    plateau: " No new best for some weeks: a plateau.",
    falling: " It is falling.",
  }[found.trend.kind];
  return [
    text(
      strong(found.name),
      `: e1RM ${formatEstimate(last.e1rmKg, unit)} ${dated(on(last.day))}${change}. Best ${formatEstimate(best.e1rmKg, unit)} ${dated(on(best.day))}.${trend}`,
    ),
  ];
}

function lastPainBlocks(found: Found & { tool: "lastPain" }, words: Words): Block[] {
  const [last] = found.times;
  const part = found.bodyPart && [found.side, found.bodyPart.replace("-", " ")].filter(Boolean).join(" ");
  if (!last) return [text(part === undefined ? "You told of no pain." : `You told of no pain in your ${part}.`)];
  const blocks = [
    text(strong(capital(painWords(last))), ` ${dated(dayInWords(last.day, words.today))}: “${last.quote}”`),
  ];
  if (!found.that) return [...blocks, text("No training is logged on that day.")];
  return [...blocks, text("What you did that day:"), ...dayBlocks(found.that, words).slice(1)];
}

function weekBlocks(found: Found & { tool: "week" }, { unit, today }: Words): Block[] {
  const span = `${dayInWords(found.from, today)} to ${dayInWords(found.to, today)}`;
  if (found.workouts.length === 0) return [text(`Nothing logged from ${span}.`)];
  const meters = found.workouts.reduce((sum, one) => sum + (one.meters ?? 0), 0);
  const facts = [
    countInWords(found.workouts.length, "workout"),
    ...(found.sets > 0 ? [countInWords(found.sets, "set"), formatVolume(found.volumeKg, unit)] : []),
    ...(meters > 0 ? [formatDistance(meters, distanceUnitOf(unit))] : []),
  ];
  return [
    text(`From ${span}: `, strong(facts.join(", "))),
    {
      kind: "list",
      items: found.workouts.map(({ day, what, seconds }) => [
        `${capital(dayInWords(day, today))}: ${what}${seconds === undefined ? "" : `, ${formatHours(seconds / 3600)}`}`,
      ]),
    },
  ];
}

/** Rows shown behind an answer. */
const MOST_ROWS = 12;

/** The rows an answer is from, the formula, and what was missing. */
export function whyBlocks(found: Found, words: Words): Block[] {
  const { unit } = words;
  const table = (header: string[], rows: string[][]): Block[] =>
    rows.length === 0
      ? []
      : [
          {
            kind: "table",
            header,
            rows: rows.slice(-MOST_ROWS),
            align: header.map((_, nth) => (nth === 0 ? "left" : "right")),
          },
        ];
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
        ...table(
          ["week of", `volume (${unit})`, "sets", "hard"],
          found.weeks.map(({ weekStart, kg, sets, hardSets }) => [
            weekStart,
            formatVolume(kg, unit),
            String(sets),
            String(hardSets),
          ]),
        ),
        ...said(
          "Volume = Σ load × repetitions of working sets; hard sets end within three repetitions of failure.",
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

function withoutWords({ sets, without }: { sets: number; without: number }): string {
  return without === 0
    ? ""
    : `${without} of ${sets} working sets give none: no load, over 12 repetitions, or too easy.`;
}

function lastGap(days: readonly string[], today: string): string {
  const last = days.at(-1);
  return last === undefined ? "There are none." : `The last was ${countInWords(daysBetween(last, today), "day")} ago.`;
}

/** Without a model, what no rule can answer. */
export function unansweredBlocks(): Block[] {
  return [
    text("I can't answer that one without a model. What I can answer without: "),
    {
      kind: "list",
      items: [
        [code("how is my squat progressing?")],
        [code("what did I do the last time my knee hurt?")],
        [code("what is my best bench?")],
        [code("how was last week?"), ", ", code("my load"), ", ", code("am I recovered?")],
        [code("how often did I run in the last 3 months?")],
      ],
    },
  ];
}

export function othersBlocks(): Block[] {
  return [text("I answer about your own log only, and nobody else is told of yours.")];
}
