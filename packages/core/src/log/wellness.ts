/** Reads how the athlete slept, weighs and feels. */

import { kgFrom } from "../units/load.ts";
import type { Atom } from "./atom.ts";
import type { LoadUnit, WellnessEntry, WellnessMetric } from "./entry.ts";

/** What a body can show; anything else means something else. */
const RANGES: Readonly<Record<WellnessMetric, readonly [number, number]>> = {
  sleep: [0.5, 20],
  stress: [1, 10],
  soreness: [1, 10],
  weight: [30, 350],
  rhr: [25, 130],
  hrv: [5, 300],
  mood: [1, 10],
  energy: [1, 10],
  steps: [100, 150_000],
};

/** @param atoms what stands around the metric's name; the first value that can be one is taken */
export function readWellness(
  metric: WellnessMetric,
  atoms: readonly Atom[],
  unit: LoadUnit,
): WellnessEntry | undefined {
  for (const atom of atoms) {
    const value = amountOf(metric, atom, unit);
    if (value === undefined) continue;
    const [least, most] = RANGES[metric];
    return value >= least && value <= most ? { type: "wellness", metric, value } : undefined;
  }
  return undefined;
}

function amountOf(metric: WellnessMetric, atom: Atom, unit: LoadUnit): number | undefined {
  switch (metric) {
    case "sleep":
      return hours(atom);
    case "weight":
      if (atom.kind === "load") return kgFrom(atom.load.value, atom.load.unit);
      return atom.kind === "number" ? kgFrom(atom.value, unit) : undefined;
    case "steps":
      if (atom.kind === "distance") return atom.unit === "k" ? Math.round(atom.value * 1000) : undefined;
      if (atom.kind !== "number") return undefined;
      return Number.isInteger(atom.value) ? atom.value : Math.round(atom.value * 1000);
    case "rhr":
      if (atom.kind === "heart") return atom.bpm;
      return atom.kind === "number" ? atom.value : undefined;
    case "hrv":
      return atom.kind === "number" ? atom.value : undefined;
    case "stress":
    case "soreness":
    case "mood":
    case "energy":
      return atom.kind === "number" || atom.kind === "scale" ? atom.value : undefined;
  }
}

function hours(atom: Atom): number | undefined {
  if (atom.kind === "number") return atom.value;
  if (atom.kind !== "time") return undefined;
  const seconds = atom.clock?.length === 2 ? atom.seconds * 60 : atom.seconds;
  return Math.round((seconds / 3600) * 100) / 100;
}

const BODY_WORDS: ReadonlySet<string> = new Set(
  `quad quads ham hams hamstring hamstrings hammy hammies glute glutes calf calves leg legs back shoulder shoulders chest pec pecs lat lats arm arms
  bicep biceps tricep triceps forearm forearms core abs hip hips groin adductor adductors knee knees ankle ankles neck trap traps elbow elbows wrist
  wrists foot feet shin shins delts body thigh thighs achilles rhomboids obliques upper lower left right whole full entire mid inner outer it band rear front low`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** The part of the body a text names, as typed but for "my" and its like; `undefined` if none. */
export function bodyPart(text: string): string | undefined {
  const words = text.toLowerCase().split(/[^\p{L}]+/u);
  const first = words.findIndex((word) => BODY_WORDS.has(word));
  if (first < 0) return undefined;
  let end = first;
  while (
    end < words.length &&
    (BODY_WORDS.has(words[end]!) || (isJoin(words[end]!) && BODY_WORDS.has(words[end + 1] ?? "")))
  )
    end++;
  return words.slice(first, end).join(" ");
}

/** Whether a text names a part of the body and nothing else. */
export function isBodyPart(text: string): boolean {
  return bodyPart(text) === text.toLowerCase().trim();
}

function isJoin(word: string): boolean {
  return word === "and" || word === "n";
}
