/** Reads one sentence of a plan: where it belongs, then piece by piece what it asks for. */
import type { PlanAtom, ScopeAtom } from "./atom.ts";
import { isAmount, isScope } from "./atom.ts";
import type { Draft } from "./draft.ts";
import { hasAmount, isLift } from "./draft.ts";
import type { Frame } from "./frame.ts";
import type { Group } from "./group.ts";
import { restFor } from "./group.ts";
import { isSmall, leftover } from "./note.ts";
import type { Lead } from "./piece.ts";
import { noteOn, readPiece, unknownExercise } from "./piece.ts";
import type { Scope } from "./scope.ts";
import { asWord, opens, within } from "./scope.ts";
import { sportNamed } from "./sport.ts";
import type { PlanState } from "./state.ts";
import { isRestDay, isRule, isTalk, NO_TRAINING, partOf, TITLED } from "./words.ts";

export class SentenceReader {
  private readonly state: PlanState;
  private readonly atoms: readonly PlanAtom[];
  private readonly quote: string;
  private piece: PlanAtom[] = [];
  private lead: Lead = { mark: "", bracket: false };
  private depth = 0;
  private position = 0;
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
  private loose: PlanAtom[][] = [];

  constructor(state: PlanState, atoms: readonly PlanAtom[], quote: string) {
    this.state = state;
    this.atoms = atoms;
    this.quote = quote;
    this.scope = state.scope;
    this.before = [...state.lineDrafts];
  }

