/** Where a plan speaks of what: each exercise and sport with the amounts around it, and the days it stands under. */
import { matchExercise } from "../exercise/match.ts";
import type { Sport } from "../log/entry.ts";
import { SPORT_WORDS } from "../log/sport-words.ts";
import { asIntervals } from "../plan/alternation.ts";
import type { PlanAtom } from "../plan/atom.ts";
import { isAmount } from "../plan/atom.ts";
import { liftAbove } from "../plan/lift-above.ts";
import { planLines } from "../plan/line.ts";
import type { PlanContext, PlanDay, Slot } from "../plan/plan.ts";
import { WEEKDAYS } from "../plan/plan.ts";
import { atomsOfLines } from "../plan/plan-atoms.ts";
import { sentencesOf } from "../plan/sentences.ts";
import { sportByCues } from "../plan/sport.ts";
import { tellTables } from "../plan/table.ts";

/** One naming of an exercise. `own` are the amounts that can be its, `line` all that stands in its line. */
export type Place = {
  exercise: string;
  days: readonly PlanDay[];
  own: readonly PlanAtom[];
  line: readonly PlanAtom[];
};

type Line = { atoms: readonly PlanAtom[]; days: readonly PlanDay[]; sports: readonly Sport[] };

export type PlanEvidence = {
  typed: string;
  plain: string;
  places: readonly Place[];
  lines: readonly Line[];
  /** The lines cut where another day begins. */
  pieces: readonly Line[];
  /** What stands in lines that name no exercise, and holds for all. */
  shared: readonly PlanAtom[];
  sports: ReadonlySet<Sport>;
  days: ReadonlySet<PlanDay>;
  /** Its days are single letters, which only their order tells apart. */
  lettered: boolean;
  slots: ReadonlySet<Slot>;
  weeks: ReadonlySet<number>;
};

export function planEvidence(text: string, context: PlanContext): PlanEvidence {
  const told = tellTables(planLines(text));
  let days: readonly PlanDay[] = [];
  const lines: Line[] = [];
  const pieces: Line[] = [];
  const places: Place[] = [];
  const atomsOf = atomsOfLines(told, context);
  const read = told.map((line) =>
    sentencesOf(atomsOf.get(line) ?? [], line).flatMap((sentence) => asIntervals(sentence)),
  );
  for (const [index, { plain }] of told.entries()) {
    const atoms = read[index]!;
    if (liftAbove(atoms, read[index + 1] ?? []) !== undefined) days = [];
    const scoped = scopesOf(atoms, days);
    days = scoped.at(-1) ?? days;
    lines.push({ atoms, days: [...new Set(scoped.flat())], sports: sportsOf(atoms, plain) });
    pieces.push(...byDay(atoms, scoped).map((piece) => ({ ...piece, sports: [] })));
    const named = placesOf(atoms, scoped);
    places.push(...named, ...withGear(named, plain));
  }
  const atoms = lines.flatMap((line) => line.atoms);
  const plain = told.map((line) => line.plain).join("\n");
  return {
    typed: text,
    plain,
    places: continued(places, lines),
    lines,
    pieces,
    shared: lines.filter((line) => !line.atoms.some(isLift)).flatMap((line) => line.atoms),
    sports: new Set([...lines.flatMap((line) => line.sports), ...sportsNamed(plain)]),
    days: new Set(isLettered(plain) ? WEEKDAYS : atoms.flatMap((atom) => (atom.kind === "days" ? atom.days : []))),
    lettered: isLettered(plain),
    slots: new Set(atoms.flatMap((atom) => (atom.kind === "slot" ? [atom.slot] : []))),
    weeks: weeksIn(atoms),
  };
}

function isLettered(plain: string): boolean {
  return [...plain.matchAll(/^\s*[mtwfs]\s*[:.-]/gm)].length > 2;
}

export function isLift(atom: PlanAtom): boolean {
  return atom.kind === "exercise";
}

/** The days each atom stands under; days in a row hold together. */
function scopesOf(atoms: readonly PlanAtom[], before: readonly PlanDay[]): (readonly PlanDay[])[] {
  let days = before;
  let open = false;
  return atoms.map((atom) => {
    if (atom.kind === "weeks") days = [];
    if (atom.kind === "days") {
      days = open ? [...days, ...atom.days] : atom.days;
      open = true;
    } else if (atom.kind !== "break" && !(atom.kind === "word" && /^(?:and|or|on|also|s|&)?$/.test(atom.text)))
      open = false;
    return days;
  });
}

