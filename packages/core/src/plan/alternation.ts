/** Reads `alternate 60 s running and 90 s walking for 20 min` as the intervals it stands for. */
import type { AtomOf, PlanAtom } from "./atom.ts";

/** The sentence with its alternation told as `8 x 60 s running, 90 s rest walking`, where the times come out even. */
export function asIntervals(atoms: readonly PlanAtom[]): readonly PlanAtom[] {
  const at = atoms.findIndex((atom) => atom.kind === "word" && /^alternat(?:e|es|ing)$/.test(atom.text));
  if (at < 0) return atoms;
  const behind = atoms.slice(at + 1);
  const [effort, recovery, whole, more] = behind.filter((atom): atom is AtomOf<"time"> => atom.kind === "time");
  const sports = behind.filter((atom) => atom.kind === "sport");
  if (!effort || !recovery || !whole || more || sports.length !== 2) return atoms;
  const ordered = [effort, sports[0]!, recovery, sports[1]!, whole].map((atom) => behind.indexOf(atom));
  const inOrder = ordered.every((place, index) => index === 0 || place > ordered[index - 1]!);
  const lead = behind[behind.indexOf(whole) - 1];
  const times = whole.seconds / (effort.seconds + recovery.seconds);
  if (!inOrder || lead?.kind !== "word" || lead.text !== "for" || !Number.isInteger(times) || times < 2) return atoms;
  const { end } = atoms[at]!;
  const place = { start: end, end };
  return [
    ...atoms.slice(0, at + 1),
    { kind: "number", value: times, ...place },
    { kind: "x", ...place },
    ...behind.flatMap((atom): PlanAtom[] => {
      if (atom === whole || atom === lead) return [];
      if (atom === recovery)
        return [{ kind: "rest", seconds: recovery.seconds, start: recovery.start, end: recovery.end }];
      const parts = atom.kind === "break" && atom.mark !== "," && atom.start > effort.end && atom.end < recovery.start;
      return [parts ? { ...atom, mark: "," } : atom];
    }),
  ];
}
