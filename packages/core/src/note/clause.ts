/** Cuts a sentence of a note into clauses that each say one thing of one subject. */
import type { Hit } from "./hit.ts";
import { meaningOf } from "./hit.ts";
import type { Item } from "./item.ts";

/** Items from one index up to, not including, another. */
export type Clause = {
  from: number;
  next: number;
  hits: Hit[];
  /** How it follows the clause before. */
  joint: "start" | "and" | "contrast" | "other";
};

const CONTRAST: ReadonlySet<string> = new Set(
  "but though although tho yet however whereas otherwise except".split(" "),
);
const OTHER: ReadonlySet<string> = new Set(
  "then because cause cos cuz coz while plus which where until till".split(" "),
);
const AFTER_SO =
  /^(?:i|we|my|the|used|took|kept|had|went|dropped|cut|stopped|rested|it|that|ill|only|didnt|decided|made)$/;
const SUBJECT =
  /^(?:i|my|it|the|they|that|this|had|got|felt|feel|no|still|everything|nothing|then|also|was|were|did|used|took|some|a|left|right|both|bit)$/;

/** @param hits the phrases of the sentence, in order */
export function clausesOf(items: readonly Item[], from: number, to: number, hits: readonly Hit[]): Clause[] {
  const inside = new Set(
    hits.flatMap((hit) => Array.from({ length: hit.next - hit.from - 1 }, (_, at) => hit.from + 1 + at)),
  );
  const clauses: Clause[] = [];
  let start = from;
  let joint: Clause["joint"] = "start";
  const cut = (end: number, next: number, following: Clause["joint"]) => {
    if (end > start) clauses.push({ from: start, next: end, hits: within(hits, start, end), joint });
    // A comma before "but" is the contrast's.
    if (end > start || following === "contrast") joint = following;
    start = next;
  };
  for (let at = from; at < to; at++) {
    if (inside.has(at)) continue;
    if (startsAnew(items, hits, start, at)) cut(at, at, "other");
    const kind = jointAt(items, at, to);
    if (kind === undefined) continue;
    if (kind === "and" && !parts(items, hits, start, at, to)) continue;
    cut(at, at + 1, kind);
  }
  cut(to, to, "other");
  return merged(items, clauses);
}

function jointAt(items: readonly Item[], at: number, to: number): Clause["joint"] | undefined {
  const item = items[at]!;
  if (item.kind === "mark") {
    if (item.mark === "-")
      return items[at - 1]?.kind === "number" && items[at + 1]?.kind === "number" ? undefined : "other";
    if (item.mark === "&" || item.mark === "+") return "and";
    return ",()>|".includes(item.mark) ? "other" : undefined;
  }
  if (item.kind !== "word") return undefined;
  if (item.text === "and" || item.text === "n") return "and";
  if (CONTRAST.has(item.text)) return at + 1 < to ? "contrast" : undefined;
  if (item.text === "so") return AFTER_SO.test(items[at + 1]?.text ?? "") ? "other" : undefined;
  return OTHER.has(item.text) && at + 1 < to ? "other" : undefined;
}

/** "set 1 fine set 2 tough": right behind a verdict on one set the next is named. */
function startsAnew(items: readonly Item[], hits: readonly Hit[], start: number, at: number): boolean {
  const item = items[at]!;
  if (item.kind !== "set" || item.reference.sets.length === 0) return false;
  const said = hits.some((hit) => hit.next === at && hit.from > start && speaks(hit));
  return said && items.slice(start, at).some((other) => other.kind === "set" && other.reference.sets.length > 0);
}

function within(hits: readonly Hit[], from: number, next: number): Hit[] {
  return hits.filter((hit) => hit.from >= from && hit.next <= next);
}

