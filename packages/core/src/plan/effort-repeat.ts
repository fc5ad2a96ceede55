/** Reads the intervals of an effort: `6x800m`, `2 x 4 x 400`, `6 strides`. */
import type { Sport } from "../log/entry.ts";
import type { PlanAtom } from "./atom.ts";
import type { Fields } from "./draft.ts";
import type { Effort } from "./effort.ts";

/** Bare numbers of a set are metres from here on. */
const LEAST_METERS = 25;

/** `90m` with nothing to swim or to repeat is an hour and a half. */
const MOST_MINUTES = 400;

/** `6x800m`, `2 x 4 x 400`, `4 x 3 min`, `10x400`, `30/30`; a bare swim distance. Returns the index behind it. */
export function repeats(atoms: readonly PlanAtom[], index: number, sport: Sport | undefined, effort: Effort): number {
  const chain: PlanAtom[] = [];
  let at = index;
  for (;;) {
    const atom = atoms[at];
    if (!atom || chain.length > 3 || !["number", "sets", "rounds", "time", "distance"].includes(atom.kind)) break;
    chain.push(atom);
    if (atoms[at + 1]?.kind === "x") at += 2;
    else if ((atom.kind === "sets" || atom.kind === "rounds") && chain.length === 1) at += 1;
    else {
      at += 1;
      break;
    }
  }
  const { fields } = effort;
  const last = chain.at(-1);
  const counts = chain
    .slice(0, -1)
    .map((atom) =>
      atom.kind === "number" ? atom.value : atom.kind === "sets" || atom.kind === "rounds" ? atom.count : Number.NaN,
    );
  const amount = last && amountOf(last, sport, counts.length > 0, atoms[at]);
  if (
    !last ||
    !amount ||
    fields.repeat !== undefined ||
    counts.some((count) => !Number.isInteger(count) || count < 1 || count > 500) ||
    counts.length > 2
  ) {
    return strides(atoms, index, effort);
  }
  if (
    counts.length === 0 &&
    (fields.meters !== undefined || fields.seconds !== undefined || (last.kind === "number" && last.spelled))
  )
    return index + 1;
  Object.assign(fields, amount);
  if (counts.length === 1) fields.repeat = counts[0]!;
  if (counts.length === 2) {
    fields.sets = counts[0]!;
    fields.repeat = counts[1]!;
  }
  for (const atom of atoms.slice(index, at)) effort.used.add(atom);
  const [slash, off] = atoms.slice(at, at + 2);
  if (slash?.kind === "break" && slash.mark === "/" && off?.kind === "number" && last.kind === "number") {
    // "8x40/20": seconds on and off.
    for (const atom of [slash, off]) effort.used.add(atom);
    delete fields.meters;
    fields.seconds = last.value;
    fields.restSeconds = off.value;
    return at + 2;
  }
  const side = atoms[at];
  if (side?.kind === "side" && last.kind === "number" && fields.repeat !== undefined) {
    effort.used.add(side);
    delete fields.meters;
    fields.seconds = last.value;
    fields.restSeconds = last.value;
    return at + 1;
  }
  return at;
}

/** `6 strides`, `4 hills`: counted, not measured. */
function strides(atoms: readonly PlanAtom[], index: number, effort: Effort): number {
  const atom = atoms[index]!;
  const next = atoms[index + 1] ?? atoms[index];
  const at = next?.kind === "x" ? atoms[index + 2] : next;
  const told =
    (at?.kind === "sport" && at.word.told === true) ||
    (at?.kind === "word" && /^(?:strides?|hills?|sprints?|pickups?|surges?|accelerations?)$/.test(at.text));
  const { fields } = effort;
  if (
    atom.kind === "number" &&
    told &&
    Number.isInteger(atom.value) &&
    fields.repeat === undefined &&
    fields.seconds === undefined &&
    fields.meters === undefined
  ) {
    use(effort, atom, { repeat: atom.value });
    if (next?.kind === "x") effort.used.add(next);
  }
  return index + 1;
}

function amountOf(
  atom: PlanAtom,
  sport: Sport | undefined,
  repeated: boolean,
  next: PlanAtom | undefined,
): Fields | undefined {
  switch (atom.kind) {
    case "time":
      return { seconds: Math.round(atom.seconds) };
    case "distance":
      if (!repeated && isMinutes(atom, sport, {})) return { seconds: (atom.minutes ?? 0) * 60 };
      return { meters: Math.round(atom.meters) };
    case "number": {
      if ((next?.kind === "side" || (next?.kind === "break" && next.mark === "/")) && repeated)
        return { meters: atom.value };
      const fits = Number.isInteger(atom.value) && atom.value >= LEAST_METERS;
      if (sport === "swim" && fits) return { meters: atom.value };
      return repeated && fits && atom.value >= 50 && (sport === "run" || sport === "row")
        ? { meters: atom.value }
        : undefined;
    }
    default:
      return undefined;
  }
}

export function isMinutes(atom: PlanAtom & { kind: "distance" }, sport: Sport | undefined, fields: Fields): boolean {
  return (
    atom.minutes !== undefined &&
    sport !== "swim" &&
    sport !== undefined &&
    sport !== "strength" &&
    !afterRepeat(fields) &&
    atom.minutes <= MOST_MINUTES &&
    atom.minutes % 5 === 0 &&
    atom.minutes < 200
  );
}

export function afterRepeat(fields: Fields): boolean {
  return fields.repeat !== undefined;
}

export function use(effort: Effort, atom: PlanAtom, fields: Fields): void {
  Object.assign(effort.fields, fields);
  effort.used.add(atom);
}

/** `500m x 4`: the count stands behind. */
export function timesBehind(atoms: readonly PlanAtom[], index: number, effort: Effort): boolean {
  const [amount, x, count] = atoms.slice(index, index + 3);
  const { fields } = effort;
  if (
    x?.kind !== "x" ||
    count?.kind !== "number" ||
    !Number.isInteger(count.value) ||
    count.value < 1 ||
    count.value > 100
  )
    return false;
  if (!amount || fields.repeat !== undefined || fields.seconds !== undefined || fields.meters !== undefined)
    return false;
  const size = amountOf(amount, undefined, true, undefined);
  if (!size) return false;
  Object.assign(fields, size, { repeat: count.value });
  for (const atom of [amount, x, count]) effort.used.add(atom);
  return true;
}
