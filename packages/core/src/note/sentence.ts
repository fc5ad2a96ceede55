/** Puts together what the clauses of one sentence say. */
import type { Clause } from "./clause.ts";
import type { Draft } from "./draft.ts";
import { joined } from "./draft.ts";
import type { Hit } from "./hit.ts";
import { meaningOf } from "./hit.ts";
import type { Item } from "./item.ts";
import { isNegated } from "./negation.ts";
import type { Feel, NoteContext, NoteKind, Observation, Which } from "./observation.ts";
import { painsIn } from "./pain.ts";
import { ratedEffort } from "./rated-effort.ts";
import { restIn } from "./rest.ts";
import { sleepFeel } from "./sleep.ts";
import { opposite, verdictOf } from "./verdict.ts";

/** Where something was said: sets and reps, or nothing. */
type Pointer = { sets: readonly Which[]; reps: readonly Which[]; from: number; next: number };
type Said = { clause: Clause; drafts: Draft[]; pointers: Pointer[]; exercise?: string };

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
/** Told of the future or of a wish. */
const AHEAD = /^(?:gonna|will|tomorrow|tmrw|tmr|hopefully|hope|hoping|wont|shall)$/;
const FELT: ReadonlySet<NoteKind> = new Set(["effort", "technique", "fatigue", "sleep", "mood"]);

export function observe(
  items: readonly Item[],
  clauses: readonly Clause[],
  { context, quote }: { context: NoteContext; quote: (from: number, next: number) => string },
): Observation[] {
  const said: Said[] = [];
  for (const clause of clauses) {
    const before = said.at(-1);
    const drafts = draftsOf(items, clause, before);
    const exercise = items.slice(clause.from, clause.next).find((item) => item.kind === "exercise");
    said.push({
      clause,
      drafts,
      pointers: pointersOf(items, clause, before),
      ...(exercise && exercise.id !== context.exercise && { exercise: exercise.id }),
    });
    settle(items, said);
  }
  const rated = ratedEffort(items, clauses);
  if (rated && said.length > 0) {
    for (const one of said)
      one.drafts = one.drafts.filter(
        (draft) => draft.kind !== "effort" || draft.from >= rated.next || draft.next <= rated.from,
      );
    said.find(({ clause }) => clause.next >= rated.next)?.drafts.push(rated);
  }
  stopForPain(clauses, said);
  return said.flatMap((one) => observationsOf(items, one, quote));
}

function draftsOf(items: readonly Item[], clause: Clause, before: Said | undefined): Draft[] {
  if (items.slice(clause.from, clause.next).some((item) => AHEAD.test(item.text))) return [];
  const rest = restIn(items, clause, before?.drafts.at(-1)?.kind === "rest");
  const taken = (hit: Hit) =>
    rest !== undefined && hit.from < rest.next && rest.from < hit.next && !meaningOf(hit, "topic");
  const hits = clause.hits.filter((hit) => !taken(hit));
  const pains = hits.filter((hit) => isPain(items, clause, hit));
  const drafts: Draft[] = painsIn(items, clause, pains);
  if (rest) drafts.push(rest);
  for (const hit of hits) {
    if (pains.includes(hit)) continue;
    const draft = plainDraft(items, clause, hit, before);
    if (draft?.kind !== "pain" || draft.bodyPart) drafts.push(...(draft ? [draft] : []));
    else if (pains.length === 0) drafts.push(...painsIn(items, clause, [hit], draft));
  }
  return mergedDrafts(drafts.sort((a, b) => a.from - b.from));
}

/** Pain needs something that can hurt, or a word that means nothing else. */
function isPain(items: readonly Item[], clause: Clause, hit: Hit): boolean {
  const unhurt = meaningOf(hit, "unhurt");
  if (unhurt) return true;
  const pain = meaningOf(hit, "pain");
  if (!pain) return false;
  const covered = clause.hits.filter(
    (other) => other !== hit && !meaningOf(other, "pain") && !meaningOf(other, "unhurt"),
  );
  const free = items
    .slice(clause.from, clause.next)
    .some(
      (item, index) =>
        item.kind === "body" &&
        !covered.some((other) => other.from <= clause.from + index && clause.from + index < other.next) &&
        (!item.named.limb || pain.severity !== undefined || pain.sure),
    );
  if (free) return pain.severity !== undefined || pain.sure === true || !attributedElsewhere(clause, hit);
  if (!pain.sure || pain.scale) return false;
  if (meaningOf(hit, "says")) return false;
  const toll = items.slice(hit.from, hit.next).some((item) => item.symbol === "hurt");
  return !(toll && items.slice(clause.from, clause.next).some((item) => item.kind === "set"));
}

