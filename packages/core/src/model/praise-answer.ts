/** A line of praise by a model, taken only where it says nothing that the summary of the visit does not. */
import { z } from "zod";
import { evidenceOf } from "../ground/figure.ts";
import { mentionsIn } from "../ground/scope.ts";

export const praiseAnswer = z.object({ line: z.string() });

const LONGEST_LINE = 160;
const NUMBER = /\d+(?:[.,]\d+)*/g;
/** Counts in words would slip past the figures. */
const COUNT =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|fifty|hundred|double|triple|twice|thrice)\b/gi;

/**
 * @param facts the summary as the athlete will read it under the line
 * @returns the line, or `undefined` where it is no single plain sentence or two, or names a figure or an exercise that
 *   the summary does not
 */
export function honestPraise(line: string, facts: string): string | undefined {
  const words = line.trim();
  if (words === "" || words.length > LONGEST_LINE || /[\n<>*_`#@|]|https?:/i.test(words)) return undefined;
  const known = new Set(facts.match(NUMBER) ?? []);
  if ((words.match(NUMBER) ?? []).some((number) => !known.has(number))) return undefined;
  const told = facts.toLowerCase();
  if ((words.match(COUNT) ?? []).some((count) => !told.includes(count.toLowerCase()))) return undefined;
  const exercises = exerciseIdsIn(facts);
  return [...exerciseIdsIn(words)].every((id) => exercises.has(id)) ? words : undefined;
}

function exerciseIdsIn(text: string): ReadonlySet<string> {
  const context = { unit: "kg" as const };
  return new Set(mentionsIn(evidenceOf(text, context), {}).map(({ id }) => id));
}
