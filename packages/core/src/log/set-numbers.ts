import { count } from "./set-chain.ts";
import type { SetGatherer } from "./set-gatherer.ts";
import type { Item, Operand } from "./set-items.ts";
import { arePairs, hasAmount, isAnotherLoad, isDecimal, MOST_LIST_REPS, parts } from "./set-shape.ts";

export function bareRun(out: SetGatherer, run: (Operand & { is: "number" })[]): void {
  const takesLoad =
    out.traits.load === "external" || (out.loaded && out.spec.load === undefined && out.groups.length === 0);
  if (!takesLoad || out.listFirst) {
    out.extend(run.flatMap(parts));
    return;
  }
  if (out.spec.load !== undefined || out.spec.percent !== undefined) {
    const values = run.flatMap(parts);
    if (values.length === 1 && out.spec.load !== undefined && isAnotherLoad(values[0]!, out.spec.load.value)) {
      out.flush();
      out.spec.load = out.load(values[0]!);
    } else for (const value of values) count(out.spec, value, out.traits);
    return;
  }
  const previous = out.last?.value;
  const [first, ...rest] = run;
  const firstValues = isDecimal(first!) || !first!.list ? [first!.value] : first!.list;
  const values = [...firstValues, ...rest.flatMap(parts)];
  const small = previous !== undefined && values[0]! < 20 && values[0]! * 3 <= previous;
  if (out.groups.length > 0 && (small || (values.length === 1 && !isAnotherLoad(values[0]!, previous ?? 0)))) {
    out.extend(run.flatMap(parts));
    return;
  }
  if (arePairs(values)) {
    for (let index = 0; index < values.length; index += 2) {
      out.spec.load = out.load(values[index]!);
      count(out.spec, values[index + 1]!, out.traits);
      out.flush();
    }
    return;
  }
  out.spec.load = out.load(values[0]!);
  for (const value of values.slice(1)) count(out.spec, value, out.traits);
}

/** Bare numbers among other amounts. */
export function numbers(out: SetGatherer, run: (Operand & { is: "number" })[], next: Item | undefined): void {
  const { spec } = out;
  const timed = out.traits.measure === "reps" && out.traits.load !== "external" && spec.reps.length === 0;
  if (hasAmount(spec) && !timed) {
    const values = run.flatMap((number) => (isDecimal(number) ? [number.value] : parts(number)));
    const one = values.length === 1 ? values[0]! : undefined;
    if (spec.load === undefined && spec.percent === undefined && one !== undefined) spec.load = out.load(one);
    else if (next?.is === "chain" && values.length > 0) {
      const load = values.pop()!;
      for (const value of values) count(spec, value, out.traits);
      out.flush();
      out.spec.load = out.load(load);
    } else if (one !== undefined && one < 10 && spec.loadTimesReps && spec.sets === undefined && spec.reps.length === 1)
      spec.sets = one;
    else for (const value of run.flatMap(parts)) count(spec, value, out.traits);
    return;
  }
  if (spec.load !== undefined || spec.percent !== undefined) {
    for (const value of run.flatMap(parts)) count(spec, value, out.traits);
    return;
  }
  const [first, ...rest] = run;
  const behind = rest.flatMap(parts);
  const amountFollows = next !== undefined && ["chain", "reps", "seconds", "meters"].includes(next.is);
  // "100 burpees 8:32": counted in reps, it is no load that the time follows.
  const raced = next?.is === "seconds" && out.traits.measure === "reps";
  const takesLoad =
    out.traits.load === "external" || out.loaded || (out.traits.load === "bodyweight" && amountFollows && !raced);
  const isCount =
    (next?.is === "load" && next.bare === true && run.every((number) => number.value <= MOST_LIST_REPS)) ||
    out.listFirst ||
    !takesLoad ||
    (spec.sets !== undefined && first!.value < 20 && behind.length === 0 && !amountFollows && next?.is !== "sets");
  if (isCount) for (const value of run.flatMap(parts)) count(spec, value, out.traits);
  else if (spec.sets !== undefined && first!.value < 20 && behind.length === 1 && behind[0]! >= 20) {
    count(spec, first!.value, out.traits);
    spec.load = out.load(behind[0]!);
  } else if (spec.sets !== undefined && first!.value < 20 && behind.length > 0) {
    for (const value of run.flatMap(parts)) count(spec, value, out.traits);
  } else {
    spec.load = out.load(first!.value);
    for (const value of behind) count(spec, value, out.traits);
  }
}
