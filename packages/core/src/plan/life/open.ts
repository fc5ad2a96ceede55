/** What a draft leaves open: the questions to its athlete, and what stays beside the plan as notes. */
import type { PlanAmbiguity, PlanItem, PlanSession } from "../plan.ts";
import type { LivePlan } from "./live-plan.ts";

type Asks = Pick<LivePlan, "status" | "ambiguities" | "sessions">;

/** The questions of a draft, in the order of its words; none in a plan that has begun. */
export function openIn({ status, ambiguities, sessions }: Asks): PlanAmbiguity[] {
  if (status !== "draft") return [];
  return ambiguities.filter((one) => {
    if (one.kind === "number") return sessions.some(({ items }) => items.some((item) => hasNumber(item, one)));
    return one.kind === "unplaced" || one.kind === "unknown-exercise";
  });
}

/** Quotes kept beside a plan: what depends on how it goes, and what was never answered. Numbers are in their items' notes. */
export function notesIn({ status, ambiguities }: Asks): string[] {
  const kept = ambiguities.filter(({ kind }) => kind !== "number");
  return (status === "draft" ? kept.filter(({ kind }) => kind === "rule" || kind === "note") : kept).map(
    ({ quote }) => quote,
  );
}

/** Numbers in the notes of items that say neither what they count nor what unit they have, each once. */
export function numbersIn(sessions: readonly PlanSession[]): PlanAmbiguity[] {
  const found = new Map<string, PlanAmbiguity>();
  for (const { items } of sessions)
    for (const item of items) {
      const quote = numberOf(item);
      const of = subjectOf(item);
      if (quote !== undefined) found.set(`${of} ${quote}`, { kind: "number", quote, of });
    }
  return [...found.values()];
}

/** Whether an item has that number in its note. */
export function hasNumber(item: PlanItem, { quote, of }: Extract<PlanAmbiguity, { kind: "number" }>): boolean {
  return subjectOf(item) === of && numberOf(item) === quote;
}

function subjectOf(item: PlanItem): string {
  return "exercise" in item ? item.exercise : item.activity;
}

/** `45` of `run 45` and of `bike 45 easy`; what a number counts stands behind it: `400 jog` is no such number. */
function numberOf(item: PlanItem): string | undefined {
  const { note = "", meters, seconds } = item;
  const said = /^(?<number>\d{1,4}(?:[.,]\d{1,2})?)(?<rest> .*)?$/.exec(note)?.groups;
  if (!said) return undefined;
  if (said.rest === undefined) return said.number;
  const vague = /^ (?:very )?(?:easy|steady|slow|hard|relaxed|recovery|long|tempo|moderate)\b/.test(said.rest);
  return "activity" in item && vague && meters === undefined && seconds === undefined ? said.number : undefined;
}
