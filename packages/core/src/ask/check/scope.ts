/** Whether a line found is of a time: its own day, its own week, or a sum over just that time. */
import { daysBetween } from "../../time/local.ts";
import type { FactLine } from "../fact.ts";

type Range = { from: string; to: string };

/** A sum over a longer time is of no other time than about its own; what has no day is of every time. */
export function inScope(line: FactLine, time: Range): boolean {
  return line.day === undefined || touches(line, time);
}

export function touches({ day, to }: FactLine, time: Range): boolean {
  if (day === undefined) return false;
  const isIn = (one: string) => one >= time.from && one <= time.to;
  const last = to ?? day;
  const length = daysBetween(day, last);
  if (length < 7) return isIn(day) || isIn(last);
  const slack = 3 + length / 20;
  return Math.abs(daysBetween(day, time.from)) <= slack && Math.abs(daysBetween(last, time.to)) <= slack;
}
