/** Tells whoever runs Spotter that the model's service turns its calls away; an athlete can do nothing about it. */
import type { Turn } from "../turn.ts";

/** @param came what became of the call */
export function warnIfTurnedAway({ log }: Pick<Turn, "log">, came: { kind: string }): void {
  if (came.kind === "rejected") log.warn("the language model's service turned a request away: look at its key");
}
