/** Reads what an athlete says of bars and plates: `102.5`, `225 lb 15`, `bar 15`, `have 4x20 10 5 2.5`. */
import type { LoadUnit } from "../log/entry.ts";
import { kgFrom } from "../units/load.ts";
import type { Rack, Weight } from "./plates.ts";

export type RackRequest =
  /** Without a word: what is at hand. */
  | { kind: "show" }
  | { kind: "load"; weight: Weight; bar?: Weight }
  | { kind: "bar"; bar: Weight }
  | { kind: "have"; plates: Rack["plates"] }
  | { kind: "reset" };

const MOST_KINDS = 12;
const LIGHTEST_PLATE = 0.25;
const HEAVIEST_PLATE_KG = 100;
const HEAVIEST_BAR_KG = 100;
const WEIGHT = /^(?:(?<count>\d{1,2})[x×])?(?<value>\d{1,4}(?:[.,]\d{1,3})?)(?<unit>kgs?|lbs?)?$/;

/** @param unit of a number without one; @returns `undefined` for what is none of these */
export function readRackRequest(text: string, unit: LoadUnit): RackRequest | undefined {
  const [first = "", ...rest] = text
    .toLowerCase()
    .replaceAll(/(\d) +(kgs?|lbs?)\b/g, "$1$2")
    .split(/(?:,\s+|[\s;]+|,(?=\D))/)
    .filter((word) => word !== "");
  if (first === "") return { kind: "show" };
  if (/^(?:reset|default|standard)$/.test(first) && rest.length === 0) return { kind: "reset" };
  if (first === "bar") return barRequest(rest, unit);
  if (first === "have" || first === "plates") return haveRequest(rest, unit);
  const weight = weightOf(first, unit);
  const barWord = rest[0] === "bar" ? rest[1] : rest[0];
  if (!weight || rest.length > 2) return undefined;
  if (barWord === undefined) return rest.length === 0 ? { kind: "load", weight } : undefined;
  const bar = weightOf(barWord, weight.unit);
  return bar && isBar(bar) ? { kind: "load", weight, bar } : undefined;
}

function barRequest([word = "", ...rest]: string[], unit: LoadUnit): RackRequest | undefined {
  const bar = weightOf(word, unit);
  return bar && isBar(bar) && rest.length === 0 ? { kind: "bar", bar } : undefined;
}

function isBar({ value, unit }: Weight): boolean {
  return kgFrom(value, unit) <= HEAVIEST_BAR_KG;
}

function haveRequest(words: string[], unit: LoadUnit): RackRequest | undefined {
  const plates = words.map((word) => plateOf(word, unit));
  const known = plates.filter((plate) => plate !== undefined);
  if (known.length !== words.length || known.length === 0 || known.length > MOST_KINDS) return undefined;
  return { kind: "have", plates: known.sort((a, b) => kgFrom(b.value, b.unit) - kgFrom(a.value, a.unit)) };
}

/** `4x20` is four plates, two pairs. */
function plateOf(word: string, unit: LoadUnit): Rack["plates"][number] | undefined {
  const count = WEIGHT.exec(word)?.groups?.count;
  const weight = weightOf(word, unit);
  if (!weight || weight.value < LIGHTEST_PLATE || kgFrom(weight.value, weight.unit) > HEAVIEST_PLATE_KG)
    return undefined;
  if (count === undefined) return weight;
  const pairs = Math.floor(Number(count) / 2);
  return pairs > 0 ? { ...weight, pairs } : undefined;
}

function weightOf(word: string, unit: LoadUnit): Weight | undefined {
  const found = WEIGHT.exec(word)?.groups;
  const value = Number(found?.value?.replace(",", "."));
  if (!found || !(value > 0)) return undefined;
  return { value, unit: found.unit === undefined ? unit : found.unit.startsWith("lb") ? "lb" : "kg" };
}
