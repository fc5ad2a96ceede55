/** Which of the sets done an observation holds for. */
import type { Observation } from "./observation.ts";

/** A set as notes count them; `own` if the message that holds the note logged it. */
export type CountedSet = { id: number; own: boolean; warmup: boolean };

/**
 * A number counts the sets of the message where it logged that many and more than one, else those of the whole visit:
 * who types set after set says "set 3" of the third message. Warm-ups are not counted. Without a number a rep is of the
 * last set, and a verdict holds for all that the message logged.
 *
 * @param sets of one exercise, in the order they were done
 * @returns their ids, none where the words point to nothing that was logged
 */
export function setsPointed(
  { set, rep, quote }: Pick<Observation, "set" | "rep" | "quote">,
  sets: readonly CountedSet[],
): number[] {
  const work = sets.filter(({ warmup }) => !warmup);
  const counted = work.length > 0 ? work : sets;
  const own = counted.filter((one) => one.own);
  const meant = own.length > 0 ? own : counted;
  if (typeof set === "number") {
    const list = own.length > 1 && own.length >= set ? own : counted;
    return list.slice(set - 1, set).map(({ id }) => id);
  }
  if (set === "last" || (set === undefined && (rep !== undefined || isOfTheLast(quote))))
    return meant.slice(-1).map(({ id }) => id);
  return meant.map(({ id }) => id);
}

/** "last one ugly", "final double slow": whether a quote speaks of the end of what was done, without the word for a set. */
export function isOfTheLast(quote: string): boolean {
  return /\b(?:last|final) (?:one|single|double|triple)\b/i.test(quote);
}
