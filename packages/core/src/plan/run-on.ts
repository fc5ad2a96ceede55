/** Parts what is typed in one go: days without a mark between them, and days behind what is done on them. */
import type { PlanAtom } from "./atom.ts";
import { isAmount, isColour } from "./atom.ts";
import { isSmall } from "./note.ts";

/** A line's atoms with each day at the front of what belongs to it. */
export function withDaysInFront(atoms: readonly PlanAtom[]): PlanAtom[] {
  return turned(atoms) ?? parted(atoms);
}

/** In front of a day they point at it, and open nothing. */
const POINTING: ReadonlySet<string> = new Set(
  "on of than as from like the every each next this last until till by before after to and or same except".split(" "),
);

const points = (atom: PlanAtom | undefined) => atom?.kind === "word" && POINTING.has(atom.text);
const asks = (atom: PlanAtom) =>
  isAmount(atom) || isColour(atom) || atom.kind === "exercise" || atom.kind === "sport" || atom.kind === "side";

/** `tue off`: as much of a day as something to do. */
const isOff = (atom: PlanAtom) => atom.kind === "word" && ["off", "rest"].includes(atom.text);

/** `Mon squat 3x5 Wed bench 3x5`, `am swim 2k pm squat 5x5`: a mark in front of each but the first. */
function parted(atoms: readonly PlanAtom[]): PlanAtom[] {
  const first = atoms.findIndex(({ kind }) => PARTING.has(kind));
  if (first < 0 || atoms.slice(0, first).some((atom) => isAmount(atom) || atom.kind === "exercise")) return [...atoms];
  const last = atoms.findLastIndex(asks);
  const opener = atoms[first]!.kind;
  const halves = atoms.slice(first).find(({ kind }) => kind !== "days")?.kind === "slot";
  // Something to do stands in front, behind the mark before.
  let open = false;
  return atoms.flatMap((atom, index): PlanAtom[] => {
    const before = atoms[index - 1];
    const parts = atom.kind === "slot" ? halves : atom.kind === opener;
    const runs = open && index < last && PARTING.has(atom.kind) && parts && !points(before);
    if (atom.kind === "break" || runs) open = false;
    if (index > first && (asks(atom) || isOff(atom))) open = true;
    return runs ? [{ kind: "break", mark: ",", start: atom.start, end: atom.start }, atom] : [atom];
  });
}

const PARTING: ReadonlySet<string> = new Set(["days", "workout", "slot"]);

/** `squat 5x5 mon, bench 5x5 wed`: each day in front of what it stands behind. */
function turned(atoms: readonly PlanAtom[]): PlanAtom[] | undefined {
  const chunks: PlanAtom[][] = [[]];
  let days = 0;
  // Behind it there is only the tail.
  const last = atoms.findLastIndex((atom) => !isTail(atom));
  for (const [index, atom] of atoms.entries()) {
    const next = atoms[index + 1];
    const ends = (next?.kind === "break" && [",", ";", "."].includes(next.mark)) || index === last;
    if (atom.kind !== "days") chunks.at(-1)!.push(atom);
    else {
      const chunk = chunks.at(-1)!;
      const from = chunk.findIndex((one) => one.kind !== "break");
      const before = chunk.at(-1);
      const plain = chunk.every((one) => !SPOILING.has(one.kind) && !(one.kind === "break" && one.mark === ":"));
      if (!ends || from < 0 || !plain || !chunk.some(asks) || before?.kind === "break") return undefined;
      const linked = before?.kind === "word" && before.text === "on";
      if (points(before) && !linked) return undefined;
      chunks[chunks.length - 1] = [...chunk.slice(0, from), atom, ...chunk.slice(from, linked ? -1 : undefined)];
      chunks.push([]);
      days++;
    }
  }
  const behind = chunks.at(-1)!;
  return days > 1 && behind.every(isTail) ? chunks.flat() : undefined;
}

/** What may stand behind the last day: how long it all lasts. */
function isTail(atom: PlanAtom): boolean {
  return atom.kind === "length" || isSmall(atom);
}

/** What says when in another way. */
const SPOILING: ReadonlySet<string> = new Set(["weeks", "length", "slot", "workout"]);

/** The piece of a text that atoms stand in, whatever their order. */
export function spanOf(text: string, atoms: readonly PlanAtom[]): string {
  if (atoms.length === 0) return "";
  const from = atoms.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY);
  return text.slice(
    from,
    atoms.reduce((most, { end }) => Math.max(most, end), 0),
  );
}
