/** Reads how much of an exercise: sets and reps, loads, percentages, and what colours them. */

import type { Exercise } from "../exercise/exercise.ts";
import { roundTo } from "../units/decimal.ts";
import { kgFrom } from "../units/load.ts";
import type { PlanAtom } from "./atom.ts";
import { colourOf } from "./colour.ts";
import type { Fields } from "./draft.ts";
import type { PlanContext } from "./plan.ts";
import type { Operand } from "./scheme-chain.ts";
import { amountOf, chainFrom, countTimes, isAmount, isLoad, MOST_REPS, open } from "./scheme-chain.ts";

export type Scheme = {
  /** One for each group of equal sets, in order; the first may hold colours alone. */
  groups: Fields[];
  /** The atoms that went into them. */
  used: Set<PlanAtom>;
};

/** From here on the first of two bare numbers is a load, and a lone one too. */
const LEAST_LOAD = 20;
/** What a time must be at least and at most to be a rest nobody named; `30s` may be dumbbells. */
const SHORTEST_REST = 15;
const LEAST_MINUTE = 60;
const LONGEST_REST = 600;
/** Loads are kept to 0.01 kg. */
const LOAD_STEP = 0.01;

/** @param atoms of one exercise, without its name @param counted a bare number in front of the name counts it */
export function readScheme(
  atoms: readonly PlanAtom[],
  traits: Pick<Exercise, "load" | "measure"> | undefined,
  context: PlanContext,
  counted: boolean,
): Scheme {
  const reader = new SchemeReader(traits, context, counted, atoms);
  let index = 0;
  while (index < atoms.length) index = reader.read(index);
  return { groups: reader.done(), used: reader.used };
}

class SchemeReader {
  readonly used = new Set<PlanAtom>();
  private readonly groups: Fields[] = [];
  private current: Fields = {};
  /** Loads or percentages of consecutive sets. */
  private loads: Fields[] = [];
  private readonly traits: Pick<Exercise, "load" | "measure"> | undefined;
  private readonly context: PlanContext;
  private readonly counted: boolean;
  private readonly atoms: readonly PlanAtom[];

  constructor(
    traits: Pick<Exercise, "load" | "measure"> | undefined,
    context: PlanContext,
    counted: boolean,
    atoms: readonly PlanAtom[],
  ) {
    this.traits = traits;
    this.context = context;
    this.counted = counted;
    this.atoms = atoms;
  }

  /** Reads what starts at an atom; returns the index behind it. */
  read(index: number): number {
    const atom = this.atoms[index]!;
    if (this.colour(atom)) return index + 1;
    if (atom.kind === "every") {
      if (this.current.sets === undefined) this.take([atom], { sets: atom.sets });
      this.used.delete(atom);
      return index + 1;
    }
    const chain = chainFrom(this.atoms, index);
    if (chain.operands.length === 0) return index + 1;
    if (chain.operands.length === 1 && chain.from === index) this.single(chain.operands[0]!, index);
    else this.chain(chain.operands, chain.atoms);
    return chain.next;
  }

  done(): Fields[] {
    this.close();
    return this.groups;
  }

  private close(): void {
    const { loads, current } = this;
    this.loads = [];
    this.current = {};
    if (loads.length > 0) {
      // "3x5 @ 65/75/85%": a set at each.
      const { sets: _sets, ...rest } = current;
      for (const load of loads) this.groups.push({ sets: 1, ...rest, ...load });
    } else if (Object.keys(current).length > 0) this.groups.push(current);
  }

  private take(atoms: readonly PlanAtom[], fields: Fields): void {
    const again = (Object.keys(fields) as (keyof Fields)[]).some(
      (key) => this.current[key] !== undefined && this.current[key] !== fields[key],
    );
    const amount = isAmount(fields);
    if ((amount && isAmount(this.current)) || (again && (amount || isAmount(this.current)))) this.close();
    this.current = { ...this.current, ...fields };
    for (const atom of atoms) this.used.add(atom);
  }

  /** Colours never open a group; a second one of a kind stays in the words. */
  private colour(atom: PlanAtom): boolean {
    const fields = colourOf(atom);
    if (!fields) return false;
    const key = Object.keys(fields)[0] as keyof Fields;
    if (this.current[key] !== undefined) return true;
    this.current = { ...this.current, ...fields };
    this.used.add(atom);
    return true;
  }