function byDay(
  atoms: readonly PlanAtom[],
  scopes: readonly (readonly PlanDay[])[],
): { atoms: PlanAtom[]; days: readonly PlanDay[] }[] {
  const pieces: { atoms: PlanAtom[]; days: readonly PlanDay[] }[] = [];
  for (const [index, atom] of atoms.entries()) {
    const days = scopes[index] ?? [];
    const last = pieces.at(-1);
    if (last && (last.days === days || (atom.kind === "days" && last.atoms.at(-1)?.kind === "days"))) {
      last.atoms.push(atom);
      last.days = days;
    } else pieces.push({ atoms: [atom], days });
  }
  return pieces;
}

function sportsOf(atoms: readonly PlanAtom[], plain: string): Sport[] {
  const cued = sportByCues(plain);
  const named = atoms.flatMap((atom) =>
    atom.kind === "sport" ? [atom.word.sport] : atom.kind === "exercise" && atom.sport ? [atom.sport.sport] : [],
  );
  return cued ? [...named, cued] : named;
}

function weeksIn(atoms: readonly PlanAtom[]): Set<number> {
  const weeks = new Set<number>();
  for (const atom of atoms) {
    if (atom.kind === "weeks") for (const week of atom.weeks) weeks.add(week);
    if (atom.kind === "length") for (let week = 1; week <= Math.min(atom.weeks, 104); week++) weeks.add(week);
  }
  return weeks;
}

function placesOf(atoms: readonly PlanAtom[], scopes: readonly (readonly PlanDay[])[]): Place[] {
  const at = atoms.flatMap((atom, index) => (isLift(atom) ? [index] : []));
  return at.map((index, nth) => {
    const atom = atoms[index]!;
    const next = at[nth + 1] ?? atoms.length;
    const previous = at[nth - 1] ?? -1;
    const front = atoms.slice(previous + 1, index);
    const cut = previous < 0 ? -1 : front.findLastIndex(isParting);
    let behind = atoms.slice(index + 1, next);
    // "bench, squat and row 3x10": names in a row share what follows.
    for (let last = nth + 1; last < at.length && !behind.some(isAmount); last++)
      behind = atoms.slice(at[last]! + 1, at[last + 1] ?? atoms.length);
    return {
      exercise: atom.kind === "exercise" ? atom.id : "",
      days: scopes[index] ?? [],
      own: [...(previous < 0 || cut >= 0 ? front.slice(cut + 1) : []), ...behind],
      line: atoms,
    };
  });
}

const GEAR = /\b(?:bodyweight|bw|dumbbells?|dbs?|barbell|bb|kettlebells?|kbs?|cables?|machine|smith)\b/;

/** "Shoulder press (dumbbells)": the gear behind a name makes it another exercise. */
function withGear(places: readonly Place[], plain: string): Place[] {
  const gear = GEAR.exec(plain)?.[0];
  if (gear === undefined) return [];
  return places.flatMap((place) => {
    const atom = place.line.find((one) => one.kind === "exercise" && one.id === place.exercise);
    const exercise = atom && matchExercise(`${gear} ${plain.slice(atom.start, atom.end)}`);
    return exercise === undefined ? [] : [{ ...place, exercise }];
  });
}

/** Sports whose words stand in the text, and running where only a distance does. */
function sportsNamed(plain: string): Sport[] {
  const cued = sportByCues(plain);
  const text = ` ${plain.replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  const named = [...SPORT_WORDS].flatMap(([name, word]) => (text.includes(` ${name} `) ? [word.sport] : []));
  const far = /\d\s*(?:k|km|kms|mi|miles?|m|meters|metres)\b/.test(plain);
  return [...named, ...(cued ? [cued] : []), ...(far ? ["run" as const] : [])];
}

function isParting(atom: PlanAtom): boolean {
  return atom.kind === "break" && /^(?:[,;:.|+]|and|then|plus)$/.test(atom.mark);
}

/** A name alone in its line goes on in the lines below that name nothing. */
function continued(places: readonly Place[], lines: readonly Line[]): Place[] {
  return places.map((place) => {
    const at = lines.findIndex((line) => line.atoms === place.line);
    const below: PlanAtom[] = [];
    for (let next = at + 1; next < lines.length && !lines[next]!.atoms.some(isLift); next++)
      below.push(...lines[next]!.atoms);
    return { ...place, own: [...place.own, ...below] };
  });
}
