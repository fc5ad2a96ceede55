import { describe, expect, test } from "vitest";
import { explainCommandError, isCommand, parseCommand } from "./parse.ts";

describe("what is a command", () => {
  test.each(["/help", "  /day", "/chart e1rm bench", "/day@spotter_bot", "/DAY", "/nosuch", "/day\nplease"])(
    "%j is",
    (message) => {
      expect(isCommand(message)).toBe(true);
    },
  );

  test.each([
    "help",
    "/",
    "/ day",
    "/10",
    "/5k done",
    "/etc/hosts",
    "// done",
    "bench 100x5 /day",
    "/day!",
    "http://x.org/day",
  ])("%j is not", (message) => {
    expect(isCommand(message)).toBe(false);
  });
});

describe("a call", () => {
  test.each([
    { message: "/day", name: "day", args: {} },
    { message: "/Day@Spotter_Bot", name: "day", args: {} },
    { message: " /last   bench   press ", name: "last", args: { exercise: "bench press" } },
    { message: "/last", name: "last", args: {} },
    { message: "/chart e1rm bench", name: "chart", args: { chart: "e1rm", exercise: "bench" } },
    { message: "/chart E1RM\nsmith incline", name: "chart", args: { chart: "e1rm", exercise: "smith incline" } },
    { message: "/chart volume", name: "chart", args: { chart: "volume" } },
    { message: "/chart", name: "chart", args: {} },
    { message: "/chart squat, bench", name: "chart", args: { exercise: "squat, bench" } },
    { message: "/units LB", name: "units", args: { unit: "lb" } },
    { message: "/timezone new york", name: "timezone", args: { place: "new york" } },
  ])("$message is understood", ({ message, name, args }) => {
    expect(parseCommand(message)).toEqual({ ok: true, name, args });
  });
});

describe("a call that is not understood says what would help", () => {
  test.each([
    { message: "/lst", says: "I have no /lst. /help lists what I can do." },
    { message: "/charts e1rm", says: "I have no /charts. Did you mean /chart? /help lists what I can do." },
    { message: "/mydays", says: "I have no /mydays. Did you mean /day? /help lists what I can do." },
    { message: "/constructor", says: "I have no /constructor. /help lists what I can do." },
    { message: "/units stone", says: "“stone” is none of kg, lb. Like this: /units [kg|lb]" },
    { message: "/units kg please", says: "I don't know what to do with “please”. Like this: /units [kg|lb]" },
    { message: "/undo that", says: "I don't know what to do with “that”. Like this: /undo" },
  ])("$message", ({ message, says }) => {
    const call = parseCommand(message);
    expect(call.ok ? "understood" : explainCommandError(call.error)).toBe(says);
  });

  test("without repeating all of a very long word", () => {
    for (const message of [`/${"a".repeat(5000)}`, `/units ${"a".repeat(5000)}`, `/undo ${"a".repeat(5000)}`]) {
      const call = parseCommand(message);
      expect(call.ok ? "" : explainCommandError(call.error)).toMatch(/^.{1,150}$/);
    }
  });
});
