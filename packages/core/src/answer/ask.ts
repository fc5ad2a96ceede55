/** Answers to questions: a dated line or two from what a tool found. */
import type { Found } from "../ask/found.ts";
import { changeInWords, countInWords, spanInWords } from "../chart/change.ts";
import { type Block, code, strong, text } from "../chat/reply.ts";
import type { LoadUnit } from "../log/entry.ts";
import { addDays, dayInWords } from "../time/local.ts";
import { formatDistance } from "../units/distance.ts";
import { formatHours } from "../units/duration.ts";
import { formatEstimate, formatVolume } from "../units/load.ts";
import { plannedBlocks } from "./ask-plan.ts";
import { sessionsBlocks, weeksBlocks, wellnessBlocks } from "./ask-times.ts";
import { dayBlocks, loggedActivityLine } from "./day.ts";
import { distanceUnitOf } from "./log.ts";
import { foundNotesBlocks } from "./notes.ts";
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
    case "weeks":
      return weeksBlocks(found, words);
    case "sessions":
      return sessionsBlocks(found, words);
    case "notes":
      return foundNotesBlocks(found.notes, {
        ...(found.about !== undefined && { query: found.about }),
        today,
        page: 0,
        pages: 1,
        total: found.total,
      });
    case "plan":
      return plannedBlocks(found, today);
    case "wellness":
      return wellnessBlocks(found, words);
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
  const shown = found.points.filter(({ day }) => day >= (found.from ?? addDays(last.day, -TOLD_DAYS)));
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

/** Without a model, what no rule can answer. */
export function unansweredBlocks(): Block[] {
  return answerableBlocks("I can't answer that one without a model. What I can answer without: ");
}

export function answerableBlocks(lead: string): Block[] {
  return [
    text(lead),
    {
      kind: "list",
      items: [
        [code("how is my squat progressing?")],
        [code("what did I do the last time my knee hurt?")],
        [code("what is my best bench?")],
        [code("how was last week?"), ", ", code("my load"), ", ", code("am I recovered?")],
        [code("how often did I run in the last 3 months?")],
        [code("what did I do yesterday?"), ", ", code("what's planned tomorrow?")],
      ],
    },
  ];
}

export function othersBlocks(): Block[] {
  return [text("I answer about your own log only, and nobody else is told of yours.")];
}
