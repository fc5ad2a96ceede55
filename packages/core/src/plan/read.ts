/** Reads a training plan in plain English: cycles, weeks, days, sessions, items; without a model, without a clock. */

import type { PlanAtom, ScopeAtom } from "./atom.ts";
import { namesPhase, phasesOf } from "./cycle.ts";
import { sessionsOf, spreadEverywhere, withoutHeadings } from "./group.ts";
import { liftAbove } from "./lift-above.ts";
import type { PlanLine } from "./line.ts";
import { planLines } from "./line.ts";
import { lineHead, withoutLength } from "./line-head.ts";
import type { CycleKind, PlanContext, PlanCycle, PlanReading, PlanSession } from "./plan.ts";
import { atomsOfLines } from "./plan-atoms.ts";
import { isTitle } from "./plan-title.ts";
import { restIn } from "./rest-for-all.ts";
import { spanOf } from "./run-on.ts";
import { within } from "./scope.ts";
import { SentenceReader } from "./sentence.ts";
import { sentencesOf } from "./sentences.ts";
import { sportByCues } from "./sport.ts";
import { PlanState } from "./state.ts";
import { tellTables } from "./table.ts";
import { takeTotals } from "./total.ts";
import { quoteVanished } from "./vanish.ts";

/** What lies beyond is not read: no plan is longer. */
const LONGEST_PLAN = 60_000;
/** More than any plan holds, and a bound on hostile ones. */
const MOST_SESSIONS = 2000;
const MOST_ITEMS = 20_000;
/** Nobody plans further ahead. */
const MOST_WEEKS = 104;

/**
 * @param text the plan as written: prose, lists, tables
 * @param context the unit of bare loads, the athlete's own names, the day it starts
 * @returns the structured plan; what no rule could place stands in `ambiguities`, each with its quote
 */
export function readPlan(text: string, context: PlanContext): PlanReading {
  const read = text.slice(0, LONGEST_PLAN);
  const reader = new PlanReader(read, { ...context, unit: unitIn(read) ?? context.unit });
  const plan = reader.read();
  const beyond = text.slice(LONGEST_PLAN).trim();
  if (beyond !== "") plan.ambiguities.push({ kind: "unplaced", quote: beyond });
  return plan;
}

/** "Weights in lbs": the unit of all bare loads. */
export function unitIn(text: string): PlanContext["unit"] | undefined {
  const told =
    /\b(?:weights?|loads?|numbers|everything|all)\b(?: \w+){0,3} (?:in|are) (lbs?|pounds|kgs?|kilos|kilograms)\b/i
      .exec(text)?.[1]
      ?.toLowerCase();
  return told === undefined ? undefined : told.startsWith("k") ? "kg" : "lb";
}

class PlanReader {
  private readonly state: PlanState;
  private readonly lines: PlanLine[];
  private title: string | undefined;
  private weeks: number | undefined;
  private readonly cycles: PlanCycle[] = [];
  private readonly atoms: ReadonlyMap<PlanLine, readonly PlanAtom[]>;
  /** How many stretches of weeks it tells of. */
  private readonly stretches: number;

  constructor(text: string, context: PlanContext) {
    this.lines = tellTables(planLines(text));
    this.atoms = atomsOfLines(this.lines, context);
    this.stretches = [...this.atoms.values()].flat().filter(({ kind }) => kind === "weeks" || kind === "length").length;
    const title = this.lines[0];
    const ofTitle =
      title && isTitle(title, this.lines[1], this.atomsOf(title), this.below(0)) ? sportByCues(title.plain) : undefined;
    const lifts = this.lines.some((line) => this.atomsOf(line).some((atom) => atom.kind === "exercise" && !atom.sport));
    const sport = ofTitle ?? sportByCues(this.lines.map(({ plain }) => plain).join("\n"));
    this.state = new PlanState(context, sport, ofTitle === undefined && lifts);
  }

