/** What a line says of weeks in front of its days, or behind them: `2 weeks:`, `Weeks 1-4 Base:`, `… for 6 weeks`. */
import type { PlanAtom } from "./atom.ts";
import { isAmount } from "./atom.ts";
import type { PhaseTold } from "./cycle.ts";
import { isUnmistakable, phasesOf } from "./cycle.ts";
import type { PlanLine } from "./line.ts";
import { isSmall } from "./note.ts";
import { isRule } from "./words.ts";

type Length = PlanAtom & { kind: "length" };

export type LineHead =
  /** A named stretch of the plan; all behind it belongs there. */
  | { kind: "phase"; phase: PhaseTold; when: PlanAtom; rest: PlanAtom[] }
  /** How long it all lasts, and what it is called if that is said beside. */
  | { kind: "length"; weeks: number; title?: string; rest: PlanAtom[] };

const set = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Beside the number of weeks they say nothing else. */
const BESIDE = set(
  "for over next the a an my of in its it this that is be do run repeat repeated repeating all same everything every each x times week weekly plan program programme block cycle phase routine schedule training total duration length lasts lasting last long in whole thing",
);
const NOUNS = set("plan program programme block cycle phase routine schedule prep challenge split");
/** Weeks of something else. */
const ELSE = set("off rest until till out away ago then before after holiday break from no without");
/** In front of the weeks at the end of a line. */
const LINKS = set("for x over repeat repeated times");

/** @param several the plan tells of several stretches of weeks */
export function lineHead(sentence: readonly PlanAtom[], line: PlanLine, several: boolean): LineHead | undefined {
  const cut = sentence.findIndex(
    (atom, index) =>
      (index > 0 && (atom.kind === "days" || atom.kind === "workout")) ||
      (atom.kind === "break" && [":", ".", ",", ";"].includes(atom.mark)),
  );
  const ends = cut < 0 ? sentence.length : cut;
  const head = sentence.slice(0, ends);
  const rest = sentence.slice(sentence[ends]?.kind === "break" ? ends + 1 : ends);
  const whens = head.filter((atom) => atom.kind === "weeks" || atom.kind === "length");
  const [when] = whens;
  if (!when || whens.length > 1 || head.some((atom) => NO_HEAD.has(atom.kind) || isAmount(atom))) return undefined;
  const [phase, ...more] = phasesOf(line.typed, line.plain, head);
  const opened = rest.find((atom) => atom.kind !== "break");
  const told = when.kind === "weeks" ? when.weeks.length > 1 : several;
  if (phase && more.length === 0 && isUnmistakable(phase.name, told || opened?.kind === "days")) {
    if (when.kind === "weeks" || several) return { kind: "phase", phase, when, rest };
  }
  return when.kind === "length" ? lengthOf(head, when, line, rest) : undefined;
}

/** No head of weeks holds these. */
const NO_HEAD: ReadonlySet<string> = new Set(["days", "slot", "workout", "told", "zone", "rpe", "rir", "pace", "rest"]);

function lengthOf(head: readonly PlanAtom[], when: Length, line: PlanLine, rest: PlanAtom[]): LineHead | undefined {
  const words = head.filter((atom) => atom !== when && atom.kind !== "break" && !isSmall(atom));
  const named = words.filter((atom) => !(atom.kind === "word" && BESIDE.has(atom.text)));
  if (words.some((atom) => atom.kind === "word" && ELSE.has(atom.text))) return undefined;
  if (named.length === 0) return { kind: "length", weeks: when.weeks, rest };
  const noun = words.some((atom) => atom.kind === "word" && NOUNS.has(atom.text));
  if (!noun || words.length > 6 || rest.length === 0) return undefined;
  return { kind: "length", weeks: when.weeks, title: line.typed.slice(head[0]!.start, head.at(-1)!.end).trim(), rest };
}

/** `…, bench 5x5 for 6 weeks`, `… x 8 weeks`: the sentence without how long it all lasts. */
export function withoutLength(sentence: readonly PlanAtom[]): { weeks: number; rest: PlanAtom[] } | undefined {
  const [first, second] = sentence.flatMap((atom) => (atom.kind === "word" ? [atom.text] : []));
  if (isRule(first ?? "", second ?? "")) return undefined;
  const at = sentence.findLastIndex((atom) => atom.kind === "length");
  const length = sentence[at];
  if (length?.kind !== "length") return undefined;
  const behind = sentence.slice(at + 1);
  if (!behind.every((atom) => atom.kind === "break" || (atom.kind === "word" && BESIDE.has(atom.text))))
    return undefined;
  let from = at;
  const links = (atom: PlanAtom | undefined) =>
    atom?.kind === "x" || (atom?.kind === "word" && (LINKS.has(atom.text) || atom.text === ""));
  while (from > 0 && links(sentence[from - 1])) from--;
  const apart = sentence[from - 1]?.kind === "break";
  if (from === at && !apart) return undefined;
  const rest = sentence.slice(0, from);
  const asks = rest.some((atom) => atom.kind === "exercise" || atom.kind === "sport") && rest.some(isAmount);
  return asks ? { weeks: length.weeks, rest } : undefined;
}
