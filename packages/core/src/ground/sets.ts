/** Holds the sets of one entry against the numbers said of its exercise. */
import { traitsOf } from "../log/block.ts";
import type { LoggedSet } from "../log/entry.ts";
import { kgFrom } from "../units/load.ts";
import type { Dropped, Reason } from "./dropped.ts";
import type { Evidence, Figure, Role } from "./figure.ts";
import { isSame } from "./figure.ts";
import type { Parts } from "./part.ts";
import { isTold, means, plainValue } from "./part.ts";

/** How often each amount of each exercise has been used up by the answer so far. */
export type Used = Map<string, number>;

type Check = { evidence: Evidence; parts: Parts; exercise: string; used: Used };
type Counted = Check & { known: Map<string, Room> };

const AMOUNTS = ["reps", "seconds", "meters"] as const;

/** @returns the sets that the text tells, each without what it does not tell */
export function groundSets(
  sets: readonly LoggedSet[],
  path: string,
  check: Check,
): { kept: LoggedSet[]; dropped: Dropped[] } {
  const dropped: Dropped[] = [];
  const kept: LoggedSet[] = [];
  const counted = { ...check, known: new Map<string, Room>() };
  for (const [index, set] of sets.entries()) {
    const here = `${path}.${index}`;
    const told = groundSet(set, here, check, dropped);
    const why = told && misplaced(told, counted);
    if (!told || why) dropped.push({ path: here, value: set, why: why ?? "empty" });
    else kept.push(told);
  }
  return { kept, dropped };
}

function groundSet(set: LoggedSet, path: string, check: Check, dropped: Dropped[]): LoggedSet | undefined {
  const kept: LoggedSet = { ...set };
  const drop = (field: keyof LoggedSet, why: Reason) => {
    dropped.push({ path: `${path}.${field}`, value: set[field], why });
    delete kept[field];
  };
  for (const [field, role, least, most] of NUMBERS) {
    const value = set[field];
    if (value === undefined) continue;
    const why = value < least || value > most ? "out-of-range" : whyNot(check, role, value);
    if (why) drop(field, why);
  }
  if (set.kg !== undefined) {
    const why = whyNoLoad(check, set.kg);
    if (why) drop("kg", why);
  }
  if (kept.typed && (kept.kg === undefined || !isSame(kgFrom(kept.typed.value, kept.typed.unit), kept.kg)))
    delete kept.typed;
  for (const [field, words] of FLAGS)
    if (set[field] !== undefined && !words.test(check.evidence.plain)) drop(field, "not-told");
  if (set.tempo !== undefined && !hasTempo(check.evidence, set.tempo)) drop("tempo", "not-told");
  const measured = AMOUNTS.some((amount) => kept[amount] !== undefined);
  return measured || kept.kg ? kept : undefined;
}

const NUMBERS: readonly (readonly [
  "reps" | "seconds" | "meters" | "rpe" | "rir" | "percent1rm" | "restSeconds",
  Role,
  number,
  number,
])[] = [
  ["reps", "reps", 0, 10_000],
  ["seconds", "seconds", 0.1, 86_400],
  ["meters", "meters", 0.1, 1_000_000],
  ["rpe", "rpe", 1, 10],
  ["rir", "rir", 0, 20],
  ["percent1rm", "percent", 1, 200],
  ["restSeconds", "rest", 1, 7200],
];

const FLAGS: readonly (readonly ["warmup" | "failed" | "perSide", RegExp])[] = [
  ["warmup", /\b(?:w|w\/?u|wu\w*|warm\w*|ramp\w*)\b/],
  ["failed", /\b(?:fail\w*|miss\w*|couldn'?t|didn'?t|failure|f)\b|(?<=\d)f\b/],
  [
    "perSide",
    /\b(?:each|per|side|sides|leg|legs|arm|arms|ea|es|e\/s|pl|p\/s|a side|both|every|unilateral|single|left|right|one|hand|hands|l|r)\b/,
  ],
];

function whyNot({ evidence, parts }: Check, role: Role, value: number): Reason | undefined {
  const found = parts.with(role, value, role === "meters" ? 0.51 : undefined);
  if (role === "rest" ? found.some((figure) => isRest(evidence, figure)) : found.length > 0) return undefined;
  return unlike(evidence, value);
}

/** The same number stands in the text, or in the other unit's guise, but not as this. */
function unlike(evidence: Evidence, value: number): Reason {
  return evidence.figures.some((figure) => figure.meanings.some((meaning) => isSame(meaning.value, value)))
    ? "other-meaning"
    : "not-told";
}

