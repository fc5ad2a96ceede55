/** Walks through a message line by line and gathers its blocks. */
import type { Atom } from "./atom.ts";
import type { Block, Span } from "./block.ts";
import { type Clause, clausesOf, holdsValue } from "./clause.ts";
import type { NamedDay } from "./dates.ts";
import type { LogContext } from "./entry.ts";
import { atomsOf } from "./lex.ts";
import { FEELING, FILLER, TALK } from "./lexicon.ts";
import type { Source } from "./normalise.ts";
import { noteText } from "./normalise.ts";
import { SentenceReader } from "./sentence.ts";
import { MOST_LIST_REPS } from "./set-shape.ts";
import type { Situation } from "./situation.ts";
import { hasRoom, isTitle } from "./situation.ts";
import { tokenise } from "./token.ts";

const LABEL =
  /^\s*(?:(?:[-*>+~]+|#+)\s+|(?:ss|super ?sets?|tri ?set|giant set|circuit|block|part|ex|exercise|am|pm)\s*(?:\d{1,2}|[a-f])?\s*[:.)]\s*|\d{1,2}[.)]\s*(?=\p{L})|[a-f]\d?[.):]\s*(?=\p{L})|[a-f]\d\s+(?=\p{L}))+/u;
const INTRODUCED = /(?<![\p{L}\d])notes?(?:\s*[:=]|\s+-)\s*/u;
const INTRODUCED_AFTER = /(?<=\d.*\s)notes?\s+(?=\p{L})/u;
const SENTENCE_END = /[.!?]+(?=[\s)]|$)/g;
/** A sentence of more pieces is not read: a paste, or more sets than can be weighed against each other. */
const MOST_CLAUSES = 200;

/** What a sentence's place and end say of it. */
type Manner = Omit<Situation["from"], "dayEnd">;

export class MessageReader {
  readonly blocks: Block[] = [];
  private readonly source: Source;
  private readonly context: LogContext;
  private readonly today: string;
  /** The day a header line gave to what follows. */
  private day: string | undefined;
  private afterBlank = false;
  /** A line said that what follows is still to be done. */
  private announced = false;
  private readonly known = new Map<string, string>();
  /** The exercise that figures without a name go on with. */
  private before: string | undefined;
  /** A line of words only: the name of the sets below it, if sets come. */
  private title: { name: string; span: Span } | undefined;

  constructor(source: Source, context: LogContext, today: string) {
    this.source = source;
    this.context = context;
    this.before = context.last;
    this.today = today;
  }

  line(line: string, offset: number, named: NamedDay | undefined): void {
    if (line.trim() === "") {
      this.afterBlank = true;
      this.announced = false;
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
    this.withdraw(line, before);
    if (note) this.note({ start: offset + note.index + note[0].length, end: offset + line.length }, body);
    const own = named && day ? (day.day === this.today ? undefined : day.day) : this.day;
    for (const block of this.blocks.slice(before)) {
      const woken = block.kind === "wellness" && named?.night;
      if (own !== undefined && !woken) block.day = own;
    }
    if (day && !told && this.blocks.length === before) this.day = own;
    this.afterBlank = false;
  }

  /** In a group `tonight: squats 5x5, bench 5x5` announces what is to be done, unless loads say that it was. */
  private withdraw(line: string, from: number): void {
    this.announced ||= this.group && ANNOUNCED.test(line);
    const told = this.blocks.slice(from);
    if (!this.announced || told.length === 0) return;
    if (told.some((block) => hasRoom(block) && block.atoms.some(isWeighed))) this.announced = false;
    else this.blocks.splice(from);
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
      if (question && this.group && INVITES.test(text)) {
        const more = body.slice(end!.index);
        if (!OWN.test(more)) return true;
      }
      if (text.trim() !== "" && !question) {
        const from: Manner = { first: !told, exclaimed: /^!*/.exec(end?.[0] ?? "")![0].length };
        const date = named && named.start >= start && named.start < stop ? named : undefined;
        told = this.sentence(text, offset + start, date && offset + date.end, from) || told;
      } else if (question) told = true;
      start = end ? end.index + end[0].length : body.length;
      if (!end) break;
    }
    return told;
  }

  private sentence(text: string, offset: number, dayEnd: number | undefined, from: Manner): boolean {
    const tokens = tokenise(text, offset);
    if (tokens.length === 0) return false;
    const lexed = this.followed(atomsOf({ tokens, plain: text, context: this.context, known: this.known }));
    const clauses = clausesOf(this.withBodyweight(lexed));
    if (clauses.length > MOST_CLAUSES) return this.tooMany(clauses);
    return new SentenceReader(this, clauses, { ...from, dayEnd }).read();
  }

  /**
   * An exercise that is named, though its own sets are not understood, is no word of the one before: what follows goes on
   * with that one no more. In private `it was squat day` says what it goes on with instead; the `day` says nothing else.
   */
  private followed(atoms: Atom[]): Atom[] {
    const at = atoms.findLastIndex((atom) => atom.kind === "exercise");
    const named = atoms[at];
    if (named?.kind !== "exercise") return atoms;
    const day = atoms[at + 1];
    const future = atoms.some((atom) => atom.kind === "talk" && atom.future);
    const isDay = !this.group && !future && day !== undefined && DAYS.has(this.typed(day).toLowerCase());
    if (isDay) this.before = named.id;
    else if (named.id !== this.before) this.before = undefined;
    if (!isDay || day !== atoms.at(-1)) return atoms;
    return atoms.with(at + 1, { kind: "filler", start: day.start, end: day.end });
  }

  /** A sentence too long to be read is named by its exercises, if figures are most of it. */
  private tooMany(clauses: readonly Clause[]): boolean {
    if (clauses.filter((clause) => holdsValue(clause.atoms)).length <= clauses.length / 2) return false;
    const named = clauses.flatMap(({ atoms }) => atoms).filter((atom) => atom.kind === "exercise");
    const { open, last } = this;
    const before = open?.kind === "sets" ? open.id : last;
    const ids = named.length > 0 ? named.map(({ id }) => id) : before === undefined ? [] : [before];
    for (const id of new Set(ids)) this.blocks.push({ kind: "too-many", id, notes: [] });
    return ids.length > 0;
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
    return this.before;
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

  /** A piece of the message in plain lower-case letters. */
  plain({ start, end }: Span): string {
    return this.source.plain.slice(start, end);
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

const ANNOUNCED =
  /^\s*(?:tonight|later|later today|next up|up next|coming up|on the menu|this evening)(?:'?s (?:plan|session|menu|workout))?\s*[:-]/;

function isWeighed(atom: Atom): boolean {
  return atom.kind === "load" || atom.kind === "added" || (atom.kind === "number" && atom.value > MOST_LIST_REPS);
}

/** Behind an exercise: what a visit was about. */
const DAYS: ReadonlySet<string> = new Set(["day", "session", "workout", "night"]);

function blank(line: string, from: number, to: number): string {
  return line.slice(0, from) + " ".repeat(Math.max(0, to - from)) + line.slice(to);
}

/** `anyone up for murph? 1 mile run 100 pullups`: what follows is what is asked for, unless somebody tells of themselves. */
const INVITES = /\b(?:any(?:one|body)|who(?:s|'s)?|wanna|want|fancy|up for|keen|join(?:ing)?|game for|in for)\b/;
const OWN = /\b(?:i|i'?ve|did|done|just|my|ran|rode|swam|rowed|benched|squatted|deadlifted|finished|hit)\b/;

/** `forgot to log: squat …` speaks of the log, not of the training. */
const BELATED =
  /^\s*(?:oh |oops |sorry |ps )*(?:i )?(?:forgot|late|missed|belated|catching up|catch up)\b[^:\d?]{0,30}:/u;
const TITLE_BEFORE_COLON = /^[^:\d]{2,40}:(?=\s*\p{L})/u;

const TOLD_BEFORE_COLON = /^\s*(?:\p{L}[\p{L}']* +){2,8}\p{L}[\p{L}']* *:(?=\s*\p{L})/u;

/** `tired today but got it done: dl 160 3x3`: a sentence of the athlete's own in front of the log, not a name. */
function isTelling(text: string): boolean {
  const words = text.replace(":", "").trim().split(/\s+/);
  return (
    !words.some((word) => word !== "it" && TALK.has(word)) &&
    words.filter((word) => FILLER.has(word) || FEELING.has(word)).length > 1
  );
}

/** `leg day: squat …`: a title in front says nothing; one that opens warm-ups does. */
function withoutTitle(line: string): string {
  const belated = BELATED.exec(line)?.[0];
  if (belated !== undefined && /\b(?:log|logging|entry|post|posting|logs)\b/.test(belated))
    return blank(line, 0, belated.length);
  if (!line.includes(":")) return line;
  const told = TOLD_BEFORE_COLON.exec(line)?.[0];
  if (told !== undefined && isTelling(told)) return blank(line, 0, told.length);
  const title = TITLE_BEFORE_COLON.exec(line)?.[0];
  if (title === undefined || /\b(?:w|wu|warm\w*|work\w*|main)\b/.test(title) || !isTitle(title)) return line;
  return blank(line, 0, title.length);
}
