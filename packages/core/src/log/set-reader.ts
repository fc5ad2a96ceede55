/** Reads items segment by segment into sets. */
import type { LoadUnit, LoggedSet } from "./entry.ts";
import type { Traits } from "./set-chain.ts";
import { count, readChain } from "./set-chain.ts";
import { SetGatherer } from "./set-gatherer.ts";
import type { Item, Operand } from "./set-items.ts";
import { bareRun, numbers } from "./set-numbers.ts";
import { bareSegmentsFrom, hasAmount, MOST_LIST_REPS, segmentsOf, values } from "./set-shape.ts";

/** @returns `undefined` where the numbers make no sensible sets */
export function setsFrom(items: readonly Item[], traits: Traits, unit: LoadUnit): LoggedSet[] | undefined {
  const out = new SetGatherer(items, traits, unit);
  const segments = segmentsOf(items);
  for (const [index, part] of segments.entries()) {
    out.listBehind = bareSegmentsFrom(segments, index + 1);
    segment(out, part);
  }
  return out.sets();
}

function segment(out: SetGatherer, items: readonly Item[]): void {
  const values = items.filter((item) => item.is !== "modifier" && item.is !== "break");
  const head = items[0];
  if (head?.is === "break") out.breakAt(head.mark, values.length > 0);
  const numbers = values.filter((item) => item.is === "number");
  if (numbers.length > 0 && numbers.length === values.length) bareSegment(out, items);
  else mixedSegment(out, items);
  if (hasAmount(out.spec)) out.flush();
}

/** A segment of bare numbers (and perhaps modifiers) only. */
function bareSegment(out: SetGatherer, items: readonly Item[]): void {
  let run: (Operand & { is: "number" })[] = [];
  const settle = () => {
    if (run.length > 0) bareRun(out, run);
    run = [];
  };
  for (const item of items) {
    if (item.is === "number") run.push(item);
    else if (item.is === "modifier") {
      settle();
      out.modify(item.modifier, items.at(-1) !== item);
    }
  }
  settle();
}

function mixedSegment(out: SetGatherer, items: readonly Item[]): void {
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!;
    const upcoming = items.slice(index + 1).find((other) => other.is !== "modifier");
    switch (item.is) {
      case "break":
        break;
      case "modifier":
        // "200x1 missed 210": the next load failed, not the one before.
        if (item.modifier.kind === "failed" && items[index + 1]?.is === "load" && hasAmount(out.spec)) out.flush();
        out.modify(
          item.modifier,
          items.slice(index + 1).some((other) => other.is !== "modifier"),
        );
        break;
      case "chain":
        chain(out, item.operands, loadBeside(out, items, index), values(items) > 1);
        break;
      case "number": {
        const run = [item];
        while (items[index + 1]?.is === "number") run.push(items[++index] as Operand & { is: "number" });
        const next = items.slice(index + 1).find((other) => other.is !== "modifier");
        numbers(out, run, next);
        break;
      }
      default:
        amount(out, item, upcoming);
    }
  }
}

function loadBeside(out: SetGatherer, items: readonly Item[], index: number): boolean {
  if (out.spec.load !== undefined && !hasAmount(out.spec)) return true;
  if (out.spec.percent !== undefined && !hasAmount(out.spec)) return true;
  const next = items.slice(index + 1).find((item) => item.is !== "modifier");
  return next?.is === "load" || next?.is === "percent" || next?.is === "number";
}

function chain(out: SetGatherer, operands: readonly Operand[], loadBeside: boolean, amountBeside: boolean): void {
  if (hasAmount(out.spec)) out.flush();
  const last = operands.at(-1)!;
  const tail = last.is === "number" && last.list ? last.list : undefined;
  const plain = tail ? [...operands.slice(0, -1), { ...last, value: tail[0]! } as Operand] : operands;
  const spec = readChain(plain, out.traits, (value) => out.load(value), loadBeside, out.loaded, amountBeside);
  if (!spec) {
    out.sensible = false;
    return;
  }
  if (tail) for (const value of tail.slice(1)) count(spec, value, out.traits);
  if (out.spec.load !== undefined && spec.load === undefined) spec.load = out.spec.load;
  if (out.spec.percent !== undefined && spec.percent === undefined) spec.percent = out.spec.percent;
  if (out.spec.sets !== undefined && spec.sets === undefined) spec.sets = out.spec.sets;
  const takesPrevious = spec.load === undefined && spec.percent === undefined && !loadBeside && spec.sets !== undefined;
  if (takesPrevious && out.last !== undefined && out.traits.load === "external") spec.load = out.last;
  out.spec = spec;
}

/** An amount whose unit says what it is. */
function amount(out: SetGatherer, item: Exclude<Operand, { is: "number" }>, upcoming: Item | undefined): void {
  const { spec } = out;
  const complete = hasAmount(spec);
  switch (item.is) {
    case "load": {
      const load = out.signedLoad(item);
      if (spec.load !== undefined) out.flush();
      out.spec.load = load;
      return;
    }
    case "percent":
      if (spec.percent !== undefined) out.flush();
      out.spec.percent = item.value;
      return;
    case "sets": {
      const load = upcoming?.is === "number" && upcoming.value > MOST_LIST_REPS && spec.load === undefined;
      const opens = upcoming !== undefined && !load && ["reps", "number", "seconds", "meters"].includes(upcoming.is);
      if (complete && (opens || spec.sets !== undefined)) out.flush();
      out.spec.sets = item.count;
      return;
    }
    case "reps":
      if (spec.reps.length > 0) out.flush();
      out.spec.reps.push(item.count);
      return;
    case "seconds":
      if (spec.reps.length > 0) return;
      spec.seconds.push(item.value);
      return;
    case "meters":
      if (item.unit === "k" && out.traits.measure === "reps") spec.load = { value: item.amount, unit: "kg" };
      else if (item.unit === "m" && out.traits.measure === "time") spec.seconds.push(item.amount * 60);
      else spec.meters.push(item.value);
  }
}
