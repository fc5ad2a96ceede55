/** The exercises a model may choose from: those a text may mean, so that neither the whole catalogue nor a guess is needed. */
import { CATALOGUE } from "../exercise/catalogue.ts";
import { foldWord, wordsOf } from "../exercise/fold.ts";
import { evidenceOf } from "../ground/figure.ts";
import { mentionsIn } from "../ground/scope.ts";
import type { LogContext } from "../log/entry.ts";

const MOST = 60;

/**
 * @param own the athlete's own exercises, id to name
 * @returns lines `id: name`, those the text names first, then those that share a word with it
 */
export function candidatesFor(
  text: string,
  context: Pick<LogContext, "unit" | "aliases" | "last">,
  own: ReadonlyMap<string, string>,
): string {
  const named = mentionsIn(evidenceOf(text, context), context).map(({ id }) => id);
  const words = new Set(wordsOf(text.toLowerCase()).map(foldWord));
  const alike = CATALOGUE.filter(({ name, aliases }) =>
    [name, ...aliases].some((phrase) =>
      wordsOf(phrase.toLowerCase())
        .map(foldWord)
        .some((word) => words.has(word)),
    ),
  ).map(({ id }) => id);
  const ids = new Set([...named, ...(context.last === undefined ? [] : [context.last]), ...alike]);
  const nameOf = new Map([...CATALOGUE.map(({ id, name }) => [id, name] as const), ...own]);
  return [...ids]
    .slice(0, MOST)
    .flatMap((id) => (nameOf.has(id) ? [`${id}: ${nameOf.get(id)}`] : []))
    .join("\n");
}
