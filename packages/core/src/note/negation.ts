/** Whether a clause denies what a phrase says. */
import type { Hit } from "./hit.ts";
import type { Item } from "./item.ts";

const NEGATING: ReadonlySet<string> = new Set(
  "no not didnt wasnt werent isnt arent dont doesnt never without cant cannot couldnt wouldnt zero nothing hardly havent hasnt hadnt wasn aint nor neither none less nowhere shouldnt wont minimal".split(
    " ",
  ),
);
/** Further back it denies something else. */
const REACH = 4;

/** @param less whether "less" denies too: less heavy is light, less sore still sore */
export function isNegated(items: readonly Item[], clause: { from: number }, hit: Hit, less = true): boolean {
  for (let at = hit.from - 1; at >= Math.max(clause.from, hit.from - REACH); at--) {
    const item = items[at]!;
    if (item.kind === "mark" && item.mark !== "/") return false;
    // "no chalk so grip slipped"
    if (item.text === "so" && !NEGATING.has(items[at - 1]?.text ?? "")) return false;
    if (item.kind === "word" && NEGATING.has(item.text) && (less || item.text !== "less")) return !isAside(items, at);
  }
  return false;
}

/** "not sure why", "no idea", "not only". */
function isAside(items: readonly Item[], at: number): boolean {
  return /^(?:sure|idea|only|clue|matter|doubt|wonder|just|longer)$/.test(items[at + 1]?.text ?? "");
}
