/** Changes and spans of time in the words of a chart's reading. */

import { formatDecimal } from "../units/decimal.ts";

/** `+6 %`, `−12 %` or `±0 %` of a ratio such as 0.06. */
export function changeInWords(ratio: number): string {
  const percent = Math.round(ratio * 100);
  if (percent === 0) return "±0 %";
  return `${percent > 0 ? "+" : "−"}${Math.abs(percent)} %`;
}

/** `1 day`, `8 weeks`, `14 months`, `3.5 years`. */
export function spanInWords(spanDays: number): string {
  if (spanDays < 14) return countInWords(spanDays, "day");
  if (spanDays < 120) return `${Math.round(spanDays / 7)} weeks`;
  if (spanDays < 730) return `${Math.round(spanDays / 30.4375)} months`;
  return `${formatDecimal(Math.round((spanDays / 365.25) * 2) / 2, 1)} years`;
}

/** `1 set`, `12 sets`. */
export function countInWords(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
