/** Reads one sentence, clause by clause, into the blocks of its message. */
import type { Anchor, Atom, Separator } from "./atom.ts";
import { isAnchor, isValue } from "./atom.ts";
import type { Block, Span } from "./block.ts";
import type { Clause, Share } from "./clause.ts";
import { holdsValue, isMatter, isStrong, isText, namesLast, sharesOf } from "./clause.ts";
import { continuesLast } from "./continuation.ts";
import { plainer, textFrom } from "./free-text.ts";
import type { MessageReader } from "./message.ts";
import { joinMetrics } from "./metric-clauses.ts";
import { led, runsOf } from "./note-words.ts";
import { comparedFrom, isOfOtherThings, ratedFrom, spoilsSets } from "./remark.ts";
import type { Situation } from "./situation.ts";
import { hasRoom, isBareRun, isTitle, spanOf } from "./situation.ts";
import { sorePart } from "./sore-part.ts";
import { toldOuting } from "./told-outing.ts";
import { isSelfContained, judge, LONGEST_UNKNOWN } from "./verdict.ts";
import { readWellness } from "./wellness.ts";

/** Reads one sentence, clause by clause, into the message's blocks. */
export class SentenceReader implements Situation {
  readonly message: MessageReader;
  readonly clauses: readonly Clause[];
  readonly from: Situation["from"];
  /** Values whose name has not come yet. */
  private pending: Atom[] = [];
  private pendingNotes: Span[] = [];
  /** Something was read in this sentence. */
  accepted = false;
  /** Talk stood before the first value. */
  talked = false;
  private note: Span | undefined;
  private rounds: Atom | undefined;
  header = false;
  /** A clause was no log, so that those behind it must be logs by themselves. */
  private wary = false;

  constructor(message: MessageReader, clauses: readonly Clause[], from: Situation["from"]) {
    this.message = message;
    this.clauses = clauses;
    this.from = from;
  }

  read(): boolean {
    joinMetrics(this.clauses);
    const title = this.message.takeTitle();
    let titleUsed = false;
    for (const [index, clause] of this.clauses.entries()) {
      const { atoms } = clause;
      if (clause.aside && this.aside(clause, index)) continue;
      if (!atoms.some(isMatter)) {
        this.wordsOnly(clause, index);
        continue;
      }
      if (this.talked) return true;
      if (title && !titleUsed && index === 0 && !atoms.some(isAnchor) && !atoms.some(isText) && isStrong(atoms)) {
        this.message.blocks.push({ kind: "unknown", name: title.name, atoms: [], notes: [] });
        titleUsed = true;
      }
      if (this.wary && !isSelfContained(atoms)) continue;
      if (!this.matter(clause, index)) {
        // "woke up at 6, slept 7h20": words beside a number say nothing against the clauses behind them.
        if (atoms.some((atom) => atom.kind === "talk") || index === this.clauses.length - 1) return true;
        this.wary = true;
      }
    }
    this.settlePending();
    return this.accepted || this.header || this.talked;
  }

  /** Parentheses around words are a note as they stand. */
  private aside(clause: Clause, index: number): boolean {
    if (!clause.atoms.some(isText) || !this.message.open || clause.atoms.some((atom) => atom.kind === "x"))
      return false;
    if (!this.accepted) return false;
    this.addNote(spanOf(clause.atoms), this.clauses[index - 1]?.aside ?? false);
    return true;
  }

  private wordsOnly(clause: Clause, index: number): void {
    const { atoms } = clause;
    const texts = atoms.filter(isText);
    const anchors = atoms.filter(isAnchor);
    // "preacher curl (ez bar) 30x12": what an exercise was done with is no exercise of its own.
    if (clause.aside && anchors.length > 0 && this.header && !this.accepted) return;
    const next = this.clauses[index + 1];
    const valuesNext = next === undefined || (holdsValue(next.atoms) && !next.atoms.some(isAnchor));
    const named = anchors.length === 1 && !texts.some((atom) => atom.kind === "word" || atom.kind === "talk");
    if (
      named &&
      anchors[0]!.kind !== "metric" &&
      (!this.accepted || valuesNext) &&
      (valuesNext || index === 0) &&
      !(this.accepted && next === undefined)
    ) {
      this.header = true;
      this.openBlock(anchors[0]!, [], texts.length > 0 && anchors[0]!.kind === "sport" ? texts : []);
      return;
    }
    const told = toldOuting(this, clause, index);
    if (told) {
      this.openBlock(told.anchor, [], []);
      this.header = true;
      if (told.note) this.addNote(told.note, false);
      return;
    }
    if (anchors.length === 0 && texts.length === 0) return;
    if (this.accepted || holdsValue(this.pending)) {
      if (!texts.some((atom) => atom.kind === "talk" && atom.future)) this.addNote(spanOf(atoms), true);
      return;
    }
    const talk = texts.some((atom) => atom.kind === "talk");
    const { open } = this.message;
    const onlyClause = this.clauses.length === 1;
    if (open && !talk && this.isRemark(texts) && !this.message.separated && hasContent(open)) {
      this.addNote(this.whole(index), true);
      return;
    }
    if (onlyClause && index === 0 && !talk && isName(atoms) && !isTitle(this.message.typed(spanOf(atoms))))
      this.message.setTitle({ name: this.message.typed(spanOf(atoms)), span: spanOf(atoms) });
    this.talked ||= talk;
  }

