/** Finds sessions that a plan names without a day: `A: … B: …`, `Push: … Pull: … Legs: …`. */
import type { PlanAtom } from "./atom.ts";
import type { PlanLine } from "./line.ts";

type Head = { line: PlanLine /** Of its first atom, and behind its last. */; from: number; to: number; name: string };

/**
 * @param atoms of each line; where names are found they become what says when
 * @returns the atoms of all lines in which something is named
 */
export function nameSessions(atoms: ReadonlyMap<PlanLine, readonly PlanAtom[]>): Map<PlanLine, PlanAtom[]> {
  const heads = [...atoms].flatMap(([line, all]) => (line.told ? [] : headsIn(line, all)));
  const named = new Map<PlanLine, Head[]>();
  for (const head of [...lettered(heads, atoms), ...worded(heads, atoms)])
    named.set(head.line, [...(named.get(head.line) ?? []), head]);
  return new Map([...named].map(([line, here]) => [line, withNames(atoms.get(line) ?? [], here)]));
}

/** What a session may be called. */
const NAMES: ReadonlySet<string> = new Set(
  "push pull legs leg upper lower full body arms arm chest back shoulders shoulder core glutes".split(" "),
);
const BEHIND_NAME: ReadonlySet<string> = new Set("body day session workout a b c d".split(" "));

function headsIn(line: PlanLine, atoms: readonly PlanAtom[]): Head[] {
  const heads: Head[] = [];
  for (let from = 0; from < atoms.length; from++) {
    const to = nameEnd(line, atoms, from);
    if (to === undefined) continue;
    const text = line.plain.slice(atoms[from]!.start, atoms[to - 1]!.end);
    heads.push({ line, from, to, name: text.replace(/\W+$/, "") });
    from = to - 1;
  }
  return heads;
}

/** Behind the last atom of a session's name; `undefined` where none stands. */
function nameEnd(line: PlanLine, atoms: readonly PlanAtom[], from: number): number | undefined {
  const first = atoms[from]!;
  const front = atoms.slice(0, from).every(({ kind }) => kind === "break");
  const closes = (at: number) => {
    const mark = atoms[at];
    if (mark === undefined) return front;
    return mark.kind === "break" && (mark.mark === ":" || (front && mark.mark === "-" && mark.end > mark.start));
  };
  const text = line.plain.slice(first.start, first.end);
  if (/^[a-f]:?$/.test(text) && (first.kind === "label" || first.kind === "word")) {
    if (first.kind === "label") return text.endsWith(":") ? from + 1 : undefined;
    return closes(from + 1) ? from + 1 : undefined;
  }
  if (first.kind !== "word" || !NAMES.has(first.text)) return undefined;
  let to = from + 1;
  for (let atom = atoms[to]; atom?.kind === "word" && BEHIND_NAME.has(atom.text); atom = atoms[to]) to++;
  return closes(to) ? to : undefined;
}

/** Letters are sessions if they stand in order, under no day, and hold several things; otherwise they only order. */
function lettered(heads: readonly Head[], atoms: ReadonlyMap<PlanLine, readonly PlanAtom[]>): Head[] {
  const letters = heads.filter(({ name }) => name.length === 1);
  const distinct = [...new Set(letters.map(({ name }) => name))];
  const all = [...atoms.values()].flat();
  const paired = all.some(
    (atom) => (atom.kind === "label" && atom.letter !== "") || atom.kind === "superset" || atom.kind === "rounds",
  );
  if (distinct.length < 2 || distinct.join("") !== "abcdef".slice(0, distinct.length) || paired) return [];
  if (underDay(letters[0]!, atoms)) return [];
  return sizes(letters, atoms).some((size) => size > 1) ? letters : [];
}

function worded(heads: readonly Head[], atoms: ReadonlyMap<PlanLine, readonly PlanAtom[]>): Head[] {
  const words = heads.filter(({ name }) => name.length > 1);
  if (new Set(words.map(({ name }) => name)).size < 2 || underDay(words[0]!, atoms)) return [];
  return sizes(words, atoms).every((size) => size > 0) ? words : [];
}

/** Whether a day or a workout stands in front: then the name is one of its parts. */
function underDay(first: Head, atoms: ReadonlyMap<PlanLine, readonly PlanAtom[]>): boolean {
  for (const [line, all] of atoms) {
    const before = line === first.line ? all.slice(0, first.from) : all;
    if (before.some(({ kind }) => kind === "days" || kind === "workout")) return true;
    if (line === first.line) return false;
  }
  return false;
}

/** How many things to do stand below each head. */
function sizes(heads: readonly Head[], atoms: ReadonlyMap<PlanLine, readonly PlanAtom[]>): number[] {
  const counts = heads.map(() => 0);
  let at = -1;
  for (const [line, all] of atoms) {
    for (const [index, atom] of all.entries()) {
      const next = heads[at + 1];
      if (next?.line === line && next.from === index) at++;
      if (at >= 0 && (atom.kind === "exercise" || atom.kind === "sport")) counts[at]!++;
    }
  }
  return counts;
}

function withNames(atoms: readonly PlanAtom[], heads: readonly Head[]): PlanAtom[] {
  return atoms.flatMap((atom, index): PlanAtom[] => {
    const head = heads.find(({ from, to }) => index >= from && index < to);
    if (!head) return [atom];
    if (index > head.from) return [];
    const { start } = atom;
    const last = atoms[head.to - 1]!.end;
    const end = head.name.length === 1 ? start + 1 : last;
    const before = atoms[index - 1];
    return [
      ...(before && before.kind !== "break" ? [{ kind: "break", mark: ",", start, end: start } as const] : []),
      { kind: "workout", name: head.name, start, end },
      ...(end < last ? [{ kind: "break", mark: ":", start: end, end: last } as const] : []),
    ];
  });
}
