/** Reads the sets of one exercise out of its atoms. */
import type { Atom, Modifier } from "./atom.ts";
import type { LoadUnit, LoggedSet, TypedLoad } from "./entry.ts";
import type { Spec, Traits } from "./set-chain.ts";
import { count, readChain } from "./set-chain.ts";
import { applyModifiers, setsOf, weigh } from "./set-group.ts";
import type { Item, Operand } from "./set-items.ts";
import {
  itemsOf,
  joinPairs,
  joinTriples,
  matchLoads,
  NOTHING,
  namedDumbbells,
  partedLoads,
  splitTotals,
  spreadLoads,
  spreadReps,
  withoutIdleTimes,
  withoutMinus,
} from "./set-items.ts";
import {
  arePairs,
  bareSegmentsFrom,
  empty,
  endsInItsLoad,
  hasAmount,
  holdsRepRange,
  isAnotherLoad,
  isDecimal,
  MOST_LIST_REPS,
  parts,
  segmentsOf,
  values,
} from "./set-shape.ts";

/** The sets read, and where a lone comma left two readings or a minus none that makes sense. */
export type SetsReading = {
  sets: LoggedSet[];
  comma?: { sets: LoggedSet[]; start: number; end: number };
  minus?: true;
};

/**
 * @param atoms the values, modifiers and separators that belong to one exercise
 * @returns `undefined` where the numbers make no sensible sets
 */
export function readSets(atoms: readonly Atom[], traits: Traits, unit: LoadUnit): SetsReading | undefined {
  const [told, minus] = traits.load === "bodyweight" ? [itemsOf(atoms), false] : withoutMinus(itemsOf(atoms));
  const weighed = traits.load === "external" && traits.measure === "reps" ? namedDumbbells(told, unit) : told;
  const counted = traits.measure === "reps" ? withoutIdleTimes(weighed) : weighed;
  const parted = traits.load === "external" && traits.measure === "reps" ? partedLoads(counted) : counted;
  const items = spreadReps(spreadLoads(joinPairs(joinTriples(matchLoads(splitTotals(parted))))));
  if (items.length > MOST_ITEMS || holdsRepRange(items)) return undefined;
  const sets = new SetReader(items, traits, unit).read();
  if (!sets) return undefined;
  if (minus) return { sets, minus: true };
  const comma = loneComma(items, traits);
  if (!comma?.list) return { sets };
  const [load = 0, reps = 0] = comma.list;
  const other = new SetReader(
    [
      { is: "load", load: { value: load, unit } },
      { is: "reps", count: reps },
    ],
    traits,
    unit,
  ).read();
  return other ? { sets, comma: { sets: other, start: comma.start, end: comma.end } } : { sets };
}

/** `bench 82,5`: the only number, so the comma may also part load and reps. */
function loneComma(items: readonly Item[], traits: Traits): (Operand & { is: "number" }) | undefined {
  const values = items.filter((item) => item.is !== "modifier" && item.is !== "break");
  const only = values[0];
  if (values.length !== 1 || only?.is !== "number" || !only.list || traits.load !== "external") return undefined;
  return isDecimal(only) && only.list[1]! > 0 ? only : undefined;
}

class SetReader {
  private readonly items: readonly Item[];
  private readonly traits: Traits;
  private readonly unit: LoadUnit;
  private readonly loaded: boolean;
  private readonly assisted: boolean;
  private readonly listFirst: boolean;
  private groups: LoggedSet[][] = [];
  private spec: Spec = empty();
  /** Stand before the sets they colour. */
  private ahead: Modifier[] = [];
  /** Belong to the sets being read. */
  private here: Modifier[] = [];
  private warmingUp = false;
  private sensible = true;
  private last: TypedLoad | undefined;
  /** How many lone numbers follow the segment being read. */
  private listBehind = 0;

  constructor(items: readonly Item[], traits: Traits, unit: LoadUnit) {
    this.items = items;
    this.traits = traits;
    this.unit = unit;
    const says = (kind: Modifier["kind"]) =>
      items.some((item) => item.is === "modifier" && item.modifier.kind === kind);
    this.assisted = says("assisted");
    this.loaded = this.assisted || says("weighted");
    this.listFirst = endsInItsLoad(items);
  }

  read(): LoggedSet[] | undefined {
    const segments = segmentsOf(this.items);
    for (const [index, segment] of segments.entries()) {
      this.listBehind = bareSegmentsFrom(segments, index + 1);
      this.segment(segment);
    }
    this.finish();
    const sets = this.groups.flat();
    return this.sensible && sets.length > 0 ? sets : undefined;
  }

