/** A plan an athlete trains by: its sessions on their days, or one after the other. */
import type { PlanAmbiguity, PlanCycle, PlanSession } from "../plan.ts";

export const PLAN_STATUSES = ["draft", "active", "paused", "archived"] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/** `id` is stable through every change; one below zero was added and is not stored yet. */
export type LiveSession = PlanSession & {
  id: number;
  /** `YYYY-MM-DD`; absent in a queue, and where any day of the week will do. */
  date?: string;
};

/** A workout that did a session of a queue. */
export type QueueDone = { workoutId: number; sessionId: number };

/** Where a queue stood at a moment: what was done since then moves it on. */
export type Queue = {
  /** Place of the session that was next, in the order of `queueOf`; their number where all were done. */
  index: number;
  /** Its first day. */
  since: string;
  /** Workouts of this day and later move it on; earlier ones are told by `done`. */
  from: string;
  /** Workouts that count no more, with the session each did. */
  done: QueueDone[];
};

/** What a plan is besides its sessions. */
export type PlanHead = {
  title: string;
  status: PlanStatus;
  weeks?: number;
  cycles: PlanCycle[];
  /** What of its words no session holds: a draft's questions, and later the plan's notes. */
  ambiguities: PlanAmbiguity[];
  /** First day of week 1; absent in a draft and in a queue. */
  startDay?: string;
  /** Present where the plan has no dates. */
  queue?: Queue;
  /** The day it was paused on. */
  pausedOn?: string;
};

export type LivePlan = PlanHead & { id: number; sessions: LiveSession[] };