  /** In a group a line of words is a remark on the sets above only if it says how they went or shares their line. */
  private isRemark(texts: readonly Atom[]): boolean {
    return texts.some((atom) => atom.kind === "feeling" || atom.kind === "describing") || !this.from.first;
  }

  private whole(index: number): Span {
    return { start: this.clauses[index]!.atoms[0]!.start, end: this.clauses.at(-1)!.atoms.at(-1)!.end };
  }

  /** @returns false where the sentence is chatter after all */
  private matter(clause: Clause, index: number): boolean {
    const atoms = plainer(this, clause.atoms);
    const cuts = [textFrom(this, atoms), comparedFrom(this, atoms), ratedFrom(atoms)].filter((cut) => cut >= 0);
    const split = cuts.length === 0 ? -1 : Math.min(...cuts);
    const core = split < 0 ? atoms : atoms.slice(0, split);
    const tail = split < 0 ? [] : atoms.slice(split);
    if (this.accepted && (!core.some(isMatter) || isOfOtherThings(this, index, core, tail))) {
      this.addNote(spanOf(atoms), true);
      return true;
    }
    const verdict = judge(this, core, tail, atoms);
    switch (verdict) {
      case "reject":
        // "100 3x5, 5 sets planned": what was to be done is said of what was.
        if (this.accepted && tail.length > 0) this.addNote(spanOf(atoms), true);
        return this.accepted;
      case "text":
        this.addNote(spanOf(atoms), true);
        return true;
      case "unknown":
        return this.unknown(atoms);
      case "read":
        if (this.accepted && spoilsSets(this.message.open, core, tail, this.message.unit)) {
          this.addNote(spanOf(atoms), true);
          return true;
        }
        this.give(core, index);
        if (tail.length > 0) this.tailNote(tail);
        else this.note = undefined;
        return true;
    }
  }

  private unknown(atoms: readonly Atom[]): boolean {
    const first = atoms.findIndex((atom) => isValue(atom));
    const words = atoms.slice(0, first).filter((atom) => atom.kind !== "filler");
    const name = this.message.typed(spanOf(words)).replace(/:$/, "");
    const split = textFrom(this, atoms.slice(first));
    const core = split < 0 ? atoms.slice(first) : atoms.slice(first, first + split);
    this.message.blocks.push({ kind: "unknown", name, atoms: [...core], notes: [] });
    this.accepted = true;
    if (split >= 0) this.tailNote(atoms.slice(first + split));
    return true;
  }

  /** Hands the values of a clause to their names. */
  private give(core: readonly Atom[], index: number): void {
    const shares = sharesOf(core);
    if (shares.length === 0) {
      this.nameless(core, index);
      return;
    }
    const last = namesLast(core);
    for (const [at, share] of shares.entries()) {
      const inherited = at === 0 && last ? this.takePending(share, this.clauses[index]!.mark) : [];
      this.share(share, inherited, last);
    }
  }

  private takePending(share: Share, mark: Separator | undefined): Atom[] {
    const { pending } = this;
    this.pending = [];
    const at = share.atoms[0]?.start ?? 0;
    return pending.length > 0 ? [...pending, { kind: "separator", mark: mark ?? ",", start: at, end: at }] : [];
  }

  private share(share: Share, inherited: Atom[], last: boolean): void {
    const { anchor, atoms } = share;
    if (anchor.kind === "metric") {
      const entry =
        readWellness(
          anchor.metric,
          atoms.filter((atom) => atom.start >= anchor.start),
          this.message.unit,
        ) ?? readWellness(anchor.metric, [...atoms].reverse(), this.message.unit);
      if (!entry) return;
      if (anchor.metric === "soreness") {
        const where = sorePart(this, anchor, atoms);
        if (where) entry.where = where;
      }
      this.message.blocks.push({ kind: "wellness", entry, notes: [] });
      this.accepted = true;
      return;
    }
    const texts = atoms.filter(isText);
    this.openBlock(anchor, [...inherited, ...atoms], texts);
    const block = this.message.open;
    const only = atoms.filter((atom) => isMatter(atom));
    if (block?.kind === "sets" && last && only.length === 1 && only[0]!.kind === "number" && inherited.length === 0) {
      const name = this.message.typed(anchor);
      if (/s$/i.test(name) && !/ss$/i.test(name)) block.counted = true;
    }
    this.accepted = true;
  }

