/** Reads a command line: `/chart e1rm bench`. */
import { clipped } from "../chat/storable.ts";
import { editDistance } from "../exercise/edit-distance.ts";
import { type CommandName, names, spec, usageOf } from "./table.ts";

/** Arguments by parameter name; an optional one may be absent. */
export type CommandArgs = Readonly<Record<string, string | undefined>>;

export type CommandError =
  | { kind: "unknown-command"; name: string; nearest: CommandName[] }
  | { kind: "missing-argument"; name: CommandName; param: string; usage: string; example: string }
  | { kind: "wrong-choice"; name: CommandName; param: string; given: string; choices: readonly string[]; usage: string }
  | { kind: "too-many-arguments"; name: CommandName; extra: string; usage: string };

export type CommandCall = { ok: true; name: CommandName; args: CommandArgs } | { ok: false; error: CommandError };

/** Whether a message is meant as a command at all. A path or a date (`/etc/hosts`, `/10`) is not. */
export function isCommand(message: string): boolean {
  return /^\/[a-z][a-z0-9_]*(@\w+)?(\s|$)/i.test(message.trimStart());
}

/** Splits a command message into name and checked arguments. Choices are matched in any case. */
export function parseCommand(message: string): CommandCall {
  const [, typed = "", rest = ""] = /^\s*\/(\w+)(?:@\w+)?\s*([\s\S]*)$/.exec(message) ?? [];
  const name = names().find((known) => known === typed.toLowerCase());
  if (!name)
    return { ok: false, error: { kind: "unknown-command", name: typed, nearest: similar(typed.toLowerCase()) } };
  const { params, example } = spec(name);
  const usage = usageOf(name);
  const args: Record<string, string> = {};
  let left = rest.trim();
  for (const param of params) {
    const [word = ""] = left.split(/\s+/, 1);
    if (word === "") {
      if (param.optional) continue;
      return { ok: false, error: { kind: "missing-argument", name, param: param.name, usage, example } };
    }
    if (param.kind !== "choice") {
      const keeps = param.kind === "text" && param.lines;
      args[param.name] = keeps ? left : left.replaceAll(/\s+/g, " ");
      left = "";
      continue;
    }
    const choice = param.choices.find((one) => one === word.toLowerCase());
    if (!choice && param.orNext) continue;
    if (!choice) {
      const { choices, name: wrong } = param;
      return { ok: false, error: { kind: "wrong-choice", name, param: wrong, given: word, choices, usage } };
    }
    args[param.name] = choice;
    left = left.slice(word.length).trim();
  }
  if (left !== "") return { ok: false, error: { kind: "too-many-arguments", name, extra: left, usage } };
  return { ok: true, name, args };
}

/** What to tell someone whose command was not understood. */
export function explainCommandError(error: CommandError): string {
  switch (error.kind) {
    case "unknown-command": {
      const [first] = error.nearest;
      return `I have no /${clipped(error.name, 32)}.${first ? ` Did you mean /${first}?` : ""} /help lists what I can do.`;
    }
    case "missing-argument":
      return `${error.usage} needs the ${error.param}. For example: ${error.example}`;
    case "wrong-choice":
      return `“${clipped(error.given, 32)}” is none of ${error.choices.join(", ")}. Like this: ${error.usage}`;
    case "too-many-arguments":
      return `I don't know what to do with “${clipped(error.extra, 32)}”. Like this: ${error.usage}`;
  }
}

/** Commands that begin as `typed` does, or that it contains, the one with the fewest letters to change first. */
function similar(typed: string): CommandName[] {
  const start = typed.slice(0, 2);
  if (start.length < 2) return [];
  return names()
    .filter((name) => name.startsWith(start) || typed.includes(name))
    .map((name) => ({ name, slips: editDistance(typed.slice(0, 32), name, 32) }))
    .sort((a, b) => a.slips - b.slips)
    .map(({ name }) => name);
}
