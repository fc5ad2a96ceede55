/** What is known while a plan is read from top to bottom. */
import type { Sport } from "../log/entry.ts";
import type { PlanAtom } from "./atom.ts";
import { isAmount, isColour } from "./atom.ts";
import type { Draft, Fields } from "./draft.ts";
import type { Frame } from "./frame.ts";
import { closeFrame } from "./frame.ts";
import type { Group } from "./group.ts";
import type { PlanLine } from "./line.ts";
import type { PlanAmbiguity, PlanContext } from "./plan.ts";
import type { RestIn } from "./rest-for-all.ts";
import type { Scope } from "./scope.ts";
import { sameScope } from "./scope.ts";
import { sportNamed } from "./sport.ts";

export class PlanState {
  readonly context: PlanContext;
  readonly groups: Group[] = [];
  readonly ambiguities: PlanAmbiguity[] = [];
  /** Items that only a heading named, so far without an amount. */
  readonly headings = new Set<Draft>();
  /** The sport of the whole plan, if it has one. */
  readonly sport: Sport | undefined;
  /** Only some of its lines say so, and others lift. */
  readonly mixed: boolean;
  scope: Scope = {};
  /** The part of the session: items below are warm-up or cool-down. */
  part: string | undefined;
  /** The line that named the part, and whether it also told what the part holds. */
  private partLine: { line: PlanLine; told: boolean } | undefined;
  frame: Frame | undefined;
  /** The frame before, whose rest may still be told. */
  closed: Frame | undefined;
  /** The letter of the items that follow. */
  label: string | undefined;
  line!: PlanLine;
  /** Items of the line being read. */
  lineDrafts: Draft[] = [];
  /** The piece being read is joined to the one before by "and". */
  joined = false;
  /** The exercise nobody knows that the line named last, and where it begins. */
  asking: { ambiguity: PlanAmbiguity; from: number } | undefined;
  /** What names nobody knows may mean. */
  readonly nearest = new Map<string, string[]>();
  /** How hard, said in the heading of a week or a day. */
  asked: Fields | undefined;
  /** How long it all lasts, said beside its days. */
  weeks: number | undefined;
  /** When, said in the title: of all that says no day itself. */
  title: Scope = {};
  /** The one exercise the plan's title names, or the line above its weeks. */
  exercise: string | undefined;
  /** Where that line stands, until another lift is named: its weeks are of that day. */
  under: Scope | undefined;
  /** The one sport that the rest of the sentence names. */
  lineSport: Sport | undefined;
  /** Words that announced what the rest of the line says; the first item keeps them. */
  announced: string[] = [];
  /** Said once, for every lift of the plan. */
  restSeconds: number | undefined;
  /** Said once, for the lifts of some days. */
  readonly restsIn: RestIn[] = [];
  /** The scope around a table. */
  base: Scope | undefined;
  /** Sentences of rest days. */
  readonly understood: string[] = [];
  /** Quotes of lines whose meaning is not in an item. */
  readonly placed = new Set<string>();
  private next: PlanLine | undefined;
  /** A line of words alone, which may be the heading of what follows. */
  private heading: { text: string; quote: string; line: string; scope: Scope; sport: Sport | undefined } | undefined;
  private current: Group | undefined;

  constructor(context: PlanContext, sport: Sport | undefined, mixed: boolean) {
    this.context = context;
    this.mixed = mixed;
    this.sport = sport;
  }

  /** The group of the scope that holds; a new one where the scope has changed. */
  group(): Group {
    if (this.current && sameScope(this.current.scope, this.scope)) return this.current;
    const same =
      this.line.told || this.under ? this.groups.findLast((group) => sameScope(group.scope, this.scope)) : undefined;
    this.current = same ?? {
      scope: this.scope,
      line: this.line.quote,
      drafts: [],
      ...(this.scope.title !== undefined && { title: this.scope.title }),
    };
    if (!same) this.groups.push(this.current);
    return this.current;
  }

  /** Whatever follows stands under a new heading, the scope being the same or not. */
  enter(scope: Scope, fresh: boolean): void {
    this.endFrame();
    this.asking = undefined;
    if (String(scope.weeks) !== String(this.scope.weeks)) this.asked = undefined;
    if (fresh || !sameScope(scope, this.scope)) {
      this.part = undefined;
      this.label = undefined;
    }
    this.scope = scope;
    if (fresh) this.current = undefined;
  }

  /** The lift of all sets below that name none. */
  enterLift(id: string): void {
    const { weeks: _weeks, ...here } = this.scope;
    this.exercise = id;
    this.under = here;
    this.enter(here, true);
    this.placed.add(this.line.quote);
  }

