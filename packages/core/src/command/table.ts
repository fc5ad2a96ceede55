/**
 * Every chat command, declared once. Help, Telegram's menu, Discord's slash commands, the terminal and the README's
 * table come from here; what a command does is a file of its name in the worker.
 */
import { CHART_NAMES } from "../chart/list.ts";

export type Param = {
  name: string;
  /** One line for menus that show parameters one by one. */
  help: string;
  optional?: true;
} /** With `orNext`, a word that is no choice belongs to the parameter after it. */ & (
  | { kind: "choice"; choices: readonly string[]; orNext?: true }
  /** An exercise by any of its names, or a sport where it says so; takes the rest of the line. */
  | { kind: "exercise"; orSport?: true }
  /** Anything; takes the rest of the line, or with `lines` of the message, as it was written. */
  | { kind: "text"; lines?: true }
);

/** What commands are for, in the order /help tells of them. */
export const GROUPS = {
  log: "Your log",
  gym: "In the gym",
  notes: "Notes and questions",
  plan: "Your plan",
  exercises: "Exercises, records, charts",
  you: "How you are",
  spotter: "Spotter",
} as const;
export type Group = keyof typeof GROUPS;

export type CommandSpec = {
  group: Group;
  /** One line: what it does for the athlete. */
  help: string;
  params: readonly Param[];
  /** A call worth copying. */
  example: string;
};

/** A command that takes a value, or tells the last ones. */
function told(help: string, value: string, example: string) {
  return {
    group: "you",
    help,
    params: [{ name: "value", kind: "text", help: value, optional: true }],
    example,
  } as const;
}