function isRest({ plain }: Evidence, figure: Figure): boolean {
  const line = plain.slice(plain.lastIndexOf("\n", figure.start - 1) + 1, endOfLine(plain, figure.end));
  return /\b(?:rest\w*|breaks?|r|between|off|recover\w*|emom|every|pause|rp|myo)\b|\br\d/.test(line);
}

function endOfLine(plain: string, from: number): number {
  const end = plain.indexOf("\n", from);
  return end < 0 ? plain.length : end;
}

function whyNoLoad({ evidence, parts, exercise }: Check, kg: number): Reason | undefined {
  const { load } = traitsOf(exercise);
  if (kg === 0)
    return load !== "external" || evidence.atoms.some((atom) => atom.kind === "bodyweight") ? undefined : "not-told";
  const size = Math.abs(kg);
  const found = [...parts.with("kg", size), ...parts.with("kg", -size)];
  if (found.length === 0) return unlike(evidence, size);
  const assisted = evidence.atoms.some(
    (atom) => atom.kind === "assisted" || (atom.kind === "added" && atom.load.value < 0),
  );
  const below = found.some((figure) => figure.meanings.some((meaning) => meaning.role === "kg" && meaning.value < 0));
  if (kg < 0) return load === "bodyweight" && (assisted || below) ? undefined : "other-meaning";
  return load === "bodyweight" && (below || assisted) && !found.some((figure) => means(figure, "kg", size))
    ? "other-meaning"
    : undefined;
}

function hasTempo({ plain }: Evidence, tempo: string): boolean {
  const digits = tempo.toLowerCase().replace(/[^\dx]/g, "");
  return plain.replace(/(?<=[\dx])\s*[-/.:, ]\s*(?=[\dx])/g, "").includes(digits);
}

/** A load and an amount that stand apart, or one more set than is told. */
function misplaced(set: LoggedSet, check: Counted): Reason | undefined {
  const amount = AMOUNTS.find((field) => set[field] !== undefined);
  if (!amount) return overdrawn(check, `kg ${set.kg}`, countOfLoads(check, set.kg ?? 0));
  const what = `${amount} ${set[amount]}`;
  const key = set.kg ? `${what} at ${set.kg}` : what;
  const told = check.known.get(key) ?? roomFor(set, amount, check);
  check.known.set(key, told);
  if (!told.together) return "not-together";
  return (
    overdrawn(check, key, told.room) ??
    overdrawn(check, what, Math.max(told.whole, told.room), set.kg !== undefined && set.kg !== 0)
  );
}

/** How many sets of a load and an amount the text tells, and how many of the amount at any load. */
type Room = { together: boolean; room: number; whole: number };

function roomFor(set: LoggedSet, amount: (typeof AMOUNTS)[number], { parts, ...check }: Check): Room {
  const figures = parts.with(amount, set[amount]!, amount === "meters" ? 0.51 : undefined);
  const loads = set.kg ? [...parts.with("kg", set.kg), ...parts.with("kg", -set.kg)] : [];
  const together =
    loads.length === 0 ? figures : figures.filter((figure) => loads.some((load) => areTogether(parts, load, figure)));
  const sum = (of: readonly Figure[], at: readonly Figure[]) =>
    of.reduce((all, figure) => all + timesTold({ ...check, parts }, figure, at), 0);
  return { together: together.length > 0, room: sum(together, loads), whole: sum(figures, parts.loadFigures()) };
}

/** Takes one from what the text tells of an amount. */
function overdrawn({ used, exercise }: Check, what: string, capacity: number, second = true): Reason | undefined {
  const key = `${exercise} ${second ? "all " : ""}${what}`;
  const taken = (used.get(key) ?? 0) + 1;
  used.set(key, taken);
  return taken > capacity ? "more-than-told" : undefined;
}

function countOfLoads(check: Check, kg: number): number {
  return [...check.parts.with("kg", kg), ...check.parts.with("kg", -kg)].reduce(
    (sum, figure) => sum + timesTold(check, figure, []),
    0,
  );
}

