/** What an edit of a plan works on, and what comes of it. */
import type { PlanContext } from "../plan.ts";
import type { EditScope } from "./edit-scope.ts";
import type { LivePlan, LiveSession } from "./live-plan.ts";

export type EditContext = {
  today: string;
  /** An exercise by any of its names. */
  exercise: (phrase: string) => string | undefined;
  nameOf: (exerciseId: string) => string;
  reader: PlanContext;
};

export type EditResult =
  | { kind: "edited"; plan: LivePlan }
  /** No such kind of change. */
  | { kind: "not-understood" }
  /** Nothing in the plan is called that, where it was meant. */
  | { kind: "nothing-meant"; what: string }
  /** Something to add, and no day to add it to. */
  | { kind: "no-place"; what: string }
  /** More load of what the plan asks no load of. */
  | { kind: "no-load"; what: string }
  | { kind: "unknown-exercise"; name: string }
  /** `this week` in a plan without dates. */
  | { kind: "no-dates" };

/** What an edit works on: its words without the place, and the sessions it is about. */
export type Said = {
  plan: LivePlan;
  words: string;
  scope: EditScope;
  meant: (session: LiveSession) => boolean;
  context: EditContext;
};

/** The plan with each session changed; `nothing-meant` where none is. @returns sessions put to `undefined` go */
export function changed(
  plan: LivePlan,
  what: string,
  change: (session: LiveSession) => LiveSession | undefined,
): EditResult {
  const sessions = plan.sessions.map(change);
  const same = sessions.every((session, index) => session && sameSession(session, plan.sessions[index]!));
  if (same) return { kind: "nothing-meant", what };
  return { kind: "edited", plan: { ...plan, sessions: sessions.filter((session) => session !== undefined) } };
}

/** Whether nothing of it changed. */
export function sameSession(a: LiveSession, b: LiveSession): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
