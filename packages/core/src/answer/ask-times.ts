/** What was found of a time: its weeks, its sessions, how the athlete was. */

import type { Found } from "../ask/found.ts";
import { countInWords } from "../chart/change.ts";
import { type Block, type Span, strong, text } from "../chat/reply.ts";
import type { LoadUnit } from "../log/entry.ts";
import { dayInWords } from "../time/local.ts";
import { formatDistance } from "../units/distance.ts";
import { formatVolume } from "../units/load.ts";
import { loggedActivityLine } from "./day.ts";
import { distanceUnitOf, METRIC_NAMES, wellnessValue } from "./log.ts";
import { describeSets } from "./sets.ts";

type Words = { unit: LoadUnit; today: string };

/** Of a long time its newest days. */
const MOST_DAYS = 10;

export function weeksBlocks({ weeks, from, to }: Found & { tool: "weeks" }, words: Words): Block[] {
  const trained = weeks.filter(({ workouts, sets }) => workouts > 0 || sets > 0);
  const span = spanWords({ from, to }, words);
  if (trained.length === 0) return [text(`Nothing logged ${span}.`)];
  const lifted = trained.filter(({ sets }) => sets > 0);
  const lines = [text(`${capital(span)}: training in ${trained.length} of ${countInWords(weeks.length, "week")}.`)];
  if (lifted.length === 0) return [...lines, text(`The most in a week: ${weekWords(mostRun(trained), words)}.`)];
  const heaviest = lifted.reduce((a, b) => (b.kg > a.kg ? b : a));
  const mean = weeks.reduce((sum, { kg }) => sum + kg, 0) / weeks.length;
  return [
    text("Heaviest week: ", strong(weekWords(heaviest, words)), "."),
    ...lines,
    text(`Mean volume ${formatVolume(mean, words.unit)} a week.`),
  ];
}

function mostRun(weeks: (Found & { tool: "weeks" })["weeks"]) {
  return weeks.reduce((a, b) => (b.meters > a.meters ? b : a));
}

function weekWords(week: (Found & { tool: "weeks" })["weeks"][number], { unit, today }: Words): string {
  const facts = [
    ...(week.sets > 0
      ? [formatVolume(week.kg, unit), countInWords(week.sets, "set"), `${week.hardSets} of them hard`]
      : []),
    countInWords(week.workouts, "workout"),
    ...(week.meters > 0 ? [formatDistance(week.meters, distanceUnitOf(unit))] : []),
  ];
  return `from ${dayInWords(week.weekStart, today)}, ${facts.join(", ")}`;
}

export function sessionsBlocks(found: Found & { tool: "sessions" }, words: Words): Block[] {
  const { of, sessions, total } = found;
  const span = spanWords(found, words);
  const what = of === undefined ? "" : `${of}: `;
  if (total === 0) return [text(`${what}nothing logged ${span}.`)];
  const shown = sessions.slice(-MOST_DAYS);
  const left = total - shown.length;
  return [
    text(strong(`${what}${countInWords(total, "day")}`), ` ${span}${left > 0 ? `, the newest ${shown.length}` : ""}:`),
    {
      kind: "list",
      items: shown.map(({ day, exercises, activities }): Span[] => {
        const done = [
          ...exercises.map(({ name, sets, style }): Span[] => [
            `${of === name ? "" : `${name} `}${describeSets(sets, words.unit, style)}`,
          ]),
          ...activities.map((activity) => loggedActivityLine(activity, words.unit)),
        ];
        return [
          `${capital(dayInWords(day, words.today))}: `,
          ...done.flatMap((one, nth) => (nth === 0 ? one : ["; ", ...one])),
        ];
      }),
    },
  ];
}

export function wellnessBlocks(found: Found & { tool: "wellness" }, words: Words): Block[] {
  const { metric, values } = found;
  const name = METRIC_NAMES[metric];
  const span = spanWords(found, words);
  if (values.length === 0) return [text(strong(name), `: nothing told ${span}.`)];
  const told = (value: number) => wellnessValue(metric, value, words.unit);
  const low = values.reduce((a, b) => (b.value < a.value ? b : a));
  const high = values.reduce((a, b) => (b.value > a.value ? b : a));
  const mean = values.reduce((sum, { value }) => sum + value, 0) / values.length;
  const on = ({ day, value }: { day: string; value: number }) => `${told(value)}, ${dayInWords(day, words.today)}`;
  return [
    text(strong(`${name} ${told(mean)}`), ` on average ${span}, ${countInWords(values.length, "day")} told.`),
    ...(values.length > 1 ? [text(`Lowest ${on(low)}; highest ${on(high)}.`)] : []),
  ];
}

/** `from Mon 2 Nov to today` */
function spanWords({ from, to }: { from: string; to: string }, { today }: Words): string {
  return `from ${dayInWords(from, today)} to ${dayInWords(to, today)}`;
}

function capital(words: string): string {
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
}