  private openBlock(anchor: Anchor & Atom, atoms: Atom[], texts: readonly Atom[]): void {
    if (anchor.kind === "metric") return;
    const notes = led(this, runsOf(texts, [...atoms, anchor]), atoms);
    if (anchor.kind === "exercise") this.goRound(atoms);
    if (anchor.kind === "exercise")
      this.message.blocks.push({
        kind: "sets",
        id: anchor.id,
        atoms,
        notes,
        ...(anchor.sport && { sport: anchor.sport }),
      });
    else
      this.message.blocks.push({
        kind: "outing",
        word: anchor.word,
        ...(anchor.word.told && { told: { start: anchor.start, end: anchor.end } }),
        atoms,
        notes,
      });
  }

  /** `3 rounds of 10 pull ups and 20 push ups`: the rounds hold for each exercise that counts no sets of its own. */
  private goRound(atoms: Atom[]): void {
    const own = atoms.find((atom) => atom.kind === "sets");
    if (own) this.rounds = own.rounds && own === atoms.find(isValue) ? own : undefined;
    else if (this.rounds && holdsValue(atoms) && !atoms.some((atom) => atom.kind === "x")) atoms.unshift(this.rounds);
  }

  private nameless(core: readonly Atom[], index: number): void {
    const { open } = this.message;
    const run = open?.kind === "sets" && !this.header && isBareRun(core) && open.atoms.length > 0;
    const upcoming = this.clauses.slice(index + 1).find((clause) => clause.atoms.some(isAnchor));
    const waits = !this.accepted && upcoming !== undefined && namesLast(upcoming.atoms);
    if (
      open &&
      hasRoom(open) &&
      !waits &&
      !run &&
      (open.kind !== "outing" || this.accepted || this.header || !core.some((atom) => atom.kind === "x"))
    ) {
      const at = core[0]!.start;
      const mark = this.clauses[index]!.mark ?? "newline";
      open.atoms.push({ kind: "separator", mark: index === 0 ? "newline" : mark, start: at, end: at }, ...core);
      if (core.some((atom) => isValue(atom))) this.accepted = true;
      open.notes.push(...runsOf(core.filter(isText), core));
      return;
    }
    const at = core[0]!.start;
    if (this.pending.length > 0)
      this.pending.push({ kind: "separator", mark: this.clauses[index]!.mark ?? ",", start: at, end: at });
    this.pending.push(...core);
  }

  /** Values that met no name: a bare `10k 52:30` is a run, the rest continues the set before. */
  private settlePending(): void {
    const { pending } = this;
    if (pending.length === 0 || !holdsValue(pending)) return;
    if (isBareRun(pending)) {
      this.message.blocks.push({
        kind: "outing",
        word: { sport: "run" },
        atoms: pending,
        notes: [...runsOf(pending.filter(isText), pending), ...this.pendingNotes],
      });
      this.accepted = true;
      return;
    }
    const { last } = this.message;
    if (last === undefined || this.message.open !== undefined || !continuesLast(this, pending, last)) return;
    this.message.blocks.push({ kind: "sets", id: last, atoms: pending, notes: this.pendingNotes });
    this.accepted = true;
  }

  private tailNote(tail: readonly Atom[]): void {
    if (tail.some((atom) => isText(atom) || isAnchor(atom) || isMatter(atom))) this.addNote(spanOf(tail), false);
  }

  /** @param joins whether it goes on where the note before it ended */
  private addNote(span: Span, joins: boolean): void {
    const end = span.end === this.clauses.at(-1)!.atoms.at(-1)!.end ? span.end + this.from.exclaimed : span.end;
    const { open } = this.message;
    const notes =
      this.pending.length > 0 && !this.accepted
        ? this.pendingNotes
        : open && open.kind !== "wellness" && open.kind !== "note"
          ? open.notes
          : undefined;
    if (!notes) return;
    if (joins && this.note && notes.includes(this.note)) {
      this.note.end = end;
      return;
    }
    this.note = { start: span.start, end };
    notes.push(this.note);
  }
}

function hasContent(block: Block): boolean {
  return hasRoom(block) ? block.atoms.length > 0 : false;
}

function isName(atoms: readonly Atom[]): boolean {
  const words = atoms.filter((atom) => atom.kind !== "filler");
  return words.length > 0 && words.length <= LONGEST_UNKNOWN && words.some((atom) => atom.kind === "word");
}