/** "bad form and sore knees": a loose word next to a topic of its own. */
function attributedElsewhere(clause: Clause, hit: Hit): boolean {
  return clause.hits.some((other) => (other.from === hit.next || other.next === hit.from) && meaningOf(other, "topic"));
}

function plainDraft(items: readonly Item[], clause: Clause, hit: Hit, before: Said | undefined): Draft | undefined {
  const span = { from: hit.from, next: hit.next };
  const thing = clause.hits.find((other) => meaningOf(other, "thing"));
  if (meaningOf(hit, "state") && thing) return { kind: "equipment", ...joined({ kind: "equipment", ...span }, thing) };
  const place = clause.hits.find((other) => meaningOf(other, "place"));
  if (
    meaningOf(hit, "crowd") &&
    place &&
    !items.slice(clause.from, clause.next).some((item) => item.kind === "exercise")
  )
    return { kind: "environment", lone: true, ...joined({ kind: "environment", ...span }, place) };
  const says = meaningOf(hit, "says");
  const gear = meaningOf(hit, "state") && clause.hits.find((other) => meaningOf(other, "says")?.kind === "equipment");
  if (gear && gear !== hit) return { kind: "equipment", ...joined({ kind: "equipment", ...span }, gear) };
  if (says) {
    const denied = isNegated(items, clause, hit);
    if (says.kind === "illness" && denied) return undefined;
    const feel = says.kind === "sleep" ? sleepFeel(items, hit, says.feel ?? 0) : says.feel;
    return {
      kind: says.kind,
      ...span,
      ...(feel !== undefined && { feel: denied ? opposite(feel) : feel }),
      ...(says.lone && { lone: true }),
    };
  }
  const last = before?.drafts.at(-1);
  if (meaningOf(hit, "opposite")) {
    return last?.feel === undefined ? undefined : { kind: last.kind, feel: opposite(last.feel), ...span };
  }
  const effort = items.slice(hit.from, hit.next).some((item) => item.symbol === "hurt")
    ? hurting(items, clause, hit)
    : undefined;
  const verdict = effort ?? verdictOf(items, clause, hit, last?.kind);
  return verdict &&
    !verdict.subject &&
    last?.kind === "pain" &&
    clause.joint === "contrast" &&
    verdict.feel !== -1 &&
    meaningOf(hit, "eval")?.plain
    ? eased(items, clause, verdict, last)
    : verdict;
}

/** "knees sore on squats but fine on lunges": well elsewhere; "but fine once warm" takes nothing back. */
function eased(items: readonly Item[], clause: Clause, verdict: Draft, pain: Draft): Draft | undefined {
  if (!items.slice(clause.from, clause.next).some((item) => item.kind === "exercise")) return undefined;
  const { from, next } = verdict;
  return {
    kind: "pain",
    severity: 0,
    ...(pain.bodyPart && { bodyPart: pain.bodyPart }),
    ...(pain.side && { side: pain.side }),
    subject: true,
    from,
    next,
  };
}

/** "that last set hurt" is effort. */
function hurting(items: readonly Item[], clause: Clause, hit: Hit): Draft | undefined {
  const set = items.slice(clause.from, clause.next).some((item) => item.kind === "set");
  return set ? { kind: "effort", feel: -1, from: hit.from, next: hit.next } : undefined;
}

