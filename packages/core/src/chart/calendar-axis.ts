/** A time axis of real days: days as numbers, and ticks where a calendar has its lines. */

import { epochDay } from "../time/epoch-day.ts";
import type { Axis } from "./spec.ts";

const DAY_MS = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `12 Nov`, or `12 Nov 2024` where the year is not `knownYear`. */
export function dayInWords(day: string, knownYear?: number): string {
  const { year, month, date } = partsOf(epochDay(day));
  return `${date} ${MONTHS[month]}${year === knownYear ? "" : ` ${year}`}`;
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

/** Ticks for a span of epoch days, at most `maxTicks`, on round days: every few days, on first of months, on New Years. */
export function calendarAxis(from: number, to: number, maxTicks: number): Axis {
  for (const step of [1, 2, 3, 7, 14]) {
    const ticks = dayTicks(from, to, step);
    if (ticks.length <= maxTicks) return { ticks, format: { kind: "day" } };
  }
  for (const step of [1, 2, 3, 6]) {
    const ticks = monthTicks(from, to, step);
    if (ticks.length <= maxTicks) return { ticks, format: { kind: "month" } };
  }
  for (const step of [1, 2, 5, 10]) {
    const ticks = monthTicks(from, to, step * 12);
    if (ticks.length <= maxTicks || step === 10) return { ticks, format: { kind: "year" } };
  }
  return { ticks: [], format: { kind: "year" } };
}

/**
 * The words of a calendar tick, a line each: `["Nov"]`, with the year below on the first tick and where it turns.
 *
 * @param previous the epoch day of the tick before it, if any
 */
export function calendarLabel(epoch: number, step: "day" | "month" | "year", previous?: number): string[] {
  const { year, month, date } = partsOf(epoch);
  if (step === "year") return [String(year)];
  const words = step === "day" ? `${date} ${MONTHS[month]}` : MONTHS[month]!;
  const sameYear = previous !== undefined && partsOf(previous).year === year;
  return sameYear ? [words] : [words, String(year)];
}

function dayTicks(from: number, to: number, step: number): number[] {
  const ticks = [];
  for (let tick = Math.ceil(from); tick <= to; tick += step) ticks.push(tick);
  return ticks;
}

function monthTicks(from: number, to: number, step: number): number[] {
  const start = partsOf(from);
  const ticks = [];
  const firstMonth = Math.floor((start.year * 12 + start.month) / step) * step;
  for (let months = firstMonth; ; months += step) {
    const tick = Date.UTC(Math.floor(months / 12), months % 12, 1) / DAY_MS;
    if (tick > to) return ticks;
    if (tick >= from) ticks.push(tick);
  }
}

function partsOf(epoch: number): { year: number; month: number; date: number } {
  const date = new Date(epoch * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), date: date.getUTCDate() };
}
