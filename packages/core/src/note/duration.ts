/** Reads how long something took from the words of a note: "90s", "3:30", "a minute and a half". */
import { unitOf } from "../log/units.ts";
import type { Item } from "./item.ts";
import { countOf } from "./number-word.ts";

/** `range`: the words leave it open ("2-3 min"), so there is no one figure. */
export type Duration = { seconds: number; range?: true; from: number; next: number };

/** The first duration in seconds or minutes between two indices. */
export function durationIn(items: readonly Item[], from: number, to: number): Duration | undefined {
  for (let at = from; at < to; at++) {
    const found = durationAt(items, at);
    if (found && found.next <= to) return found;
  }
  return undefined;
}

function durationAt(items: readonly Item[], at: number): Duration | undefined {
  const item = items[at]!;
  if (item.kind === "number" && item.clockSeconds !== undefined)
    return { seconds: item.clockSeconds, from: at, next: at + 1 };
  if (item.text === "half" && /^an?$/.test(textAt(items, at + 1))) {
    const unit = secondsPer(items, at + 2);
    return unit === undefined ? undefined : { seconds: unit / 2, from: at, next: at + 3 };
  }
  const first = amount(items, at);
  if (first === undefined) return undefined;
  const upTo = rangeAt(items, first.next);
  const unit = secondsPer(items, upTo ?? first.next);
  if (unit === undefined) return undefined;
  const next = (upTo ?? first.next) + 1;
  if (upTo !== undefined) return { seconds: first.value * unit, range: true, from: at, next };
  const more = remainder(items, next, unit);
  return { seconds: first.value * unit + more.seconds, from: at, next: more.next };
}

/** `and a half`, or the seconds behind minutes. */
function remainder(items: readonly Item[], at: number, unit: number): { seconds: number; next: number } {
  if (textAt(items, at) === "and" && textAt(items, at + 1) === "a" && textAt(items, at + 2) === "half")
    return { seconds: unit / 2, next: at + 3 };
  const number = items[at];
  if (unit === 60 && number?.kind === "number" && number.value < 60) {
    if (secondsPer(items, at + 1) === 1) return { seconds: number.value, next: at + 2 };
    if (number.value >= 10 && items[at - 1]?.end === number.start) return { seconds: number.value, next: at + 1 };
  }
  return { seconds: 0, next: at };
}

function amount(items: readonly Item[], at: number): { value: number; next: number } | undefined {
  const item = items[at]!;
  const whole =
    item.kind === "number"
      ? item.value
      : /^an?$/.test(item.text)
        ? 1
        : item.kind === "word"
          ? countOf(item.text)
          : undefined;
  if (whole === undefined) return undefined;
  if (textAt(items, at + 1) === "couple" && textAt(items, at + 2) === "of") return { value: 2, next: at + 3 };
  if (textAt(items, at + 1) === "and" && textAt(items, at + 2) === "a" && textAt(items, at + 3) === "half")
    return { value: whole + 0.5, next: at + 4 };
  return { value: whole, next: at + 1 };
}

/** The index behind the second number of a range. */
function rangeAt(items: readonly Item[], at: number): number | undefined {
  const joins = items[at]?.symbol === "-" || textAt(items, at) === "to" || textAt(items, at) === "or";
  if (!joins) return undefined;
  const second = items[at + 1];
  return second !== undefined && (second.kind === "number" || countOf(second.text) !== undefined) ? at + 2 : undefined;
}

function secondsPer(items: readonly Item[], at: number): number | undefined {
  const item = items[at];
  if (item?.kind === "mark") return { '"': 1, "'": 60 }[item.mark];
  if (item?.text === "m") return isFew(items[at - 1]) ? 60 : undefined;
  const unit = item?.kind === "word" ? unitOf(item.text) : undefined;
  return unit?.of === "time" && unit.seconds < 3600 ? unit.seconds : undefined;
}

/** `5m` is minutes, `25 m` are metres. */
function isFew(item: Item | undefined): boolean {
  return item?.kind === "number" && item.value <= 10;
}

function textAt(items: readonly Item[], at: number): string {
  return items[at]?.text ?? "";
}
