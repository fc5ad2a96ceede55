/** Reads one sentence, clause by clause, into the blocks of its message. */
import type { Anchor, Atom, Separator } from "./atom.ts";
import { isAnchor, isValue } from "./atom.ts";
import type { Block, Span } from "./block.ts";
import { traitsOf } from "./block.ts";
import type { Clause, Share } from "./clause.ts";
import { holdsValue, isMatter, isStrong, isText, namesLast, sharesOf } from "./clause.ts";
import { plainer, textFrom } from "./free-text.ts";
import { LINK } from "./lexicon.ts";
import type { MessageReader } from "./message.ts";
import { MOST_LIST_REPS } from "./set-shape.ts";
import type { Situation } from "./situation.ts";
import { hasRoom, isBareRun, isTitle, spanOf } from "./situation.ts";
import { isLoneLoad, judge, LONGEST_UNKNOWN } from "./verdict.ts";
import { bodyPart, isBodyPart, readWellness } from "./wellness.ts";

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
    if (this.opensOuting(clause, index)) return;
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

  /** `ran home from work, 7.2k, 40 min`: an outing told in words, whose figures follow. */
  private opensOuting({ atoms }: Clause, index: number): boolean {
    const [anchor, ...more] = atoms.filter(isAnchor);
    const next = this.clauses[index + 1]?.atoms;
    if (this.accepted || this.talked || anchor?.kind !== "sport" || more.length > 0 || !next) return false;
    if (atoms.some((atom) => atom.kind === "talk") || !isOutingFigure(next)) return false;
    const words = atoms.slice(atoms.indexOf(anchor) + 1);
    const lead = this.message.typed({ start: atoms[0]!.start, end: anchor.start });
    if (!anchor.word.past && !TOLD.test(lead)) return false;
    this.openBlock(anchor, [], []);
    this.header = true;
    const first = words.findIndex(isText);
    if (first >= 0) this.addNote(spanOf(words.slice(leadOf(words, first))), false);
    return true;
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
    const split = textFrom(this, atoms);
    const core = split < 0 ? atoms : atoms.slice(0, split);
    const tail = split < 0 ? [] : atoms.slice(split);
    const verdict = judge(this, core, tail, atoms);
    switch (verdict) {
      case "reject":
        return this.accepted;
      case "text":
        this.addNote(spanOf(atoms), true);
        return true;
      case "unknown":
        return this.unknown(atoms);
      case "read":
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
        const where = this.bodyPart(anchor, atoms);
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

  private bodyPart(anchor: Atom, atoms: readonly Atom[]): string | undefined {
    const clause = this.clauses.find((candidate) => candidate.atoms.includes(anchor));
    const span = spanOf(clause ? clause.atoms : [...atoms, anchor].sort((a, b) => a.start - b.start));
    const behind =
      clause && this.clauses.slice(this.clauses.indexOf(clause) + 1).find((candidate) => candidate.atoms.length > 0);
    return (
      bodyPart(this.message.typed(span)) ??
      (behind && (behind.aside || isBodyPart(this.message.typed(spanOf(behind.atoms))))
        ? bodyPart(this.message.typed(spanOf(behind.atoms)))
        : undefined)
    );
  }

  private openBlock(anchor: Anchor & Atom, atoms: Atom[], texts: readonly Atom[]): void {
    if (anchor.kind === "metric") return;
    const notes = this.led(runsOf(texts, [...atoms, anchor]), atoms);
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

  /** `walked the dog`, `ran with anna`: the small words between the name and the note stay with the note. */
  private led(notes: Span[], atoms: readonly Atom[]): Span[] {
    const [first] = notes;
    const at = atoms.findIndex((atom) => atom.start === first?.start);
    if (!first || atoms[at]?.kind !== "word") return notes;
    let from = at;
    while (from > 0 && atoms[from - 1]!.kind === "filler" && !this.isLink(atoms[from - 1]!)) from--;
    first.start = atoms[from]!.start;
    return notes;
  }

  private isLink(atom: Atom): boolean {
    const word = this.message.typed(atom).toLowerCase();
    return word === "" || LINK.has(word);
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
    if (last === undefined || this.message.open !== undefined || !this.continuesLast(pending, last)) return;
    this.message.blocks.push({ kind: "sets", id: last, atoms: pending, notes: this.pendingNotes });
    this.accepted = true;
  }

  private continuesLast(atoms: readonly Atom[], last: string): boolean {
    const traits = traitsOf(last);
    const [first] = values(atoms);
    const bare = !atoms.some((atom) => ["x", "sets", "reps", "load", "added"].includes(atom.kind));
    if (bare && this.message.group && traits.load === "external" && first?.kind === "number" && first.value < 15)
      return false;
    if (values(atoms).every((atom) => atom.kind === "percent")) return false;
    if (
      atoms.some(
        (atom) => atom.kind === "scale" || atom.kind === "heart" || atom.kind === "power" || atom.kind === "pace",
      )
    )
      return false;
    if (
      atoms.some((atom) => atom.kind === "separator" && (atom.mark === "/" || atom.mark === "-")) &&
      !atoms.some((atom) => atom.kind === "x" || atom.kind === "load")
    )
      return false;
    if (traits.measure === "reps" && atoms.some((atom) => atom.kind === "time" || atom.kind === "distance"))
      return false;
    // "100 100 100": nobody lists such reps under a load.
    const numbers = atoms.filter((atom) => atom.kind === "number");
    if (bare && traits.load === "external" && numbers.slice(1).some(({ value }) => value > MOST_LIST_REPS))
      return false;
    return (
      isStrong(atoms) ||
      isLoneLoad(this, atoms) ||
      (traits.measure === "time" && atoms.some((atom) => atom.kind === "time"))
    );
  }

  private tailNote(tail: readonly Atom[]): void {
    if (tail.some(isText) || tail.some(isAnchor)) this.addNote(spanOf(tail), false);
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

/** `slept terribly, 4h`, `feeling sore, 7/10`: the value may stand in the clause behind. */
function joinMetrics(clauses: readonly Clause[]): void {
  for (const [index, { atoms }] of clauses.entries()) {
    const next = clauses[index + 1]?.atoms;
    const metric = atoms.find((atom) => atom.kind === "metric")?.metric;
    if (metric === undefined || atoms.some((atom) => isMatter(atom) || atom.kind === "talk")) continue;
    const fits = metric === "sleep" ? "time" : "scale";
    if (!next?.every((atom) => atom.kind === fits || atom.kind === "filler") || !holdsValue(next)) continue;
    atoms.splice(0, atoms.length, ...atoms.filter((atom) => atom.kind === "metric"), ...next.splice(0));
  }
}

function values(atoms: readonly Atom[]): Atom[] {
  return atoms.filter((atom) => isValue(atom) && atom.kind !== "x");
}

const TOLD = /\b(?:went|did|done|finished|completed|had|back from|was out)\b/i;

/** A clause of nothing but how far, how long or how fast. */
function isOutingFigure(atoms: readonly Atom[]): boolean {
  return (
    atoms.some((atom) => atom.kind === "distance" || atom.kind === "time" || atom.kind === "pace") &&
    atoms.every((atom) => (isMatter(atom) && atom.kind !== "number") || atom.kind === "filler")
  );
}

/** The small words that lead to a note's first word stay with it: `with anna`. */
function leadOf(atoms: readonly Atom[], first: number): number {
  let from = first;
  while (from > 0 && atoms[from - 1]!.kind === "filler") from--;
  return from;
}

/** Told with its own name and enough beside it to be a log whatever stands before. */
function isSelfContained(atoms: readonly Atom[]): boolean {
  const [anchor] = atoms.filter(isAnchor);
  if (!anchor || atoms.some((atom) => atom.kind === "talk" || atom.kind === "word")) return false;
  return anchor.kind === "metric" || isStrong(atoms);
}

/** Neighbouring words of text as one span each. */
function runsOf(texts: readonly Atom[], atoms: readonly Atom[]): Span[] {
  const spans: Span[] = [];
  for (const text of texts) {
    const last = spans.at(-1);
    const between =
      last && atoms.some((atom) => atom.start >= last.end && atom.end <= text.start && atom.kind !== "filler");
    const gap = last ? text.start - last.end : 0;
    if (last && !between && gap <= 12) last.end = text.end;
    else spans.push({ start: text.start, end: text.end });
  }
  return spans;
}

function hasContent(block: Block): boolean {
  return hasRoom(block) ? block.atoms.length > 0 : false;
}

function isName(atoms: readonly Atom[]): boolean {
  const words = atoms.filter((atom) => atom.kind !== "filler");
  return words.length > 0 && words.length <= LONGEST_UNKNOWN && words.some((atom) => atom.kind === "word");
}
