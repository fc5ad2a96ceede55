/** Brings together what belongs to one observation, within a clause and between neighbours. */
import type { Clause } from "./clause.ts";
import type { Draft, Said } from "./draft.ts";
import { joined } from "./draft.ts";
import { meaningOf } from "./hit.ts";
import type { Item } from "./item.ts";
import type { Feel, NoteKind } from "./observation.ts";
import { painsIn } from "./pain.ts";

/** Kinds whose neighbouring clauses speak of one thing, and the longest clause that only adds to the one before. */
const MERGING: ReadonlySet<NoteKind> = new Set([
  "effort",
  "fatigue",
  "sleep",
  "mood",
  "environment",
  "nutrition",
  "tempo",
]);

const LONGEST_ADDITION = 8;
const AROUND: ReadonlySet<NoteKind> = new Set(["environment", "equipment", "nutrition"]);

/** Neighbours of one kind in one clause are one observation. */
export function mergedDrafts(drafts: readonly Draft[]): Draft[] {
  const result: Draft[] = [];
  for (const draft of drafts) {
    const same = result.findLast((other) => other.kind === draft.kind);
    const apart = draft.kind === "pain" || (draft.kind === "illness" && draft.lone && same?.next !== draft.from);
    if (!same || apart) {
      result.push({ ...draft });
      continue;
    }
    if (draft.kind === "rest" && draft.seconds !== undefined && same.seconds !== undefined) {
      result.push({ ...draft });
      continue;
    }
    const feel = draft.kind === "technique" && same.feel === 0 ? 0 : blended(same.feel, draft.feel);
    const { seconds = draft.seconds } = same;
    Object.assign(same, joined(same, draft), feel !== undefined && { feel }, seconds !== undefined && { seconds });
  }
  return result;
}

/** Good and bad of one thing in one breath are neither. */
function blended(a: Feel | undefined, b: Feel | undefined): Feel | undefined {
  if (a === undefined || b === undefined || a === b) return a ?? b;
  if (a === 0 || b === 0) return a === 0 ? b : a;
  return 0;
}

/** What a clause adds to the one before instead of saying something of its own. */
export function settle(items: readonly Item[], said: Said[]): void {
  const here = said.at(-1)!;
  const before = said.at(-2);
  if (!before) return;
  const aside = here.clause.next - here.clause.from <= 2 && here.clause.joint === "other";
  const around = before.drafts.at(-1);
  here.drafts = here.drafts.filter((draft) => {
    // "pool was empty, lovely" judges the pool.
    if (aside && draft.kind === "effort" && draft.judged && around && AROUND.has(around.kind)) return false;
    const last = before.drafts.findLast((other) => other.kind === draft.kind);
    if (!last) return true;
    if (
      draft.kind === "pain" &&
      !draft.subject &&
      !last.given &&
      (here.clause.joint !== "contrast" || draft.severity === 0)
    ) {
      if (draft.severity === 0 && last.severity !== 0) return true;
      const worst = draft.given ? draft.severity : Math.max(last.severity ?? 0, draft.severity ?? 0);
      for (const other of before.drafts.filter(({ kind }) => kind === "pain")) {
        Object.assign(other, { next: Math.max(other.next, draft.next) });
        if (worst || draft.given || last.severity === 0) other.severity = worst ?? 0;
        if (draft.given) other.given = true;
      }
      return false;
    }
    const brief = here.clause.next - here.clause.from <= LONGEST_ADDITION;
    const same =
      draft.feel === last.feel && !draft.subject && here.pointers.length === 0 && here.clause.joint !== "contrast";
    if (MERGING.has(draft.kind) && same && !draft.lone && brief) {
      Object.assign(last, joined(last, draft));
      return false;
    }
    // "slept 7h, restless": the hours alone judged nothing.
    if (draft.kind === "sleep" && aside && last.feel === 0 && here.pointers.length === 0) {
      Object.assign(last, joined(last, draft), draft.feel !== undefined && { feel: draft.feel });
      return false;
    }
    if (
      draft.kind === "effort" &&
      here.clause.joint === "contrast" &&
      isConcession(items, here, draft) &&
      last.feel !== draft.feel
    ) {
      Object.assign(last, joined(last, draft), { feel: 0 });
      return false;
    }
    return true;
  });
}

/** "heavy but smooth": no new subject and no new moment. */
function isConcession(items: readonly Item[], { clause, pointers }: Said, draft: Draft): boolean {
  if (draft.subject || pointers.length > 0) return false;
  const start = items[clause.from]!;
  return (
    clause.next - clause.from <= 4 &&
    !/^(?:got|then|became|went|by|towards|later|after|it|i|the|once)$/.test(start.text) &&
    start.kind === "word"
  );
}

/** Having had to stop is the worst of pain, but only where there is pain. */
export function stopForPain(items: readonly Item[], clauses: readonly Clause[], said: readonly Said[]): void {
  const stop = clauses.flatMap(({ hits }) => hits).find((hit) => meaningOf(hit, "stopped"));
  if (!stop) return;
  const pains = said.flatMap(({ drafts }) => drafts).filter((draft) => draft.kind === "pain" && draft.severity !== 0);
  if (pains.length === 0) pains.push(...blamed(items, clauses, said));
  if (pains.length === 0) return;
  for (const pain of pains) Object.assign(pain, joined(pain, stop), pain.given ? {} : { severity: 9 });
  for (const one of said)
    one.drafts = one.drafts.filter((draft) => draft.kind !== "effort" || draft.from !== stop.from);
}

/** "stopped because of my left achilles": the part alone says what hurt. */
function blamed(items: readonly Item[], clauses: readonly Clause[], said: readonly Said[]): Draft[] {
  for (const [index, clause] of clauses.entries()) {
    const blames = items
      .slice(Math.max(0, clause.from - 1), clause.next)
      .some((item) => /^(?:because|due|cos|cause|cuz|coz|thanks)$/.test(item.text));
    const whole = { from: clause.from, next: clause.next };
    const pains = blames ? painsIn(items, clause, [{ ...whole, meanings: [] }], { severity: 9 }) : [];
    const named = pains.filter((pain) => pain.subject);
    said[index]?.drafts.push(...named);
    if (named.length > 0) return named;
  }
  return [];
}
