/** Questions of what is planned, and of how well a plan is kept. */
import { comingDay } from "../plan/life/coming-day.ts";
import { addDays, weekStart } from "../time/local.ts";
import type { ToolCall } from "./tool.ts";

const PLAN = "(?:plans?|program(?:me)?|schedule)";
const PLANNED = new RegExp(
  String.raw`\b(?:planned|scheduled|due(?! to\b)|(?:on|in|from) (?:my|the) ${PLAN}|(?:my|the) ${PLAN} (?:for|today|tomorrow|this|next|say\w*|hold\w*)|next in line)\b`,
  "i",
);
const KEPT = new RegExp(
  String.raw`\b(?:adheren\w*|(?:keep|keeping|kept|stick|sticking|stuck)(?: \w+)? (?:to|with) (?:my|the) ${PLAN}|(?:follow|following|followed) (?:my|the) ${PLAN}|on (?:plan|schedule)|behind (?:plan|schedule)|(?:of|with) my ${PLAN} (?:did|have|has))\b`,
  "i",
);
const DAY =
  /\b(?:today|tomorrow|(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]{3,9}|\d{4}-\d{2}-\d{2})\b/gi;

/** @returns the days of a plan that are asked about: this week where it is how it is kept, else today unless told */
export function readPlanQuestion(words: string, today: string): ToolCall | undefined {
  const kept = KEPT.test(words);
  if (!kept && !PLANNED.test(words)) return undefined;
  const monday = weekStart(today);
  const week = /\b(this|next|last|past) week\b/i.exec(words)?.[1]?.toLowerCase();
  if (week !== undefined || kept) {
    const from = addDays(monday, { next: 7, last: -7, past: -7 }[week ?? ""] ?? 0);
    return { tool: "plan", args: { from, to: addDays(from, 6) } };
  }
  if (/\byesterday\b/i.test(words)) return { tool: "plan", args: { from: addDays(today, -1), to: addDays(today, -1) } };
  const day = [...words.matchAll(DAY)].map(([said]) => comingDay(said, today)).find((one) => one !== undefined);
  return { tool: "plan", args: { from: day ?? today, to: day ?? today } };
}
