/** How an axis says its numbers: a format is a name in the spec, and here are its words. */

import { formatDecimal } from "../units/decimal.ts";
import { formatClock } from "../units/duration.ts";
import { calendarLabel } from "./calendar-axis.ts";

export type AxisFormat =
  /** `120`, `2.5`. */
  | { kind: "number" }
  /** `950`, `2.5k`, `1.2M`, for volumes. */
  | { kind: "compact" }
  /** Seconds as a clock, `5:15`, for paces. */
  | { kind: "clock" }
  /** Seconds elapsed as `20 min`. */
  | { kind: "minutes" }
  /** Seconds elapsed as `1:30 h`. */
  | { kind: "hours" }
  /** Epoch days; a week is named by its first day and ticked in its middle. */
  | { kind: "week" }
  | { kind: "day" }
  | { kind: "month" }
  | { kind: "year" }
  /** What stands at 0, 1, 2 and so on; nothing between or beyond. */
  | { kind: "named"; names: string[] };

/**
 * The lines of one tick label.
 *
 * @param previous the tick before it, which may make a part of the label needless
 */
export function tickLabel(format: AxisFormat, value: number, previous?: number): string[] {
  switch (format.kind) {
    case "number":
      return [formatDecimal(value, 2).replace("-", "−")];
    case "compact":
      return [compact(value)];
    case "clock":
      return [formatClock(value)];
    case "minutes":
      return [value === 0 ? "0" : `${formatDecimal(value / 60, 1)} min`];
    case "hours":
      return [value === 0 ? "0" : hours(value)];
    case "week":
      return calendarLabel(value - 3.5, "day", previous === undefined ? undefined : previous - 3.5);
    case "named":
      return [format.names[value] ?? ""];
    case "day":
    case "month":
    case "year":
      return calendarLabel(value, format.kind, previous);
  }
}

function hours(sec: number): string {
  const whole = Math.floor(sec / 3600);
  const minutes = Math.round((sec % 3600) / 60);
  return minutes === 0 ? `${whole} h` : `${whole}:${String(minutes).padStart(2, "0")} h`;
}

function compact(value: number): string {
  if (value >= 1e6) return `${formatDecimal(value / 1e6, 1)}M`;
  if (value >= 1e3) return `${formatDecimal(value / 1e3, 1)}k`;
  return formatDecimal(value, 1);
}
