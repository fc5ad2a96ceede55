/** The facts in what each tool found, line by line, those a series begins and ends with among them. */
import { METRIC_NAMES } from "../answer/log.ts";
import { painWords } from "../answer/observed.ts";
import type { LoadUnit, WellnessMetric } from "../log/entry.ts";
import { addDays } from "../time/local.ts";
import type { Fact, FactLine } from "./fact.ts";
import { count, days, distance, duration, e1rm, load, repsOf, scale, sets, volume } from "./fact-of.ts";
import { activityFacts, sessionLines, setsLine } from "./facts-done.ts";
import { planLines } from "./facts-plan.ts";
import type { Found, WeekSum } from "./found.ts";

/** More would not be read, and would have to be paid for: of a longer series the newest, with its first and its best. */
const MOST_LINES = 60;

/** @returns nothing where nothing was found */
export function factsOf(found: Found, unit: LoadUnit, today: string): FactLine[] {
  switch (found.tool) {
    case "progress":
      return progressLines(found);
    case "last":
      return found.day === undefined ? [] : [setsLine(found.day, found.name, found.sets, unit, found.style)];
    case "lastSport":
      return found.day === undefined || !found.activity ? [] : [activityFacts(found.day, found.activity, unit)];
    case "lastPain":
      return [
        summary("in all", [count(found.times.length, "times")], found.bodyPart),
        ...found.times.slice(0, MOST_LINES).map(painLine),
        ...(found.that ? sessionLines(found.that, unit) : []),
      ];
    case "best":
      return bestLines(found);
    case "week":
      return [
        {
          day: found.from,
          to: found.to,
          words: "in all",
          facts: whole(count(found.workouts.length, "workouts"), sets(found.sets), volume(found.volumeKg)),
        },
        ...found.workouts.slice(-MOST_LINES).map(({ day, what, meters, seconds }) => ({
          day,
          words: what,
          quotes: [what],
          facts: [...distance(meters), ...duration(seconds)],
        })),
      ];
    case "load":
      return [...found.weeks.map(loadLine), summary("of these weeks", [sets(found.unrated, "sets without RPE")])];
    case "readiness":
      return found.parts.map(({ metric, value, day, normal, sign }) => ({
        day,
        words: `${METRIC_NAMES[metric]}${sign ? `, ${sign}` : ""}`,
        facts: [
          measured(metric, value, METRIC_NAMES[metric]),
          ...(normal
            ? [
                meanOf(measured(metric, normal.mean, METRIC_NAMES[metric], "usually")),
                days(normal.days, "own days known"),
              ]
            : []),
        ],
      }));
    case "howOften":
      return [
        {
          day: addDays(today, 1 - found.spanDays),
          to: today,
          subject: found.of,
          words: "in all",
          facts: [
            days(found.spanDays, "days looked at"),
            days(found.days.length, "days with it"),
            { ...count(found.days.length / (found.spanDays / 7), "a week"), mean: true },
          ],
        },
        ...found.days.slice(-MOST_LINES).map((day) => ({ day, subject: found.of, words: "done", facts: [] })),
      ];
    case "weeks":
      return weeksLines(found);
    case "sessions":
      return [
        {
          day: found.from,
          to: found.to,
          ...(found.of !== undefined && { subject: found.of }),
          words: "in all",
          facts: [days(found.total, "days with it")],
        },
        ...newest(found.sessions.flatMap((one) => sessionLines(one, unit))),
      ];
    case "notes":
      return [
        summary("in all", [count(found.total, "notes")], found.about),
        ...found.notes.slice(0, MOST_LINES).map(({ day, quote, exercise, pain }) => ({
          day,
          ...(exercise !== undefined && { subject: exercise }),
          ...(pain?.bodyPart !== undefined && { bodyPart: pain.bodyPart }),
          words: pain ? `“${quote}” (${painWords(pain)})` : `“${quote}”`,
          quotes: [quote],
          facts: pain?.severity === undefined ? [] : [{ ...scale(pain.severity, "severity"), unsaid: true as const }],
        })),
      ];
    case "plan":
      return planLines(found, today);
    case "wellness":
      return wellnessLines(found);
  }
}

function progressLines({
  points,
  name,
  trend,
  sets: all,
  without,
  from,
  to,
}: Found & { tool: "progress" }): FactLine[] {
  const best = points.reduce<(typeof points)[number] | undefined>(
    (a, b) => (a && a.e1rmKg >= b.e1rmKg ? a : b),
    undefined,
  );
  const shown = points.filter((point, nth) => nth === 0 || point === best || nth > points.length - MOST_LINES);
  const since = trend.kind === "plateau" || trend.kind === "falling" ? trend : undefined;
  return [
    {
      ...(from !== undefined && { day: from, to: to ?? from }),
      subject: name,
      words: `trend ${trend.kind.replaceAll("-", " ")}`,
      facts: [
        days(points.length, "days with an e1RM"),
        sets(all, "working sets"),
        sets(without, "of them without an e1RM"),
        ...(since
          ? [count(since.exposures, "sessions without a new best"), days(since.weeks * 7, "days without a new best")]
          : []),
      ],
    },
    ...shown.map(({ day, e1rmKg, kg, reps }) => ({
      day,
      subject: name,
      words: "",
      facts: [e1rm(e1rmKg), { ...load(kg, 0), of: "best set", like: "load" }, { ...repsOf(reps, 0), of: "×" }],
    })),
  ];
}

