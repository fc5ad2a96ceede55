/** Reads how much of an exercise: sets and reps, loads, percentages, and what colours them. */

import type { PlanAtom } from "./atom.ts";
import { colourOf } from "./colour.ts";
import type { Fields } from "./draft.ts";
import type { PlanContext } from "./plan.ts";
import type { Operand } from "./scheme-chain.ts";
import { chainFrom, isAmount, isLoad } from "./scheme-chain.ts";
import { fieldsOfChain } from "./scheme-fields.ts";
import type { Traits } from "./scheme-load.ts";
import { kgOf, loadOf } from "./scheme-load.ts";
import { bareNumber } from "./scheme-number.ts";

export type Scheme = {
  /** One for each group of equal sets, in order; the first may hold colours alone. */
  groups: Fields[];
  /** The atoms that went into them. */
  used: Set<PlanAtom>;
};

/** What a time must be at least and at most to be a rest nobody named; `30s` may be dumbbells. */
const SHORTEST_REST = 15;
const LEAST_MINUTE = 60;
const LONGEST_REST = 600;

/** @param atoms of one exercise, without its name @param counted a bare number in front of the name counts it */
export function readScheme(
  atoms: readonly PlanAtom[],
  traits: Traits | undefined,
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
  private readonly traits: Traits | undefined;
  private readonly context: PlanContext;
  private readonly counted: boolean;
  private readonly atoms: readonly PlanAtom[];

  constructor(traits: Traits | undefined, context: PlanContext, counted: boolean, atoms: readonly PlanAtom[]) {
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
          this.take([atom], { kg: kgOf(atom.seconds, this.context) });
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
        this.take([atom], loadOf(atom));
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

  private bare(atom: PlanAtom & { kind: "number" }, index: number): void {
    const behind = this.atoms.slice(index + 1);
    const fields = bareNumber(atom, behind, this.current, this.traits, this.context, this.counted);
    if (fields) this.take([atom], fields);
  }

  private list(atom: PlanAtom & { kind: "list" }): void {
    this.used.add(atom);
    if (atom.of !== "count") {
      this.loads = atom.values.map((value) =>
        atom.of === "percent" ? { percent1rm: value } : { kg: kgOf(value, this.context) },
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
      this.repsList(list, load ? loadOf(load) : {});
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
    const { traits, context, current } = this;
    const loaded = this.atoms.some(
      (atom) => isLoad(atom) || (atom.kind === "told" && atom.about === "effort") || atom.kind === "list",
    );
    return fieldsOfChain(operands, { traits, context, counted: current.sets !== undefined, loaded });
  }
}
