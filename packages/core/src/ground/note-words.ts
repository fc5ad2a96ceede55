/** What pieces of a note say; each piece is looked at once, however many observations point to it. */
import { normalise } from "../log/normalise.ts";
import { tokenise } from "../log/token.ts";
import { partAt } from "../note/body.ts";
import { type Item, itemsOf } from "../note/item.ts";
import type { BodyPart, NoteContext, Observation, Which } from "../note/observation.ts";
import { readNote } from "../note/read.ts";
import { referencesIn } from "../note/set-reference.ts";
import { evidenceOf } from "./figure.ts";
import { mentionsIn } from "./scope.ts";

export type NoteWords = {
  items(piece: string): readonly Item[];
  /** What the note reader reads in it. */
  read(piece: string): readonly Observation[];
  parts(piece: string): ReadonlySet<BodyPart>;
  /** The sets and reps it counts. */
  pointed(piece: string): { sets: readonly Which[]; reps: readonly Which[] };
  /** Exercises it names, in text order. */
  exercises(piece: string): readonly string[];
};

export function noteWords(context: NoteContext): NoteWords {
  const { aliases } = context;
  // Without the athlete's own words, which may hold a part of the body or a number.
  const items = remembered((piece) => itemsOf(normalise(piece), {}));
  const own = remembered((piece) => itemsOf(normalise(piece), context));
  return {
    items,
    read: remembered((piece) => readNote(piece, context)),
    parts: remembered((piece) => partsIn(piece, items(piece))),
    pointed: remembered((piece) => pointedIn(piece, own(piece), context)),
    exercises: remembered((piece) => {
      const evidence = evidenceOf(piece, { unit: "kg", ...(aliases && { aliases }) });
      const named = mentionsIn(evidence, context).map(({ id }) => id);
      return [...own(piece).flatMap((item) => (item.kind === "exercise" ? [item.id] : [])), ...named];
    }),
  };
}

function remembered<T>(of: (piece: string) => T): (piece: string) => T {
  const known = new Map<string, T>();
  return (piece) => {
    const found = known.get(piece) ?? of(piece);
    known.set(piece, found);
    return found;
  };
}

function pointedIn(piece: string, items: readonly Item[], { sets: done }: NoteContext) {
  const references = items.flatMap((item) => (item.kind === "set" ? [item.reference] : []));
  // Inside a wrapped line the place and its noun may be parted.
  references.push(...referencesIn(tokenise(normalise(piece).plain.replaceAll("\n", " "), 0), done?.length));
  return { sets: references.flatMap(({ sets }) => sets), reps: references.flatMap(({ reps }) => reps) };
}

function partsIn(piece: string, items: readonly Item[]): Set<BodyPart> {
  const parts = new Set<BodyPart>();
  for (const item of items) if (item.kind === "body" && item.named.part) parts.add(item.named.part);
  const words = normalise(piece)
    .plain.split(/[^\p{L}]+/u)
    .filter((word) => word !== "");
  for (let at = 0; at < words.length; at++) {
    const found = partAt(words, at);
    if (!found) continue;
    if (found.named.part) parts.add(found.named.part);
    at += found.size - 1;
  }
  return parts;
}
