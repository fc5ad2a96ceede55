/** The items that stand together under one heading; weeks and days multiply it into sessions at the end. */
import type { Sport } from "../log/entry.ts";
import type { Draft } from "./draft.ts";
import { hasAmount, isLift, itemOf } from "./draft.ts";
import type { PlanSession } from "./plan.ts";
import type { Scope } from "./scope.ts";

export type Group = {
  scope: Scope;
  title?: string;
  /** What the heading says it is. */
  sport?: Sport;
  drafts: Draft[];
  /** The line that opened it. */
  line?: string;
  /** Said once at the top, for every lift. */
  restSeconds?: number;
  off?: true;
};

/** The sessions of a group: one for each of its weeks and days, and one for each sport that is not the other's warm-up. */
export function sessionsOf(group: Group, planSport: Sport | undefined): PlanSession[] {
  const parts = split(settled(group), group, planSport);
  const { scope } = group;
  return (scope.weeks ?? [undefined]).flatMap((week) =>
    (scope.days ?? [undefined]).flatMap((day) =>
      parts.map(({ sport, drafts }) => ({
        ...(week !== undefined && { week }),
        ...(day !== undefined && { day }),
        ...(scope.slot && { slot: scope.slot }),
        ...(group.title !== undefined && { title: group.title }),
        sport,
        items: drafts.map((draft) => itemOf(draft, sport)),
      })),
    ),
  );
}

/** Sets and supersets as they stand once all is read. */
function settled(group: Group): Draft[] {
  const { drafts } = group;
  const members = new Map<string, number>();
  for (const { fields } of drafts)
    if (fields.superset) members.set(fields.superset, (members.get(fields.superset) ?? 0) + 1);
  for (const draft of drafts) {
    const { fields } = draft;
    if (fields.superset && members.get(fields.superset) === 1) delete fields.superset;
    if (!isLift(draft)) continue;
    const counted =
      fields.reps !== undefined ||
      fields.seconds !== undefined ||
      fields.meters !== undefined ||
      fields.percent1rm !== undefined ||
      fields.amrap;
    if (fields.sets === undefined && counted && !draft.framed) fields.sets = 1;
    const effort = fields.kg ?? fields.percent1rm ?? fields.rpe ?? fields.rir;
    if (draft.asked && effort === undefined) Object.assign(fields, draft.asked);
    if (group.restSeconds !== undefined) restFor(draft, group.restSeconds);
  }
  return drafts;
}

/** Gives a lift the rest said for all, unless it has one of its own. */
export function restFor(draft: Draft, seconds: number): void {
  if (isLift(draft) && !draft.framed && !draft.restTold && draft.fields.restSeconds === undefined)
    draft.fields.restSeconds = seconds;
}

type Part = { sport: Sport; drafts: Draft[] };

function split(drafts: Draft[], group: Group, planSport: Sport | undefined): Part[] {
  if (drafts.length === 0) return [];
  const lifts = drafts.filter(isLift);
  const efforts = drafts.filter((draft) => !isLift(draft));
  const fallback = group.sport ?? planSport ?? "other";
  for (const draft of efforts) draft.activity ??= fallback === "strength" || fallback === "brick" ? "other" : fallback;
  if (group.sport === "brick") return [{ sport: "brick", drafts }];
  if (lifts.length > 0) return [{ sport: liftingOr(drafts, lifts, group.sport), drafts }];
  const main = efforts.filter((draft) => !draft.aside);
  const sports = [...new Set((main.length > 0 ? main : efforts).map(({ activity }) => activity!))];
  const endurance = sports.filter((sport) => sport === "run" || sport === "bike" || sport === "swim");
  if (endurance.length > 1 && isBrick(efforts)) return [{ sport: "brick", drafts }];
  if (group.sport && sports.includes(group.sport) && endurance.length < 2) return [{ sport: group.sport, drafts }];
  // Walks between runs are the run's; a swim and a run are two sessions.
  if (sports.includes("run") && sports.every((sport) => sport === "run" || sport === "walk"))
    return [{ sport: "run", drafts }];
  if (sports.length < 2) return [{ sport: sports[0] ?? fallback, drafts }];
  const parts: Part[] = [];
  for (const draft of drafts) {
    const last = parts.at(-1);
    if (last && (last.sport === draft.activity || draft.aside)) last.drafts.push(draft);
    else parts.push({ sport: draft.activity!, drafts: [draft] });
  }
  return parts;
}

/** A run with some core work behind it stays a run; a finisher behind the lifts stays part of them. */
function liftingOr(drafts: readonly Draft[], lifts: readonly Draft[], named: Sport | undefined): Sport {
  if (named && named !== "other" && named !== "mobility") return named;
  const first = drafts.find((draft) => !draft.aside);
  const long =
    first &&
    !isLift(first) &&
    ((first.fields.seconds ?? 0) >= 1500 || (first.fields.meters ?? 0) >= 4000 || first.fields.repeat !== undefined) &&
    !first.framed;
  return long && lifts.length <= 2 && first.activity !== undefined ? first.activity : "strength";
}

function isBrick(efforts: readonly Draft[]): boolean {
  return efforts.some(
    ({ notes, activity }) =>
      activity === "run" &&
      notes.some((note) => /\b(?:straight|brick|off the bike|transition|t2|immediately)\b/i.test(note)),
  );
}

/** Gives every session of lifts what was said of all of them; without one it stays a session of its own. */
export function spreadEverywhere(groups: readonly Group[]): void {
  const lifting = groups.filter(({ scope, drafts }) => !scope.everywhere && drafts.some(isLift));
  if (lifting.length === 0) return;
  for (const group of groups) {
    if (!group.scope.everywhere) continue;
    for (const other of lifting)
      other.drafts.push(...group.drafts.map((draft) => ({ ...draft, fields: { ...draft.fields } })));
    group.drafts = [];
  }
}

/** What a heading named but the items below say better is its title, no item. */
export function withoutHeadings(group: Group, headings: ReadonlySet<Draft>): void {
  const lifts = group.drafts.some((draft) => isLift(draft) && hasAmount(draft));
  const [only, ...more] = group.drafts.filter((draft) => headings.has(draft) && !hasAmount(draft));
  // "Wednesday - CrossFit", and lifts below: what the day is called.
  const called = only !== undefined && more.length === 0 && lifts && isKind(only) && group.title === undefined;
  const first = group.drafts.findIndex(hasAmount);
  const counted = new Set(group.drafts.filter(hasAmount).map(({ exercise }) => exercise));
  const real = group.drafts.filter(
    (draft, index) =>
      hasAmount(draft) ||
      !headings.has(draft) ||
      // "Deadlift 1x5, rows": behind an amount it is one more thing to do.
      (isLift(draft) && !draft.title && first >= 0 && index > first && !counted.has(draft.exercise)) ||
      (!draft.title && draft.notes.length > 0 && !(called && draft === only)),
  );
  if (!real.some(hasAmount)) return;
  if (called && only.notes.length > 0) group.title = only.notes.join(", ");
  group.drafts = real;
}

/** Names what kind of training it is, not an outing. */
function isKind({ activity }: Draft): boolean {
  return activity === "other" || activity === "strength";
}
