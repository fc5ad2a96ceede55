/** Several changes of a plan said at once: all of them are made, or none is. */
import { editPlan } from "./edit.ts";
import type { EditContext, EditResult } from "./edit-said.ts";
import { scopeIn } from "./edit-scope.ts";
import type { LivePlan } from "./live-plan.ts";

export type EditsResult =
  | EditResult
  /** Of several changes not all are understood: nothing is changed. */
  | { kind: "partly"; clear: string[]; unclear: { words: string; why: EditResult }[] };

/** What a change begins with. */
const VERB =
  /^(?:make|set|change|turn|let|have|do|use|keep|swap|replace|switch|exchange|move|shift|put|push|postpone|reschedule|add|append|include|drop|remove|delete|cut|skip|cancel|leave out|take out|no more|no)\b/i;
const PARTING =
  /\s*(?:(?:;|\n|,|\.(?=\s+\D))(?:\s*(?:and then|and also|and|then|also|plus|&)(?=\s))?|\s(?:and then|and also|and|then|also|plus|&)(?=\s))\s*/i;
/** `rest 3 min`, `5 sets`: more of what was said before it, never of something else. */
const AMOUNT =
  /^(?:@ ?|rpe |rir |rest |tempo |zone |z)?\d[\d.,x×:-]*\+? ?(?:sets?|reps?|kgs?|lbs?|%|min|mins|minutes|s|secs?|seconds|km|k|m|miles?)?$/i;
/** A change right behind the amount, or the day, of the one before it: `make Monday 4 sets make Tuesday 5 sets`. */
const NEXT =
  /(?<=(?:\d\S*|sets?|reps?|kgs?|lbs?|min|minutes|km|miles?|week|\w+day)) (?=(?:make|swap|replace|move|postpone|add|drop|remove|delete|skip|cancel) (?!sets?\b))/gi;
const LEAD = /^(?<when>(?:(?:only|on|in|for) )*[\p{L}\d -]{3,20}?)\s*[:,]\s*(?<rest>.+)$/su;
const LONGEST = 600;
/** More than anybody says in one breath. */
const MOST_PARTS = 12;
/** A tail or a head that two parts share has at most so many words. */
const MOST_SHARED = 4;

/**
 * What is said first of when (`this week: …`) holds for each change that says nothing of the kind. Parts may share what
 * they begin or end with: `drop squats and bench`, `squat and bench 4 sets`.
 */
export function editAll(plan: LivePlan, words: string, context: EditContext): EditsResult {
  const { when, said } = ledBy(words.slice(0, LONGEST).trim(), context.today);
  const groups = grouped(said);
  if (groups.flat().length > MOST_PARTS) return { kind: "not-understood" };
  let now = plan;
  const clear: string[] = [];
  const unclear: { words: string; why: EditResult }[] = [];
  for (const parts of groups) {
    for (const { words: part, result } of editParts(now, parts, when, context)) {
      if (result.kind === "edited") {
        now = result.plan;
        clear.push(part);
      } else unclear.push({ words: part, why: result });
    }
  }
  const [first] = unclear;
  if (!first) return clear.length === 0 ? { kind: "not-understood" } : { kind: "edited", plan: now };
  return clear.length === 0 && unclear.length === 1 ? first.why : { kind: "partly", clear, unclear };
}

/** Verbs that no plan in words begins with. */
const CHANGES =
  /^(?:make|change|swap|replace|exchange|move|postpone|reschedule|add|append|drop|remove|delete|skip|cancel)\b/i;

/** Whether a line can only be a change of a plan that is there. */
export function isChange(words: string): boolean {
  return CHANGES.test(words) && !words.includes("\n");
}

/** `this week: …` */
function ledBy(words: string, today: string): { when: string; said: string } {
  const { when, rest } = LEAD.exec(words)?.groups ?? {};
  if (when === undefined || rest === undefined) return { when: "", said: words };
  const { scope, rest: other } = scopeIn(when.toLowerCase().replace(/^only /, ""), today);
  return other === "" && Object.keys(scope).length > 0 ? { when, said: rest } : { when: "", said: words };
}

/** The parts of what is said; those of a group follow one verb. */
function grouped(said: string): string[][] {
  const groups: string[][] = [];
  for (const part of said
    .replaceAll(NEXT, "; ")
    .split(PARTING)
    .map((one) => one.trim())) {
    if (part === "") continue;
    const last = groups.at(-1);
    if (last && AMOUNT.test(part)) last.push(`${last.pop()}, ${part}`);
    else if (last && !VERB.test(part)) last.push(part);
    else groups.push([part]);
  }
  return groups;
}

type Edited = { words: string; result: EditResult };

function editParts(plan: LivePlan, parts: readonly string[], when: string, context: EditContext): Edited[] {
  const edit = (on: LivePlan, words: string) => editPlan(on, inTime(words, when, context.today), context);
  const [first = ""] = parts;
  if (parts.length === 1) return [{ words: first, result: edit(plan, first) }];
  const separate: Edited[] = [];
  let now = plan;
  for (const [index, part] of parts.entries()) {
    const tried = sayings(parts, index).map((words) => ({ words, result: edit(now, words) }));
    const found = tried.find(
      ({ words, result }) => result.kind === "edited" && (words === part || !hasNewNote(now, result.plan)),
    );
    const why = tried.find(({ result }) => result.kind !== "not-understood") ?? tried[0]!;
    separate.push(found ?? { words: part, result: why.result });
    if (found?.result.kind === "edited") now = found.result.plan;
  }
  if (separate.every(({ result }) => result.kind === "edited")) return separate;
  // Said of one thing perhaps: `swap monday and wednesday`, `add face pulls 3x15 and curls 3x12 on Friday`.
  const whole = parts.join(" and ");
  const result = edit(plan, whole);
  if (result.kind === "edited" && !hasNewNote(plan, result.plan)) return [{ words: whole, result }];
  const none = separate.every((one) => one.result.kind === "not-understood");
  return none ? [{ words: whole, result: { kind: "not-understood" } }] : separate;
}

/** A part as it is said, then with what it may share with the others: their verb, their beginning, their end. */
function sayings(parts: readonly string[], index: number): string[] {
  const part = parts[index]!;
  const said = [part];
  const first = parts[0]!.split(" ");
  if (index > 0) {
    const verb = VERB.exec(parts[0]!)?.[0];
    if (verb !== undefined) said.push(`${verb} ${part}`);
    for (let cut = 1; cut <= Math.min(MOST_SHARED, first.length - 1); cut++)
      said.push(`${first.slice(0, -cut).join(" ")} ${part}`);
  }
  const last = parts.at(-1)!.split(" ");
  if (index < parts.length - 1)
    for (let shared = 1; shared <= Math.min(MOST_SHARED, last.length - 1); shared++)
      said.push(`${part} ${last.slice(-shared).join(" ")}`);
  return said;
}

function inTime(words: string, when: string, today: string): string {
  if (when === "") return words;
  const { scope } = scopeIn(words.toLowerCase(), today);
  return scope.days || scope.weeks ? words : `${words} ${when}`;
}

/** Words that were not understood end in a note. */
function hasNewNote(before: LivePlan, after: LivePlan): boolean {
  const known = new Set(notesOf(before));
  return notesOf(after).some((note) => !known.has(note));
}

function notesOf({ sessions }: LivePlan): string[] {
  return sessions.flatMap(({ items }) => items.flatMap(({ note }) => note ?? []));
}