/** How many sets one figure stands for: `3x5` three, `5` after "3 sets of" three, `x5` behind a list of loads one each. */
function timesTold({ parts }: Check, figure: Figure, loads: readonly Figure[]): number {
  if (figure.share) return sharesOf(parts, figure);
  const near = parts.figures.filter((other) => other !== figure && (other.line === figure.line || other.rounds));
  const sets = near.flatMap((other) =>
    (isTold(other, "sets") || plainValue(other) !== undefined) &&
    !loads.includes(other) &&
    parts.with("sets", setsOf(other)).includes(other)
      ? [{ other, count: setsOf(other) }]
      : [],
  );
  const product = sets.filter(({ other }) => isGlued(parts, other, figure));
  const plural = sets.filter(({ other }) => isTold(other, "sets") || isTimes(parts, other));
  const count = Math.max(1, ...(product.length > 0 ? product : plural).map((one) => one.count));
  const listed = loads.filter(
    (load) =>
      !isGlued(parts, load, figure) &&
      load.end <= figure.start &&
      !parts
        .amountFigures()
        .some(
          (other) =>
            other !== figure &&
            other.start > load.start &&
            other.end < figure.start &&
            !parts.loadFigures().includes(other),
        ),
  ).length;
  const announced = figure.each && listed === 0 ? loads.filter((load) => load.start > figure.end).length : 0;
  if (announced > count) return announced;
  return count * Math.max(1, listed + (listed > 0 && loads.some((load) => isGlued(parts, load, figure)) ? 1 : 0));
}

/** `60s with 30s rest x 3`: behind an amount with its unit an x counts sets. */
function isTimes(parts: Parts, figure: Figure): boolean {
  const before = parts.at(figure.glued?.before);
  return before !== undefined && (["rest", "seconds", "reps"] as const).some((role) => isTold(before, role));
}

/** How often a share goes into the total in front of it. */
function sharesOf(parts: Parts, figure: Figure): number {
  const total = Math.max(
    0,
    ...parts.figures
      .filter((other) => other.start < figure.start)
      .flatMap(({ meanings }) => meanings.flatMap((one) => (one.role === "reps" ? [one.value] : []))),
  );
  const share = figure.meanings[0]?.value ?? 0;
  return share > 0 ? Math.max(1, Math.ceil(total / share)) : 1;
}

function setsOf(figure: Figure): number {
  return figure.meanings.find((meaning) => meaning.role === "sets")?.value ?? 0;
}

/** Joined by an x, over at most one more number. */
function isGlued(parts: Parts, a: Figure, b: Figure): boolean {
  const [left, right] = a.start < b.start ? [a, b] : [b, a];
  const next = parts.at(left.glued?.after);
  return next !== undefined && (next.start === right.start || parts.at(next.glued?.after)?.start === right.start);
}

/** Whether a load and an amount can be of one set. */
function areTogether(parts: Parts, load: Figure, amount: Figure): boolean {
  if (load === amount) return false;
  if (isGlued(parts, load, amount)) return true;
  const amounts = parts.amountFigures().filter((other) => other !== load);
  const loads = parts.loadFigures().filter((other) => other !== amount);
  const gluedLoad = loads.some((other) => other !== load && isGlued(parts, other, amount));
  if (gluedLoad)
    return (
      load.start < amount.start &&
      !amounts.some((other) => !loads.includes(other) && other.start > load.start && other.end <= amount.start)
    );
  const glued = amounts.filter(
    (other) =>
      other !== amount && isGlued(parts, load, other) && !loads.includes(other) && !isPairOf(parts, other, load),
  );
  if (glued.length > 0) return isListBehind(parts, load, amount);
  if (load.segment === amount.segment && load.line === amount.line) return true;
  const loadHasOwn = amounts.some((other) => other.segment === load.segment && !loads.includes(other));
  const amountHasOwn = loads.some((other) => other.segment === amount.segment && !amounts.includes(other));
  return !loadHasOwn || !amountHasOwn;
}

/** `3x12 with 2x20kg`: how many bells, where the reps stand elsewhere. */
function isPairOf(parts: Parts, count: Figure, load: Figure): boolean {
  const value = plainValue(count);
  const alone = load.glued?.after === undefined && count.glued?.before === undefined;
  const counted = parts.figures.some((other) => other !== count && other !== load && other.glued !== undefined);
  return value !== undefined && value <= HANDS && alone && counted && count.end <= load.start;
}

const HANDS = 2;

/** `100x5, 5, 4`: what follows without a load of its own goes on at the load before. */
function isListBehind(parts: Parts, load: Figure, amount: Figure): boolean {
  return (
    amount.start > load.start &&
    !parts
      .loadFigures()
      .some((other) => other !== amount && other.start > load.end && other.end <= amount.start && isTold(other, "kg"))
  );
}
