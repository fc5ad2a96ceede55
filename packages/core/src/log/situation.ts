/** Where in its message a sentence is being read: what the judgements on it depend on. */
import type { Atom } from "./atom.ts";
import { isModifier, isValue } from "./atom.ts";
import type { Block, Span } from "./block.ts";
import type { Clause } from "./clause.ts";
import { TITLE } from "./lexicon.ts";
import type { MessageReader } from "./message.ts";

export type Situation = {
  readonly message: Pick<MessageReader, "open" | "last" | "group" | "typed" | "plain">;
  readonly clauses: readonly Clause[];
  readonly from: {
    first: boolean;
    /** How many exclamation marks end it. */
    exclaimed: number;
    /** Where the named day ends in the text. */
    dayEnd: number | undefined;
  };
  /** Something was read in this sentence. */
  readonly accepted: boolean;
  /** Talk stood before the first value. */
  readonly talked: boolean;
  /** A name opened this sentence and waits for its sets. */
  readonly header: boolean;
};

export function spanOf(atoms: readonly Atom[]): Span {
  return { start: atoms[0]!.start, end: atoms.at(-1)!.end };
}

/** Sets and outings still take values. */
export function hasRoom(block: Block): block is Block & { atoms: Atom[] } {
  return block.kind === "sets" || block.kind === "outing" || block.kind === "unknown";
}

/** A distance of kilometres or miles with a time or pace, and nothing else. */
export function isBareRun(atoms: readonly Atom[]): boolean {
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

export function isTitle(text: string): boolean {
  return text
    .toLowerCase()
    .split(/[\s,:/&-]+/)
    .every((word) => word === "" || TITLE.has(word));
}