  read(): PlanReading {
    for (const [index, line] of this.lines.entries()) this.line(line, index);
    this.state.endFrame();
    this.state.settleHeading();
    const { state } = this;
    const sessions: PlanSession[] = [];
    const beyond = new Set<string>();
    let items = 0;
    this.spreadTitle();
    spreadEverywhere(state.groups);
    for (const quote of state.restsIn.flatMap((rest) => restIn(state.groups, rest)))
      state.ambiguities.push({ kind: "rule", quote });
    for (const total of takeTotals(state.groups)) state.ambiguities.push({ kind: "unplaced", quote: total });
    for (const group of state.groups) {
      withoutHeadings(group, state.headings);
      if (group.restSeconds === undefined && state.restSeconds !== undefined) group.restSeconds = state.restSeconds;
      const copies = (group.scope.weeks?.length ?? 1) * (group.scope.days?.length ?? 1);
      items += copies * group.drafts.length;
      if (sessions.length < MOST_SESSIONS && items < MOST_ITEMS) sessions.push(...sessionsOf(group, state.sport));
      else for (const { from } of group.drafts) for (const quote of from ?? []) beyond.add(quote);
    }
    const last = Math.max(0, ...sessions.map(({ week }) => week ?? 0), ...this.cycles.map(({ to }) => to));
    const weeks = Math.max(this.weeks ?? state.weeks ?? 0, last);
    for (const quote of beyond) state.ambiguities.push({ kind: "unplaced", quote });
    const reading: PlanReading = {
      ...(this.title !== undefined && { title: this.title }),
      ...(weeks > 0 && { weeks }),
      ...(this.cycles.length > 0 && { cycles: this.cycles }),
      sessions: sessions.slice(0, MOST_SESSIONS),
      ambiguities: state.ambiguities,
    };
    const placed = new Set([
      ...state.placed,
      ...state.groups.flatMap(({ drafts }) => drafts.flatMap(({ from }) => from ?? [])),
    ]);
    quoteVanished(reading, this.lines, (line) => this.atomsOf(line), placed, state.understood);
    return reading;
  }

  private line(line: PlanLine, index: number): void {
    if (line.header) return;
    const { state } = this;
    const atoms = this.atomsOf(line);
    const next = this.lines[index + 1];
    const before = state.scope;
    state.startLine(line, next);
    if (
      !atoms.some(
        (atom) =>
          atom.kind !== "break" &&
          !(atom.kind === "word" && !/[\p{L}\d]/u.test(line.plain.slice(atom.start, atom.end))),
      )
    )
      return;
    if (index === 0 && isTitle(line, next, atoms, this.below(0))) {
      state.placed.add(line.quote);
      this.takeTitle(line, atoms);
      return;
    }
    if (line.told) {
      state.base ??= before;
      state.scope = state.base;
    } else if (state.base) {
      state.scope = state.base;
      state.base = undefined;
    }
    const lift = line.told ? undefined : liftAbove(atoms, this.below(index));
    if (lift !== undefined) {
      state.enterLift(lift);
      return;
    }
    if (this.phases(line, atoms)) {
      state.placed.add(line.quote);
      return;
    }
    for (const whole of sentencesOf(atoms, line)) {
      const sentence = line.told ? whole : this.withoutWeeks(whole, line);
      if (sentence.length === 0) continue;
      const quote = spanOf(line.typed, whole);
      new SentenceReader(state, sentence, quote).read();
    }
    state.endLine();
  }

  /** The sentence without what it says of the plan's weeks: a phase's name in front of its days, or how long it lasts. */
  private withoutWeeks(sentence: readonly PlanAtom[], line: PlanLine): readonly PlanAtom[] {
    const { state } = this;
    const head = lineHead(sentence, line, this.stretches > 1);
    const cycle = head?.kind === "phase" ? this.placed(head.phase) : undefined;
    if (head?.kind === "phase" && cycle) {
      if (!this.cycles.some(({ name, from }) => name === cycle.name && from === cycle.from)) this.cycles.push(cycle);
      if (head.rest.length === 0) state.placed.add(line.quote);
      const { start, end } = head.when;
      return [
        { kind: "weeks", weeks: weeksOf(cycle), start, end },
        { kind: "break", mark: ":", start: end, end },
        ...head.rest,
      ];
    }
    if (this.stretches !== 1) return sentence;
    if (head?.kind === "length") {
      state.weeks ??= head.weeks;
      if (head.title !== undefined) this.title ??= head.title;
      if (head.rest.length === 0) {
        state.placed.add(line.quote);
        state.understood.push(spanOf(line.plain, sentence));
      }
      return head.rest;
    }
    const tail = withoutLength(sentence);
    if (!tail) return sentence;
    state.weeks ??= tail.weeks;
    return tail.rest;
  }

  /** What the title says of when holds for all groups that say nothing of the kind. */
  private spreadTitle(): void {
    const { groups, title } = this.state;
    for (const kind of ["weeks", "days", "slot"] as const) {
      if (title[kind] === undefined || groups.some(({ scope }) => scope[kind] !== undefined)) continue;
      for (const group of groups) group.scope = { ...group.scope, [kind]: title[kind] };
    }
  }

  private below(index: number): readonly PlanAtom[] {
    const line = this.lines[index + 1];
    return line ? this.atomsOf(line) : [];
  }

  private atomsOf(line: PlanLine): readonly PlanAtom[] {
    return this.atoms.get(line) ?? [];
  }

