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
} & (
  | { kind: "choice"; choices: readonly string[] }
  /** An exercise by any of its names, or a sport where it says so; takes the rest of the line. */
  | { kind: "exercise"; orSport?: true }
  /** Anything; takes the rest of the line. */
  | { kind: "text" }
);

export type CommandSpec = {
  /** One line: what it does for the athlete. */
  help: string;
  params: readonly Param[];
  /** A call worth copying. */
  example: string;
  /** Not listed in help: platforms send it by themselves. */
  hidden?: true;
};

export const COMMANDS = {
  help: { help: "how to log, and what I can do", params: [], example: "/help" },
  start: { help: "say hello", params: [], example: "/start", hidden: true },
  day: { help: "what is logged today", params: [], example: "/day" },
  last: {
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
  undo: { help: "take back your latest log", params: [], example: "/undo" },
  chart: {
    help: "draw your e1RM or your weekly volume",
    params: [
      { name: "chart", kind: "choice", choices: CHART_NAMES, help: "e1rm or volume" },
      { name: "exercise", kind: "exercise", help: "volume may go without: then all exercises count", optional: true },
    ],
    example: "/chart e1rm bench",
  },
  units: {
    help: "kilograms or pounds for numbers without a unit",
    params: [{ name: "unit", kind: "choice", choices: ["kg", "lb"], help: "kg or lb", optional: true }],
    example: "/units lb",
  },
  timezone: {
    help: "where you are, so that your days end at your midnight",
    params: [{ name: "place", kind: "text", help: "a city or an IANA name", optional: true }],
    example: "/timezone Berlin",
  },
  export: { help: "everything of yours as CSV and JSON, and the recordings", params: [], example: "/export" },
  web: { help: "a link that opens your log in a browser", params: [], example: "/web" },
  status: { help: "whether everything works", params: [], example: "/status" },
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof COMMANDS;

/** The commands to list, in the table's order. */
export function listedCommands(): (CommandSpec & { name: CommandName; usage: string })[] {
  return names()
    .map((name) => ({ ...spec(name), name, usage: usageOf(name) }))
    .filter((command) => !command.hidden);
}

/** `/chart e1rm|volume [exercise]` */
export function usageOf(name: CommandName): string {
  const params = spec(name).params.map((param) => {
    const word =
      param.kind === "choice"
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
