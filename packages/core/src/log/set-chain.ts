/** Reads numbers joined by x: which is the load, which the repetitions, which the sets. */
import type { TypedLoad } from "./entry.ts";
import type { Operand } from "./set-items.ts";

/** How an exercise is counted. */
export type Traits = {
  load: "external" | "bodyweight" | "none";
  measure: "reps" | "time" | "distance";
  perHand: boolean;
};

/** What is known of one or more equal sets, or of a list at one load. */
export type Spec = {
  load?: TypedLoad;
  percent?: number;
  sets?: number;
  reps: number[];
  seconds: number[];
  meters: number[];
  /** Written as load × reps, so that a small number behind it counts sets. */
  loadTimesReps?: true;
};

/** From here on the first number of a chain is a load, not a count of sets. */
const LEAST_LOAD = 20;
/** From here on the second number of two is the load. */
const LEAST_SWAPPED = 60;
/** Without any load in sight, up to here the first number of two counts sets. */
const MOST_SETS = 6;

/**
 * @param bareLoad says of what unit a bare number is
 * @param loadElsewhere a load stands beside this chain
 * @param amountElsewhere reps, a time or a distance stand beside this chain
 * @param loaded the bodyweight exercise was called weighted or assisted, so a bare number may be its load
 */
export function readChain(
  operands: readonly Operand[],
  traits: Traits,
  bareLoad: (value: number) => TypedLoad,
  loadElsewhere: boolean,
  loaded: boolean,
  amountElsewhere: boolean,
): Spec | undefined {
  const spec: Spec = { reps: [], seconds: [], meters: [] };
  const bare: number[] = [];
  if (operands.length > 3) return listAtLoad(operands, traits, bareLoad);
  for (const operand of operands) {
    if (operand.is === "number") bare.push(operand.value);
    else if (!place(operand, spec, traits)) return undefined;
  }
  const amounts = spec.reps.length + spec.seconds.length + spec.meters.length;
  const first = operands[0]!;
  if (bare.length === 0) return spec;
  if (bare.length === 1) return oneBare(spec, bare[0]!, first, amounts, traits, operands.length, amountElsewhere);
  if (bare.length === 2) {
    if (spec.load !== undefined || spec.percent !== undefined || amounts > 0 || spec.sets !== undefined)
      return twoBare(spec, bare, operands, amounts, traits, bareLoad);
    return ambiguous(spec, bare as [number, number], traits, bareLoad, loadElsewhere, loaded);
  }
  if (bare.length > 3 || operands.length > 3) return undefined;
  const [a, b, c] = bare as [number, number, number];
  const loadFirst = a >= LEAST_LOAD || !Number.isInteger(a);
  spec.load = bareLoad(loadFirst ? a : c);
  spec.sets = loadFirst ? c : a;
  count(spec, b, traits);
  return spec;
}

/** `100kg x5 x5 x4`: reps of consecutive sets at one load. */
function listAtLoad(
  operands: readonly Operand[],
  traits: Traits,
  bareLoad: (value: number) => TypedLoad,
): Spec | undefined {
  const [load, ...rest] = operands;
  const spec: Spec = { reps: [], seconds: [], meters: [] };
  if (load?.is === "load") spec.load = load.load;
  else if (load?.is === "number" && load.value >= LEAST_LOAD) spec.load = bareLoad(load.value);
  else return undefined;
  for (const operand of rest) {
    if (operand.is !== "number") return undefined;
    count(spec, operand.value, traits);
  }
  return spec;
}

/** Puts an operand whose unit says what it is; false where the chain makes no sense. */
function place(operand: Exclude<Operand, { is: "number" }>, spec: Spec, traits: Traits): boolean {
  switch (operand.is) {
    case "load":
      if (spec.load !== undefined) return false;
      spec.load = operand.load;
      return true;
    case "percent":
      spec.percent = operand.value;
      return true;
    case "seconds":
      spec.seconds.push(operand.value);
      return true;
    case "meters":
      if (operand.unit === "k" && traits.measure === "reps") {
        spec.load = { value: operand.amount, unit: "kg" };
        return true;
      }
      if (operand.unit === "m" && traits.measure === "time") spec.seconds.push(operand.amount * 60);
      else spec.meters.push(operand.value);
      return true;
    case "sets":
      if (spec.sets !== undefined) return false;
      spec.sets = operand.count;
      return true;
    case "reps":
      spec.reps.push(operand.count);
      return true;
  }
}

function oneBare(
  spec: Spec,
  value: number,
  first: Operand,
  amounts: number,
  traits: Traits,
  length: number,
  amountElsewhere: boolean,
): Spec {
  if (amounts > 0) spec.sets ??= value;
  else if (spec.sets !== undefined && (spec.load !== undefined || length > 2)) count(spec, value, traits);
  // "2x16kg" is a pair of dumbbells where the reps are told besides.
  else if (first.is === "number" && value === 2 && (traits.perHand || amountElsewhere) && spec.load !== undefined)
    return spec;
  else {
    count(spec, value, traits);
    if (spec.load !== undefined && first.is === "load") spec.loadTimesReps = true;
  }
  return spec;
}

function twoBare(
  spec: Spec,
  bare: readonly number[],
  operands: readonly Operand[],
  amounts: number,
  traits: Traits,
  bareLoad: (value: number) => TypedLoad,
): Spec {
  const [a = 0, b = 0] = bare;
  if (amounts > 0) {
    spec.sets ??= a;
    return spec;
  }
  if (spec.sets !== undefined) {
    count(spec, b, traits);
    spec.load ??= bareLoad(a);
    return spec;
  }
  // load × reps × sets where the load comes first, otherwise sets × reps × load.
  const loadFirst = operands[0]!.is !== "number";
  if (traits.perHand && a === 2 && operands[1]!.is === "load") {
    count(spec, b, traits);
    return spec;
  }
  count(spec, loadFirst ? a : b, traits);
  spec.sets = loadFirst ? b : a;
  return spec;
}

function ambiguous(
  spec: Spec,
  [a, b]: readonly [number, number],
  traits: Traits,
  bareLoad: (value: number) => TypedLoad,
  loadElsewhere: boolean,
  loaded: boolean,
): Spec {
  const countsSets =
    Number.isInteger(a) &&
    (traits.load === "external" || loaded
      ? loadElsewhere
        ? a < LEAST_LOAD
        : a <= MOST_SETS || (traits.measure !== "reps" && a < LEAST_LOAD)
      : true);
  if (traits.load === "external" && !loadElsewhere && countsSets && b >= LEAST_SWAPPED) {
    // "5x100": nobody does five sets of a hundred under load.
    spec.reps.push(a);
    spec.load = bareLoad(b);
    return spec;
  }
  if (countsSets) spec.sets = a;
  else {
    spec.load = bareLoad(a);
    spec.loadTimesReps = true;
  }
  count(spec, b, traits);
  return spec;
}

/** A bare amount in what the exercise is counted in. */
export function count(spec: Spec, value: number, traits: Traits): void {
  if (traits.measure === "time") spec.seconds.push(value);
  else if (traits.measure === "distance") spec.meters.push(value);
  else spec.reps.push(value);
}
