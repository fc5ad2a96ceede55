/** Reads phases: `Weeks 1-3: accumulation`, `Block 2 - Strength (4 weeks)`, `Macrocycle: spring, 8 weeks`. */
import type { PlanAtom } from "./atom.ts";
import type { CycleKind, PlanCycle } from "./plan.ts";

/** What a line says of one phase. */
export type PhaseTold = { name: string; kind: CycleKind; weeks?: number[]; length?: number };

const PHASES =
  "base|build(?:ing)?|peak(?:ing)?|taper(?:ing)?|deload|accumulation|intensification|reali[sz]ation|hypertrophy|transmutation|foundation|preparation|prep|competition|maintenance|transition|off-?season|pre-?season|intro(?:duction)?|volume|intensity|strength|power|recovery|adaptation|anatomical adaptation|specific|speed|endurance|test(?:ing)?|max strength|race|general|load(?:ing)?|shock|unload|easy|back ?off|re-?entry|return|consolidation|sharpening|rest";
const PHASE = new RegExp(
  `^(?:(?:the|a|an) )?(?:${PHASES})(?:(?: |/|-|&| and )+(?:${PHASES}|phase|block|weeks?|period|cycle|mesocycle))*$`,
);
const NUMBERED =
  /^(?:(?:training )?(?:block|phase|meso(?:cycle)?|stage|mesocycle)s? ?(?:\d+|[ivx]+|one|two|three|four|five|[a-d]))\b[\s:,.\-–—]*/;
const KIND = /\b(macro|meso|micro)(?:-| )?(?:cycle)?\b/;

/**
 * @param atoms of one line or sentence that holds no items
 * @returns the phases in text order, empty if it speaks of none
 */
export function phasesOf(typed: string, plain: string, atoms: readonly PlanAtom[]): PhaseTold[] {
  const told: PhaseTold[] = [];
  for (const part of partsOf(atoms)) {
    // "Week 3: repeat week 1" tells of two.
    if (part.filter((atom) => atom.kind === "weeks").length > 1) continue;
    const weeks = part.flatMap((atom) => (atom.kind === "weeks" ? atom.weeks : []));
    const length = part.find((atom) => atom.kind === "length");
    const named = nameOf(typed, plain, part);
    if (!named) {
      // "Macrocycle: Spring, 8 weeks": the length stands apart from the name.
      const last = told.at(-1);
      if (last && !last.weeks && length?.kind === "length") last.length = length.weeks;
      else if (last && !last.weeks && weeks.length > 0) last.weeks = weeks;
      continue;
    }
    told.push({
      ...named,
      ...(weeks.length > 0 && { weeks }),
      ...(length?.kind === "length" && { length: length.weeks }),
    });
  }
  return told;
}

function partsOf(atoms: readonly PlanAtom[]): PlanAtom[][] {
  const parts: PlanAtom[][] = [[]];
  for (const atom of atoms) {
    if (atom.kind === "break" && [",", ";", "|", "then", ".", "and"].includes(atom.mark)) parts.push([]);
    else parts.at(-1)!.push(atom);
  }
  return parts;
}

