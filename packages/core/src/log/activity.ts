/** Reads an outing: distance, time, heart rate, power, climb, and what was said about it. */
import type { Atom } from "./atom.ts";
import type { ActivityEntry, Sport } from "./entry.ts";
import type { SportWord } from "./sport-words.ts";

/** Faster than the best in the world over any distance, in m/s: such a time was meant in hours. */
const FASTEST: Readonly<Partial<Record<Sport, number>>> = {
  run: 8,
  bike: 22,
  swim: 2.4,
  row: 7,
  walk: 4,
  hike: 4,
  ski: 25,
};
/** Without a distance, a time below these minutes was meant in hours: nobody reports a ninety-second run. */
const FEWEST_MINUTES: Readonly<Partial<Record<Sport, number>>> = { row: 3, other: 5, mobility: 4 };
/** What a pace without a unit is counted over. */
const PACE_METERS: Readonly<Partial<Record<Sport, number>>> = {
  run: 1000,
  walk: 1000,
  hike: 1000,
  swim: 100,
  row: 500,
};
/** A bare number is metres where metres are the custom. */
const LEAST_BARE_METERS: Readonly<Partial<Record<Sport, number>>> = { swim: 200, row: 500 };

/** The half and the full marathon, which nobody tells in miles by these figures. */
const RACES_KM: ReadonlySet<number> = new Set([21.1, 21.09, 21.097, 21.0975, 42.2, 42.19, 42.195]);

const MOST_METERS = 1_000_000;
const MOST_SECONDS = 4 * 86_400;

export type Outing = {
  entry: ActivityEntry;
  /** Interval text and what was carried (`20kg pack`): it is the note, its numbers are no totals. */
  intervals: { start: number; end: number }[];
  /** How many fields were told. */
  fields: number;
  /** A bare number that fits no field. */
  stray: boolean;
};

/** @param atoms all atoms that belong to the outing, in text order */
export function readActivity(word: SportWord, atoms: readonly Atom[]): Outing {
  const intervals = intervalsOf(atoms, word.sport);
  const outside = atoms.filter((atom) => !intervals.some((span) => atom.start >= span.start && atom.end <= span.end));
  const entry: ActivityEntry = { type: "activity", sport: word.sport };
  const times: (Atom & { kind: "time" })[] = [];
  let pace: number | undefined;
  let paceTime: number | undefined;
  let stray = false;
  const carried: { start: number; end: number }[] = [];
  for (const [index, atom] of outside.entries()) {
    switch (atom.kind) {
      case "distance":
        // "3km from the gym"
        if (word.sport === "strength") stray = true;
        if (atom.unit === "m" && atom.value < 200 && word.sport !== "swim")
          times.push({ ...atom, kind: "time", seconds: atom.value * 60 });
        else if (entry.meters === undefined || isTotal(outside, index)) entry.meters = atom.meters;
        break;
      case "number": {
        const least = LEAST_BARE_METERS[word.sport];
        if (entry.meters === undefined && least !== undefined && atom.value >= least) entry.meters = atom.value;
        else if (entry.meters === undefined && word.sport === "run" && RACES_KM.has(atom.value))
          entry.meters = atom.value * 1000;
        else stray = true;
        break;
      }
      case "time":
        if (atom.at && atom.clock?.length === 2) paceTime = atom.seconds;
        else times.push(atom);
        break;
      case "pace":
        pace ??= atom.secondsPerMeter;
        break;
      case "heart":
        if (atom.max) entry.maxHr = atom.bpm;
        else if (atom.bpm >= 30 && atom.bpm <= 240) entry.avgHr = atom.bpm;
        break;
      case "power":
        entry.watts ??= atom.watts;
        break;
      case "climb":
        entry.elevationMeters ??= Math.round(atom.meters);
        break;
      case "rpe":
        entry.rpe = atom.values[0]!;
        break;
      case "load":
        carried.push({ start: atom.start, end: atom.end });
        break;
      case "added":
      case "percent":
      case "x":
        stray = true;
        break;
      default:
    }
  }
  if (entry.meters === undefined && word.meters !== undefined) entry.meters = word.meters;
  const told = times[0];
  if (told) entry.seconds = Math.round(secondsOf(told, word.sport, entry.meters));
  if (entry.seconds === undefined && entry.meters !== undefined) {
    const over = PACE_METERS[word.sport];
    if (pace !== undefined) entry.seconds = Math.round(entry.meters * pace);
    else if (paceTime !== undefined && over !== undefined) entry.seconds = Math.round((entry.meters / over) * paceTime);
  }
  if (entry.meters !== undefined) entry.meters = Math.round(entry.meters);
  const fields = Object.keys(entry).length - 2;
  // "my hr was 180 just from the stairs": a pulse alone is no outing.
  const pulse = fields > 0 && Object.keys(entry).every((key) => PULSE.has(key)) && intervals.length === 0;
  return { entry, intervals: [...intervals, ...carried], fields, stray: stray || pulse || !isPossible(entry) };
}

