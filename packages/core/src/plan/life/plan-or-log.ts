/** Whether words nobody called a plan are one: a whiteboard holds what is to come, or what was done. */
import type { PlanReading } from "../plan.ts";

/** @param reading what the plan reader makes of them */
export function isPlan(words: string, { sessions, weeks, cycles }: PlanReading): boolean {
  if (sessions.length === 0) return false;
  if (weeks !== undefined || cycles !== undefined) return true;
  if (/\b(?:plan|program(?:me)?|schedule|block|next week|this week)\b/i.test(words)) return true;
  if (/\b(?:did|done|log|yesterday|last week|finished)\b/i.test(words)) return false;
  const days = new Set(sessions.flatMap(({ day, slot }) => (day === undefined ? [] : [`${day} ${slot ?? ""}`])));
  return days.size > 1;
}