function nameOf(
  typed: string,
  plain: string,
  part: readonly PlanAtom[],
): { name: string; kind: CycleKind } | undefined {
  const words = part.filter((atom) => atom.kind !== "weeks" && atom.kind !== "length" && atom.kind !== "break");
  if (words.length === 0 || words.length > 9) return undefined;
  if (
    words.some((atom) => ["x", "percent", "time", "distance", "days", "sets", "load", "exercise"].includes(atom.kind))
  )
    return undefined;
  const runs = contiguous(part);
  const text = (run: readonly PlanAtom[]) => plain.slice(run[0]!.start, run.at(-1)!.end).trim();
  const kind = KIND.exec(words.map((atom) => plain.slice(atom.start, atom.end)).join(" "))?.[1] as
    | CycleKind
    | undefined;
  const names = runs.map((run) => ({ run, plain: text(run) }));
  const numbered = names.find((name) => NUMBERED.test(name.plain) || KIND.test(name.plain));
  if (numbered) {
    const rest = numbered.plain
      .replace(NUMBERED, "")
      .replace(KIND, "")
      .replace(/^[\s:,\-\d]+/, "");
    const other = names.find((name) => name !== numbered && /\p{L}/u.test(name.plain));
    const start = numbered.run[0]!.start + numbered.plain.lastIndexOf(rest);
    const name =
      rest.trim() !== ""
        ? typed.slice(start, numbered.run.at(-1)!.end)
        : other
          ? typed.slice(other.run[0]!.start, other.run.at(-1)!.end)
          : typed.slice(numbered.run[0]!.start, numbered.run.at(-1)!.end);
    return {
      name: capital(
        name
          .trim()
          .replace(/[:\-–—,.]+$/, "")
          .trim(),
      ),
      kind: kind ?? "meso",
    };
  }
  const scoped = part.some((atom) => atom.kind === "weeks" || atom.kind === "length");
  const known = names.find((name) => PHASE.test(name.plain.replace(/[!.:]+$/, "")));
  const first =
    known ??
    (scoped &&
    names.length === 1 &&
    words.length <= 4 &&
    words.every((atom) => atom.kind === "word" || atom.kind === "sport") &&
    part.some((atom) => atom.kind === "weeks")
      ? names[0]
      : undefined);
  if (!first) return undefined;
  return { name: capital(typed.slice(first.run[0]!.start, first.run.at(-1)!.end).trim()), kind: kind ?? "meso" };
}

/** Runs of words between weeks, lengths and marks. */
function contiguous(part: readonly PlanAtom[]): PlanAtom[][] {
  const runs: PlanAtom[][] = [];
  let open = false;
  for (const atom of part) {
    const word =
      atom.kind !== "weeks" &&
      atom.kind !== "length" &&
      !(atom.kind === "break" && !["/", "&", "-"].includes(atom.mark));
    const small = atom.kind === "word" && ["for", "is", "are", "of", "in", "the"].includes(atom.text);
    if (!word || (small && !open)) {
      open = false;
      continue;
    }
    if (atom.kind === "break" && !open) continue;
    if (open) runs.at(-1)!.push(atom);
    else runs.push([atom]);
    open = true;
  }
  for (const run of runs) while (run.length > 1 && (run.at(-1)!.kind === "break" || isLink(run.at(-1)!))) run.pop();
  return runs;
}

function isLink(atom: PlanAtom): boolean {
  return atom.kind === "word" && ["for", "is", "are", "of", "in"].includes(atom.text);
}

function capital(name: string): string {
  return name === "" ? name : name[0]!.toUpperCase() + name.slice(1);
}

/** What a session may be called as well as a phase. */
const MISTAKABLE =
  /^(?:strength|power|easy|rest|speed|race|test(?:ing)?|recovery|endurance|volume|intensity|general|load(?:ing)?|return|specific|preparation|competition|intro(?:duction)?)$/i;

/**
 * Whether the name in front of what is to do is a phase's, not the session's.
 *
 * @param told it holds for several weeks, or a day follows
 */
export function isUnmistakable(name: string, told: boolean): boolean {
  return PHASE.test(name.toLowerCase()) ? told || !MISTAKABLE.test(name) : told && NUMBERED.test(name.toLowerCase());
}

/** Whether a heading is the name of a phase told before. */
export function namesPhase(plain: string, cycle: PlanCycle): boolean {
  const heading = plain
    .replace(/[^\p{L}\d ]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const name = cycle.name
    .toLowerCase()
    .replace(/[^\p{L}\d ]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const bare = (text: string) =>
    text
      .replace(/\b(?:phase|block|week|weeks|period|the)\b/g, "")
      .replace(/\s+/g, " ")
      .trim();
  return name !== "" && (heading === name || (bare(heading) !== "" && bare(heading) === bare(name)));
}
