/** How long an athlete rested, where the words give it. */
import type { Clause } from "./clause.ts";
import type { Draft } from "./draft.ts";
import type { Duration } from "./duration.ts";
import { durationIn } from "./duration.ts";
import type { Item } from "./item.ts";

const REST = /^(?:rest|rested|rests|resting|break|breaks|recovery|recoveries|recovered|off|breather)$/;
const PART =
  /^(?:sets?|reps?|rounds?|intervals?|efforts?|exercises?|the|them|each|every|lifts?|supersets?|singles|doubles|triples|laps?|lengths?|repeats?|circuits?|attempts?|sprints?|movements?|everything)$/;
/** Longer pauses are not a rest between sets. */
const LONGEST_SEC = 1800;

/** @param before what the clause before told of rest, if it did, so that a bare "30s on the hundreds" does too */
export function restIn(items: readonly Item[], clause: Clause, before: Draft | undefined): Draft | undefined {
  const duration = nearestDuration(items, clause) ?? (before && sameUnit(items, clause, before));
  if (!duration || duration.seconds > LONGEST_SEC || duration.seconds <= 0) return undefined;
  const named = findWord(items, clause, (text) => REST.test(text), duration.from, duration.next);
  const between = findBetween(items, clause);
  const until = findBefore(items, clause, duration.next);
  const alone = duration.from === clause.from && duration.next === clause.next;
  const bare =
    before !== undefined && (alone || /^(?:on|for|between|after|before)$/.test(items[duration.next]?.text ?? ""));
  if (named === undefined && between === undefined && until === undefined && !bare) return undefined;
  const marks = [named, between, until].filter((at) => at !== undefined);
  return {
    kind: "rest",
    ...(duration.range ? {} : { seconds: Math.round(duration.seconds) }),
    from: Math.min(duration.from, ...marks),
    next: Math.max(duration.next, ...marks.map((at) => at + 1)),
  };
}

/** "rested 2 min, then 3 for the last set": a bare figure is in the unit of the rest before. */
function sameUnit(items: readonly Item[], clause: Clause, before: Draft): Duration | undefined {
  const number = items[clause.from];
  if (number?.kind !== "number" || !/^(?:for|before|on|after)$/.test(items[clause.from + 1]?.text ?? ""))
    return undefined;
  if (!items.slice(clause.from, clause.next).some((item) => item.kind === "set") || before.seconds === undefined)
    return undefined;
  const unit = unitTold(items.slice(before.from, before.next), before.seconds);
  return unit === undefined ? undefined : { seconds: number.value * unit, from: clause.from, next: clause.from + 1 };
}

/** The seconds in the unit that a rest was told in: 60 for "2 min", 1 for "90s". */
export function unitTold(items: readonly Item[], seconds: number): number | undefined {
  const told = items.find((item) => item.kind === "number");
  if (told?.kind !== "number" || told.clockSeconds !== undefined || told.value <= 0) return undefined;
  const unit = seconds / told.value;
  return unit === 1 || unit === 60 ? unit : undefined;
}

/** Of several durations the one beside the word for rest. */
function nearestDuration(items: readonly Item[], clause: Clause): Duration | undefined {
  let best: Duration | undefined;
  for (let from = clause.from; from < clause.next; ) {
    const found = durationIn(items, from, clause.next);
    if (!found) break;
    if (!best || isBesideRest(items, found)) best = found;
    from = found.next;
  }
  return best;
}

function isBesideRest(items: readonly Item[], { from, next }: Duration): boolean {
  return [items[from - 1], items[from - 2], items[next], items[next + 1]].some((item) => REST.test(item?.text ?? ""));
}

/** The word for rest, no further than a few words from the figure; "the rest" is what was left. */
function findWord(
  items: readonly Item[],
  clause: Clause,
  fits: (text: string) => boolean,
  from: number,
  next: number,
): number | undefined {
  for (let at = Math.max(clause.from, from - 6); at < Math.min(clause.next, next + 4); at++) {
    const { text } = items[at]!;
    if (!fits(text) || items[at + 1]?.text === "day" || items[at + 1]?.text === "days") continue;
    if (text === "rest" && items[at - 1]?.text === "the" && items[at + 1]?.text === "of") continue;
    if (text === "off" && at !== next) continue;
    return at;
  }
  return undefined;
}

/** "between sets". */
function findBetween(items: readonly Item[], clause: Clause): number | undefined {
  for (let at = clause.from; at < clause.next; at++) {
    if (!/^(?:between|inbetween|betwen|btwn|b\/w)$/.test(items[at]!.text)) continue;
    if (at + 1 === clause.next) return at;
    for (let after = at + 1; after <= at + 3 && after < clause.next; after++)
      if (
        PART.test(items[after]!.text) ||
        items[after]!.kind === "number" ||
        items[after]!.kind === "set" ||
        items[after]!.kind === "exercise"
      )
        return after;
  }
  return undefined;
}

/** "5 min before the last set". */
function findBefore(items: readonly Item[], clause: Clause, next: number): number | undefined {
  const word = items[next];
  if (word?.text !== "before" && word?.text !== "after" && word?.text !== "till" && word?.text !== "until")
    return undefined;
  const set = items.findIndex((item, at) => at > next && at <= next + 2 && at < clause.next && item.kind === "set");
  return set < 0 ? undefined : set;
}
