/** What a clause says of pain: one draft for each part of the body it names. */
import type { Clause } from "./clause.ts";
import type { Draft } from "./draft.ts";
import type { Hit } from "./hit.ts";
import { meaningOf } from "./hit.ts";
import type { Item } from "./item.ts";
import { isNegated } from "./negation.ts";
import type { Side } from "./observation.ts";
import { isOfSomebody } from "./somebody.ts";

type BodyItem = Extract<Item, { kind: "body" }>;
type Placed = { item: BodyItem; at: number; side?: Side | undefined; from: number };

/**
 * @param hits those of the clause that speak of pain or of its absence
 * @param judged 0 where a part of the body was found well by a word of judgement instead
 */
export function painsIn(
  items: readonly Item[],
  clause: Clause,
  hits: readonly Hit[],
  judged?: { severity?: number },
): Draft[] {
  if (hits.length === 0) return [];
  const bodies = bodiesIn(items, clause);
  const severity = judged ? judged.severity : severityOf(items, clause, hits);
  const from = Math.min(...hits.map((hit) => hit.from));
  const next = Math.max(...hits.map((hit) => hit.next));
  const scaled = hits.some((hit) => meaningOf(hit, "pain")?.scale);
  const said = {
    kind: "pain" as const,
    ...(severity !== undefined && { severity }),
    ...(scaled && { given: true as const }),
  };
  if (bodies.length === 0) return [{ ...said, from, next }];
  const start = Math.min(from, ...bodies.map((body) => body.from));
  const end = Math.max(next, ...bodies.map((body) => body.at + 1), ...sideEnds(items, clause));
  const named = bodies.filter(
    ({ item, side }) => side || !bodies.some((other) => other.side && other.item.named.part === item.named.part),
  );
  return named.map(({ item, side }) => ({
    ...said,
    ...(item.named.part && { bodyPart: item.named.part }),
    ...(side && { side }),
    from: start,
    next: end,
    subject: true,
  }));
}

/** A figure wins, then absence, then the strongest word. */
function severityOf(items: readonly Item[], clause: Clause, hits: readonly Hit[]): number | undefined {
  const given = hits.map((hit) => meaningOf(hit, "pain")).find((meaning) => meaning?.scale);
  if (given) return given.severity;
  const felt = hits.filter(
    (hit) => meaningOf(hit, "pain") && !meaningOf(hit, "unhurt") && !isNegated(items, clause, hit, false),
  );
  if (felt.length === 0) return 0;
  const severities = felt.map((hit) => meaningOf(hit, "pain")?.severity ?? 0);
  const worst = Math.max(...severities);
  return worst > 0 ? worst : undefined;
}

function bodiesIn(items: readonly Item[], clause: Clause): Placed[] {
  const placed: Placed[] = [];
  for (let at = clause.from; at < clause.next; at++) {
    const item = items[at]!;
    if (item.kind !== "body" || isOfSomebody(items, at)) continue;
    const before = sideBefore(items, clause.from, at);
    placed.push({ item, at, from: before?.at ?? at, side: before?.side ?? inherited(items, placed.at(-1), at) });
  }
  const loose = looseSide(items, clause);
  return placed.map((body) => ({ ...body, side: body.side ?? loose }));
}

const SIDE: Readonly<Record<string, Side>> = {
  left: "left",
  right: "right",
  l: "left",
  r: "right",
  lh: "left",
  rh: "right",
  both: "both",
  lt: "left",
  rt: "right",
};
const BESIDE: ReadonlySet<string> = new Set(
  "little small second third fourth index ring middle whole entire inner outer front back upper lower inside outside side lateral medial big of my the medial distal old bad dodgy sore tight stiff achy outer".split(
    " ",
  ),
);

/** `left knee`, `R inner knee`, `both of my knees`. */
function sideBefore(items: readonly Item[], from: number, at: number): { side: Side; at: number } | undefined {
  for (let before = at - 1; before >= Math.max(from, at - 4); before--) {
    const { text } = items[before]!;
    const side = Object.hasOwn(SIDE, text) ? SIDE[text] : undefined;
    if (side) return { side, at: before };
    if (!BESIDE.has(text)) return undefined;
  }
  return undefined;
}

/** `left hip and knee` are both left. */
function inherited(items: readonly Item[], before: Placed | undefined, at: number): Side | undefined {
  if (!before?.side || before.side === "both" || at !== before.at + 2) return undefined;
  return /^(?:and|n)$/.test(items[at - 1]!.text) || items[at - 1]!.symbol === "/" ? before.side : undefined;
}

/** `stiff on the left side`, `knee pain (right)`. */
function looseSide(items: readonly Item[], clause: Clause): Side | undefined {
  for (let at = clause.from; at < clause.next; at++) {
    const item = items[at]!;
    const side = Object.hasOwn(SIDE, item.text) ? SIDE[item.text] : undefined;
    const before = items[at - 1]?.text ?? "";
    const after = items[at + 1];
    if (side === "both" && after?.text === "sides") return side;
    if (!side || side === "both") continue;
    const beforeBody = after?.kind === "body" || items[at + 2]?.kind === "body";
    if (beforeBody) continue;
    if (
      /^(?:side|one|only)$/.test(after?.text ?? "") ||
      items[at - 1]?.symbol === "," ||
      (/^(?:the|my)$/.test(before) && /^(?:on|in|of)$/.test(items[at - 2]?.text ?? "")) ||
      items[at - 1]?.symbol === "("
    )
      return side;
  }
  return undefined;
}

function sideEnds(items: readonly Item[], clause: Clause): number[] {
  for (let at = clause.next - 1; at > clause.from; at--)
    if (/^sides?$/.test(items[at]!.text) && Object.hasOwn(SIDE, items[at - 1]!.text)) return [at + 1];
  return [];
}
