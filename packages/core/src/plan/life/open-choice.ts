/** The answers a draft's question suggests: what a tap on each does. */
import { formatDecimal } from "../../units/decimal.ts";
import type { PlanAmbiguity, PlanItem } from "../plan.ts";
import { readPlan } from "../read.ts";
import type { EditContext } from "./edit-said.ts";
import type { LivePlan } from "./live-plan.ts";
import { hasNumber } from "./open.ts";
import { withWords } from "./open-words.ts";

export type OpenAnswer =
  /** It is this exercise. */
  | { kind: "exercise"; id: string }
  /** It is an exercise of the athlete's own. */
  | { kind: "new"; name: string }
  /** It means this, in other words. */
  | { kind: "words"; words: string }
  /** It stays beside the plan as it is. */
  | { kind: "note" }
  /** It is no part of the plan. */
  | { kind: "leave" };

export type Choice = { label: string; answer: OpenAnswer };

const KEEP: Choice = { label: "Keep it as a note", answer: { kind: "note" } };
const LEAVE: Choice = { label: "Leave it out", answer: { kind: "leave" } };
const MOST = 4;
/** Trying a reading costs the reading of the whole plan. */
const LONGEST_TRIED = 12_000;

/** @param plan.words as it was written */
export function choicesFor(
  plan: LivePlan & { words: string },
  open: PlanAmbiguity,
  context: EditContext,
): readonly Choice[] {
  switch (open.kind) {
    case "unknown-exercise": {
      const name = open.name ?? open.quote;
      const known = open.nearest
        .slice(0, 3)
        .map((id): Choice => ({ label: context.nameOf(id), answer: { kind: "exercise", id } }));
      return [...known, { label: `Add “${name}” as new`, answer: { kind: "new", name } }, LEAVE];
    }
    case "number":
      return [...amounts(plan, open, context), KEEP];
    case "unplaced":
      return [...readings(plan, open.quote, context), KEEP, LEAVE];
    case "rule":
    case "note":
      return [];
  }
}

/** What the number of an item can be, of what the item does not say yet. */
function amounts(
  { sessions }: LivePlan,
  open: Extract<PlanAmbiguity, { kind: "number" }>,
  { reader }: EditContext,
): Choice[] {
  const item = sessions.flatMap(({ items }) => items).find((one) => hasNumber(one, open));
  if (!item) return [];
  const { quote } = open;
  const value = Number(quote.replace(",", "."));
  const words = "exercise" in item ? ofLift(item, value, reader.unit) : ofOuting(value, reader.unit);
  return words.slice(0, MOST).map((unit) => {
    const told = unit === "RPE" ? `RPE ${quote}` : unit === "%" ? `${quote} %` : `${quote} ${unit}`;
    return { label: told, answer: { kind: "words", words: told } };
  });
}

function ofLift(item: PlanItem, value: number, unit: "kg" | "lb"): string[] {
  const { sets, reps, repsMin, kg, percent1rm, rpe, rir, seconds } = item;
  const whole = Number.isInteger(value);
  const counted = reps !== undefined || repsMin !== undefined || seconds !== undefined;
  const loaded = kg !== undefined || percent1rm !== undefined;
  return [
    ...(!counted && whole && value <= 100 ? ["reps"] : []),
    ...(sets === undefined && whole && value <= 20 ? ["sets"] : []),
    ...(!loaded ? [unit] : []),
    ...(rpe === undefined && rir === undefined && counted && value <= 10 ? ["RPE"] : []),
    ...(!loaded && counted && value >= 30 && value <= 110 ? ["%"] : []),
    ...(!counted && value >= 10 ? ["s"] : []),
  ];
}

function ofOuting(value: number, unit: "kg" | "lb"): string[] {
  return [
    ...(value <= 600 ? ["min"] : []),
    ...(value <= 300 ? [unit === "kg" ? "km" : "miles"] : []),
    ...(value >= 50 ? ["m"] : []),
  ];
}

/** Other words for a piece that no rule placed, with a unit behind its only number; those the plan reader can place. */
function readings(plan: LivePlan & { words: string }, quote: string, { reader }: EditContext): Choice[] {
  const numbers = quote.match(/\d+(?:[.,]\d+)?/g) ?? [];
  const [only] = numbers;
  if (only === undefined || numbers.length > 1 || plan.words.length > LONGEST_TRIED) return [];
  if (new RegExp(`${only} ?\\p{L}`, "u").test(quote)) return [];
  const sports = [
    ...new Set(
      plan.sessions.flatMap(({ items }) => items.flatMap((item) => ("activity" in item ? item.activity : []))),
    ),
  ].slice(0, 2);
  const value = Number(only.replace(",", "."));
  const before = readPlan(plan.words, reader);
  const tried = sports.flatMap((sport) =>
    ofOuting(value, reader.unit).map((unit) => `${sport} ${formatDecimal(value, 2)} ${unit}`),
  );
  return tried
    .filter((words) => withWords(plan, before, { quote, words, context: reader }) !== undefined)
    .slice(0, MOST - 1)
    .map((words) => ({ label: words, answer: { kind: "words", words } }));
}
