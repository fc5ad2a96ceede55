/** Turns the tokens of a line into atoms: each stage tries to read a few tokens as one piece of meaning. */
import type { Atom } from "./atom.ts";
import type { LogContext } from "./entry.ts";
import { modifierAtom } from "./lex-modifier.ts";
import { nameAtom } from "./lex-name.ts";
import { markAtom, wordAtom } from "./lex-plain.ts";
import { quantityAtom } from "./lex-quantity.ts";
import { setPlaceAtom } from "./lex-set-place.ts";
import type { Token } from "./token.ts";

/** The tokens of a line and what is needed to understand them. */
export type Line = {
  tokens: readonly Token[];
  plain: string;
  context: LogContext;
  /** Words already looked up as parts of exercise names. */
  known: Map<string, string>;
};

/** An atom and the index of the token after it. */
export type Lexed = { atom: Atom; next: number };

export function atomsOf(line: Line): Atom[] {
  const atoms: Atom[] = [];
  let index = 0;
  while (index < line.tokens.length) {
    const lexed =
      setPlaceAtom(line, index) ??
      modifierAtom(line, index) ??
      nameAtom(line, index) ??
      quantityAtom(line, index, atoms) ??
      markAtom(line, index) ??
      wordAtom(line, index);
    if (lexed === undefined) {
      index++;
      continue;
    }
    pushAtom(atoms, lexed.atom);
    index = lexed.next;
  }
  return atoms;
}

/** Of two sport words side by side (`treadmill run`, `spin bike`) the one that says more describes the other. */
function pushAtom(atoms: Atom[], atom: Atom): void {
  const last = atoms.at(-1);
  if (atom.kind === "sport" && last?.kind === "sport") {
    const { start, end } = last;
    if (last.word.told && last.word.sport !== "other") atoms[atoms.length - 1] = { kind: "describing", start, end };
    else if (atom.word.told || last.word.sport === "other") {
      // "climbing gym" is one word for it.
      if (last.word.told && !atom.word.told) atoms[atoms.length - 1] = { ...last, end: atom.end };
      else atoms.push({ kind: "describing", start: atom.start, end: atom.end });
      return;
    }
  }
  atoms.push(atom);
}

/** The word at an index, or an empty text where there is none. */
export function wordAt(line: Line, index: number): string {
  const token = line.tokens[index];
  return token?.kind === "word" ? token.text : "";
}

/** The mark at an index, or an empty text where there is none. */
export function markAt(line: Line, index: number): string {
  const token = line.tokens[index];
  return token?.kind === "mark" ? token.text : "";
}

/** The plain number at an index. */
export function numberAt(line: Line, index: number): number | undefined {
  const token = line.tokens[index];
  return token?.kind === "number" ? token.value : undefined;
}

/** Where tokens `from` up to, not including, `next` stand in the message. */
export function spanOf(line: Line, from: number, next: number): { start: number; end: number } {
  return { start: line.tokens[from]!.start, end: line.tokens[next - 1]!.end };
}

/** How many tokens from an index on are among some words. */
export function fillers(line: Line, from: number, among: ReadonlySet<string>): number {
  let count = 0;
  while (among.has(wordAt(line, from + count))) count++;
  return count;
}