  private takeTitle(line: PlanLine, atoms: readonly PlanAtom[]): void {
    // "Marathon plan, week 9", "CSS Wednesday": what says when holds below.
    const lifts = new Set(atoms.flatMap((atom) => (atom.kind === "exercise" && !atom.sport ? [atom.id] : [])));
    if (lifts.size === 1) this.state.exercise = [...lifts][0];
    for (const kind of ["weeks", "days", "slot"] as const) {
      const told = atoms.filter((atom) => atom.kind === kind);
      if (told.length !== 1) continue;
      this.state.title = within(this.state.title, told[0] as PlanAtom & ScopeAtom, true);
      this.state.enter(this.state.title, false);
    }
    const length = atoms.find((atom) => atom.kind === "length");
    if (length?.kind === "length") this.weeks = length.weeks;
    const phases = phasesOf(line.typed, line.plain, atoms);
    for (const { name, kind, weeks } of phases)
      if (weeks) this.cycles.push({ name, kind, from: weeks[0]!, to: weeks.at(-1)! });
    const macro = phases.find(({ kind, weeks }) => kind === "macro" && !weeks);
    if (macro) {
      const weeks = macro.length ?? this.weeks;
      this.title = macro.name;
      if (weeks !== undefined) this.cycles.push({ name: macro.name, kind: "macro", from: 1, to: weeks });
      return;
    }
    this.title = line.typed
      .slice(line.plain.search(/\S/))
      .replace(/[*_#=`]+/g, "")
      .replace(/[:\s]+$/, "")
      .trim();
  }

  /** A line that names phases and holds no items. */
  private phases(line: PlanLine, all: readonly PlanAtom[]): boolean {
    const { state } = this;
    // "5s wave - weeks 3-4": fives, not seconds.
    const atoms = all.map(
      (atom): PlanAtom =>
        atom.kind === "time" && atom.pair && atom.seconds <= 12
          ? { kind: "word", text: "", start: atom.start, end: atom.end }
          : atom,
    );
    const items = atoms.some(
      (atom) =>
        atom.kind === "x" ||
        atom.kind === "exercise" ||
        atom.kind === "time" ||
        atom.kind === "distance" ||
        atom.kind === "days" ||
        atom.kind === "sets" ||
        atom.kind === "percent",
    );
    const known = this.cycles.find((cycle) => namesPhase(line.plain, cycle));
    if (known && !atoms.some((atom) => atom.kind === "weeks")) {
      state.enter({ weeks: weeksOf(known) }, true);
      return true;
    }
    const length = atoms.find((atom) => atom.kind === "length");
    if (items) return false;
    const told = phasesOf(line.typed, line.plain, atoms).filter(({ weeks, length }) => weeks || length || true);
    if (told.length === 0) {
      if (length?.kind === "length" && state.groups.length === 0) this.weeks ??= length.weeks;
      return false;
    }
    if (told.every(({ weeks, length, kind }) => !weeks && !length && kind === "meso") && told.length > 1) return false;
    const placed = told.map((phase) => this.placed(phase));
    if (placed.some((cycle) => cycle === undefined)) return false;
    for (const cycle of placed as PlanCycle[]) this.cycles.push(cycle);
    const several = atoms.filter((atom) => atom.kind === "weeks").length > placed.length;
    // "Week 1 RPE 6, week 2 RPE 7, week 3 deload": how the weeks differ, with the same sessions below.
    if (several) state.unplaced("rule", line.quote);
    const only = placed.length === 1 && !several ? placed[0]! : undefined;
    if (only && only.kind !== "macro") state.enter({ weeks: weeksOf(only) }, true);
    else state.enter({}, true);
    return true;
  }

  /** Where a phase lies: by its weeks, or behind the phase before it. */
  private placed({
    name,
    kind,
    weeks,
    length,
  }: {
    name: string;
    kind: CycleKind;
    weeks?: number[];
    length?: number;
  }): PlanCycle | undefined {
    if (weeks) return { name, kind, from: weeks[0]!, to: weeks.at(-1)! };
    const before = Math.max(
      0,
      ...this.cycles.filter((cycle) => cycle.kind !== "macro").map(({ to }) => to),
      ...this.state.groups.flatMap(({ scope }) => scope.weeks ?? []),
    );
    if (length !== undefined && kind !== "macro" && before + length > MOST_WEEKS) return undefined;
    if (length !== undefined)
      return kind === "macro"
        ? { name, kind, from: 1, to: length }
        : { name, kind, from: before + 1, to: before + length };
    return before > 0 && /\bweek\b|^deload$|^peak$|^taper$/i.test(name)
      ? { name, kind, from: before + 1, to: before + 1 }
      : undefined;
  }
}

function weeksOf({ from, to }: PlanCycle): number[] {
  return Array.from({ length: Math.min(to - from + 1, MOST_WEEKS) }, (_, index) => from + index);
}