/** Whether "and" joins two statements, not two words of one. */
function parts(items: readonly Item[], hits: readonly Hit[], start: number, and: number, to: number): boolean {
  let end = and + 1;
  while (end < to && jointAt(items, end, to) === undefined) end++;
  const left = hits.filter((hit) => hit.from >= start && hit.next <= and && speaks(hit));
  const right = hits.filter((hit) => hit.from > and && hit.next <= end && speaks(hit));
  const [first] = right;
  if (left.length === 0 || !first) return false;
  // "3/10 on set 2 and 5/10 on set 4": each figure has its set.
  const scales = [left, right].every((hits) => hits.some((hit) => meaningOf(hit, "pain")?.scale));
  if (
    scales &&
    [items.slice(start, and), items.slice(and, end)].every((side) => side.some(({ kind }) => kind === "set"))
  )
    return true;
  const subject = items.slice(and + 1, first.from);
  if (subject.some((item) => item.kind === "body" || item.kind === "exercise" || item.kind === "set")) return true;
  if (items.slice(first.from, first.next).some((item) => item.kind === "body")) return true;
  if (meaningOf(first, "pain") && hasBody(items, first.next, end))
    return hasBody(items, start, and) || !left.every((hit) => meaningOf(hit, "pain")) || hasTopic(hits, start, and);
  return SUBJECT.test(items[and + 1]?.text ?? "") && subject.length > 0;
}

function speaks(hit: Hit): boolean {
  return hit.meanings.some(({ role }) => role === "says" || role === "eval" || role === "pain" || role === "unhurt");
}

function hasTopic(hits: readonly Hit[], from: number, next: number): boolean {
  return within(hits, from, next).some((hit) => meaningOf(hit, "topic"));
}

function hasBody(items: readonly Item[], from: number, to: number): boolean {
  return items.slice(from, to).some((item) => item.kind === "body");
}

const LEAD =
  /^(?:a|an|on|in|by|the|my|at|during|for|especially|mainly|mostly|particularly|around|about|maybe|like|and|both|left|right|l|r|also|in|just|from|after|with|to)$/;

/** A set, an exercise or a part of the body by itself belongs to the clause beside it. */
function merged(items: readonly Item[], clauses: readonly Clause[]): Clause[] {
  const result: Clause[] = [];
  let waiting: Clause | undefined;
  for (const [index, clause] of clauses.entries()) {
    const bare = bareKind(items, clause);
    const next = clauses[index + 1];
    const forward =
      bare !== undefined && next !== undefined && takesForward(items, bare, next, index === 0 || waiting !== undefined);
    if (forward) {
      waiting = waiting ? { ...waiting, next: clause.next } : clause;
      continue;
    }
    const whole: Clause = waiting
      ? { from: waiting.from, next: clause.next, hits: [...waiting.hits, ...clause.hits], joint: waiting.joint }
      : clause;
    waiting = undefined;
    const before = result.at(-1);
    if (bare !== undefined && whole === clause && before) {
      before.next = clause.next;
      before.hits.push(...clause.hits);
    } else result.push({ ...whole, hits: [...whole.hits] });
  }
  return result;
}

function takesForward(items: readonly Item[], bare: Bare, next: Clause, opening: boolean): boolean {
  const follows = items.slice(next.from, next.next);
  if (bare === "body") return opening && follows.some((item) => item.kind === "body");
  return opening && bare !== "number" && !follows.some((item) => item.kind === (bare === "set" ? "set" : "exercise"));
}

type Bare = "set" | "exercise" | "body" | "number";

function bareKind(items: readonly Item[], clause: Clause): Bare | undefined {
  let kind: Bare | undefined;
  let side = false;
  for (let at = clause.from; at < clause.next; at++) {
    const item = items[at]!;
    side ||= /^(?:left|right|l|r|both)$/.test(item.text);
    if (
      item.kind === "word" &&
      (LEAD.test(item.text) ||
        item.text === "one" ||
        item.text === "only" ||
        item.text === "side" ||
        item.text === "sides" ||
        item.text === "out" ||
        item.text === "of")
    )
      continue;
    if (item.kind === "mark" && (item.mark === "/" || item.mark === ":")) continue;
    const here =
      item.kind === "set" || item.kind === "exercise" || item.kind === "body" || item.kind === "number"
        ? item.kind
        : undefined;
    if (here === undefined || (kind !== undefined && kind !== here)) return undefined;
    kind = here;
  }
  return kind ?? (side ? "number" : undefined);
}
