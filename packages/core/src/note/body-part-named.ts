/** The body part that a few words name, if they name one and nothing else. */
import { partAt } from "./body.ts";
import type { BodyPart } from "./observation.ts";

/** `left knees` is knee; `undefined` for what is none, or a part without a place of its own. */
export function bodyPartNamed(typed: string): BodyPart | undefined {
  const words = typed
    .toLowerCase()
    .replaceAll("-", " ")
    .split(/\s+/)
    .filter((word) => word !== "" && !/^(?:left|right|my|the|both)$/.test(word));
  const found = partAt(words, 0);
  return found && found.size === words.length ? found.named.part : undefined;
}