  private segment(items: readonly Item[]): void {
    const values = items.filter((item) => item.is !== "modifier" && item.is !== "break");
    const head = items[0];
    if (head?.is === "break") this.breakAt(head.mark, values.length > 0);
    const numbers = values.filter((item) => item.is === "number");
    if (numbers.length > 0 && numbers.length === values.length) this.bareSegment(items);
    else this.mixedSegment(items);
    if (hasAmount(this.spec)) this.flush();
  }

  private breakAt(mark: string, hasValues: boolean): void {
    if (mark === "then" || (mark === "newline" && hasValues && this.groups.length > 0)) this.warmingUp = false;
  }

  /** A segment of bare numbers (and perhaps modifiers) only. */
  private bareSegment(items: readonly Item[]): void {
    let run: (Operand & { is: "number" })[] = [];
    const settle = () => {
      if (run.length > 0) this.bareRun(run);
      run = [];
    };
    for (const item of items) {
      if (item.is === "number") run.push(item);
      else if (item.is === "modifier") {
        settle();
        this.modify(item.modifier, items.at(-1) !== item);
      }
    }
    settle();
  }

  private bareRun(run: (Operand & { is: "number" })[]): void {
    const takesLoad =
      this.traits.load === "external" || (this.loaded && this.spec.load === undefined && this.groups.length === 0);
    if (!takesLoad || this.listFirst) {
      this.extend(run.flatMap(parts));
      return;
    }
    if (this.spec.load !== undefined || this.spec.percent !== undefined) {
      const values = run.flatMap(parts);
      if (values.length === 1 && this.spec.load !== undefined && isAnotherLoad(values[0]!, this.spec.load.value)) {
        this.flush();
        this.spec.load = this.load(values[0]!);
      } else for (const value of values) count(this.spec, value, this.traits);
      return;
    }
    const previous = this.last?.value;
    const [first, ...rest] = run;
    const firstValues = isDecimal(first!) || !first!.list ? [first!.value] : first!.list;
    const values = [...firstValues, ...rest.flatMap(parts)];
    const small = previous !== undefined && values[0]! < 20 && values[0]! * 3 <= previous;
    if (this.groups.length > 0 && (small || (values.length === 1 && !isAnotherLoad(values[0]!, previous ?? 0)))) {
      this.extend(run.flatMap(parts));
      return;
    }
    if (arePairs(values)) {
      for (let index = 0; index < values.length; index += 2) {
        this.spec.load = this.load(values[index]!);
        count(this.spec, values[index + 1]!, this.traits);
        this.flush();
      }
      return;
    }
    this.spec.load = this.load(values[0]!);
    for (const value of values.slice(1)) count(this.spec, value, this.traits);
  }

  /** More sets at the load of those before, so that what follows colours all of them. */
  private extend(values: readonly number[]): void {
    const load = this.spec.load ?? this.last;
    const spec: Spec = { ...empty(), ...(load && { load }) };
    if (this.spec.percent !== undefined) spec.percent = this.spec.percent;
    this.spec = spec;
    for (const value of values) count(spec, value, this.traits);
    const join = this.groups.length > 0 && this.here.length === 0 && this.ahead.length === 0;
    this.flush(join);
  }

  private mixedSegment(items: readonly Item[]): void {
    for (let index = 0; index < items.length; index++) {
      const item = items[index]!;
      const upcoming = items.slice(index + 1).find((other) => other.is !== "modifier");
      switch (item.is) {
        case "break":
          break;
        case "modifier":
          this.modify(
            item.modifier,
            items.slice(index + 1).some((other) => other.is !== "modifier"),
          );
          break;
        case "chain":
          this.chain(item.operands, this.loadBeside(items, index), values(items) > 1);
          break;
        case "number": {
          const run = [item];
          while (items[index + 1]?.is === "number") run.push(items[++index] as Operand & { is: "number" });
          const next = items.slice(index + 1).find((other) => other.is !== "modifier");
          this.numbers(run, next);
          break;
        }
        default:
          this.amount(item, upcoming);
      }
    }
  }

  private loadBeside(items: readonly Item[], index: number): boolean {
    if (this.spec.load !== undefined && !hasAmount(this.spec)) return true;
    if (this.spec.percent !== undefined && !hasAmount(this.spec)) return true;
    const next = items.slice(index + 1).find((item) => item.is !== "modifier");
    return next?.is === "load" || next?.is === "percent" || next?.is === "number";
  }

