/** Reads how much of an activity: distance, time, intervals and their recovery, pace, power, zone. */
import type { Sport } from "../log/entry.ts";
import type { PlanAtom } from "./atom.ts";
import type { Fields } from "./draft.ts";

export type Effort = {
  fields: Fields;
  used: Set<PlanAtom>;
  /** What the words call it. */
  sport?: Sport;
  /** The recovery told is no field's. */
  restTold?: true;
};

/** Bare numbers of a set are metres from here on. */
const LEAST_METERS = 25;
/** `90m` with nothing to swim or to repeat is an hour and a half. */
const MOST_MINUTES = 400;

/**
 * @param atoms of one effort, in text order
 * @param sport what it is if it does not say; `undefined` if unknown
 */
export function readEffort(atoms: readonly PlanAtom[], sport: Sport | undefined): Effort {
  const used = new Set<PlanAtom>();
  const fields: Fields = {};
  const named = sportOf(atoms);
  const of = named?.word.sport ?? sport;
  const effort: Effort = { fields, used, ...(named && { sport: named.word.sport }) };
  for (let index = 0; index < atoms.length; index++) {
    const atom = atoms[index]!;
    if (used.has(atom)) continue;
    switch (atom.kind) {
      case "number":
      case "sets":
      case "rounds":
        index = repeats(atoms, index, of, effort) - 1;
        break;
      case "time":
        if (wordBefore(atoms, index) === "in" && fields.meters !== undefined && fields.seconds === undefined)
          use(effort, atom, { seconds: Math.round(atom.seconds) });
        else if (afterRepeat(fields) || fields.seconds !== undefined) recoverTime(atoms, index, effort);
        else use(effort, atom, { seconds: Math.round(atom.seconds) });
        break;
      case "distance":
        if (isMinutes(atom, of, fields)) {
          if (fields.seconds === undefined && !afterRepeat(fields))
            use(effort, atom, { seconds: (atom.minutes ?? 0) * 60 });
          else recoverTime(atoms, index, effort);
        } else if (fields.meters === undefined && !afterRepeat(fields))
          use(effort, atom, { meters: Math.round(atom.meters) });
        break;
      case "rest":
        rest(atom, effort);
        break;
      case "pace":
        if (fields.paceSecondsPerKm === undefined) use(effort, atom, { paceSecondsPerKm: atom.secondsPerKm });
        break;
      case "clock":
        if (of === "run" && fields.paceSecondsPerKm === undefined && isPace(atom.seconds, fields))
          use(effort, atom, { paceSecondsPerKm: atom.seconds });
        break;
      case "power":
        if (fields.watts === undefined) use(effort, atom, { watts: atom.watts });
        break;
      case "zone":
        if (fields.zone === undefined) use(effort, atom, { zone: atom.value });
        break;
      case "rpe":
        if (fields.rpe === undefined) use(effort, atom, { rpe: atom.value });
        break;
      case "told":
        if (atom.about === "rest") effort.restTold = true;
        break;
      default:
        break;
    }
  }
  // A first word of distance by name (`parkrun`) fills in what no number says.
  if (
    named?.word.meters !== undefined &&
    fields.meters === undefined &&
    fields.seconds === undefined &&
    named.word.meters < 10_000
  )
    fields.meters = named.word.meters;
  return effort;
}

/** The sport words name; a recovery's jog behind an interval is none. */
function sportOf(atoms: readonly PlanAtom[]): (PlanAtom & { kind: "sport" }) | undefined {
  const sports = atoms.filter((atom): atom is PlanAtom & { kind: "sport" } => atom.kind === "sport");
  const firstAmount = atoms.findIndex((atom) => atom.kind === "x");
  return sports.find(
    (atom) => atom.word.sport !== "brick" && !isPlace(atoms, atom) && !(firstAmount >= 0 && isRecovery(atoms, atom)),
  );
}