function bestLines({ name, records, sets: all, without }: Found & { tool: "best" }): FactLine[] {
  const { heaviest, e1rm: best, longest } = records;
  return [
    ...(heaviest
      ? [
          {
            day: heaviest.day,
            subject: name,
            words: "the heaviest set",
            facts: [
              { ...load(heaviest.kg, 0), of: "load" },
              { ...repsOf(heaviest.reps, 0), of: "×" },
            ],
          },
        ]
      : []),
    ...(best ? [{ day: best.day, subject: name, words: "the best", facts: [e1rm(best.kg)] }] : []),
    ...(longest ? [{ day: longest.day, subject: name, words: "the longest", facts: duration(longest.seconds) }] : []),
    { subject: name, words: "in all", facts: [sets(all, "working sets"), sets(without, "of them without an e1RM")] },
  ];
}

function weeksLines({ weeks, from, to, unrated }: Found & { tool: "weeks" }): FactLine[] {
  const trained = weeks.filter((week) => week.sets > 0);
  const mean = (of: (week: WeekSum) => number) => weeks.reduce((sum, week) => sum + of(week), 0) / weeks.length;
  const heaviest = trained.reduce<WeekSum | undefined>((a, b) => (a && a.kg >= b.kg ? a : b), undefined);
  const lightest = trained.reduce<WeekSum | undefined>((a, b) => (a && a.kg <= b.kg ? a : b), undefined);
  const total = (of: (week: WeekSum) => number) => weeks.reduce((sum, week) => sum + of(week), 0);
  return [
    {
      day: from,
      to,
      words: [
        heaviest ? `the heaviest week began ${heaviest.weekStart}` : "no sets",
        lightest && lightest !== heaviest ? `the lightest with training ${lightest.weekStart}` : "",
      ]
        .filter(Boolean)
        .join(", "),
      facts: whole(
        count(weeks.length, "weeks"),
        count(trained.length, "weeks with sets"),
        { ...volume(total(({ kg }) => kg)), of: "volume in all" },
        { ...volume(mean(({ kg }) => kg)), of: "mean volume a week", like: "volume", mean: true },
        sets(
          total((week) => week.sets),
          "sets in all",
        ),
        sets(unrated, "sets without RPE, taken as hard"),
        ...distance(total(({ meters }) => meters) || undefined, "distance in all"),
      ),
    },
    ...newest(weeks.map(weekLine), (line) => line.day === heaviest?.weekStart || line.day === lightest?.weekStart),
  ];
}

function weekLine({ weekStart, kg, sets: all, hardSets, workouts, meters }: WeekSum): FactLine {
  return {
    day: weekStart,
    to: addDays(weekStart, 6),
    words: workouts === 0 ? "week without training" : "week",
    facts: whole(
      volume(kg),
      sets(all),
      sets(hardSets, "hard sets"),
      count(workouts, "workouts"),
      ...distance(meters || undefined),
    ),
  };
}

function loadLine(week: { weekStart: string; kg: number; sets: number; hardSets: number }): FactLine {
  return {
    day: week.weekStart,
    to: addDays(week.weekStart, 6),
    words: week.sets === 0 ? "week without sets" : "week",
    facts: whole(volume(week.kg), sets(week.sets), sets(week.hardSets, "hard sets")),
  };
}

function wellnessLines({ metric, values, from, to }: Found & { tool: "wellness" }): FactLine[] {
  const name = METRIC_NAMES[metric];
  const mean = values.reduce((sum, { value }) => sum + value, 0) / values.length;
  return [
    {
      day: from,
      to,
      words: name,
      facts: [
        days(values.length, "days told"),
        ...(values.length > 0 ? [meanOf(measured(metric, mean, name, "mean"))] : []),
      ],
    },
    ...newest(
      values.map(({ day, value, where }) => ({
        day,
        words: where === undefined ? "" : where,
        facts: [measured(metric, value, name)],
      })),
    ),
  ];
}

function meanOf(fact: Fact): Fact {
  return { ...fact, mean: true };
}

function whole(...facts: Fact[]): Fact[] {
  return facts.map((fact) => ({ ...fact, whole: true }));
}

/** The first line, the newest ones, and those that must stay. */
function newest(lines: FactLine[], stays: (line: FactLine) => boolean = () => false): FactLine[] {
  return lines.filter((line, nth) => nth === 0 || nth > lines.length - MOST_LINES || stays(line));
}

function painLine(one: Extract<Found, { tool: "lastPain" }>["times"][number]): FactLine {
  return {
    day: one.day,
    ...(one.bodyPart !== undefined && { bodyPart: one.bodyPart }),
    words: `${painWords(one)} “${one.quote}”`,
    quotes: [one.quote],
    facts: one.severity === undefined ? [] : [{ ...scale(one.severity, "severity"), unsaid: true }],
  };
}

function summary(words: string, facts: Fact[], about?: string): FactLine {
  return {
    ...(about !== undefined && { bodyPart: about }),
    words: about === undefined ? words : `${about.replaceAll("-", " ")}, ${words}`,
    facts,
  };
}

function measured(metric: WellnessMetric, value: number, name: string, how?: string): Fact {
  const of = how ?? name;
  const like = name;
  switch (metric) {
    case "sleep":
      return { is: "seconds", value: value * 3600, of, like, told: "night" };
    case "weight":
      return { is: "kg", value, of, like };
    case "rhr":
      return { is: "bpm", value, of, like };
    case "hrv":
      return { is: "ms", value, of, like };
    case "steps":
      return { is: "steps", value, of, like };
    case "stress":
    case "soreness":
    case "mood":
    case "energy":
      return { ...scale(value, of), like };
  }
}