/** Neighbours of one kind in one clause are one observation. */
function mergedDrafts(drafts: readonly Draft[]): Draft[] {
  const result: Draft[] = [];
  for (const draft of drafts) {
    const same = result.findLast((other) => other.kind === draft.kind);
    if (!same || draft.kind === "pain" || (draft.kind === "illness" && draft.lone)) {
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
function settle(items: readonly Item[], said: Said[]): void {
  const here = said.at(-1)!;
  const before = said.at(-2);
  if (!before) return;
  here.drafts = here.drafts.filter((draft) => {
    const last = before.drafts.findLast((other) => other.kind === draft.kind);
    if (!last) return true;
    if (
      draft.kind === "pain" &&
      !draft.subject &&
      !last.given &&
      (here.clause.joint !== "contrast" || draft.severity === 0)
    ) {
      if (draft.severity === 0 && last.severity !== 0) return false;
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
    if (MERGING.has(draft.kind) && same && !draft.lone && !last.lone && brief) {
      Object.assign(last, joined(last, draft));
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
function stopForPain(clauses: readonly Clause[], said: readonly Said[]): void {
  const stop = clauses.flatMap(({ hits }) => hits).find((hit) => meaningOf(hit, "stopped"));
  if (!stop) return;
  const pains = said.flatMap(({ drafts }) => drafts).filter((draft) => draft.kind === "pain" && draft.severity !== 0);
  if (pains.length === 0) return;
  for (const pain of pains) Object.assign(pain, joined(pain, stop), pain.given ? {} : { severity: 9 });
  for (const one of said)
    one.drafts = one.drafts.filter((draft) => draft.kind !== "effort" || draft.from !== stop.from);
}

/** A set that opens the sentence also holds for what "and" joins to it. */
function pointersOf(items: readonly Item[], clause: Clause, before: Said | undefined): Pointer[] {
  const own: Pointer[] = [];
  for (let at = clause.from; at < clause.next; at++) {
    const item = items[at]!;
    if (item.kind === "set") own.push({ sets: item.reference.sets, reps: item.reference.reps, from: at, next: at + 1 });
  }
  if (own.length > 0) return combined(own);
  if (!before || clause.joint !== "and" || before.pointers.length === 0) return [];
  const [first] = before.pointers;
  return first!.from <= before.clause.from + 2 ? before.pointers : [];
}

/** "rep 3 … in set 4" is one place. */
function combined(pointers: readonly Pointer[]): Pointer[] {
  const sets = pointers.filter((pointer) => pointer.reps.length === 0);
  const reps = pointers.filter((pointer) => pointer.sets.length === 0);
  if (sets.length !== 1 || reps.length !== 1 || pointers.length !== 2) return [...pointers];
  return [
    {
      sets: sets[0]!.sets,
      reps: reps[0]!.reps,
      from: Math.min(sets[0]!.from, reps[0]!.from),
      next: Math.max(sets[0]!.next, reps[0]!.next),
    },
  ];
}

function observationsOf(
  items: readonly Item[],
  { clause, drafts, pointers, exercise }: Said,
  quote: (from: number, next: number) => string,
): Observation[] {
  return drafts.flatMap((draft) => {
    const places = pointers.length > 0 ? pointers : [undefined];
    return places.flatMap((place) => {
      const inside = place && place.from >= clause.from ? [place.from, place.next] : [];
      const from = lead(items, clause, Math.min(draft.from, ...inside));
      const next = Math.max(draft.next, ...inside);
      return pairs(place).map(([set, rep]) => fields(draft, quote(from, next), set, rep, exercise));
    });
  });
}

function pairs(place: Pointer | undefined): [Which | undefined, Which | undefined][] {
  const sets = place && place.sets.length > 0 ? place.sets : [undefined];
  const reps = place && place.reps.length > 0 ? place.reps : [undefined];
  return sets.flatMap((set) => reps.map((rep): [Which | undefined, Which | undefined] => [set, rep]));
}

const LINK =
  /^(?:felt|feel|feels|feeling|was|were|is|it|a|the|my|got|had|very|really|so|too|pretty|bit|not|no|wasnt|werent|didnt|isnt|never|nothing|without|of|quite)$/;

/** The small words in front belong to the quote. */
function lead(items: readonly Item[], clause: Clause, from: number): number {
  let at = from;
  while (at > clause.from && LINK.test(items[at - 1]!.text)) at--;
  return at;
}

function fields(
  draft: Draft,
  quote: string,
  set: Which | undefined,
  rep: Which | undefined,
  exercise: string | undefined,
): Observation {
  return {
    kind: draft.kind,
    quote,
    ...(set !== undefined && { set }),
    ...(rep !== undefined && { rep }),
    ...(exercise !== undefined && { exercise }),
    ...(draft.bodyPart && { bodyPart: draft.bodyPart }),
    ...(draft.side && { side: draft.side }),
    ...(draft.severity !== undefined && { severity: draft.severity }),
    ...(FELT.has(draft.kind) && draft.feel !== undefined && { feel: draft.feel }),
    ...(draft.seconds !== undefined && { seconds: draft.seconds }),
  };
}
