/** Walks through a message line by line and gathers its blocks. */
import type { Anchor, Atom, Separator } from "./atom.ts";
import { isAnchor, isModifier, isValue } from "./atom.ts";
import type { Block, Span } from "./block.ts";
import { traitsOf } from "./block.ts";
import type { Clause, Share } from "./clause.ts";
import { clausesOf, holdsValue, isAmountNoun, isMatter, isStrong, isText, namesLast, sharesOf } from "./clause.ts";
import type { NamedDay } from "./dates.ts";
import type { LogContext } from "./entry.ts";
import { atomsOf } from "./lex.ts";
import { LINK, TITLE } from "./lexicon.ts";
import type { Source } from "./normalise.ts";
import { noteText } from "./normalise.ts";
import { tokenise } from "./token.ts";
import { bodyPart, readWellness } from "./wellness.ts";

const LABEL = /^\s*(?:(?:[-*>+~]+|#+)\s+|\d{1,2}[.)]\s*(?=\p{L})|[a-f]\d?[.):]\s*(?=\p{L})|[a-f]\d\s+(?=\p{L}))+/u;
const INTRODUCED = /(?<![\p{L}\d])notes?(?:\s*[:=]|\s+-)\s*/u;
const INTRODUCED_AFTER = /(?<=\d.*\s)notes?\s+(?=\p{L})/u;
const SENTENCE_END = /[.!?]+(?=[\s)]|$)/g;
/** A sentence of more pieces is no log. */
const MOST_CLAUSES = 200;
/** A name nobody knows has no more words than this. */
const LONGEST_UNKNOWN = 4;

type Verdict = "read" | "text" | "unknown" | "reject";

export class MessageReader {
  readonly blocks: Block[] = [];
  private readonly source: Source;
  private readonly context: LogContext;
  private readonly today: string;
  /** The day a header line gave to what follows. */
  private day: string | undefined;
  private afterBlank = false;
  private readonly known = new Map<string, string>();
  /** A line of words only: the name of the sets below it, if sets come. */
  private title: { name: string; span: Span } | undefined;

  constructor(source: Source, context: LogContext, today: string) {
    this.source = source;
    this.context = context;
    this.today = today;
  }

  line(line: string, offset: number, named: NamedDay | undefined): void {
    if (line.trim() === "") {
      this.afterBlank = true;
      return;
    }
    const day = named && named.day <= this.today ? named : undefined;
    const dated = named ? blank(line, named.start, named.end) : line;
    const label = LABEL.exec(dated)?.[0].length ?? 0;
    const plain = withoutTitle(blank(dated, 0, label));
    const before = this.blocks.length;
    const note = INTRODUCED.exec(plain) ?? INTRODUCED_AFTER.exec(plain);
    const body = note ? plain.slice(0, note.index) : plain;
    const told = named !== undefined && day === undefined ? false : this.sentences(body, offset, named);
    if (note) this.note({ start: offset + note.index + note[0].length, end: offset + line.length }, body);
    const own = named && day ? (day.day === this.today ? undefined : day.day) : this.day;
    for (const block of this.blocks.slice(before)) {
      const woken = block.kind === "wellness" && named?.night;
      if (own !== undefined && !woken) block.day = own;
    }
    if (day && !told && this.blocks.length === before) this.day = own;
    this.afterBlank = false;
  }

  /** @returns whether the line held anything but a title */
  private sentences(body: string, offset: number, named: NamedDay | undefined): boolean {
    let start = 0;
    let told = false;
    SENTENCE_END.lastIndex = 0;
    while (start < body.length) {
      const end = SENTENCE_END.exec(body);
      const stop = end ? end.index : body.length;
      const question = end?.[0].includes("?") ?? false;
      const text = body.slice(start, stop);
      if (text.trim() !== "" && !question) {
        const from = { first: start === 0, exclaimed: end?.[0].startsWith("!") ?? false };
        const date = named && named.start >= start && named.start < stop ? named : undefined;
        told = this.sentence(text, offset + start, date && offset + date.end, from) || told;
      } else if (question) told = true;
      start = end ? end.index + end[0].length : body.length;
      if (!end) break;
    }
    return told;
  }

  private sentence(
    text: string,
    offset: number,
    dayEnd: number | undefined,
    from: { first: boolean; exclaimed: boolean },
  ): boolean {
    const tokens = tokenise(text, offset);
    if (tokens.length === 0) return false;
    const lexed = atomsOf({ tokens, plain: text, context: this.context, known: this.known });
    const clauses = clausesOf(this.withBodyweight(lexed));
    if (clauses.length > MOST_CLAUSES) return false;
    return new SentenceReader(this, clauses, { ...from, dayEnd }).read();
  }

  /** `bw 82` alone is a weight; beside an exercise it is a load. */
  private withBodyweight(atoms: Atom[]): Atom[] {
    if (!atoms.some((atom) => atom.kind === "bodyweight")) return atoms;
    const loaded = this.open !== undefined || this.context.last !== undefined;
    const training = atoms.some((atom) => atom.kind === "exercise" || atom.kind === "sport" || atom.kind === "x");
    if (training || (loaded && !atoms.some((atom) => atom.kind === "load"))) return atoms;
    return atoms.map((atom) => (atom.kind === "bodyweight" ? { ...atom, kind: "metric", metric: "weight" } : atom));
  }

  get open(): Block | undefined {
    return this.blocks.at(-1);
  }

  get last(): string | undefined {
    return this.context.last;
  }

  get group(): boolean {
    return this.context.group;
  }

  get unit(): LogContext["unit"] {
    return this.context.unit;
  }

  get separated(): boolean {
    return this.afterBlank;
  }

  typed(span: Span): string {
    return noteText(this.source.typed.slice(span.start, span.end));
  }

  takeTitle(): { name: string; span: Span } | undefined {
    const { title } = this;
    this.title = undefined;
    return title;
  }

  setTitle(title: { name: string; span: Span } | undefined): void {
    this.title = title;
  }

  private note(span: Span, body: string): void {
    const text = this.typed(span);
    if (text === "" || text.endsWith("?")) return;
    const { open } = this;
    const alone = !/[\p{L}\d]/u.test(body);
    if (open && open.kind !== "note" && open.kind !== "wellness" && !(alone && this.afterBlank)) open.notes.push(span);
    else if (alone) this.blocks.push({ kind: "note", entry: { type: "note", text }, notes: [] });
  }
}

/** Reads one sentence, clause by clause, into the message's blocks. */
class SentenceReader {
  private readonly message: MessageReader;
  private readonly clauses: readonly Clause[];
  private readonly from: { first: boolean; exclaimed: boolean; dayEnd: number | undefined };
  /** Values whose name has not come yet. */
  private pending: Atom[] = [];
  private pendingNotes: Span[] = [];
  /** Something was read in this sentence. */
  private accepted = false;
  /** Talk stood before the first value. */
  private talked = false;
  private note: Span | undefined;
  private header = false;

  constructor(
    message: MessageReader,
    clauses: readonly Clause[],
    from: { first: boolean; exclaimed: boolean; dayEnd: number | undefined },
  ) {
    this.message = message;
    this.clauses = clauses;
    this.from = from;
  }

  read(): boolean {
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
      if (!this.matter(clause, index)) return true;
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
    if (anchors.length === 0 && texts.length === 0) return;
    if (this.accepted) {
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

  /** In a group a line of words is a remark on the sets above only if it says how they went. */
  private isRemark(texts: readonly Atom[]): boolean {
    return (
      texts.some((atom) => atom.kind === "feeling" || atom.kind === "describing") ||
      (!this.from.first && !this.message.group)
    );
  }

  private whole(index: number): Span {
    return { start: this.clauses[index]!.atoms[0]!.start, end: this.clauses.at(-1)!.atoms.at(-1)!.end };
  }

  /** @returns false where the sentence is chatter after all */
  private matter(clause: Clause, index: number): boolean {
    const atoms = this.plainer(clause.atoms);
    const split = this.textFrom(atoms);
    const core = split < 0 ? atoms : atoms.slice(0, split);
    const tail = split < 0 ? [] : atoms.slice(split);
    const verdict = this.judge(core, tail, atoms);
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

  /** Words that are no more than words here: the jog between intervals, the sore part of the body, an appointment's hour. */
  private plainer(atoms: readonly Atom[]): Atom[] {
    const { open } = this.message;
    const sport = this.accepted && open?.kind === "outing" ? open.word.sport : undefined;
    const sore = atoms.some((atom) => atom.kind === "metric" && atom.metric === "soreness");
    const interval = this.intervalIn(atoms);
    const named = sport !== undefined || atoms.slice(0, Math.max(interval, 0)).some((atom) => atom.kind === "sport");
    return atoms.map((atom, index) => {
      const { start, end } = atom;
      if (interval >= 0 && index > interval && (isText(atom) || (atom.kind === "sport" && named)))
        return { kind: "filler", start, end };
      if (atom.kind === "sport" && atom.word.sport === sport) return { kind: "word", text: "", start, end };
      if (
        sore &&
        (atom.kind === "word" || atom.kind === "exercise" || atom.kind === "talk") &&
        isSoreWord(this.message.typed(atom).toLowerCase())
      )
        return { kind: "filler", start, end };
      if (this.isAppointment(atom)) return { kind: "talk", future: true, start, end };
      return atom;
    });
  }

  /** Where the intervals of an outing begin (`6x800m w/ 400 jog`): all words behind belong to them. */
  private intervalIn(atoms: readonly Atom[]): number {
    const outing =
      atoms.some((atom) => atom.kind === "sport") || (this.accepted && this.message.open?.kind === "outing");
    if (!outing) return -1;
    return atoms.findIndex(
      (atom, index) => (atom.kind === "number" || atom.kind === "sets") && atoms[index + 1]?.kind === "x",
    );
  }

  /** `sunday 9:00`: an hour right behind a day is when people meet, not how long they took. */
  private isAppointment(atom: Atom): boolean {
    const { dayEnd } = this.from;
    if (dayEnd === undefined || atom.kind !== "time" || atom.clock?.length !== 2) return false;
    const gap = atom.start - dayEnd;
    return gap >= 0 && gap <= 2 && atom.clock[0]! < 24 && atom.clock[1]! % 15 === 0;
  }

  /** Where, behind the values, free text begins; -1 if nowhere. */
  private textFrom(atoms: readonly Atom[]): number {
    let seen = false;
    for (const [index, atom] of atoms.entries()) {
      if (isValue(atom) && atom.kind !== "x") seen = true;
      const plain = atom.kind === "word" || atom.kind === "talk";
      const mild = isText(atom) || atom.kind === "filler" || isAnchor(atom);
      if (!seen || !mild) continue;
      const rest = atoms.slice(index);
      const live = rest.some(
        (other, at) =>
          isMatter(other) && !rest.slice(0, at).some((word) => word.kind === "word" || word.kind === "talk"),
      );
      if (plain) return this.withLink(atoms, index);
      if (isAnchor(atom) && !holdsValue(rest) && namedBefore(atoms, index) && !isCounted(atoms, index))
        return this.withLink(atoms, index);
      // "45min easy run": words in front of the name describe it.
      const describes = rest.some(isAnchor) && !namedBefore(atoms, index);
      if (!live && isText(atom) && !describes) return this.withLink(atoms, index);
    }
    return -1;
  }

  /** A note keeps the small words that lead to it, but not `today` and its like. */
  private withLink(atoms: readonly Atom[], index: number): number {
    let from = index;
    while (from > 0 && atoms[from - 1]!.kind === "filler") {
      const word = this.message.typed(atoms[from - 1]!).toLowerCase();
      if (word === "" || LINK.has(word)) break;
      from--;
    }
    return from;
  }

  private judge(core: readonly Atom[], tail: readonly Atom[], all: readonly Atom[]): Verdict {
    const words = core.filter((atom) => atom.kind === "word" || atom.kind === "talk");
    const talk = core.some((atom) => atom.kind === "talk");
    const anchors = core.filter(isAnchor);
    const strong = isStrong(core);
    const tailTalk = tail.some((atom) => atom.kind === "talk");
    const tailWords = tail.some((atom) => atom.kind === "word" || atom.kind === "talk");
    if (talk) return this.accepted ? "text" : "reject";
    if (tail.some((atom) => atom.kind === "talk" && atom.future)) return "reject";
    if (tailTalk && !this.accepted && !strong) return "reject";
    if (words.length > 0) {
      if (this.accepted) return "text";
      if (this.isUnknown(all)) return "unknown";
      const past = anchors.some((anchor) => anchor.kind === "sport" && anchor.word.past);
      if (past && words.length <= 5) return "read";
      if (!this.message.group && anchors.length > 0 && strong && words.length <= 2) return "read";
      return "reject";
    }
    if (anchors.length === 0) return this.judgeNameless(core, tail, strong);
    const exercises = anchors.every((anchor) => anchor.kind === "exercise");
    if (exercises && !strong && !this.accepted) {
      if (tailWords && (this.message.group || tailTalk)) return "reject";
      if (!this.goesOn(core) && !this.isPlausible(core, anchors)) return "reject";
    }
    return "read";
  }

  private judgeNameless(core: readonly Atom[], tail: readonly Atom[], strong: boolean): Verdict {
    if (this.accepted || this.header) return "read";
    const { open } = this.message;
    const follows = open !== undefined && hasRoom(open);
    const laterName = this.clauses.some((clause) => namesLast(clause.atoms));
    if (follows || laterName) return "read";
    if (isBareRun(core)) return "read";
    if (core.every((atom) => !isValue(atom) || atom.kind === "x")) return "read";
    if (this.isUnknown([...core, ...tail])) return "unknown";
    return this.message.last !== undefined &&
      (strong || this.clauses.length > 1 || this.isLoneLoad(core) || this.isLoneHold(core))
      ? "read"
      : "reject";
  }

  /** More numbers follow in clauses of their own (`bench 5/5/5 @ 80kg`). */
  private goesOn(core: readonly Atom[]): boolean {
    const index = this.clauses.findIndex((clause) => clause.atoms.includes(core[0]!));
    const next = this.clauses[index + 1];
    return next !== undefined && holdsValue(next.atoms) && !next.atoms.some(isAnchor) && !next.atoms.some(isText);
  }

  private isLoneLoad(core: readonly Atom[]): boolean {
    return !this.message.group && core.some((atom) => atom.kind === "load" || atom.kind === "added");
  }

  private isLoneHold(core: readonly Atom[]): boolean {
    const { last } = this.message;
    return (
      last !== undefined &&
      traitsOf(last).measure === "time" &&
      core.some((atom) => atom.kind === "time" && !atom.clock)
    );
  }

  /** One number beside a name: not an hour (`squats at 6`), not a lift of three kilos. */
  private isPlausible(core: readonly Atom[], anchors: readonly (Anchor & Atom)[]): boolean {
    const [anchor] = anchors;
    if (anchor?.kind !== "exercise") return true;
    const traits = traitsOf(anchor.id);
    const value = core.find((atom) => isValue(atom) && atom.kind !== "x");
    if (value?.kind === "number") {
      const before = this.message.typed({ start: core[0]!.start, end: value.start }).toLowerCase();
      if (/(?:^|\s)(?:at|by|from|around|til)$/.test(before) && value.value <= 24) return false;
      if (traits.load === "external" && anchor.start < value.start && value.value < 8 && this.message.group)
        return false;
    }
    if (value?.kind === "time" && value.clock && traits.measure === "reps") return anchor.sport !== undefined;
    return true;
  }

  private isUnknown(atoms: readonly Atom[]): boolean {
    const first = atoms.findIndex((atom) => isValue(atom));
    if (first <= 0 || (this.message.open !== undefined && this.accepted)) return false;
    const name = atoms.slice(0, first).filter((atom) => atom.kind !== "filler");
    if (name.length === 0 || name.length > LONGEST_UNKNOWN || !name.some((atom) => atom.kind === "word")) return false;
    if (
      !name.every(
        (atom) =>
          atom.kind === "word" ||
          atom.kind === "exercise" ||
          atom.kind === "feeling" ||
          atom.kind === "describing" ||
          atom.kind === "sport",
      )
    )
      return false;
    if (name.some((atom) => atom.kind === "sport")) return false;
    // "Anna: bench 60x5" tells of somebody, not of an exercise.
    if (this.message.typed(spanOf(name)).includes(":")) return false;
    const rest = atoms.slice(first);
    if (rest.some((atom) => atom.kind === "talk" || isAnchor(atom) || atom.kind === "time" || atom.kind === "distance"))
      return false;
    const product = rest.some((atom) => atom.kind === "x") && rest.filter((atom) => isValue(atom)).length >= 3;
    const load = rest.some((atom) => atom.kind === "load") && isStrong(rest);
    const gap = atoms.slice(0, first).some((atom) => atom.kind === "filler" && /\p{L}/u.test(this.message.typed(atom)));
    return (
      (product || load) && (!this.message.group || (!gap && !this.talked && this.clauses[0]!.atoms[0] === atoms[0]))
    );
  }

  private unknown(atoms: readonly Atom[]): boolean {
    const first = atoms.findIndex((atom) => isValue(atom));
    const words = atoms.slice(0, first).filter((atom) => atom.kind !== "filler");
    const name = this.message.typed(spanOf(words)).replace(/:$/, "");
    const split = this.textFrom(atoms.slice(first));
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
    const behind = clause && this.clauses[this.clauses.indexOf(clause) + 1];
    return (
      bodyPart(this.message.typed(span)) ??
      (behind?.aside ? bodyPart(this.message.typed(spanOf(behind.atoms))) : undefined)
    );
  }

  private openBlock(anchor: Anchor & Atom, atoms: Atom[], texts: readonly Atom[]): void {
    if (anchor.kind === "metric") return;
    const notes = runsOf(texts, atoms);
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
        text: this.message.typed(anchor).toLowerCase(),
        atoms,
        notes,
      });
  }

  private nameless(core: readonly Atom[], index: number): void {
    const { open } = this.message;
    const upcoming = this.clauses.slice(index + 1).find((clause) => clause.atoms.some(isAnchor));
    const waits = !this.accepted && upcoming !== undefined && namesLast(upcoming.atoms);
    if (
      open &&
      hasRoom(open) &&
      !waits &&
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
        text: "",
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
    if (
      traits.measure === "reps" &&
      atoms.some((atom) => (atom.kind === "time" && atom.clock) || atom.kind === "distance")
    )
      return false;
    return (
      isStrong(atoms) ||
      this.isLoneLoad(atoms) ||
      (traits.measure === "time" && atoms.some((atom) => atom.kind === "time"))
    );
  }

  private tailNote(tail: readonly Atom[]): void {
    if (tail.some(isText) || tail.some(isAnchor)) this.addNote(spanOf(tail), false);
  }

  /** @param joins whether it goes on where the note before it ended */
  private addNote(span: Span, joins: boolean): void {
    const end = this.from.exclaimed && span.end === this.clauses.at(-1)!.atoms.at(-1)!.end ? span.end + 1 : span.end;
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

/** `10k steps`: the noun of the amount in front. */
function isCounted(atoms: readonly Atom[], index: number): boolean {
  return isAmountNoun(atoms[index]!) && holdsValue(atoms.slice(index - 1, index));
}

function namedBefore(atoms: readonly Atom[], index: number): boolean {
  return atoms.slice(0, index).some(isAnchor);
}

function spanOf(atoms: readonly Atom[]): Span {
  return { start: atoms[0]!.start, end: atoms.at(-1)!.end };
}

function blank(line: string, from: number, to: number): string {
  return line.slice(0, from) + " ".repeat(Math.max(0, to - from)) + line.slice(to);
}

const TITLE_BEFORE_COLON = /^[^:\d]{2,40}:(?=\s*\p{L})/u;

/** `leg day: squat …`: a title in front says nothing; one that opens warm-ups does. */
function withoutTitle(line: string): string {
  const title = TITLE_BEFORE_COLON.exec(line)?.[0];
  if (title === undefined || /\b(?:w|wu|warm\w*|work\w*|main)\b/.test(title) || !isTitle(title)) return line;
  return blank(line, 0, title.length);
}

function isSoreWord(word: string): boolean {
  return bodyPart(word) !== undefined || ["are", "is", "still", "muscles", "muscle", "level"].includes(word);
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

/** Sets and outings still take values. */
function hasRoom(block: Block): block is Block & { atoms: Atom[] } {
  return block.kind === "sets" || block.kind === "outing" || block.kind === "unknown";
}

function hasContent(block: Block): boolean {
  return hasRoom(block) ? block.atoms.length > 0 : false;
}

/** A distance of kilometres or miles with a time or pace, and nothing else. */
function isBareRun(atoms: readonly Atom[]): boolean {
  const values = atoms.filter(isValue);
  const far = values.some((atom) => atom.kind === "distance" && atom.meters >= 1000 && atom.unit !== "m");
  const timed = values.some((atom) => atom.kind === "time" || atom.kind === "pace");
  const only = values.every((atom) => ["distance", "time", "pace", "heart", "climb"].includes(atom.kind));
  return (
    far &&
    timed &&
    only &&
    !atoms.some((atom) => atom.kind === "word" || atom.kind === "talk" || (isModifier(atom) && atom.kind !== "rpe"))
  );
}

function isName(atoms: readonly Atom[]): boolean {
  const words = atoms.filter((atom) => atom.kind !== "filler");
  return words.length > 0 && words.length <= LONGEST_UNKNOWN && words.some((atom) => atom.kind === "word");
}

function isTitle(text: string): boolean {
  return text
    .toLowerCase()
    .split(/[\s,:/&-]+/)
    .every((word) => word === "" || TITLE.has(word));
}