  private single(atom: Operand, index: number): void {
    const { current } = this;
    switch (atom.kind) {
      case "number":
        this.bare(atom, index);
        return;
      case "range":
        if (current.reps === undefined && current.repsMin === undefined)
          this.take([atom], { repsMin: atom.least, repsMax: atom.most });
        return;
      case "list":
        this.list(atom);
        return;
      case "reps":
        // "bench singles: 5x1": the plural alone only says what kind of sets.
        if (current.sets === undefined && (atom.named || isAmount(current))) return;
        this.take([atom], { reps: atom.count });
        return;
      case "sets":
        this.take([atom], { sets: atom.count });
        return;
      case "amrap":
        if (current.amrap === undefined) {
          current.amrap = true;
          this.used.add(atom);
          if (current.sets === undefined && current.reps !== undefined) current.sets = 1;
        }
        return;
      case "time":
        if (
          this.traits &&
          this.traits.measure !== "time" &&
          (current.reps !== undefined || current.repsMin !== undefined)
        ) {
          this.unnamedRest(atom, index);
          return;
        }
        if (
          atom.pair &&
          this.traits?.load === "external" &&
          this.traits.measure === "reps" &&
          this.atoms.slice(index).some((behind) => behind.kind === "x")
        ) {
          this.take([atom], { kg: this.kgOf(atom.seconds) });
          return;
        }
        if (current.seconds === undefined) this.take([atom], { seconds: atom.seconds });
        return;
      case "distance":
        if (current.meters === undefined && current.reps === undefined)
          this.take([atom], { meters: Math.round(atom.meters) });
        return;
      case "load":
      case "added":
      case "percent":
        this.take([atom], this.loadOf(atom));
        return;
      case "told":
        return;
    }
  }

  /** `4 x 6 @ 75% 3 min`: beside counted sets a time alone is the rest, if it can be one. */
  private unnamedRest(atom: PlanAtom & { kind: "time" }, index: number): void {
    const { current } = this;
    if (this.atoms[index - 1]?.kind === "word") return;
    if (current.sets === undefined || current.restSeconds !== undefined || atom.seconds > LONGEST_REST) return;
    if (atom.seconds >= (atom.pair ? LEAST_MINUTE : SHORTEST_REST)) this.take([atom], { restSeconds: atom.seconds });
  }

  /** A number by itself: reps where sets wait for them, else a load, if it can be one. */
  private bare(atom: PlanAtom & { kind: "number" }, index: number): void {
    const { current, traits } = this;
    const behind = this.atoms.slice(index + 1);
    // "two planks of 30 seconds"
    if (
      this.counted &&
      traits?.measure === "time" &&
      behind.some((after) => after.kind === "time") &&
      current.sets === undefined
    ) {
      this.take([atom], { sets: atom.value });
      return;
    }
    // "3 Face pull 2x20": only the order.
    if (this.counted && !atom.spelled && behind.some((after) => after.kind === "x" || after.kind === "sets")) return;
    const whole = Number.isInteger(atom.value) && atom.value > 0;
    const next = this.atoms[index + 1];
    const loadBehind = next !== undefined && ["load", "percent", "rpe", "rir", "told", "added"].includes(next.kind);
    const needsReps =
      current.reps === undefined &&
      current.repsMin === undefined &&
      current.seconds === undefined &&
      current.amrap === undefined;
    if (
      whole &&
      atom.value <= MOST_REPS &&
      (current.sets !== undefined || atom.open || this.counted || loadBehind || traits?.load !== "external") &&
      needsReps &&
      !(atom.spelled && current.sets === undefined && !this.counted)
    ) {
      const timed = traits?.measure === "time" && !this.counted && atom.value >= 10;
      this.take(
        [atom],
        timed ? { seconds: atom.value } : { reps: atom.value, ...(atom.open && { amrap: true as const }) },
      );
      return;
    }
    if (!needsReps && loadBehind && whole && this.current.sets === undefined && isAmount(current)) {
      this.take([atom], { reps: atom.value });
      return;
    }
    if (
      atom.value >= LEAST_LOAD &&
      !atom.spelled &&
      current.kg === undefined &&
      current.percent1rm === undefined &&
      traits?.load !== "none"
    )
      this.take([atom], { kg: this.kgOf(atom.value) });
  }

  private list(atom: PlanAtom & { kind: "list" }): void {
    this.used.add(atom);
    if (atom.of !== "count") {
      this.loads = atom.values.map((value) =>
        atom.of === "percent" ? { percent1rm: value } : { kg: this.kgOf(value) },
      );
      const waiting = this.groups.slice(-this.loads.length);
      // "5/5/5+ @ 65/75/85%": as many loads as there are sets in front.
      if (
        !isAmount(this.current) &&
        waiting.length === this.loads.length &&
        waiting.every((group) => group.sets === 1 && group.kg === undefined && group.percent1rm === undefined)
      ) {
        for (const [index, load] of this.loads.entries()) Object.assign(waiting[index]!, load);
        this.loads = [];
      }
      return;
    }
    this.repsList(atom, {});
  }

