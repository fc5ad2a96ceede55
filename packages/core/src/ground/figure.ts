/** Every number of a text with all it can mean where it stands: the evidence an answer is held against. */
import type { Atom } from "../log/atom.ts";
import type { LogContext } from "../log/entry.ts";
import { atomsOf } from "../log/lex.ts";
import { normalise } from "../log/normalise.ts";
import { tokenise } from "../log/token.ts";
import { kgFrom } from "../units/load.ts";

export type Role =
  | "kg"
  | "reps"
  | "sets"
  | "seconds"
  | "rest"
  | "meters"
  | "rpe"
  | "rir"
  | "percent"
  | "bpm"
  | "watts"
  | "climb"
  /** Seconds per metre. */
  | "pace"
  /** A number that may mean anything its sentence speaks of. */
  | "plain";

/** Below, a bare number beside others is no load. */
export const LEAST_PLAIN_LOAD = 20;

/** What a number means if it plays a role. */
export type Meaning = { role: Role; value: number };

export type Figure = {
  start: number;
  end: number;
  /** Index of its line, and of the piece between commas in the whole text. */
  line: number;
  segment: number;
  meanings: readonly Meaning[];
  /** The figure on the other side of an x. */
  glued?: { before?: number; after?: number };
  /** Reps in front of their x: `100/8 x 3`, `28kg 12 each side x3`. */
  counted?: true;
  /** What the total in front was done in: `100 push-ups in sets of 20`. */
  share?: true;
  /** `singles`: the reps of every load beside it. */
  each?: true;
  /** Sets of everything that follows. */
  rounds?: true;
};

export type Evidence = {
  /** Plain lower-case text, position by position the typed one. */
  plain: string;
  typed: string;
  atoms: readonly (Atom & { line: number; segment: number })[];
  figures: readonly Figure[];
};

/** `1.` and `A2)` only number the lines. */
const LABEL = /^\s*(?:[-*>+~•]+\s+)?(?:\d{1,2}|[a-f]\d?)[.)]\s*(?=\p{L})/u;

type Placed = Atom & { line: number; segment: number };

/** @param context the unit of a bare load and the athlete's own names */
export function evidenceOf(text: string, context: Pick<LogContext, "unit" | "aliases">): Evidence {
  const { plain, typed } = normalise(text);
  const atoms: Placed[] = [];
  const known = new Map<string, string>();
  let offset = 0;
  let segment = 0;
  for (const [line, typedLine] of plain.split("\n").entries()) {
    const content = typedLine.replace(LABEL, (label) => " ".repeat(label.length));
    const tokens = tokenise(content, offset);
    const lexing = { ...context, now: "", group: false };
    for (const atom of atomsOf({ tokens, plain: content, context: lexing, known })) {
      if (isBreak(atom)) segment++;
      atoms.push({ ...atom, line, segment });
    }
    segment++;
    offset += content.length + 1;
  }
  return { plain, typed, atoms, figures: figuresOf(atoms, plain, context.unit) };
}

function isBreak(atom: Atom): boolean {
  return atom.kind === "separator" && [",", ";", ".", "then", "newline", "and", ">"].includes(atom.mark);
}

function figuresOf(atoms: readonly Placed[], plain: string, unit: LogContext["unit"]): Figure[] {
  const figures: Figure[] = [];
  const at = new Map<number, number>();
  for (const [index, atom] of atoms.entries()) {
    const meanings = isLabelled(plain, atom, atoms[index - 1]) ? [] : meaningsOf(atom, unit);
    if (meanings.length === 0) continue;
    at.set(index, figures.length);
    const { start, end, line, segment } = atom;
    const rounds = atom.kind === "sets" && atom.rounds;
    const slashed = isSlash(atoms[index - 1]) && figures.at(-1)?.end === atoms[index - 1]!.start;
    figures.push({
      start,
      end,
      line,
      segment,
      meanings,
      ...(rounds && { rounds }),
      ...(slashed && { counted: true as const }),
      ...(atom.kind === "reps" && atom.each && { each: true as const }),
      ...(atom.kind === "reps" && atom.share && { share: true as const }),
    });
  }
  for (const [index, atom] of atoms.entries()) {
    if (atom.kind !== "x") continue;
    const before = at.get(behindSides(atoms, index - 1));
    const after = at.get(index + 1);
    if (before === undefined || after === undefined) continue;
    const sided = behindSides(atoms, index - 1) < index - 1;
    figures[before] = {
      ...figures[before]!,
      glued: { ...figures[before]!.glued, after },
      ...(sided && { counted: true as const }),
    };
    figures[after] = { ...figures[after]!, glued: { ...figures[after]!.glued, before } };
  }
  return [...figures, ...listed(atoms, figures, at, unit)];
}

