/** When a plan says that it begins: `start 7 Dec` in its heading, or the week of its first date. */
import { addDays, weekStart } from "../time/local.ts";
import { firstDate } from "./dated.ts";
import { planAtoms } from "./lex.ts";
import { comingDay } from "./life/coming-day.ts";
import { planLines } from "./line.ts";
import { tellTables } from "./table.ts";

const BEGINS =
  /\b(?:start(?:s|ing)?|begin(?:s|ning)?|commenc(?:es|ing))(?: date)?:? (?:on |from )?(?:the )?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?((?:\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,9}|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?|\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.))(?![a-z\d])/i;
/** Nobody writes a plan for longer ahead. */
const FARTHEST = 183;

/** @returns `YYYY-MM-DD`, or `undefined` where the words name no such day, or one that is long past or far ahead */
export function startTold(words: string, today: string): string | undefined {
  const told = BEGINS.exec(words)?.[1];
  const day = told === undefined ? undefined : comingDay(told, today);
  if (day !== undefined) return day >= today && day <= addDays(today, FARTHEST) ? day : undefined;
  const lines = tellTables(planLines(words));
  const context = { unit: "kg", today } as const;
  const first = firstDate(new Map(lines.map((line) => [line, planAtoms(line.plain, context)])), context);
  return first === undefined || first < weekStart(today) ? undefined : weekStart(first);
}
