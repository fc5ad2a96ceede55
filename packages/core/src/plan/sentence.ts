/** Reads one sentence of a plan: where it belongs, then piece by piece what it asks for. */
import { readAgain, sameSets } from "./again.ts";
import { asIntervals } from "./alternation.ts";
import type { PlanAtom, ScopeAtom } from "./atom.ts";
import { isAmount, isScope } from "./atom.ts";
import type { Draft } from "./draft.ts";
import { hasAmount } from "./draft.ts";
import { joinSuperset, openFrame } from "./frame-open.ts";
import type { Group } from "./group.ts";
import { readHeading } from "./heading.ts";
import { isSmall, leftover } from "./note.ts";
import { readPiece } from "./piece.ts";
import type { Lead } from "./piece-activity.ts";
import { unknownExercise } from "./piece-lift.ts";
import { noteOn } from "./piece-note.ts";
import { restForAll } from "./rest-for-all.ts";
import type { Scope } from "./scope.ts";
import { asWord, laterDay, opens, within } from "./scope.ts";
import { sportHere } from "./settle-names.ts";
import { sportNamed } from "./sport.ts";
import type { PlanState } from "./state.ts";
import { CONDITIONAL, isRestDay, isRule, isTalk, NO_TRAINING, partOf } from "./words.ts";

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
  private loose: { content: PlanAtom[]; behind: number }[] = [];

  constructor(state: PlanState, atoms: readonly PlanAtom[], quote: string) {
    this.state = state;
    this.atoms = asIntervals(atoms);
    this.quote = quote;
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
    if (readAgain(state, atoms)) return;
    const everySession =
      /^(?:(?:at )?(?:the )?(?:end of )?(?:every|each)|all) (?:sessions?|workouts?|gym days?|lifting days?|strength (?:days?|sessions?)|training days?)\b/.exec(
        plain,
      );
    if (everySession && state.groups.some(({ drafts }) => drafts.length > 0)) state.enter({ everywhere: true }, true);
    // "2x per week: …": a session of its own.
    const [often, colon] = atoms;
    if (often?.kind === "told" && often.about === "often" && colon?.kind === "break" && colon.mark === ":")
      state.enter(this.scope.weeks ? { weeks: this.scope.weeks } : {}, true);
    this.lookAhead(0);
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
        this.lookAhead(index + 1);
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
      if (this.holds(atom, next)) {
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
    if (this.turnsToDetail(atom, next)) this.flush("with");
    if (atom.kind === "word" && (atom.text === "straight" || atom.text === "followed") && this.piece.some(isAmount))
      this.flush("then");
    this.piece.push(atom);
  }

  /** `8 miles with 4 at tempo`: part of the outing in front, not one more number of it. */
  private turnsToDetail(atom: PlanAtom, next: PlanAtom | undefined): boolean {
    if (atom.kind !== "word" || !["with", "including", "incl", "last", "first", "final"].includes(atom.text))
      return false;
    const { piece } = this;
    const outing =
      piece.some((part) => part.kind === "time" || part.kind === "distance") &&
      !piece.some((part) => part.kind === "x" || part.kind === "exercise");
    return outing && next !== undefined && ["time", "distance", "number"].includes(next.kind);
  }

  /** The one sport named from here to the next word that says when. */
  private lookAhead(from: number): void {
    const rest = this.atoms.slice(from);
    const end = rest.findIndex((atom) => atom.kind === "days" || atom.kind === "slot" || atom.kind === "weeks");
    const here = end < 0 ? rest : rest.slice(0, end);
    // "8 x 60 m, walk back": how to recover is not what it is.
    this.state.lineSport = sportNamed(
      here.filter((atom, index) => {
        const next = here[index + 1];
        if (
          atom.kind === "sport" &&
          atom.word.sport === "walk" &&
          here.slice(0, index).some((before) => before.kind === "x")
        )
          return false;
        return !(
          atom.kind === "sport" &&
          next?.kind === "word" &&
          ["back", "down", "between", "recovery", "rest"].includes(next.text)
        );
      }),
    );
  }

  /** A mark inside a name, a number or a pair of them parts nothing. */
  private holds(atom: PlanAtom & { kind: "break" }, next: PlanAtom | undefined): boolean {
    const before = this.piece.at(-1);
    if (atom.mark === "+" || atom.mark === "&" || atom.mark === ".") return false;
    if (
      atom.mark === "and" &&
      before &&
      next &&
      !this.piece.some((part) => isAmount(part) || part.kind === "exercise" || part.kind === "sport")
    )
      return next.kind === "word" && this.piece.length > 0 && !isSmall(before);
    if (this.onAndOff(atom, next)) return true;
    // "5:30 - 5:20", "20/40": numbers on both sides that no range took.
    return (
      (atom.mark === "-" || atom.mark === "/") &&
      before !== undefined &&
      next !== undefined &&
      before.end === atom.start &&
      next.start === atom.end &&
      (before.kind === "word" || next.kind === "word")
    );
  }

  /** `8x40/20`: seconds on and off. */
  private onAndOff(atom: PlanAtom & { kind: "break" }, next: PlanAtom | undefined): boolean {
    const [x, before] = this.piece.slice(-2);
    const sport = sportHere(this.state);
    return (
      atom.mark === "/" &&
      x?.kind === "x" &&
      before?.kind === "number" &&
      next?.kind === "number" &&
      before.value % 5 === 0 &&
      next.value % 5 === 0 &&
      (sport === "bike" || sport === "run" || sport === "row")
    );
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
    const named = atom.kind === "workout" ? { ...atom, name: state.line.typed.slice(atom.start, atom.end) } : atom;
    const held = this.piece;
    const matter = how === "behind" && held.some((part) => !isSmall(part));
    this.piece = [];
    // "Squat: W1 5x5, W2 5x4": the name in front goes along.
    const carried = atom.kind === "weeks" ? this.carried() : undefined;
    if (!matter && held.length > 0) this.piece = [];
    this.placeLoose();
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
    const { state, lead } = this;
    const piece = this.piece;
    this.piece = [];
    state.joined = ["and", "&", "+"].includes(lead.mark);
    const content = openFrame(state, piece, mark, (before) => this.keep(before));
    if (content.every(isSmall)) return;
    const words = wordsOf(content);
    if (isRestDay(words) && content.every((atom) => atom.kind === "word") && state.lineDrafts.length === 0) {
      state.group().off = true;
      if (state.frame?.stations) this.restStation();
      return;
    }
    if (
      state.lineDrafts.length > 0 &&
      isRule(words[0] ?? "", words[1] ?? "") &&
      content.some((atom) => !isSmall(atom))
    ) {
      state.lineDrafts.at(-1)!.notes.push(...leftover(state.line.typed, content, new Set()));
      return;
    }
    const rest = content.find((atom) => atom.kind === "rest");
    if (
      rest?.kind === "rest" &&
      state.frame?.drafts.length === 0 &&
      content.every((atom) => atom === rest || isSmall(atom))
    ) {
      state.frame.restSeconds = rest.seconds;
      state.placed.add(state.line.quote);
      return;
    }
    if (CONDITIONAL.test(this.plainOf(content)) && !content.some(isAmount)) {
      // "off, walk if you like"
      const before = state.lineDrafts.at(-1);
      if (before) noteOn(state, content, before);
      else state.unplaced("rule", state.line.typed.slice(content[0]!.start, content.at(-1)!.end));
      return;
    }
    if (sameSets(state, content)) return;
    if (readHeading(state, content, mark, this.scoped)) return;
    if (readPiece(state, content, lead)) return;
    if (unknownExercise(state, content)) {
      return;
    }
    const last = state.lineDrafts.at(-1);
    if (last) noteOn(state, content, last);
    else this.keep(content);
  }

  /** Words for the item that follows, or the last if none does. */
  private keep(content: PlanAtom[]): void {
    this.loose.push({ content, behind: this.state.lineDrafts.length });
  }

  /** `Min 4: rest`: a minute of an EMOM in which nothing is done. */
  private restStation(): void {
    this.state.announced = [];
    this.state.placed.add(this.state.line.quote);
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
    this.placeLoose();
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
      this.loose = this.loose.filter(
        ({ content }) => !content.includes(atom) || content.some((other) => other !== atom && !isSmall(other)),
      );
    }
  }

  /** Words that no item of the line took: in front of the next one, or beside the sessions. */
  private placeLoose(): void {
    const { state } = this;
    const { loose } = this;
    this.loose = [];
    for (const { content, behind } of loose) {
      const texts = leftover(state.line.typed, content, new Set());
      const draft = state.lineDrafts[behind] ?? state.lineDrafts.at(-1);
      if (texts.length === 0) continue;
      if (draft) draft.notes.unshift(...texts);
      else if (this.scoped && NO_TRAINING.test(this.plainOf(content))) state.group().off = true;
      else state.looseWords(texts.join(", "), this.quote, content);
    }
  }

  private plainOf(atoms: readonly PlanAtom[]): string {
    return atoms.length === 0 ? "" : this.state.line.plain.slice(atoms[0]!.start, atoms.at(-1)!.end);
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

function wordsOf(atoms: readonly PlanAtom[]): string[] {
  return atoms.flatMap((atom) =>
    atom.kind === "word" ? [atom.text] : atom.kind === "break" || isSmall(atom) ? [] : [`<${atom.kind}>`],
  );
}