  startLine(line: PlanLine, next: PlanLine | undefined): void {
    const left = this.frame?.bulleted && !line.bullet;
    if (this.frame?.lines && (line.parted || left || (line.headed && !line.bullet))) this.endFrame();
    const { partLine } = this;
    if (partLine?.told && line.indent <= partLine.line.indent && (partLine.line.bullet || !line.bullet)) {
      this.part = undefined;
      this.partLine = undefined;
    }
    this.line = line;
    this.next = next;
    this.lineDrafts = [];
    this.announced = [];
    this.asking = undefined;
    if (this.frame?.kind !== "superset" && !line.bullet) this.label = undefined;
  }

  /** @param part the name of the items that follow; only of those of its own line, if it has any */
  enterPart(part: string): void {
    this.part = part;
    this.partLine = { line: this.line, told: false };
  }

  endLine(): void {
    if (!this.frame?.lines) this.endFrame();
    if (this.announced.length > 0) this.unplaced("unplaced", this.line.quote);
  }

  /** Words that belong to no item of their line: a heading, the beginning of a note, or nothing a plan knows. */
  looseWords(text: string, quote: string, atoms: readonly PlanAtom[]): void {
    const alone =
      this.lineDrafts.length === 0 &&
      atoms.every((atom) => (!isAmount(atom) || atom.kind === "number") && !isColour(atom));
    const below = this.next !== undefined && !this.next.told && /\d/.test(this.next.plain);
    const short = text.split(/\s+/).length <= 6 && /\p{L}/u.test(text);
    this.settleHeading();
    if (
      alone &&
      short &&
      below &&
      (!this.next!.parted || this.line.headed || quote.trim().endsWith(":") || this.line.parted)
    ) {
      this.heading = { text, quote, line: this.line.quote, scope: this.scope, sport: sportNamed(atoms) };
      return;
    }
    this.unplaced("unplaced", quote);
  }

  /** A heading below which nothing came. */
  settleHeading(): void {
    const { heading } = this;
    this.heading = undefined;
    if (heading) this.unplaced("unplaced", heading.quote);
  }

  /** The item below takes the heading: as its session's title, or its own note. */
  private takeHeading(draft: Draft): void {
    const { heading } = this;
    if (!heading) return;
    if (heading.scope.days && !sameScope(heading.scope, this.scope)) {
      // "Thu something fun", and below it another day.
      this.settleHeading();
      return;
    }
    this.heading = undefined;
    this.placed.add(heading.line);
    const { days, slot, weeks } = this.scope;
    const group = this.group();
    if (days === undefined && slot === undefined && group.drafts.length > 0) {
      this.scope = { ...(weeks && { weeks }) };
      this.current = undefined;
      this.group().title = heading.text;
    } else if (group.title === undefined && group.drafts.length === 0) group.title = heading.text;
    else draft.notes.unshift(heading.text);
    if (heading.sport) this.group().sport ??= heading.sport;
  }

  /** The item before, in this group. */
  last(): Draft | undefined {
    return this.group().drafts.at(-1);
  }

  add(draft: Draft): void {
    this.asking = undefined;
    this.takeHeading(draft);
    const group = this.group();
    if (this.partLine?.line === this.line) this.partLine.told = true;
    if (this.part !== undefined && this.part !== "none") {
      draft.notes.unshift(this.part);
      draft.aside = true;
    }
    if (
      draft.notes.some((note) =>
        /^(?:warm|cool|warm ?-?up|cool ?-?down)\b|\b(?:warm|cool)[ -]?(?:up|down)\b/i.test(note),
      )
    )
      draft.aside = true;
    if (this.label && draft.exercise !== undefined) draft.fields.superset = this.label;
    draft.notes.unshift(...this.announced);
    this.announced = [];
    draft.from = [this.line.quote];
    group.drafts.push(draft);
    this.lineDrafts.push(draft);
    this.frame?.drafts.push(draft);
    if (this.frame && this.line.bullet) this.frame.bulleted = true;
    if (this.asked && draft.exercise !== undefined) draft.asked = this.asked;
  }

  /** The line says more about an item. */
  tells(draft: Draft): void {
    draft.from = [...(draft.from ?? []), this.line.quote];
  }

  drop(draft: Draft): void {
    const { drafts } = this.group();
    const at = drafts.lastIndexOf(draft);
    if (at >= 0) drafts.splice(at, 1);
  }

  endFrame(): void {
    const { frame } = this;
    this.closed = frame;
    this.frame = undefined;
    if (!frame) return;
    const dropped = closeFrame(frame, () => this.freeLetter());
    if (dropped) this.drop(dropped);
  }

  /** The first letter no superset of the session has. */
  freeLetter(): string {
    const taken = new Set(this.group().drafts.map(({ fields }) => fields.superset));
    return [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].find((letter) => !taken.has(letter)) ?? "Z";
  }

  /** @param quote an exact piece of the plan */
  unplaced(kind: "unplaced" | "rule", quote: string): void {
    const exact = this.line.told ? this.line.quote : quote.trim();
    if (exact === "") return;
    const last = this.ambiguities.at(-1);
    if (last?.quote === exact) return;
    this.ambiguities.push({ kind, quote: exact });
  }
}
