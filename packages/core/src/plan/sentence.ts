/** Reads one sentence of a plan: where it belongs, then piece by piece what it asks for. */
import { readAgain } from "./again.ts";
import { asIntervals } from "./alternation.ts";
import type { PlanAtom, ScopeAtom } from "./atom.ts";
import { isAmount, isScope } from "./atom.ts";
import { placeContent } from "./content.ts";
import type { Draft } from "./draft.ts";
import { hasAmount } from "./draft.ts";
import { joinSuperset, openFrame } from "./frame-open.ts";
import type { Group } from "./group.ts";
import { capital } from "./heading.ts";
import { joins, opensAlternative, opensRule, turnsToDetail } from "./joint.ts";
import { LooseWords } from "./loose.ts";
import { isSmall } from "./note.ts";
import type { Lead } from "./piece-activity.ts";
import { restForAll } from "./rest-for-all.ts";
import { spanOf } from "./run-on.ts";
import type { Scope } from "./scope.ts";
import { asWord, laterDay, opens, within } from "./scope.ts";
import { sportHere } from "./settle-names.ts";
import { sportAhead } from "./sport.ts";
import type { PlanState } from "./state.ts";
import { CONDITIONAL, isRule, isTalk, NO_TRAINING, partOf } from "./words.ts";

export class SentenceReader {
  private readonly state: PlanState;
  private readonly atoms: readonly PlanAtom[];
  private readonly quote: string;
  private piece: PlanAtom[] = [];
  private lead: Lead = { mark: "", bracket: false };
  private depth = 0;
  /** The brackets say more of an item in front of them. */
  private detail = false;
  /** Something said when. */
  private scoped = false;
  private dayed = false;
  /** Items in front of a day that the sentence may end with. */
  private held: { drafts: Draft[]; group: Group } | undefined;
  private readonly scope: Scope;
  private readonly before: readonly Draft[];
  /** Words no item took. */
  private readonly loose: LooseWords;

  constructor(state: PlanState, atoms: readonly PlanAtom[], quote: string) {
    this.state = state;
    this.atoms = asIntervals(atoms);
    this.quote = quote;
    this.loose = new LooseWords(state, quote);
    this.scope = state.scope;
    this.before = [...state.lineDrafts];
  }