/** `off the bike`, `on the treadmill`: says where from, not what. */
function isPlace(atoms: readonly PlanAtom[], atom: PlanAtom): boolean {
  const at = atoms.indexOf(atom);
  return wordBefore(atoms, at) === "the" && wordBefore(atoms, at - 1) === "off";
}

/** `2 min jog`, `400 walk`: a sport word right behind a second amount. */
function isRecovery(atoms: readonly PlanAtom[], atom: PlanAtom): boolean {
  const at = atoms.indexOf(atom);
  const amounts = atoms.slice(0, at).filter((other) => ["time", "distance", "number", "rest"].includes(other.kind));
  const behind = atoms[at - 1];
  return amounts.length > 2 && behind !== undefined && ["time", "distance", "number", "rest"].includes(behind.kind);
}

function wordBefore(atoms: readonly PlanAtom[], index: number): string {
  const before = atoms[index - 1];
  return before?.kind === "word" ? before.text : "";
}

function afterRepeat(fields: Fields): boolean {
  return fields.repeat !== undefined;
}

function use(effort: Effort, atom: PlanAtom, fields: Fields): void {
  Object.assign(effort.fields, fields);
  effort.used.add(atom);
}

/** `6x800m`, `2 x 4 x 400`, `4 x 3 min`, `10x400`, `30/30`; a bare swim distance. Returns the index behind it. */
function repeats(atoms: readonly PlanAtom[], index: number, sport: Sport | undefined, effort: Effort): number {
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
      if (next?.kind === "side" && repeated) return { meters: atom.value };
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

function isMinutes(atom: PlanAtom & { kind: "distance" }, sport: Sport | undefined, fields: Fields): boolean {
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

/** Minutes and seconds behind an @ are a pace per km where they cannot be the time of the whole. */
function isPace(seconds: number, { repeat, meters, seconds: lasts }: Fields): boolean {
  if (seconds < 150 || seconds > 600) return false;
  if (meters === undefined) return lasts !== undefined;
  return (
    meters === 1000 || (repeat === undefined && meters >= 2000) || seconds / meters > 0.6 || seconds / meters < 0.13
  );
}

/** A time behind an interval is its recovery where the words say so. */
function recoverTime(atoms: readonly PlanAtom[], index: number, effort: Effort): void {
  const atom = atoms[index]!;
  if (effort.fields.restSeconds !== undefined || effort.restTold) return;
  const seconds = atom.kind === "time" ? atom.seconds : atom.kind === "distance" ? (atom.minutes ?? 0) * 60 : 0;
  const before = atoms[index - 1];
  const linked =
    before !== undefined &&
    ((before.kind === "word" && LINKS.has(before.text)) || (before.kind === "break" && before.mark === "/"));
  const named = atoms.slice(index + 1, index + 5).some((next) => isRecoveryWord(next));
  if (seconds > 0 && effort.fields.repeat !== undefined && (named || linked))
    use(effort, atom, { restSeconds: Math.round(seconds) });
}

export function isRecoveryWord(atom: PlanAtom): boolean {
  if (atom.kind === "word") return RECOVERY.has(atom.text);
  return (
    atom.kind === "sport" &&
    (atom.word.sport === "run" || atom.word.sport === "walk" || (atom.word.sport === "bike" && atom.word.told === true))
  );
}

const LINKS: ReadonlySet<string> = new Set(["with", "w", "off"]);
const RECOVERY: ReadonlySet<string> = new Set(
  "jog jogging walk walking easy rest recovery recover rec off float between spin slow spinning gentle btw soft".split(
    " ",
  ),
);

function rest(atom: PlanAtom & { kind: "rest" }, effort: Effort): void {
  const { fields } = effort;
  // Of nested sets the rest between the inner ones counts; the outer is told.
  if (
    fields.restSeconds !== undefined ||
    (fields.sets !== undefined &&
      atom.between === "sets" &&
      fields.repeat !== undefined &&
      fields.restSeconds !== undefined)
  )
    return;
  use(effort, atom, { restSeconds: Math.round(atom.seconds) });
}
