/** Holds an outing against the words it was told in. */
import type { ActivityEntry, Sport } from "../log/entry.ts";
import type { Dropped, Reason } from "./dropped.ts";
import type { Evidence, Figure, Role } from "./figure.ts";
import { isSame } from "./figure.ts";

/** Distances of races that go by a name, or by their kilometres alone. */
export const NAMED_METERS: readonly (readonly [RegExp, number])[] = [
  [/park ?run/, 5000],
  [/half|\bhm\b|(?<![\d.,])21[.,](?:1|09\d*)(?!\d)/, 21_098],
  [/marathon|(?<![\d.,])42[.,](?:2|19\d*)(?!\d)/, 42_195],
];
/** What a pace can be counted over. */
const OVER_METERS = [1, 1000, 1609.344, 100, 500];
/** A computed figure is as exact as the ones it comes from. */
const COMPUTED = 0.01;

export function groundActivity(
  entry: ActivityEntry,
  path: string,
  evidence: Evidence,
): { kept: ActivityEntry | undefined; dropped: Dropped[] } {
  const dropped: Dropped[] = [];
  if (!saysSport(evidence, entry.sport)) {
    dropped.push({ path: `${path}.sport`, value: entry.sport, why: "not-told" }, { path, value: entry, why: "empty" });
    return { kept: undefined, dropped };
  }
  const kept: ActivityEntry = { ...entry };
  for (const [field, role, least, most] of FIELDS) {
    const value = entry[field];
    if (value === undefined) continue;
    const why = value < least || value > most ? "out-of-range" : whyNot(evidence, field, role, value);
    if (!why) continue;
    dropped.push({ path: `${path}.${field}`, value, why });
    delete kept[field];
  }
  return { kept, dropped };
}

type Field = "meters" | "seconds" | "avgHr" | "maxHr" | "watts" | "rpe" | "elevationMeters";
const FIELDS: readonly (readonly [Field, Role, number, number])[] = [
  ["meters", "meters", 1, 1_000_000],
  ["seconds", "seconds", 1, 4 * 86_400],
  ["avgHr", "bpm", 30, 240],
  ["maxHr", "bpm", 30, 260],
  ["watts", "watts", 1, 2500],
  ["rpe", "rpe", 1, 10],
  ["elevationMeters", "climb", 0, 20_000],
];

/** A sport by one of its words, or a run by nothing but its distance and time. */
function saysSport({ atoms, figures }: Evidence, sport: Sport): boolean {
  const told = atoms.flatMap((atom) =>
    atom.kind === "sport" ? [atom.word.sport] : atom.kind === "exercise" && atom.sport ? [atom.sport.sport] : [],
  );
  if (told.includes(sport)) return true;
  const lines = new Set(
    atoms.flatMap((atom) => (atom.kind === "sport" || atom.kind === "exercise" ? [atom.line] : [])),
  );
  const outing = figures.some(
    ({ line, meanings }) => !lines.has(line) && meanings.some(({ role }) => role === "meters"),
  );
  return sport === "run" && outing;
}

function whyNot(evidence: Evidence, field: Field, role: Role, value: number): Reason | undefined {
  const { figures, plain } = evidence;
  const told = figures.filter((figure) =>
    figure.meanings.some((one) => one.role === role && isNear(field, one.value, value)),
  );
  const fits =
    field === "maxHr"
      ? told.some((figure) => /\b(?:max|peak|highest|topped)/.test(around(plain, figure)))
      : field === "avgHr"
        ? told.some((figure) => isAverage(evidence, figure))
        : told.length > 0;
  if (fits || (field === "meters" && isNamed(plain, value)) || isReckoned(evidence, field, value)) return undefined;
  if (isBareOf(evidence, field, value)) return undefined;
  return figures.some((figure) => figure.meanings.some((one) => isSame(one.value, value)))
    ? "other-meaning"
    : "not-told";
}

function isNear(field: Field, told: number, value: number): boolean {
  return isSame(
    told,
    value,
    field === "meters" || field === "seconds" || field === "elevationMeters" ? 0.51 : undefined,
  );
}

function isAverage({ atoms }: Evidence, figure: Figure): boolean {
  const atom = atoms.find((one) => one.start === figure.start && one.kind === "heart");
  return atom?.kind !== "heart" || atom.max !== true;
}

function around(plain: string, figure: Figure): string {
  return plain.slice(Math.max(0, figure.start - 12), figure.end + 8);
}

function isNamed(plain: string, value: number): boolean {
  return NAMED_METERS.some(([name, meters]) => name.test(plain) && Math.abs(meters - value) <= 5);
}

/** Distance by pace is time, time by pace is distance. */
function isReckoned({ figures, plain }: Evidence, field: Field, value: number): boolean {
  if (field !== "seconds" && field !== "meters") return false;
  const near = (reckoned: number) => Math.abs(reckoned - value) <= Math.max(1, reckoned * COMPUTED);
  const named = NAMED_METERS.filter(([name]) => name.test(plain)).map(([, meters]) => meters);
  return figures
    .filter((figure) => isPace(plain, figure))
    .some((figure) => {
      const pace = valueIn(figure, "pace") ?? 0;
      const others = figures.filter((other) => other !== figure);
      const told = others.flatMap((other) => valueIn(other, field === "seconds" ? "meters" : "seconds") ?? []);
      return OVER_METERS.some((over) =>
        field === "seconds"
          ? [...told, ...named].some((meters) => near((meters / over) * pace))
          : told.some((seconds) => near((seconds / pace) * over)),
      );
    });
}

/** A clock time is a pace where something says so. */
function isPace(plain: string, figure: Figure): boolean {
  if (valueIn(figure, "pace") === undefined) return false;
  if (valueIn(figure, "seconds") === undefined) return true;
  const before = plain.slice(Math.max(0, figure.start - 5), figure.start);
  return (
    /@|\bat\b|pace/.test(before) ||
    /^.{0,3}(?:\/|per|pace|a k|min)/.test(plain.slice(figure.end, figure.end + 8)) ||
    /@|avg|average|split|pace|each/.test(plain.slice(figure.start, figure.end))
  );
}

function valueIn(figure: Figure, role: Role): number | undefined {
  return figure.meanings.find((one) => one.role === role)?.value;
}

/** A bare number of a swim or row is metres; beside a word for the heart it is beats. */
function isBareOf({ figures, plain, atoms }: Evidence, field: Field, value: number): boolean {
  const bare = figures.filter((figure) =>
    figure.meanings.some((one) => one.role === "plain" && isSame(one.value, value)),
  );
  if (field === "meters")
    return (
      bare.length > 0 &&
      value >= 200 &&
      atoms.some((atom) => atom.kind === "sport" && (atom.word.sport === "swim" || atom.word.sport === "row"))
    );
  if (field === "avgHr")
    return bare.some(
      (figure) =>
        /\b(?:hr|bpm|heart|pulse|avg|average)\b/.test(around(plain, figure)) &&
        !/\b(?:max|peak)\b/.test(around(plain, figure)),
    );
  if (field === "maxHr") return bare.some((figure) => /\b(?:max|peak)\b/.test(around(plain, figure)));
  if (field === "watts") return bare.some((figure) => /\b(?:watts?|power|np|avg)\b/.test(around(plain, figure)));
  if (field === "elevationMeters")
    return [
      ...bare,
      ...figures.filter((figure) =>
        figure.meanings.some((one) => one.role === "meters" && isSame(one.value, value, 0.51)),
      ),
    ].some((figure) => /\b(?:elev\w*|gain\w*|climb\w*|vert\w*|ascent|up|d\+|hm)/.test(around(plain, figure)));
  return false;
}