/** `12 each side x3`: the side stands between a number and its x. */
function behindSides(atoms: readonly Atom[], index: number): number {
  let at = index;
  while (atoms[at]?.kind === "side" || atoms[at]?.kind === "every") at--;
  return at;
}

function isSlash(atom: Atom | undefined): boolean {
  return atom?.kind === "separator" && atom.mark === "/";
}

/** `SS2`: the number of a word. */
function isLabelled(plain: string, atom: Atom, before: Atom | undefined): boolean {
  return (
    atom.kind === "number" &&
    before?.kind !== "x" &&
    /\p{L}{2}$/u.test(plain.slice(Math.max(0, atom.start - 2), atom.start))
  );
}

/** `5,5` may be a list: each of its parts is a figure of its own. */
function listed(
  atoms: readonly Placed[],
  figures: readonly Figure[],
  at: ReadonlyMap<number, number>,
  unit: LogContext["unit"],
): Figure[] {
  return atoms.flatMap((atom, index) => {
    const whole = atom.kind === "number" && atom.list ? figures[at.get(index)!]! : undefined;
    if (!whole || atom.kind !== "number") return [];
    const { glued, ...rest } = whole;
    const behind = glued?.before === undefined ? {} : { glued: { before: glued.before } };
    return (atom.list ?? []).map((value, nth) => ({
      ...rest,
      ...behind,
      meanings: bare(value, unit).filter(
        ({ role }) => role !== "sets" && (nth === 0 || value >= LEAST_PLAIN_LOAD || role !== "kg"),
      ),
    }));
  });
}

/** Metres that may as well have been minutes (`5m`). */
const MOST_MINUTES = 200;

function meaningsOf(atom: Atom, unit: LogContext["unit"]): Meaning[] {
  switch (atom.kind) {
    case "number":
      return bare(atom.value, unit);
    case "load":
    case "added":
      return [{ role: "kg", value: kgFrom(atom.load.value, atom.load.unit) }];
    case "percent":
      return [{ role: "percent", value: atom.value }];
    case "time": {
      const meanings: Meaning[] = [
        { role: "seconds", value: atom.seconds },
        { role: "rest", value: atom.seconds },
      ];
      if (atom.clock?.length === 2) meanings.push({ role: "seconds", value: atom.seconds * 60 });
      if (atom.clock) meanings.push({ role: "pace", value: atom.seconds });
      if (atom.plural) meanings.push({ role: "kg", value: kgFrom(atom.seconds, unit) });
      return meanings;
    }
    case "distance": {
      const meanings: Meaning[] = [{ role: "meters", value: atom.meters }];
      if (atom.unit === "m" && atom.value <= MOST_MINUTES)
        meanings.push({ role: "seconds", value: atom.value * 60 }, { role: "rest", value: atom.value * 60 });
      if (atom.unit === "k") meanings.push({ role: "plain", value: atom.value * 1000 });
      if (atom.unit === "k" && atom.value >= LEAST_PLAIN_LOAD) meanings.push({ role: "kg", value: atom.value });
      return meanings;
    }
    case "sets":
      return [{ role: "sets", value: atom.count }];
    case "reps":
      return [{ role: "reps", value: atom.count }];
    case "scale":
      return [
        { role: "rpe", value: atom.value },
        { role: "plain", value: atom.value },
      ];
    case "heart":
      return [{ role: "bpm", value: atom.bpm }];
    case "power":
      return [{ role: "watts", value: atom.watts }];
    case "climb":
      return [{ role: "climb", value: atom.meters }];
    case "pace":
      return [{ role: "pace", value: atom.secondsPerMeter }];
    case "rpe":
      return atom.values.map((value) => ({ role: "rpe", value }));
    case "rir":
      return atom.values.map((value) => ({ role: "rir", value }));
    case "rest":
      return [{ role: "rest", value: atom.seconds }];
    default:
      return [];
  }
}

/** What a bare number can be before its neighbours are asked. */
function bare(value: number, unit: LogContext["unit"]): Meaning[] {
  return [
    { role: "plain", value },
    { role: "kg", value: kgFrom(value, unit) },
    ...(Number.isInteger(value) && value >= 0
      ? [
          { role: "reps" as const, value },
          { role: "sets" as const, value },
        ]
      : []),
  ];
}

/** Whether two values are the same to the precision answers are written in. */
export function isSame(a: number, b: number, tolerance = 0.0051): boolean {
  return Math.abs(a - b) <= tolerance + Math.abs(b) * 1e-9;
}