  read(): void {
    const { state, atoms } = this;
    const plain = this.plainOf(atoms);
    const [first = "", second = ""] = plain.match(/[\p{L}']+/gu) ?? [];
    const opened = atoms.find((atom) => !isSmall(atom));
    if (opened && isScope(opened)) {
      // A heading, whatever its first word also means.
    } else if (isRule(first, second) || (isTalk(first) && !prescribes(atoms))) {
      state.unplaced("rule", this.quote);
      return;
    }
    if (this.restForAll(plain)) {
      state.placed.add(state.line.quote);
      return;
    }
    const everySession =
      /^(?:(?:at )?(?:the )?(?:end of )?(?:every|each)|all) (?:sessions?|workouts?|gym days?|lifting days?|strength (?:days?|sessions?)|training days?)\b/.exec(
        plain,
      );
    if (everySession && state.groups.some(({ drafts }) => drafts.length > 0)) state.enter({ everywhere: true }, true);
    this.lookAhead(0);
    for (const [index, atom] of atoms.entries()) this.step(atom, index);
    this.flush("");
    this.finish(plain);
  }

  private step(atom: PlanAtom, index: number): void {
    const next = this.atoms[index + 1];
    this.position = atom.start;
    if (isScope(atom)) {
      const how = this.depth > 0 && this.state.lineDrafts.some(hasAmount) ? undefined : opens(this.piece, atom, next);
      if (how) {
        this.enter(atom, how);
        this.lookAhead(index + 1);
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
        this.flush(atom.mark);
        this.depth++;
        const last = this.state.lineDrafts.at(-1);
        this.detail = last !== undefined && hasAmount(last);
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
      this.superset();
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
    this.state.lineSport = sportNamed(end < 0 ? rest : rest.slice(0, end));
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

  /** `bench 3x10 superset with row 3x10`: the item before and the one that follows. */
  private superset(): void {
    this.flush("superset");
    const { state } = this;
    const before = state.lineDrafts.at(-1);
    const more = this.atoms.some(
      (atom) => atom.kind === "exercise" && before !== undefined && atom.start > this.position,
    );
    if (before && isLift(before) && !more) {
      // "curls 2x12 / pushdowns 2x12 (superset)"
      const letter = state.freeLetter();
      for (const draft of state.lineDrafts) if (isLift(draft)) draft.fields.superset ??= letter;
    } else if (before && isLift(before)) {
      const letter = before.fields.superset ?? state.freeLetter();
      before.fields.superset = letter;
      state.label = letter;
    } else {
      state.endFrame();
      state.frame = { kind: "superset", drafts: [] };
    }
    this.lead = { mark: "superset", bracket: false };
  }

  private enter(atom: PlanAtom & ScopeAtom, how: "front" | "behind"): void {
    const { state } = this;
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
    state.enter(
      within(state.scope, atom, this.dayed),
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
    const content = this.framed(piece, mark);
    if (content.every(isSmall)) return;
    const words = wordsOf(content);
    if (isRestDay(words) && content.every((atom) => atom.kind === "word") && state.lineDrafts.length === 0) {
      state.group().off = true;
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
    if (this.title(content, mark)) return;
    if (readPiece(state, content, lead)) return;
    if (unknownExercise(state, content)) {
      return;
    }
    const last = state.lineDrafts.at(-1);
    if (last) noteOn(state, content, last);
    else this.loose.push(content);
  }

  /** Takes labels and frames off the front of a piece. */
  private framed(piece: readonly PlanAtom[], mark: string): PlanAtom[] {
    const { state } = this;
    let content = [...piece];
    const label = content[0];
    if (label?.kind === "label") {
      state.label = label.letter === "" ? undefined : label.letter;
      content = content.slice(1);
    } else if (state.lineDrafts.length === 0 && state.frame?.kind !== "superset" && state.label && !state.line.bullet)
      state.label = undefined;
    const sets = content.find((atom) => !isSmall(atom));
    if (
      mark === ":" &&
      sets?.kind === "sets" &&
      state.lineDrafts.length === 0 &&
      content.every((atom) => atom === sets || isSmall(atom))
    ) {
      // "3 sets of: bench 8-10, row 10-12"
      state.endFrame();
      state.frame = { kind: "each", count: sets.count, drafts: [] };
      return [];
    }
    const at = content.findIndex((atom) => atom.kind === "rounds" || atom.kind === "timed" || atom.kind === "every");
    const frame = content[at];
    if (!frame) return content;
    const lifts = content.some((atom) => atom.kind === "exercise");
    const counted = content.some((atom) => isAmount(atom) && atom.kind !== "percent" && atom.kind !== "load");
    if (frame.kind === "every" && ((lifts && !(mark === ":" && !counted)) || state.lineDrafts.length > 0)) {
      this.emom(frame, content);
      return content;
    }
    if (
      content
        .slice(0, at)
        .some((atom) => !isSmall(atom) && atom.kind !== "word" && !(mark === ":" && atom.kind === "exercise"))
    )
      return content;
    if (
      state.lineDrafts.length > 0 &&
      state.frame === undefined &&
      content.slice(at + 1).every(isSmall) &&
      frame.kind === "rounds"
    ) {
      // "10 push-ups, 15 squats x 3 rounds"
      state.frame = { kind: "rounds", count: frame.count, drafts: [...state.lineDrafts] };
      state.endFrame();
      return content.slice(0, at);
    }
    state.endFrame();
    const note = frame.kind === "rounds" ? undefined : state.line.typed.slice(frame.start, frame.end).trim();
    const opened: Frame = {
      kind: frame.kind as "rounds" | "timed" | "every",
      drafts: [],
      ...(note !== undefined && { note }),
    };
    if (frame.kind === "rounds") opened.count = frame.count;
    if (frame.kind === "every") opened.count = frame.sets;
    state.frame = opened;
    const before = content.slice(0, at).filter((atom) => !isSmall(atom));
    if (before.length > 0) this.loose.push(before);
    return content.slice(at + 1);
  }

  /** `Power clean EMOM 10 min, 2 reps`: sets of one lift. */
  private emom(frame: PlanAtom & { kind: "every" }, content: PlanAtom[]): void {
    const last = this.state.lineDrafts.at(-1);
    if (!last || content.some((atom) => atom.kind === "exercise")) return;
    last.fields.sets ??= frame.sets;
    last.notes.push(this.state.line.typed.slice(frame.start, frame.end).trim());
    content.splice(content.indexOf(frame), 1);
  }

  /** Words in front of the content: the session's title, or what it is. */
  private title(content: readonly PlanAtom[], mark: string): boolean {
    const { state } = this;
    if (
      state.lineDrafts.length > 0 ||
      content.some((atom) => (isAmount(atom) && atom.kind !== "list") || atom.kind === "rest" || atom.kind === "zone")
    )
      return false;
    const part = partOf(this.plainOf(content).match(/[\p{L}\d]+/gu) ?? []);
    if (
      part &&
      (mark === ":" || mark === "-" || mark === "" || mark === ")") &&
      !(this.scoped && mark !== ":" && part === "none")
    ) {
      state.part = part;
      return true;
    }
    const ends = [":", "-", "", ")", "("].includes(mark) || mark === "|";
    if (!this.scoped || !ends) return false;
    const group = state.group();
    if (group.drafts.length > 0 || group.title !== undefined) return false;
    const titled = content.some((atom) => atom.kind === "word" && TITLED.has(atom.text));
    const sport = sportNamed(content);
    const anchored = content.some((atom) => atom.kind === "exercise" || atom.kind === "sport");
    if (anchored && !titled && mark !== ":" && !(mark === "-" && !content.some((atom) => atom.kind === "exercise")))
      return false;
    if (anchored && !titled && content.some((atom) => atom.kind === "exercise")) return false;
    if (!anchored && state.line.told && mark === "") return false;
    group.title = capital(state.line.typed.slice(content[0]!.start, content.at(-1)!.end).trim());
    if (sport) group.sport = sport;
    if (content.some((atom) => atom.kind === "sport" && atom.word.sport === "brick")) group.sport = "brick";
    if (content.some((atom) => atom.kind === "exercise")) this.remember(content);
    else if (anchored && mark === "") this.remember(content);
    return true;
  }

  /** A heading that names one thing: an item after all, if nothing stands below. */
  private remember(content: readonly PlanAtom[]): void {
    const { state } = this;
    const lift = content.find((atom) => atom.kind === "exercise");
    const sport = content.find((atom) => atom.kind === "sport");
    const draft: Draft | undefined =
      lift?.kind === "exercise"
        ? { exercise: lift.id, fields: {}, notes: [] }
        : sport?.kind === "sport" && sport.word.sport !== "brick"
          ? { activity: sport.word.sport, fields: {}, notes: [] }
          : undefined;
    if (!draft) return;
    if (sport)
      draft.notes.push(
        ...leftover(state.line.typed, content, new Set(sport.kind === "sport" && !sport.word.told ? [sport] : [])),
      );
    draft.title = true;
    state.add(draft);
    state.headings.add(draft);
  }

  /** `Rest 3 min between sets`, by itself: for every lift in its scope. */
  private restForAll(plain: string): boolean {
    const { state, atoms } = this;
    const rest = atoms.find((atom) => atom.kind === "rest");
    if (
      rest?.kind !== "rest" ||
      (state.lineDrafts.length > 0 && this.atoms !== undefined && !/\b(?:all|every|between|each)\b/.test(plain))
    )
      return false;
    const others = atoms.filter(
      (atom) => atom !== rest && !isSmall(atom) && !(atom.kind === "word" && REST_WORDS.has(atom.text)),
    );
    if (others.length > 0) return false;
    if (
      state.frame?.kind === "rounds" &&
      rest.between !== "sets" &&
      (state.frame.lines || state.frame.drafts.length > 0)
    ) {
      state.frame.restSeconds = rest.seconds;
      return true;
    }
    if (/\brounds?\b/.test(plain) && state.closed && state.closed.drafts.length > 0) {
      state.closed.drafts.at(-1)!.fields.restSeconds ??= rest.seconds;
      return true;
    }
    const scoped = state.scope.days !== undefined || state.scope.title !== undefined || state.scope.slot !== undefined;
    const everywhere =
      state.lineDrafts.length === 0 &&
      /\b(?:everything|throughout|all (?:exercises|lifts|days|sessions)|every (?:exercise|lift))\b/.test(plain);
    const group = !everywhere && (scoped || state.groups.length < 2) ? state.group() : undefined;
    if (group && group.drafts.length > 0 && !(state.line.parted && state.groups.length > 1)) {
      const before =
        state.line.indent > 0 && !state.line.parted && state.lineDrafts.length === 0 && !/\b(?:all|every)\b/.test(plain)
          ? group.drafts.slice(-1)
          : group.drafts;
      for (const draft of before) restFor(draft, rest.seconds);
    } else if (group && group.drafts.length === 0) group.restSeconds = rest.seconds;
    else for (const each of state.groups) for (const draft of each.drafts) restFor(draft, rest.seconds);
    if (!group) state.restSeconds = rest.seconds;
    return true;
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
    // "Weeks 1-4: 3 sets": a rule for all, under which nothing else stands.
    const amounts = this.atoms.some((atom) => atom.kind === "sets" || atom.kind === "reps" || atom.kind === "range");
    if (
      state.scope.weeks !== this.scope.weeks &&
      state.scope.days === undefined &&
      amounts &&
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
    if (this.scoped && NO_TRAINING.test(plain) && state.lineDrafts.length === 0) state.group().off = true;
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
        (content) => !content.includes(atom) || content.some((other) => other !== atom && !isSmall(other)),
      );
    }
  }

  /** Words that no item of the line took: in front of the next one, or beside the sessions. */
  private placeLoose(): void {
    const { state } = this;
    const { loose } = this;
    this.loose = [];
    for (const content of loose) {
      const texts = leftover(state.line.typed, content, new Set());
      const last = state.lineDrafts.at(-1);
      if (texts.length === 0) continue;
      if (last) last.notes.unshift(...texts);
      else if (this.scoped && NO_TRAINING.test(this.plainOf(content))) state.group().off = true;
      else state.looseWords(texts.join(", "), this.quote, content);
    }
  }

  private plainOf(atoms: readonly PlanAtom[]): string {
    return atoms.length === 0 ? "" : this.state.line.plain.slice(atoms[0]!.start, atoms.at(-1)!.end);
  }
}

const REST_WORDS: ReadonlySet<string> = new Set(
  "between after round rounds all sets exercises lifts unless otherwise stated noted everything main every exercise set rest period periods times time is throughout on".split(
    " ",
  ),
);

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

function capital(text: string): string {
  return text === "" ? text : text[0]!.toUpperCase() + text.slice(1);
}
