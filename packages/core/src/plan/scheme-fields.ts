/** Reads what amounts joined by x say together: sets, reps, load. */
import type { Fields } from "./draft.ts";
import type { PlanContext } from "./plan.ts";
import type { Operand } from "./scheme-chain.ts";
import { amountOf, countTimes, isLoad, open } from "./scheme-chain.ts";
import type { Traits } from "./scheme-load.ts";
import { kgOf, LEAST_LOAD, loadOf } from "./scheme-load.ts";

type Around = {
  traits: Traits | undefined;
  context: PlanContext;
  /** The sets are counted already. */
  counted: boolean;
  /** A load stands elsewhere. */
  loaded: boolean;
};

/** @returns the fields of a chain without lists; `undefined` where they make no sense together */
export function fieldsOfChain(operands: readonly Operand[], around: Around): Fields | undefined {
  const load = operands.find(isLoad);
  const rest = operands.filter((operand) => operand !== load && operand.kind !== "told");
  const loadFields = load ? loadOf(load) : {};
  const [a, b, c] = rest;
  if (!a) return load ? loadFields : undefined;
  if (!b) return fieldsOfOne(a, operands, loadFields, around);
  if (rest.length > 3) return undefined;
  const first = a.kind === "number" ? a.value : undefined;
  if (!c) {
    if (load !== undefined && load === operands[0]) return countTimes(b, a, loadFields);
    const second = b.kind === "number" ? b.value : undefined;
    const bare = !load && !around.loaded && around.traits?.load !== "none";
    // "100 x 5": a load and its reps.
    if (bare && first !== undefined && second !== undefined && first >= LEAST_LOAD && second < LEAST_LOAD)
      return { sets: 1, reps: second, ...open(b), kg: kgOf(first, around.context) };
    return countTimes(a, b, loadFields);
  }
  if (first !== undefined && (first >= LEAST_LOAD || !Number.isInteger(first))) {
    const fields = countTimes(c, b, {});
    return fields && { ...fields, kg: kgOf(first, around.context) };
  }
  const fields = countTimes(a, b, {});
  return fields && c.kind === "number" ? { ...fields, kg: kgOf(c.value, around.context) } : fields;
}

/** One amount, and perhaps its load or a range of sets beside it. */
function fieldsOfOne(
  alone: Operand,
  operands: readonly Operand[],
  loadFields: Fields,
  { counted }: Around,
): Fields | undefined {
  const told = operands.some((operand) => operand.kind === "told");
  if (alone.kind === "number" && !told && operands.length === 1) return { reps: alone.value, ...open(alone) };
  if (alone.kind === "sets") return { sets: alone.count, ...loadFields };
  const amount = amountOf(alone);
  const single = operands.some(isLoad) && !told && !counted;
  return amount && { ...amount, ...loadFields, ...(single && { sets: 1 }) };
}
