import { parseArgs } from "node:util";
import { expect, test } from "vitest";
import { backup } from "./commands/backup.ts";
import { explainArgs, nearestOf } from "./explain-args.ts";

function explained(args: string[]): string | undefined {
  try {
    parseArgs({ args, options: { to: { type: "string" }, json: { type: "boolean" } } });
    return undefined;
  } catch (error) {
    return explainArgs(error, args, backup);
  }
}

test.each([
  { args: ["--jsn"], says: "there is no option --jsn. Did you mean --json?" },
  { args: ["--js"], says: "there is no option --js. Did you mean --json?" },
  { args: ["-json"], says: "there is no option -json. Did you mean --json?" },
  { args: ["--json", "--hlep=1"], says: "there is no option --hlep. Did you mean --help?" },
  { args: ["--frobnicate"], says: "there is no option --frobnicate." },
  { args: ["--json=yes"], says: "--json takes no value." },
  { args: ["--to"], says: "--to wants <folder> behind it." },
  { args: ["--json", "--to", "--json"], says: "--to wants <folder> behind it." },
  { args: ["--to", "here", "there"], says: '"there" is not understood.' },
])("$args: $says", ({ args, says }) => {
  expect(explained(args)).toBe(says);
});

test("what is no slip of anything is told nothing", () => {
  expect(nearestOf("dance", ["start", "day"])).toBeUndefined();
  expect(nearestOf("foo", ["mood"])).toBeUndefined();
  expect(nearestOf("--", ["--json"])).toBeUndefined();
});
