/** Gathers the sets of one exercise while its numbers are read, and colours them. */
import type { Modifier } from "./atom.ts";
import type { LoadUnit, LoggedSet, TypedLoad } from "./entry.ts";
import type { Spec, Traits } from "./set-chain.ts";
import { count } from "./set-chain.ts";
import { applyModifiers, setsOf, weigh } from "./set-group.ts";
import type { Item, Operand } from "./set-items.ts";
import { NOTHING } from "./set-items.ts";
import { empty, endsInItsLoad, hasAmount, MOST_LIST_REPS } from "./set-shape.ts";

export class SetGatherer {
  readonly traits: Traits;
  readonly loaded: boolean;
  /** The one load stands behind the list of reps. */
  readonly listFirst: boolean;
  /** What is known of the sets being read. */
  spec: Spec = empty();
  groups: LoggedSet[][] = [];
  /** The load told last. */
  last: TypedLoad | undefined;
  /** How many lone numbers follow the segment being read. */
  listBehind = 0;
  /** False once numbers were met that no set has. */
  sensible = true;
  private readonly unit: LoadUnit;
  private readonly assisted: boolean;
  /** Stand before the sets they colour. */
  private ahead: Modifier[] = [];
  /** Belong to the sets being read. */
  private here: Modifier[] = [];
  /** Name their sets, which may not have been read yet. */
  private placed: Modifier[] = [];
  private warmingUp = false;

  constructor(items: readonly Item[], traits: Traits, unit: LoadUnit) {
    this.traits = traits;
    this.unit = unit;
    const says = (kind: Modifier["kind"]) =>
      items.some((item) => item.is === "modifier" && item.modifier.kind === kind);
    this.assisted = says("assisted");
    this.loaded = this.assisted || says("weighted");
    this.listFirst = endsInItsLoad(items);
  }

  sets(): LoggedSet[] | undefined {
    this.finish();
    const sets = this.groups.flat();
    applyModifiers(sets, this.placed);
    return this.sensible && sets.length > 0 ? sets : undefined;
  }

  breakAt(mark: string, hasValues: boolean): void {
    if (mark === "then" || (mark === "newline" && hasValues && this.groups.length > 0)) this.warmingUp = false;
  }

  /** More sets at the load of those before, so that what follows colours all of them. */
  extend(values: readonly number[]): void {
    const load = this.spec.load ?? this.last;
    const spec: Spec = { ...empty(), ...(load && { load }) };
    if (this.spec.percent !== undefined) spec.percent = this.spec.percent;
    this.spec = spec;
    for (const value of values) count(spec, value, this.traits);
    const join = this.groups.length > 0 && this.here.length === 0 && this.ahead.length === 0;
    this.flush(join);
  }

  modify(modifier: Modifier, valuesFollow: boolean): void {
    if (modifier.kind === "assisted" || modifier.kind === "weighted") return;
    if ("of" in modifier && modifier.of?.some((which) => which !== "last")) {
      this.placed.push(modifier);
      return;
    }
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

  flush(join = false): void {
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

  load(value: number): TypedLoad {
    return { value: this.assisted && this.traits.load === "bodyweight" ? -value : value, unit: this.unit };
  }

  signedLoad({ load: { value, unit } }: Operand & { is: "load" }): TypedLoad {
    if (this.traits.load !== "bodyweight") return { value: Math.abs(value), unit };
    return { value: this.assisted ? -Math.abs(value) : value, unit };
  }

  /** Colours sets already read: the last group, or one value for each set of several. */
  private colour(modifier: Modifier): void {
    const all = this.groups.flat();
    const perSet = "values" in modifier && modifier.values.length > 1 && modifier.values.length === all.length;
    const every = this.ahead.some((other) => other.kind === "every");
    applyModifiers(perSet || every ? all : this.groups.at(-1)!, [modifier]);
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
}
