/** How much of what was planned was done. */
import { type Adherence, adherence } from "@spotter/core/plan/life/adherence";
import { counted, type Standing } from "@spotter/core/plan/life/standing";
import type { Turn } from "../turn.ts";
import { type PlansStanding, standingOf } from "./standing.ts";

/** Where the active plans stand, from their first day on. */
export async function standingSoFar(turn: Pick<Turn, "tx" | "athlete">, now: string): Promise<PlansStanding> {
  const active = await standingOf(turn, { from: now, to: now });
  if (active.plans.length === 0) return active;
  const from = active.plans.map(({ startDay, queue }) => startDay ?? queue?.since ?? now);
  return standingOf(turn, { from: [...from, now].sort()[0]!, to: now });
}

export function adherenceOf(standing: PlansStanding, sessions: readonly Standing[], now: string): Adherence {
  return adherence(
    sessions.map((one) => counted(one, standing.queues.has(one.planId))),
    now,
  );
}