const PULSE: ReadonlySet<string> = new Set(["type", "sport", "avgHr", "maxHr"]);

function isPossible(entry: ActivityEntry): boolean {
  const { meters = 1, seconds = 1 } = entry;
  return meters > 0 && meters <= MOST_METERS && seconds > 0 && seconds <= MOST_SECONDS;
}

function isTotal(atoms: readonly Atom[], index: number): boolean {
  return atoms[index + 1]?.kind === "total" || atoms[index - 1]?.kind === "total";
}

/** `1:45` is minutes and seconds unless that is faster than anyone, or too short to report. */
function secondsOf(time: Atom & { kind: "time" }, sport: Sport, meters: number | undefined): number {
  if (time.clock?.length !== 2) return time.seconds;
  const inHours = time.seconds * 60;
  if (meters === undefined) return time.clock[0]! < (FEWEST_MINUTES[sport] ?? 10) ? inHours : time.seconds;
  const fastest = FASTEST[sport] ?? 25;
  return meters / time.seconds > fastest ? inHours : time.seconds;
}

/** `6x800m @ 3:05 w/ 400 jog`: from the count to the end of the clause. */
function intervalsOf(atoms: readonly Atom[], sport: Sport): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let index = 0;
  while (index < atoms.length) {
    const atom = atoms[index]!;
    const counts = atom.kind === "number" || atom.kind === "sets";
    if (!counts || atoms[index + 1]?.kind !== "x") {
      index++;
      continue;
    }
    const { start } = atom;
    let { end } = atoms[index + 1]!;
    const timed = timeOfAll(atoms, index, sport);
    if (timed !== undefined) {
      spans.push({ start, end: atoms[index + 2]!.end });
      index = timed;
      continue;
    }
    // "6x1000m, 2 min rest": the rest belongs to the intervals.
    while (index < atoms.length && (!endsInterval(atoms[index]!) || atoms[index + 1]?.kind === "rest"))
      end = atoms[index++]!.end;
    spans.push({ start, end });
  }
  return spans;
}

/** `40x50m in 45 min`: too long for each of them. @returns the index of the time that was taken for all together */
function timeOfAll(atoms: readonly Atom[], index: number, sport: Sport): number | undefined {
  const [count, , each, ...behind] = atoms.slice(index, index + MOST_TO_TIME);
  const times = count?.kind === "number" ? count.value : count?.kind === "sets" ? count.count : 0;
  const time = behind.findIndex((atom) => atom.kind !== "filler");
  const told = behind[time];
  const meters = each?.kind === "distance" ? each.meters : each?.kind === "number" ? each.value : 0;
  if (told?.kind !== "time" || told.at || told.seconds <= 0 || meters <= 0 || atoms[index + 3]?.kind !== "filler")
    return undefined;
  const slow = meters / told.seconds < (SLOWEST[sport] ?? 1);
  const whole = (times * meters) / told.seconds;
  return slow && whole >= (SLOWEST[sport] ?? 1) / 3 && whole <= (FASTEST[sport] ?? 25) ? index + 3 + time : undefined;
}

/** `40 x 50m in about 45 min`. */
const MOST_TO_TIME = 6;
/** Nobody's intervals are slower, in m/s. */
const SLOWEST: Readonly<Partial<Record<Sport, number>>> = { swim: 0.4, run: 1.5, bike: 3, row: 1.5 };

function endsInterval(atom: Atom): boolean {
  if (atom.kind === "heart" || atom.kind === "rpe" || atom.kind === "climb" || atom.kind === "total") return true;
  return atom.kind === "separator" && !["(", ")", "/", "+", "and"].includes(atom.mark);
}