  private repsList(atom: PlanAtom & { kind: "list" }, load: Fields): void {
    const { sets: _sets, ...colours } = this.current;
    const loads = this.loads;
    this.loads = [];
    this.current = {};
    const equal = atom.values.every((value) => value === atom.values[0]) && loads.length === 0;
    if (equal) {
      this.current = {
        ...colours,
        ...load,
        sets: atom.values.length,
        reps: atom.values[0]!,
        ...(atom.open && { amrap: true as const }),
      };
      return;
    }
    for (const [index, reps] of atom.values.entries()) {
      const open = atom.open && index === atom.values.length - 1;
      this.groups.push({ ...colours, ...load, ...loads[index], sets: 1, reps, ...(open && { amrap: true as const }) });
    }
  }

  private chain(operands: readonly Operand[], atoms: readonly PlanAtom[]): void {
    const lists = operands.filter((operand) => operand.kind === "list");
    const list = lists.find(({ of }) => of === "count") ?? lists[0];
    if (list?.kind === "list" && list.of === "count") {
      const load = operands.find(isLoad);
      for (const atom of atoms) this.used.add(atom);
      if (isAmount(this.current)) this.close();
      const many = operands.find((operand) => operand.kind === "list" && operand.of !== "count");
      if (many?.kind === "list") this.list(many);
      this.repsList(list, load ? this.loadOf(load) : {});
      return;
    }
    if (list?.kind === "list") {
      this.list(list);
      for (const atom of atoms) this.used.add(atom);
      const rest = operands.filter((operand) => operand !== list);
      const loads = this.loads;
      this.loads = [];
      const fields = this.fieldsOf(rest);
      if (fields) this.take(atoms, fields);
      this.loads = loads;
      return;
    }
    const fields = this.fieldsOf(operands);
    if (!fields) return;
    this.take(
      atoms.filter((atom) => atom.kind !== "told"),
      fields,
    );
  }

  private fieldsOf(operands: readonly Operand[]): Fields | undefined {
    const load = operands.find(isLoad);
    const rest = operands.filter((operand) => operand !== load && operand.kind !== "told");
    const first = operands[0]!;
    const loadFields = load ? this.loadOf(load) : {};
    const counts = rest.map((operand) => (operand.kind === "number" ? operand.value : undefined));
    if (rest.length === 0) return load ? loadFields : undefined;
    if (rest.length === 1) {
      const alone = rest[0]!;
      const told = operands.some((operand) => operand.kind === "told");
      if (alone.kind === "number" && !told && operands.length === 1) return { reps: alone.value, ...open(alone) };
      if (alone.kind === "sets") return { sets: alone.count, ...loadFields };
      const amount = amountOf(alone);
      return (
        amount && { ...amount, ...loadFields, ...(load && !told && this.current.sets === undefined && { sets: 1 }) }
      );
    }
    const [a, b, c] = rest as [Operand, Operand, Operand?];
    if (c === undefined) {
      if (load === first) return countTimes(b, a, loadFields);
      if (
        !load &&
        counts[0] !== undefined &&
        counts[1] !== undefined &&
        counts[0] >= LEAST_LOAD &&
        counts[1] < LEAST_LOAD &&
        this.traits?.load !== "none" &&
        !this.hasLoad()
      )
        return { sets: 1, reps: counts[1], ...open(b), kg: this.kgOf(counts[0]) };
      return countTimes(a, b, loadFields);
    }
    if (rest.length > 3) return undefined;
    if (counts[0] !== undefined && (counts[0] >= LEAST_LOAD || !Number.isInteger(counts[0]))) {
      const fields = countTimes(c, b, {});
      return fields && { ...fields, kg: this.kgOf(counts[0]) };
    }
    const fields = countTimes(a, b, {});
    return fields && c.kind === "number" ? { ...fields, kg: this.kgOf(c.value) } : fields;
  }

  private hasLoad(): boolean {
    return this.atoms.some(
      (atom) => isLoad(atom) || (atom.kind === "told" && atom.about === "effort") || atom.kind === "list",
    );
  }

  private loadOf(atom: PlanAtom): Fields {
    if (atom.kind === "percent") return { percent1rm: atom.value };
    return atom.kind === "load" || atom.kind === "added" ? { kg: roundTo(atom.kg, LOAD_STEP) } : {};
  }

  private kgOf(value: number): number {
    return roundTo(kgFrom(value, this.context.unit), LOAD_STEP);
  }
}
