/**
 * Which figures may be said of what the tools returned.
 *
 * A figure stands if a returned one of its kind, turned into its unit, rounds to the digits it is told in, or is told so
 * in the log (an e1RM to half a kilo); behind `about` it may be off by 2 %. A difference, percentage or ratio stands if
 * it follows from two returned figures of one kind and subject, of which each is stated in the same sentence, or is the
 * first, last, highest or lowest of its series; its direction (`up`, `−5 %`) must be theirs. Sums and means are not
 * reckoned here: a tool returns them, or they are not said.
 */
import type { LoadUnit } from "../../log/entry.ts";
import { roundTo } from "../../units/decimal.ts";
import { KG_PER_LB } from "../../units/load.ts";
import type { Fact, FactLine } from "../fact.ts";
import type { Meaning, Stated } from "./figures.ts";

/** How far `about` reaches. */
const ROUGHLY = 0.02;

/** A fact with the line it stands in. */
export type Placed = Fact & { line: FactLine };

export function factsIn(lines: readonly FactLine[]): Placed[] {
  return lines.flatMap((line) => line.facts.map((fact) => ({ ...fact, line })));
}

/** The facts a stated figure can be. */
export function sameAs(stated: Stated, facts: readonly Placed[], unit: LoadUnit): Placed[] {
  return facts.filter((fact) =>
    stated.meanings.some((meaning) => isKind(meaning, fact) && holds(meaning, fact, stated.rough, unit)),
  );
}

/** `3 times` counts days as well as notes. */
function isKind({ is }: Meaning, fact: Fact): boolean {
  return is === fact.is || (is === "count" && fact.is === "days") || (is === "rpe" && fact.is === "scale");
}

function holds(meaning: Meaning, fact: Fact, rough: boolean, unit: LoadUnit): boolean {
  return valuesOf(fact, unit).some((value) => within(value, meaning, rough));
}

function within(value: number, { value: said, low, high }: Meaning, rough: boolean): boolean {
  const slack = Math.abs(value) * 1e-9 + 1e-9;
  if (value >= low - slack && value < high - slack) return true;
  return rough && Math.abs(value - said) <= ROUGHLY * Math.abs(value) + (high - low) / 2;
}

/** As it is, and as it is told. */
function valuesOf({ value, told }: Fact, unit: LoadUnit): number[] {
  if (told === "night") return [value, Math.round(value / 60) * 60];
  if (told !== "estimate") return [value];
  return [value, roundTo(value, 0.5), ...(unit === "lb" ? [Math.round(value / KG_PER_LB) * KG_PER_LB] : [])];
}

const COMPARES =
  /\b(?:more|less|fewer|up|down|gain\w*|lost|los[es]\w*|increas\w*|decreas\w*|declin\w*|dropp?\w*|fell|fallen|ris\w*|rose|grew|grow\w*|improv\w*|differ\w*|higher|lower|heavier|lighter|longer|shorter|faster|slower|over|under|above|below|than|added|adding|progress\w*|change\w*|climb\w*|jump\w*|stronger|weaker|better|worse|ahead|behind|by|of|share|%|percent)\b|[+−]/i;
const RISE =
  /\b(?:up|gain\w*|increas\w*|ris\w*|rose|grew|grow\w*|improv\w*|higher|heavier|longer|added|climb\w*|jump\w*|stronger|more|above|over|progress\w*)\b/i;
const FALL =
  /\b(?:down|lost|los[es]\w*|decreas\w*|declin\w*|dropp?\w*|fell|fallen|lower|lighter|shorter|less|fewer|weaker|below|under)\b/i;

/** Whether a stated figure follows from two of the facts. @param stated the facts that the sentence states or dates */
export function follows(
  figure: Stated,
  sentence: string,
  { named, all }: { named: readonly Placed[]; all: readonly Placed[] },
): boolean {
  if (!COMPARES.test(sentence)) return false;
  const direction = figure.sign ?? directionOf(sentence);
  const base = [...new Set([...named, ...salientOf(all), ...salientOf(named)])].slice(0, MOST_BASE);
  return base.some((a) =>
    base.some((b) => {
      if (a === b || a.is !== b.is || likeOf(a) !== likeOf(b) || a.line.subject !== b.line.subject) return false;
      // From the earlier to the later; of one time, in both orders.
      if (a.line.day !== undefined && b.line.day !== undefined && a.line.day > b.line.day && a.like === undefined)
        return false;
      const change = b.value - a.value;
      if (direction !== undefined && Math.sign(change) !== 0 && Math.sign(change) !== direction) return false;
      const isShare = SHARE.test(sentence.slice(figure.end));
      return figure.meanings.some((meaning) => isDerived(meaning, a, b, { rough: figure.rough, isShare }));
    }),
  );
}

/** More figures than a sentence and its series' ends have would make every number a difference of some two. */
const MOST_BASE = 40;

/** `80 % of your best` */
const SHARE = /^\s(?:of|as)\b/;

function isDerived(
  meaning: Meaning,
  a: Placed,
  b: Placed,
  { rough, isShare }: { rough: boolean; isShare: boolean },
): boolean {
  const change = Math.abs(b.value - a.value);
  if (meaning.is === "percent") {
    if (a.value === 0) return false;
    const ratio = isShare ? b.value / a.value : change / Math.abs(a.value);
    return within(100 * ratio, meaning, rough);
  }
  // What is told to half a kilo differs to half a kilo.
  const slack = a.told === "estimate" || b.told === "estimate" ? 0.5 : 0;
  return meaning.is === a.is && change >= meaning.low - slack && change < meaning.high + slack + 1e-9;
}

function directionOf(sentence: string): 1 | -1 | undefined {
  const rises = RISE.test(sentence);
  const falls = FALL.test(sentence);
  return rises === falls ? undefined : rises ? 1 : -1;
}

/** The first, last, highest and lowest of each series. */
function salientOf(facts: readonly Placed[]): Placed[] {
  const series = Map.groupBy(facts, (fact) => `${fact.is} ${likeOf(fact)} ${fact.line.subject ?? ""}`);
  return [...series.values()].flatMap((ofIt) => {
    const byDay = [...ofIt].sort((a, b) => ((a.line.day ?? "") < (b.line.day ?? "") ? -1 : 1));
    const byValue = [...ofIt].sort((a, b) => a.value - b.value);
    return [byDay[0]!, byDay.at(-1)!, byValue[0]!, byValue.at(-1)!];
  });
}

function likeOf({ like, of }: Fact): string {
  return like ?? of;
}
