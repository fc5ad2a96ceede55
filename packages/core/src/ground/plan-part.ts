/** What the numbers of a plan can be where they stand: `5x3` is five sets of three and never three of five. */

import type { PlanAtom } from "../plan/atom.ts";
import type { Prescription } from "../plan/plan.ts";
import { WEEKDAYS } from "../plan/plan.ts";
import { isSame, LEAST_PLAIN_LOAD } from "./figure.ts";

export type Amount = Exclude<keyof Prescription, "amrap" | "perSide" | "superset" | "tempo" | "note">;

const LEAST_BARE_METERS = 25;

export type Told = { field: Amount; value: number };

/** Everything the atoms, in text order, can say. */
export function toldBy(atoms: readonly PlanAtom[], kgOf: (value: number) => number): Told[] {
  return atoms.flatMap((atom, index) => ofAtom(atoms, atom, index, kgOf));
}

/** Whether a value of a field is told. */
export function isTold(told: readonly Told[], field: Amount, value: number): boolean {
  const tolerance =
    field === "kg" ? 0.0051 : field === "meters" || field === "seconds" || field === "paceSecondsPerKm" ? 0.51 : 0.0001;
  return told.some((one) => one.field === field && isSame(one.value, value, tolerance));
}

function ofAtom(atoms: readonly PlanAtom[], atom: PlanAtom, index: number, kgOf: (value: number) => number): Told[] {
  switch (atom.kind) {
    case "number":
      return ofNumber(atoms, atom.value, index, kgOf);
    case "range":
      return [
        { field: "repsMin", value: atom.least },
        { field: "repsMax", value: atom.most },
      ];
    case "list":
      return atom.values.flatMap((value): Told[] =>
        atom.of === "percent"
          ? [{ field: "percent1rm", value }]
          : atom.of === "load"
            ? [
                { field: "kg", value },
                { field: "kg", value: kgOf(value) },
              ]
            : [
                { field: "reps", value },
                { field: "sets", value: atom.values.length },
              ],
      );
    case "load":
    case "added":
      return [{ field: "kg", value: atom.kg }];
    case "percent":
      return [{ field: "percent1rm", value: atom.value }];
    case "time":
      return [
        { field: "seconds", value: atom.seconds },
        ...(isRest(atoms, index) ? [{ field: "restSeconds" as const, value: atom.seconds }] : []),
        ...(atom.pair ? [{ field: "kg" as const, value: kgOf(atom.seconds) }] : []),
        ...(isEvery(atoms, index)
          ? [
              { field: "sets" as const, value: atom.seconds / 60 },
              { field: "repeat" as const, value: atom.seconds / 60 },
            ]
          : []),
      ];
    case "distance":
      return [
        { field: "meters", value: atom.meters },
        ...(atom.minutes === undefined ? [] : [{ field: "seconds" as const, value: atom.minutes * 60 }]),
      ];
    case "sets":
    case "rounds":
      return [
        { field: "sets", value: atom.count },
        { field: "repeat", value: atom.count },
      ];
    case "every":
      return [
        { field: "sets", value: atom.sets },
        { field: "repeat", value: atom.sets },
      ];
    case "reps":
      return [{ field: "reps", value: atom.count }];
    case "rpe":
      return [{ field: "rpe", value: atom.value }];
    case "rir":
      return [{ field: "rir", value: atom.value }];
    case "rest":
      // "90' recovery z1" is an outing.
      return [
        { field: "restSeconds", value: atom.seconds },
        ...(atoms[index + 1]?.kind === "zone" ? [{ field: "seconds" as const, value: atom.seconds }] : []),
      ];
    case "zone":
      return [{ field: "zone", value: atom.value }];
    case "pace":
      return [{ field: "paceSecondsPerKm", value: atom.secondsPerKm }];
    case "clock":
      return [1, 2, 10, 1 / 1.609344].map((times) => ({ field: "paceSecondsPerKm", value: atom.seconds * times }));
    case "power":
      return [{ field: "watts", value: atom.watts }];
    default:
      return [];
  }
}

function ofNumber(atoms: readonly PlanAtom[], value: number, index: number, kgOf: (value: number) => number): Told[] {
  const before = atoms[index - 1];
  const after = atoms[index + 1];
  const load: Told = { field: "kg", value: kgOf(value) };
  const reps: Told = { field: "reps", value };
  const count: Told[] = [
    { field: "sets", value },
    { field: "repeat", value },
  ];
  if (after?.kind === "x" && before?.kind !== "x") {
    const second = atoms[index + 2];
    const led =
      second?.kind === "load" ||
      second?.kind === "added" ||
      (second?.kind === "number" && second.value >= LEAST_PLAIN_LOAD && value < LEAST_PLAIN_LOAD);
    return [...count, ...(value >= LEAST_PLAIN_LOAD ? [load] : []), ...(led ? [reps] : [])];
  }
  if (before?.kind === "x") {
    const amount = atoms[index - 2]?.kind;
    if (amount === "distance" || amount === "time") return count;
    const third = atoms[index - 3]?.kind === "x";
    const measured: Told[] = [
      { field: "seconds", value },
      { field: "meters", value },
    ];
    return third ? [load, ...count] : [reps, ...measured, ...(value >= LEAST_PLAIN_LOAD ? [load] : [])];
  }
  // "8x40/20": seconds on and off.
  if (before?.kind === "break" && before.mark === "/" && atoms[index - 3]?.kind === "x")
    return [reps, { field: "restSeconds", value }];
  const led = before?.kind === "word" && /^(?:at|with|@|around|about|use|using|to)$/.test(before.text);
  const bare: Told[] = value >= LEAST_BARE_METERS ? [{ field: "meters", value }] : [];
  const counted =
    after?.kind === "word" &&
    /^(?:times|sets?|rounds?|intervals?|reps?|efforts?|singles|doubles|triples|blocks?|repeats?|of)$/.test(after.text)
      ? count
      : [];
  const listed: Told[] =
    after?.kind === "sport" || (after?.kind === "word" && /^\p{L}{3,}$/u.test(after.text))
      ? [{ field: "repeat", value }]
      : [];
  return [reps, ...bare, ...counted, ...listed, ...(value >= LEAST_PLAIN_LOAD || led ? [load] : [])];
}

const RESTING =
  /^(?:rest|rests|resting|recovery|recover|between|off|jog|float|easy|walk|break|breaks|pause|ri|r|spin|sendoff|every)$/;

/** A word of rest stands near. */
function isRest(atoms: readonly PlanAtom[], index: number): boolean {
  return atoms
    .slice(Math.max(0, index - 4), index + 5)
    .some((atom) => atom.kind === "rest" || (atom.kind === "word" && RESTING.test(atom.text)) || atom.kind === "sport");
}

function isEvery(atoms: readonly PlanAtom[], index: number): boolean {
  return atoms
    .slice(Math.max(0, index - 4), index + 4)
    .some((atom) => atom.kind === "every" || (atom.kind === "word" && /^(?:emom|every|e)$/.test(atom.text)));
}

/** Whether a day as the answer writes it is one. */
export function isDay(day: unknown): boolean {
  return typeof day === "number" ? Number.isInteger(day) && day > 0 : WEEKDAYS.some((one) => one === day);
}