  read(): void {
    const { state, atoms } = this;
    const plain = this.plainOf(atoms);
    const [first = "", second = ""] = plain.match(/[\p{L}']+/gu) ?? [];
    const opened = atoms.find((atom) => !isSmall(atom));
    if (restForAll(state, atoms, plain)) {
      state.placed.add(state.line.quote);
      return;
    }
    if (opened && isScope(opened)) {
      // A heading, whatever its first word also means.
    } else if (isRule(first, second) || ((isTalk(first) || CONDITIONAL.test(plain)) && !prescribes(atoms))) {
      state.unplaced("rule", this.quote);
      return;
    }
    if (readAgain(state, atoms, this.quote)) return;
    const everySession =
      /^(?:(?:at )?(?:the )?(?:end of )?(?:every|each)|all) (?:sessions?|workouts?|gym days?|lifting days?|strength (?:days?|sessions?)|training days?)\b/.exec(
        plain,
      );
    if (everySession && state.groups.some(({ drafts }) => drafts.length > 0)) state.enter({ everywhere: true }, true);
    // "2x per week: …": a session of its own.
    const [often, colon] = atoms;
    if (often?.kind === "told" && often.about === "often" && colon?.kind === "break" && colon.mark === ":")
      state.enter(this.scope.weeks ? { weeks: this.scope.weeks } : {}, true);
    state.lineSport = sportAhead(atoms);
    for (const [index, atom] of atoms.entries()) this.step(atom, index);
    this.flush("");
    this.finish(plain);
  }

  private step(atom: PlanAtom, index: number): void {
    const next = this.atoms[index + 1];
    if (isScope(atom)) {
      const how = this.depth > 0 && this.state.lineDrafts.some(hasAmount) ? undefined : opens(this.piece, atom, next);
      if (how) {
        this.enter(atom, how);
        this.state.lineSport = sportAhead(this.atoms.slice(index + 1));
        return;
      }
      if (atom.kind === "length" && this.scoped && (!next || next.kind === "break") && this.piece.every(isSmall)) {
        this.state.weeks ??= atom.weeks;
        this.piece = [];
        return;
      }
      this.piece.push(
        atom.kind === "length" ? { kind: "word", text: "length", start: atom.start, end: atom.end } : asWord(atom),
      );
      return;
    }
    if (atom.kind === "break") {
      const before = this.piece.at(-1);
      if (atom.mark === "(" && before?.kind === "x") {
        this.openBracket();
        return;
      }
      if (atom.mark === "(" || atom.mark === "[") {
        // "run 5k + core (planks 3x60s)": what the brackets hold is the part, not the run.
        const part = partOf(this.plainOf(this.piece).match(/[\p{L}\d]+/gu) ?? []);
        this.flush(atom.mark);
        this.depth++;
        const last = this.state.lineDrafts.at(-1);
        this.detail = last !== undefined && hasAmount(last) && part === undefined;
        this.lead = { mark: "(", bracket: this.detail };
        return;
      }
      if (atom.mark === ")" || atom.mark === "]") {
        this.flush(atom.mark);
        this.depth = Math.max(0, this.depth - 1);
        if (this.state.frame?.bracket && this.depth === 0) this.state.endFrame();
        this.lead = { mark: ")", bracket: this.depth > 0 && this.detail };
        return;
      }
      const sport = atom.mark === "/" ? sportHere(this.state) : undefined;
      if (joins(this.piece, atom, next, sport)) {
        this.piece.push(atom);
        return;
      }
      this.flush(atom.mark);
      this.lead = { mark: atom.mark, bracket: this.depth > 0 && this.detail };
      return;
    }
    if (atom.kind === "superset") {
      this.flush("superset");
      joinSuperset(this.state, this.atoms, atom.start);
      this.lead = { mark: "superset", bracket: false };
      return;
    }
    if (opensAlternative(this.piece, atom, next)) this.flush("or");
    if (opensRule(this.piece, atom, next)) this.flush("add");
    if (turnsToDetail(this.piece, atom, next)) this.flush("with");
    if (atom.kind === "word" && (atom.text === "straight" || atom.text === "followed") && this.piece.some(isAmount))
      this.flush("then");
    this.piece.push(atom);
  }

  /** `3 x (`: what stands in the brackets is done three times. */
  private openBracket(): void {
    const count = this.piece.at(-2);
    this.piece.pop();
    const number =
      count?.kind === "number" || count?.kind === "sets" || count?.kind === "rounds" ? this.piece.pop() : undefined;
    this.flush("(");
    this.depth++;
    this.lead = { mark: "", bracket: false };
    if (!number) return;
    this.state.endFrame();
    this.state.frame = {
      kind: "rounds",
      count: number.kind === "number" ? number.value : (number as PlanAtom & { kind: "sets" }).count,
      drafts: [],
      bracket: true,
    };
  }

  private enter(atom: PlanAtom & ScopeAtom, how: "front" | "behind"): void {
    const { state } = this;
    const named =
      atom.kind === "workout" ? { ...atom, name: capital(state.line.typed.slice(atom.start, atom.end)) } : atom;
    const held = this.piece;
    const matter = how === "behind" && held.some((part) => !isSmall(part));
    this.piece = [];
    // "Squat: W1 5x5, W2 5x4": the name in front goes along.
    const carried = atom.kind === "weeks" ? this.carried() : undefined;
    if (!matter && held.length > 0) this.piece = [];
    this.loose.place(this.scoped);
    this.dropHeadings();
    const own = state.lineDrafts.filter((draft) => !this.before.includes(draft) && hasAmount(draft));
    if (!this.dayed && state.scope.days === undefined && own.length > 0)
      this.held = { drafts: own, group: state.group() };
    state.lineDrafts = [];
    if (atom.kind === "days" || atom.kind === "workout") state.under = undefined;
    state.enter(
      { ...(atom.kind === "weeks" && state.under), ...within(state.scope, laterDay(state.scope, named), this.dayed) },
      !state.line.told && (atom.kind === "days" || atom.kind === "workout"),
    );
    if (atom.kind === "days") this.dayed = true;
    this.scoped = true;
    if (atom.kind === "slot" && how === "front" && held.some((part) => part.kind === "number")) this.piece = [...held];
    if (matter)
      this.piece = held.filter(
        (part) => !(part.kind === "word" && ["on", "in", "the", "every", "each"].includes(part.text)),
      );
    if (carried) this.piece = [carried, ...this.piece];
  }

  /** `3 runs, Mon/Wed/Fri: …`: what stands in front of the days in the same line was only announced. */
  private dropHeadings(): void {
    const { state } = this;
    for (const draft of state.lineDrafts) {
      if (!state.headings.has(draft) || hasAmount(draft)) continue;
      state.drop(draft);
      state.announced.push(...draft.notes);
    }
  }

  /** The exercise that the line began with. */
  private carried(): PlanAtom | undefined {
    const { lineDrafts } = this.state;
    const last = lineDrafts.at(-1);
    if (!last?.exercise) return undefined;
    if (!hasAmount(last)) {
      this.state.drop(last);
      lineDrafts.pop();
      this.state.headings.delete(last);
    }
    return { kind: "exercise", id: last.exercise, start: this.atoms[0]!.start, end: this.atoms[0]!.start };
  }

  private flush(mark: string): void {
    const { state, piece, lead, loose } = this;
    this.piece = [];
    state.joined = ["and", "&", "+"].includes(lead.mark);
    const content = openFrame(state, piece, mark, (before) => loose.keep(before));
    if (!content.every(isSmall) && !placeContent(state, content, mark, lead, this.scoped)) loose.keep(content);
  }

  private finish(plain: string): void {
    const { state, held } = this;
    // "Dead bug 3x10, every morning": the day stands behind.
    if (held && state.lineDrafts.length === 0 && !state.line.told && !state.group().off) {
      const to = state.group();
      held.group.drafts = held.group.drafts.filter((draft) => !held.drafts.includes(draft));
      to.drafts.push(...held.drafts);
      state.lineDrafts = held.drafts;
    }
    this.defaults();
    this.loose.place(this.scoped);
    if (state.frame && !state.frame.lines && !state.frame.bracket && state.frame.drafts.length > 0) state.endFrame();
    // "Weeks 1-4: 3 sets", "week 1 RPE 6, week 2 RPE 7": a rule for all, under which nothing else stands.
    const amounts = this.atoms.some((atom) => atom.kind === "sets" || atom.kind === "reps" || atom.kind === "range");
    const several = this.atoms.filter((atom) => atom.kind === "weeks").length > 1;
    if (
      state.scope.weeks !== this.scope.weeks &&
      state.scope.days === undefined &&
      (amounts || several) &&
      state.lineDrafts.length === 0 &&
      !state.line.told
    )
      state.enter(this.scope, true);
    if (
      !state.line.told &&
      state.frame &&
      !state.frame.lines &&
      state.frame.drafts.length === 0 &&
      state.lineDrafts.length === 0
    )
      state.frame.lines = true;
    const free = this.scoped && state.lineDrafts.length === 0 ? NO_TRAINING.exec(plain) : undefined;
    if (free) {
      state.group().off = true;
      state.understood.push(free[0]);
    }
  }

  /** `Week 2 @ 75%`: a heading's effort is every lift's below that has none of its own. */
  private defaults(): void {
    const { state } = this;
    if (!this.scoped || state.lineDrafts.length > 0) return;
    for (const atom of this.atoms) {
      if (atom.kind === "percent") state.asked = { percent1rm: atom.value };
      else if (atom.kind === "rpe") state.asked = { rpe: atom.value };
      else if (atom.kind === "rir") state.asked = { rir: atom.value };
      else continue;
      state.placed.add(state.line.quote);
      this.loose.understood(atom);
    }
  }

  private plainOf(atoms: readonly PlanAtom[]): string {
    return spanOf(this.state.line.plain, atoms);
  }
}

/** Whether a sentence asks for an amount of something. */
function prescribes(atoms: readonly PlanAtom[]): boolean {
  const named = atoms.some((atom) => atom.kind === "exercise" || atom.kind === "sport");
  const amount = atoms.some(
    (atom) =>
      atom.kind === "x" ||
      atom.kind === "sets" ||
      atom.kind === "rounds" ||
      atom.kind === "time" ||
      atom.kind === "distance",
  );
  const scheme = atoms.some((atom, index) => atom.kind === "x" && index > 0);
  return (named && amount) || scheme;
}
