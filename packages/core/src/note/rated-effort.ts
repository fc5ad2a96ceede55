/** Effort told as a figure against a figure: "meant to be RPE 7, felt more like a 9". */
import type { Clause } from "./clause.ts";
import type { Draft } from "./draft.ts";
import type { Item } from "./item.ts";
import type { Feel } from "./observation.ts";

const LIKE = /^(?:like|to|felt|around|about|actually)$/;
const SMALL = /^(?:a|an|rpe|at|of|more|true|solid|closer|to|like|about|least|an?)$/;
/** Without a plan to hold it against, only the ends of the scale say something. */
const HARD_RPE = 9;
const EASY_RPE = 6.5;

export function ratedEffort(items: readonly Item[], clauses: readonly Clause[]): Draft | undefined {
  const [first] = clauses;
  const last = clauses.at(-1);
  if (!first || !last) return undefined;
  const felt =
    feltAt(items, first.from, last.next) ??
    inRealityAt(items, first.from, last.next) ??
    insteadAt(items, first.from, last.next);
  if (felt === undefined) return undefined;
  const rated = items.slice(first.from, last.next).some((item) => item.text === "rpe" || item.text === "effort");
  const planned = plannedBefore(items, first.from, felt.from);
  const value = felt.value;
  const asked = planned?.value;
  const feel: Feel = asked === undefined ? scaled(value) : value > asked ? -1 : value < asked ? 1 : 0;
  if (!rated && asked === undefined) return undefined;
  return { kind: "effort", feel, from: planned?.from ?? felt.from, next: felt.next, subject: true };
}

/** `felt like an 8`, `felt like rpe 9`. */
function feltAt(
  items: readonly Item[],
  from: number,
  to: number,
): { value: number; from: number; next: number } | undefined {
  for (let at = from; at < to; at++) {
    if (!/^(?:felt|feels|feel|feeling|closer|was|more)$/.test(items[at]!.text)) continue;
    let next = at + 1;
    while (next < to && (LIKE.test(items[next]!.text) || SMALL.test(items[next]!.text) || items[next]!.soft)) next++;
    const number = items[next];
    const unmeasured =
      items[next + 1]?.kind !== "word" ||
      /^(?:today|for|on|at|not|instead|rather|rpe|so|this)$/.test(items[next + 1]!.text);
    const scale = items[next + 1]?.symbol === "/" || items[next + 1]?.symbol === "%";
    const like = items.slice(at, next).some((item) => /^(?:like|rpe|closer)$/.test(item.text));
    if (next < to && number?.kind === "number" && isRpe(number.value) && unmeasured && !scale && like)
      return { value: number.value, from: at, next: next + 1 };
  }
  return undefined;
}

/** `9.5 in reality`, `actually a 9`. */
function inRealityAt(
  items: readonly Item[],
  from: number,
  to: number,
): { value: number; from: number; next: number } | undefined {
  for (let at = from; at < to; at++) {
    const number = items[at]!;
    if (number.kind !== "number" || !isRpe(number.value)) continue;
    const near = [...items.slice(Math.max(from, at - 3), at), ...items.slice(at + 1, at + 3)];
    if (near.some((item) => /^(?:reality|actually|really|practice|actual)$/.test(item.text)))
      return { value: number.value, from: at, next: at + 1 };
  }
  return undefined;
}

/** `should have been an 8 but was a 9.5`: the second figure is how it was, a plan standing in front. */
function insteadAt(
  items: readonly Item[],
  from: number,
  to: number,
): { value: number; from: number; next: number } | undefined {
  for (let at = to - 1; at > from + 1; at--) {
    const number = items[at]!;
    if (number.kind !== "number" || !isRpe(number.value) || !/^(?:an?|rpe)$/.test(items[at - 1]!.text)) continue;
    const was = items
      .slice(Math.max(from, at - 3), at)
      .findLast((item) => /^(?:was|were|got|became|is)$/.test(item.text));
    if (was && plannedBefore(items, from, items.indexOf(was))) return { value: number.value, from: at, next: at + 1 };
  }
  return undefined;
}

function plannedBefore(items: readonly Item[], from: number, to: number): { value: number; from: number } | undefined {
  for (let at = from; at < to; at++) {
    const number = items[at]!;
    if (number.kind !== "number" || !isRpe(number.value)) continue;
    const rpe = items[at - 1]?.text === "rpe" || items[at - 1]?.symbol === "@";
    const meant = items
      .slice(from, at)
      .findIndex((item) =>
        /^(?:meant|supposed|planned|prescribed|programmed|target|plan|called|should|aiming|aimed)$/.test(item.text),
      );
    if (rpe || meant >= 0) return { value: number.value, from: meant >= 0 ? from + meant : at - 1 };
  }
  return undefined;
}

function isRpe(value: number): boolean {
  return value >= 4 && value <= 10 && Number.isInteger(value * 2);
}

function scaled(value: number): Feel {
  if (value >= HARD_RPE) return -1;
  return value <= EASY_RPE ? 1 : 0;
}
