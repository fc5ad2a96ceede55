import fc from "fast-check";
import { expect, test } from "vitest";
import { readRackRequest } from "../strength/rack-words.ts";
import { readRest } from "../strength/rest-time.ts";
import { plainCall } from "./plain.ts";

test.each([
  ["next", { name: "next", args: {} }],
  ["What's next?", { name: "next", args: {} }],
  ["next exercise please", undefined],
  ["skip this one", { name: "next", args: { change: "skip" }, onlyInVisit: true }],
  ["machine taken", { name: "next", args: { change: "swap" }, onlyInVisit: true }],
  ["the rack is busy…", { name: "next", args: { change: "swap" }, onlyInVisit: true }],
  ["rest 2:30", { name: "rest", args: { time: "2:30" } }],
  ["Rest 90s", { name: "rest", args: { time: "90s" } }],
  ["2 min rest", { name: "rest", args: { time: "2 min" } }],
  ["rest off", { name: "rest", args: { time: "off" } }],
  ["done for today!", { name: "end", args: {} }],
  ["I’m done for the day", { name: "end", args: {} }],
  ["that's it for today", { name: "end", args: {} }],
  ["done", { name: "end", args: {}, onlyInVisit: true }],
  ["starting push day", { name: "start", args: { title: "push" } }],
  ["Starting push day?", { name: "start", args: { title: "push" } }],
  ["start legs", { name: "start", args: { title: "legs" } }],
  ["starting upper body now", { name: "start", args: { title: "upper body" } }],
  ["start workout", { name: "start", args: {} }],
  ["starting my workout", { name: "start", args: {} }],
])("%j", (message, call) => {
  expect(plainCall(message)).toEqual(call);
});

test.each([
  "rest day",
  "rest",
  "bench 100x5 rest 2:30",
  "rest 2:30 bench 100x5",
  "starting my new job",
  "starting monday",
  "done with the dishes",
  "next week: squats",
  "who is next in line",
  "bench 100x5",
  "",
  "start ".repeat(100),
])("%j is no command", (message) => {
  expect(plainCall(message)).toBeUndefined();
});

test("whatever is typed, it is read or it is not; nothing throws, and no rest is longer than an hour", () => {
  const word = fc.constantFrom(
    "rest",
    "start",
    "push",
    "day",
    "have",
    "bar",
    "4x20",
    "2:30",
    "90",
    "kg",
    "'",
    "-",
    "1e9",
  );
  const words = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(word).map((all) => all.join(" ")),
  );
  fc.assert(
    fc.property(words, (text) => {
      plainCall(text);
      readRackRequest(text, "kg");
      const rest = readRest(text);
      if (rest?.kind === "rest") expect(rest.restSec).toBeLessThanOrEqual(3600);
    }),
  );
});