export const COMMANDS = {
  day: { group: "log", help: "what is logged today", params: [], example: "/day" },
  last: {
    group: "log",
    help: "your last workout, or the last time you did an exercise or a sport",
    params: [
      {
        name: "exercise",
        kind: "exercise",
        orSport: true,
        help: "an exercise or a sport, such as run; leave out for the last workout",
        optional: true,
      },
    ],
    example: "/last bench",
  },
  undo: { group: "log", help: "take back your latest log", params: [], example: "/undo" },
  start: {
    group: "gym",
    help: "begin a session; logging a set does it too",
    params: [{ name: "title", kind: "text", help: "what you call it, such as push", optional: true }],
    example: "/start push",
  },
  next: {
    group: "gym",
    help: "what comes next, what to aim for, and why",
    params: [
      {
        name: "change",
        kind: "choice",
        choices: ["skip", "swap"],
        help: "skip or swap what comes next",
        optional: true,
      },
    ],
    example: "/next",
  },
  rest: {
    group: "gym",
    help: "tells you when your rest is over; your next set ends it",
    params: [{ name: "time", kind: "text", help: "2:30, 90 or off", optional: true }],
    example: "/rest 2:30",
  },
  end: { group: "gym", help: "end the session: grade, summary, records", params: [], example: "/end" },
  plates: {
    group: "gym",
    help: "which plates make a load; also: bar 15, have 25 20 10 5 2.5, reset",
    params: [
      { name: "load", kind: "text", help: "a load and, if you like, a bar; or your bar or plates", optional: true },
    ],
    example: "/plates 102.5",
  },
  warmup: {
    group: "gym",
    help: "the ramp of warm-up sets to a load",
    params: [{ name: "set", kind: "text", help: "an exercise and a load, such as squat 140" }],
    example: "/warmup squat 140",
  },
  note: {
    group: "notes",
    help: "keeps a note; what it says of effort, pain, sleep and more becomes data",
    params: [{ name: "text", kind: "text", help: "how it went, in your own words" }],
    example: "/note 5th rep of set 8 felt off, left knee twinge",
  },
  notes: {
    group: "notes",
    help: "your notes about a body part, an exercise or a word, or all of them",
    params: [{ name: "about", kind: "text", help: "a body part, an exercise or a word", optional: true }],
    example: "/notes knee",
  },
  pain: {
    group: "notes",
    help: "what hurt and when, part by part, in your words",
    params: [{ name: "part", kind: "text", help: "a part of the body", optional: true }],
    example: "/pain knee",
  },
  patterns: {
    group: "notes",
    help: "what your bad and painful days had before them, if there is enough to say",
    params: [],
    example: "/patterns",
  },
  ask: {
    group: "notes",
    help: "a question about your training, in your own words",
    params: [{ name: "question", kind: "text", help: "how is my squat progressing?" }],
    example: "/ask what did I do the last time my knee hurt?",
  },
  plan: {
    group: "plan",
    help: "a plan in your words; also show, list, edit, answer, start, pause, resume, shift, repeat, archive",
    params: [
      {
        name: "words",
        kind: "text",
        lines: true,
        help: "your plan; or edit make Wednesday 4 sets, start next monday, shift 3 days",
        optional: true,
      },
    ],
    example: "/plan Mon squat 5x5, bench 3x8; Thu deadlift 3x5; Sat run 10k",
  },
  today: { group: "plan", help: "what is planned today, and what is done of it", params: [], example: "/today" },
  tomorrow: { group: "plan", help: "what is planned tomorrow", params: [], example: "/tomorrow" },
  week: {
    group: "plan",
    help: "the week's plan, done and left",
    params: [{ name: "which", kind: "choice", choices: ["last", "next"], help: "last or next week", optional: true }],
    example: "/week next",
  },
  adherence: {
    group: "plan",
    help: "how much of your plan you did, by week and cycle",
    params: [],
    example: "/adherence",
  },
  exercise: {
    group: "exercises",
    help: "an exercise's records, last times and chart; add and a name adds one",
    params: [{ name: "exercise", kind: "exercise", help: "an exercise by any of its names, or: add a new name" }],
    example: "/exercise bench",
  },
  pr: {
    group: "exercises",
    help: "your records, latest first, or those of an exercise",
    params: [{ name: "exercise", kind: "exercise", help: "leave out for all exercises", optional: true }],
    example: "/pr bench",
  },
  chart: {
    group: "exercises",
    help: "a chart of your training; alone, it lists which there are",
    params: [
      {
        name: "chart",
        kind: "choice",
        choices: CHART_NAMES,
        orNext: true,
        help: "which chart; leave out for the list",
        optional: true,
      },
      {
        name: "exercise",
        kind: "exercise",
        help: "an exercise; e1rm takes several with commas, volume a muscle too",
        optional: true,
      },
    ],
    example: "/chart e1rm squat, bench",
  },
  list: {
    group: "exercises",
    help: "what you usually do and your last sets; all: everything you can log",
    params: [{ name: "what", kind: "choice", choices: ["all"], help: "everything you can log", optional: true }],
    example: "/list all",
  },
  rename: {
    group: "exercises",
    help: "another name for an exercise that you added",
    params: [{ name: "names", kind: "text", help: "the old name, to, the new name" }],
    example: "/rename zercher to zercher squat",
  },
  merge: {
    group: "exercises",
    help: "moves an exercise that you added into another, history and all",
    params: [{ name: "names", kind: "text", help: "the exercise, into, the one to keep" }],
    example: "/merge zerchr squat into zercher squat",
  },
  alias: {
    group: "exercises",
    help: "your own word for an exercise, or the list of them",
    params: [{ name: "words", kind: "text", help: "zs = zercher squat, or: remove zs", optional: true }],
    example: "/alias zs = zercher squat",
  },
  sleep: told("hours slept, or your last nights", "7h30", "/sleep 7h30"),
  energy: told("energy from 1 to 10, or your last values", "1 to 10", "/energy 6"),
  mood: told("mood from 1 to 10, or your last values", "1 to 10", "/mood 7"),
  stress: told("stress from 1 to 10, or your last values", "1 to 10", "/stress 4"),
  soreness: told("soreness from 1 to 10 and where, or your last values", "1 to 10, and where", "/soreness 6 quads"),
  weight: told("your bodyweight, or your last values", "81.4, 180 lb", "/weight 81.4"),
  readiness: { group: "you", help: "how you are, beside what is normal for you", params: [], example: "/readiness" },
  checkin: {
    group: "you",
    help: "two questions a morning or an evening, a tap each",
    params: [{ name: "when", kind: "text", help: "on 7:30, on 21:30 or off", optional: true }],
    example: "/checkin on 7:30",
  },
  help: { group: "spotter", help: "how to log, and what I can do", params: [], example: "/help" },
  units: {
    group: "spotter",
    help: "kilograms or pounds for numbers without a unit",
    params: [{ name: "unit", kind: "choice", choices: ["kg", "lb"], help: "kg or lb", optional: true }],
    example: "/units lb",
  },
  timezone: {
    group: "spotter",
    help: "where you are, so that your days end at your midnight",
    params: [{ name: "place", kind: "text", help: "a city or an IANA name", optional: true }],
    example: "/timezone Berlin",
  },
  export: {
    group: "spotter",
    help: "everything of yours as CSV and JSON, and the recordings",
    params: [],
    example: "/export",
  },
  web: {
    group: "spotter",
    help: "a link that opens your log in a browser; logout ends all logins",
    params: [
      { name: "what", kind: "choice", choices: ["logout"], help: "log out everywhere and void links", optional: true },
    ],
    example: "/web",
  },
  status: { group: "spotter", help: "whether everything works", params: [], example: "/status" },
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof COMMANDS;

/** The commands to list, in the table's order, which keeps each group together. */
export function listedCommands(): (CommandSpec & { name: CommandName; usage: string })[] {
  return names().map((name) => ({ ...spec(name), name, usage: usageOf(name) }));
}

/** More choices than this would be all there is to read. */
const MOST_CHOICES = 4;

/** `/chart [chart] [exercise]`, `/units [kg|lb]` */
export function usageOf(name: CommandName): string {
  const params = spec(name).params.map((param) => {
    const word =
      param.kind === "choice" && param.choices.length <= MOST_CHOICES
        ? param.choices.join("|")
        : param.kind === "exercise" && param.orSport
          ? `${param.name}|sport`
          : param.name;
    return param.optional ? `[${word}]` : param.kind === "choice" ? word : `<${word}>`;
  });
  return [`/${name}`, ...params].join(" ");
}

export function spec(name: CommandName): CommandSpec {
  return COMMANDS[name];
}

export function names(): CommandName[] {
  return Object.keys(COMMANDS) as CommandName[];
}
