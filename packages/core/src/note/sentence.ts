/** Puts together what the clauses of one sentence say. */
import type { Clause } from "./clause.ts";
import type { Draft, Said } from "./draft.ts";
import type { Item } from "./item.ts";
import type { NoteContext, NoteKind, Observation, Which } from "./observation.ts";
import { pairs, pointersOf } from "./pointer.ts";
import { ratedEffort } from "./rated-effort.ts";
import { settle, stopForPain } from "./settle.ts";
import { draftsOf } from "./statement.ts";

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
  stopForPain(items, clauses, said);
  return said.flatMap((one) => observationsOf(items, one, quote));
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
    // "waited for a bench" is of the gym.
    ...(exercise !== undefined && draft.kind !== "environment" && { exercise }),
    ...(draft.bodyPart && { bodyPart: draft.bodyPart }),
    ...(draft.side && { side: draft.side }),
    ...(draft.severity !== undefined && { severity: draft.severity }),
    ...(FELT.has(draft.kind) && draft.feel !== undefined && { feel: draft.feel }),
    ...(draft.seconds !== undefined && { seconds: draft.seconds }),
  };
}
