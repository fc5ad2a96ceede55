import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isCommand, parseCommand } from "./parse.ts";
import { GROUPS, listedCommands, names, spec, usageOf } from "./table.ts";

describe.each(names().map((name) => ({ name, ...spec(name) })))("/$name", ({ name, example, help, params }) => {
  test("has an example that works", () => {
    expect(isCommand(example)).toBe(true);
    expect(parseCommand(example)).toMatchObject({ ok: true, name });
  });

  test("keeps to the limits of Telegram's and Discord's menus", () => {
    expect(name).toMatch(/^[a-z][a-z0-9_]{0,31}$/);
    for (const words of [help, ...params.map((param) => param.help)]) expect(words).toMatch(/^.{1,100}$/);
    expect(params.every((param) => /^[a-z]{1,32}$/.test(param.name))).toBe(true);
  });

  test("takes what may be left out after what may not, and the rest of the line last", () => {
    const firstOptional = params.findIndex((param) => param.optional);
    if (firstOptional >= 0) expect(params.slice(firstOptional).every((param) => param.optional)).toBe(true);
    expect(params.slice(0, -1).every((param) => param.kind === "choice")).toBe(true);
  });
});

test.each([
  ["help", "/help"],
  ["last", "/last [exercise|sport]"],
  ["chart", "/chart [chart] [exercise]"],
  ["units", "/units [kg|lb]"],
] as const)("%s is called as %s", (name, usage) => {
  expect(usageOf(name)).toBe(usage);
});

test("the table keeps each group together, in the groups' order", () => {
  const groups = names().map((name) => spec(name).group);
  expect(groups.filter((group, index) => group !== groups[index - 1])).toEqual(Object.keys(GROUPS));
});

test("the README's table lists the same commands, in the same words", () => {
  const readme = readFileSync(new URL("../../../../README.md", import.meta.url), "utf8");
  const rows = listedCommands().map(({ usage, help }) => `| \`${usage.replaceAll("|", "\\|")}\` | ${help} |`);
  const table = `| command | what it does |\n|---|---|\n${rows.join("\n")}\n`;
  expect(readme).toContain(table);
});