  private chain(operands: readonly Operand[], loadBeside: boolean, amountBeside: boolean): void {
    if (hasAmount(this.spec)) this.flush();
    const last = operands.at(-1)!;
    const tail = last.is === "number" && last.list ? last.list : undefined;
    const plain = tail ? [...operands.slice(0, -1), { ...last, value: tail[0]! } as Operand] : operands;
    const spec = readChain(plain, this.traits, (value) => this.load(value), loadBeside, this.loaded, amountBeside);
    if (!spec) {
      this.sensible = false;
      return;
    }
    if (tail) for (const value of tail.slice(1)) count(spec, value, this.traits);
    if (this.spec.load !== undefined && spec.load === undefined) spec.load = this.spec.load;
    if (this.spec.percent !== undefined && spec.percent === undefined) spec.percent = this.spec.percent;
    if (this.spec.sets !== undefined && spec.sets === undefined) spec.sets = this.spec.sets;
    const takesPrevious =
      spec.load === undefined && spec.percent === undefined && !loadBeside && spec.sets !== undefined;
    if (takesPrevious && this.last !== undefined && this.traits.load === "external") spec.load = this.last;
    this.spec = spec;
  }

  /** Bare numbers among other amounts. */
  private numbers(run: (Operand & { is: "number" })[], next: Item | undefined): void {
    const { spec } = this;
    const timed = this.traits.measure === "reps" && this.traits.load !== "external" && spec.reps.length === 0;
    if (hasAmount(spec) && !timed) {
      const values = run.flatMap((number) => (isDecimal(number) ? [number.value] : parts(number)));
      const one = values.length === 1 ? values[0]! : undefined;
      if (spec.load === undefined && spec.percent === undefined && one !== undefined) spec.load = this.load(one);
      else if (next?.is === "chain" && values.length > 0) {
        const load = values.pop()!;
        for (const value of values) count(spec, value, this.traits);
        this.flush();
        this.spec.load = this.load(load);
      } else if (
        one !== undefined &&
        one < 10 &&
        spec.loadTimesReps &&
        spec.sets === undefined &&
        spec.reps.length === 1
      )
        spec.sets = one;
      else for (const value of run.flatMap(parts)) count(spec, value, this.traits);
      return;
    }
    if (spec.load !== undefined || spec.percent !== undefined) {
      for (const value of run.flatMap(parts)) count(spec, value, this.traits);
      return;
    }
    const [first, ...rest] = run;
    const behind = rest.flatMap(parts);
    const amountFollows = next !== undefined && ["chain", "reps", "seconds", "meters"].includes(next.is);
    const takesLoad =
      this.traits.load === "external" || this.loaded || (this.traits.load === "bodyweight" && amountFollows);
    const isCount =
      (next?.is === "load" && next.bare === true && run.every((number) => number.value <= MOST_LIST_REPS)) ||
      this.listFirst ||
      !takesLoad ||
      (spec.sets !== undefined && first!.value < 20 && behind.length === 0 && !amountFollows && next?.is !== "sets");
    if (isCount) for (const value of run.flatMap(parts)) count(spec, value, this.traits);
    else if (spec.sets !== undefined && first!.value < 20 && behind.length === 1 && behind[0]! >= 20) {
      count(spec, first!.value, this.traits);
      spec.load = this.load(behind[0]!);
    } else if (spec.sets !== undefined && first!.value < 20 && behind.length > 0) {
      for (const value of run.flatMap(parts)) count(spec, value, this.traits);
    } else {
      spec.load = this.load(first!.value);
      for (const value of behind) count(spec, value, this.traits);
    }
  }

  /** An amount whose unit says what it is. */
  private amount(item: Exclude<Operand, { is: "number" }>, upcoming: Item | undefined): void {
    const { spec } = this;
    const complete = hasAmount(spec);
    switch (item.is) {
      case "load": {
        const load = this.signedLoad(item);
        if (spec.load !== undefined) this.flush();
        this.spec.load = load;
        return;
      }
      case "percent":
        if (spec.percent !== undefined) this.flush();
        this.spec.percent = item.value;
        return;
      case "sets": {
        const load = upcoming?.is === "number" && upcoming.value > MOST_LIST_REPS && spec.load === undefined;
        const opens = upcoming !== undefined && !load && ["reps", "number", "seconds", "meters"].includes(upcoming.is);
        if (complete && (opens || spec.sets !== undefined)) this.flush();
        this.spec.sets = item.count;
        return;
      }
      case "reps":
        if (spec.reps.length > 0) this.flush();
        this.spec.reps.push(item.count);
        return;
      case "seconds":
        if (spec.reps.length > 0) return;
        spec.seconds.push(item.value);
        return;
      case "meters":
        if (item.unit === "k" && this.traits.measure === "reps") spec.load = { value: item.amount, unit: "kg" };
        else if (item.unit === "m" && this.traits.measure === "time") spec.seconds.push(item.amount * 60);
        else spec.meters.push(item.value);
    }
  }

