/** Holds a wellness value against the words it was told in. */
import type { WellnessEntry, WellnessMetric } from "../log/entry.ts";
import type { Dropped, Reason } from "./dropped.ts";
import type { Evidence, Figure, Role } from "./figure.ts";
import { isSame } from "./figure.ts";

/** Words that speak of a metric, and its range. */
const METRICS: Readonly<Record<WellnessMetric, { says: RegExp; least: number; most: number; roles: readonly Role[] }>> =
  {
    sleep: {
      says: /\b(?:s[le]*pt|sleep\w*|asleep|nap\w*|in bed|night)\b|slpet/,
      least: 0.1,
      most: 24,
      roles: ["plain", "seconds"],
    },
    stress: { says: /stress/, least: 1, most: 10, roles: ["plain", "rpe"] },
    soreness: { says: /\bsore|soreness|doms|ach[ey]/, least: 1, most: 10, roles: ["plain", "rpe"] },
    weight: { says: /\b(?:w[ei]+gh\w*|bw|bodyweight|scales?|bw)\b/, least: 20, most: 400, roles: ["kg"] },
    rhr: {
      says: /\brhr|rest(?:ing)? (?:hr|heart|pulse)|morning (?:hr|pulse)|pulse/,
      least: 20,
      most: 150,
      roles: ["plain", "bpm"],
    },
    hrv: { says: /hrv|rmssd/, least: 1, most: 400, roles: ["plain", "seconds"] },
    mood: { says: /mood/, least: 1, most: 10, roles: ["plain", "rpe"] },
    energy: { says: /energ/, least: 1, most: 10, roles: ["plain", "rpe"] },
    steps: { says: /step/, least: 1, most: 200_000, roles: ["plain"] },
  };

export function groundWellness(
  entry: WellnessEntry,
  path: string,
  evidence: Evidence,
): { kept: WellnessEntry | undefined; dropped: Dropped[] } {
  const { metric, value, where } = entry;
  const why = whyNot(evidence, metric, value);
  if (why)
    return {
      kept: undefined,
      dropped: [
        { path: `${path}.value`, value, why },
        { path, value: entry, why: "empty" },
      ],
    };
  if (where === undefined || evidence.plain.replace(/\s+/g, " ").includes(where.toLowerCase()))
    return { kept: entry, dropped: [] };
  const { where: _, ...rest } = entry;
  return { kept: rest, dropped: [{ path: `${path}.where`, value: where, why: "not-told" }] };
}

function whyNot({ plain, figures, atoms }: Evidence, metric: WellnessMetric, value: number): Reason | undefined {
  const { says, least, most, roles } = METRICS[metric];
  const named = says.test(plain) || atoms.some((atom) => atom.kind === "metric" && atom.metric === metric);
  if (!named) return "not-told";
  if (value < least || value > most) return "out-of-range";
  const near = beside(atoms, figures, metric);
  const found = near.some((figure) =>
    figure.meanings.some((one) => {
      if (!roles.includes(one.role)) return metric === "steps" && one.role === "kg" && isSame(one.value * 1000, value);
      if (one.role === "seconds" && metric === "sleep")
        return isSame(one.value / 3600, value, 0.0051) || isSame(one.value / 60, value, 0.0051);
      return isSame(one.value, value) || (metric === "steps" && isSame(one.value * 1000, value));
    }),
  );
  if (found) return undefined;
  return figures.some((figure) => figure.meanings.some((one) => isSame(one.value, value)))
    ? "other-meaning"
    : "not-told";
}

/** The figures between a metric's name and the next, or, where none follows it, those in front of it. */
function beside(atoms: Evidence["atoms"], figures: readonly Figure[], metric: WellnessMetric): readonly Figure[] {
  const names = atoms.filter((atom) => atom.kind === "metric");
  const own = names.flatMap((atom, index) => (atom.metric === metric ? [index] : []));
  if (own.length === 0) return figures;
  return own.flatMap((index) => {
    const { line, start, end } = names[index]!;
    const next = names.slice(index + 1).find((atom) => atom.metric !== metric)?.start ?? Number.POSITIVE_INFINITY;
    const previous = names.slice(0, index).findLast((atom) => atom.metric !== metric)?.end ?? 0;
    const behind = figures.filter((figure) => figure.line === line && figure.start >= end && figure.start < next);
    return behind.length > 0
      ? behind
      : figures.filter((figure) => figure.line === line && figure.end <= start && figure.start >= previous);
  });
}
