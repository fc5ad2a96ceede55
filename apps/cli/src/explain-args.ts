/** Says what is wrong with the options of a call, in our words instead of Node's. */
import { editDistance } from "@spotter/core/exercise/edit-distance";
import { codeOf } from "@spotter/db/embedded/problem";
import type { CliCommand } from "./command.ts";

/** @returns `undefined` for what `parseArgs` did not throw */
export function explainArgs(error: unknown, args: readonly string[], command: CliCommand): string | undefined {
  const options = optionsOf(command);
  const told = args.slice(0, args.includes("--") ? args.indexOf("--") : args.length);
  switch (codeOf(error)) {
    case "ERR_PARSE_ARGS_UNKNOWN_OPTION": {
      const unknown = told.find((arg) => arg.startsWith("-") && !options.has(nameOf(arg))) ?? told[0] ?? "";
      return explainUnknown(unknown, [...options.keys()]);
    }
    case "ERR_PARSE_ARGS_INVALID_OPTION_VALUE": {
      const at = told.findIndex((arg, place) => {
        const wants = options.get(nameOf(arg));
        return wants ? !arg.includes("=") && (told[place + 1] ?? "-").startsWith("-") : arg.includes("=");
      });
      const name = nameOf(told[at] ?? "");
      return options.get(name) ? `${name} wants ${options.get(name)} behind it.` : `${name} takes no value.`;
    }
    case "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL": {
      const wordAfter = (place: number) => options.get(nameOf(told[place - 1] ?? "")) !== undefined;
      const stray = args.find((arg, place) => !arg.startsWith("-") && !wordAfter(place));
      return `"${stray ?? args.at(-1)}" is not understood.`;
    }
    default:
      return undefined;
  }
}

/** `there is no option --jsn. Did you mean --json?` */
export function explainUnknown(typed: string, options: readonly string[]): string {
  const near = nearestOf(typed.replace(/=.*/, ""), options);
  return `there is no option ${typed.replace(/=.*/, "")}.${near === undefined ? "" : ` Did you mean ${near}?`}`;
}

/** The known word that a slip or two makes of the typed one, or that it begins. */
export function nearestOf(typed: string, known: readonly string[]): string | undefined {
  const bare = (word: string) => word.replace(/^-+/, "").toLowerCase();
  const sought = bare(typed);
  if (sought === "") return undefined;
  const rated = known.map((word) => ({
    word,
    slips: bare(word).startsWith(sought) ? 1 : editDistance(sought, bare(word), MOST_SLIPS),
  }));
  const [best] = rated.sort((a, b) => a.slips - b.slips);
  return best && best.slips <= Math.min(MOST_SLIPS, Math.floor(bare(best.word).length / 3)) ? best.word : undefined;
}

const MOST_SLIPS = 2;

/** A command's options as its help names them, each with the value it wants, if it wants one. */
function optionsOf({ usage, details = "" }: CliCommand): Map<string, string | undefined> {
  const options = new Map<string, string | undefined>([["--help", undefined]]);
  for (const [, name, value] of `${usage}\n${details}`.matchAll(
    /(?<![\w-])(--?[a-z][a-z-]*)(?: (<[^>]+>|[^\s[\]]+))?/g,
  ))
    if (!options.get(name!)) options.set(name!, value);
  return options;
}

function nameOf(arg: string): string {
  return arg.replace(/=.*/s, "");
}