  private modify(modifier: Modifier, valuesFollow: boolean): void {
    if (modifier.kind === "assisted" || modifier.kind === "weighted") return;
    if (modifier.kind === "work") {
      if (hasAmount(this.spec)) this.flush();
      this.warmingUp = false;
      return;
    }
    const open = hasAmount(this.spec) || this.spec.load !== undefined;
    if (modifier.kind === "warmup" && !open) {
      if (this.groups.length === 0 || valuesFollow) this.warmingUp = true;
      else applyModifiers(this.groups.at(-1)!, [modifier]);
      return;
    }
    if (open) this.here.push(modifier);
    else if (valuesFollow || this.groups.length === 0) this.ahead.push(modifier);
    else this.colour(modifier);
  }

  /** Colours sets already read: the last group, or one value for each set of several. */
  private colour(modifier: Modifier): void {
    const all = this.groups.flat();
    const perSet = "values" in modifier && modifier.values.length > 1 && modifier.values.length === all.length;
    const every = this.ahead.some((other) => other.kind === "every");
    applyModifiers(perSet || every ? all : this.groups.at(-1)!, [modifier]);
  }

  private flush(join = false): void {
    const { spec } = this;
    this.spec = empty();
    if (!hasAmount(spec) && spec.load === undefined && spec.percent === undefined) return;
    // "3 sets of 10, 9, 8": the count announced the list.
    const told = spec.reps.length + spec.seconds.length + spec.meters.length;
    if (spec.sets !== undefined && spec.sets > 1 && told === 1 && spec.sets === this.listBehind + 1) delete spec.sets;
    if (spec.reps.length > 0) spec.seconds = [];
    const goesOn = this.traits.load === "external" && spec.percent === undefined && !this.listFirst;
    const load = spec.load ?? (this.traits.load === "bodyweight" ? NOTHING : goesOn ? this.last : undefined);
    if (spec.load !== undefined) this.last = spec.load;
    const sets = setsOf(spec, load);
    if (!sets) {
      this.sensible = false;
      return;
    }
    if (this.warmingUp) for (const set of sets) set.warmup = true;
    const group = join ? this.groups.at(-1)! : sets;
    if (join) group.push(...sets);
    else this.groups.push(group);
    const everyAhead = this.ahead.some((modifier) => modifier.kind === "every");
    const colours = [...this.ahead, ...this.here];
    const several = colours.find(
      (modifier) => "values" in modifier && modifier.values.length === this.groups.flat().length,
    );
    applyModifiers(
      everyAhead || (several && group.length !== this.groups.flat().length) ? this.groups.flat() : group,
      colours,
    );
    this.ahead = [];
    this.here = [];
  }

  /** A load on its own behind the sets belongs to all that have none. */
  private finish(): void {
    const onlyLoad = this.spec.load !== undefined && !hasAmount(this.spec);
    const without = this.groups
      .flat()
      .filter((set) => set.kg === undefined || (this.traits.load === "bodyweight" && set.kg === 0));
    if (onlyLoad && this.groups.length > 0 && without.length === this.groups.flat().length) {
      const [loaded] = setsOf(this.spec, this.spec.load) ?? [];
      if (loaded) for (const set of without) weigh(set, this.spec.load);
      this.spec = empty();
      return;
    }
    if (
      this.spec.sets !== undefined &&
      !hasAmount(this.spec) &&
      this.spec.load === undefined &&
      this.spec.percent === undefined
    ) {
      // "60kg, 12 reps, 3 sets": the count stands last.
      const [only] = this.groups;
      if (this.groups.length === 1 && only?.length === 1 && this.spec.sets <= MOST_LIST_REPS)
        for (let more = 1; more < this.spec.sets; more++) only.push({ ...only[0]! });
      this.spec = empty();
    }
    this.flush();
    if (this.listFirst && this.last) for (const set of this.groups.flat()) weigh(set, this.last);
    if (this.ahead.length > 0 && this.groups.length > 0) for (const modifier of this.ahead) this.colour(modifier);
  }

  private load(value: number): TypedLoad {
    return { value: this.assisted && this.traits.load === "bodyweight" ? -value : value, unit: this.unit };
  }

  private signedLoad({ load: { value, unit } }: Operand & { is: "load" }): TypedLoad {
    if (this.traits.load !== "bodyweight") return { value: Math.abs(value), unit };
    return { value: this.assisted ? -Math.abs(value) : value, unit };
  }
}

/** A block of more pieces is no log. */
const MOST_ITEMS = 400;
