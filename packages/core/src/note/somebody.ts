/** Tells the bodies of others ("my wife's knee", "Ben's back") from the athlete's own. */
import type { Clause } from "./clause.ts";
import type { Item } from "./item.ts";

/** Who has a body, typed without its apostrophe too. */
const OWNERS =
  /^(?:wife|husband|partner|girlfriend|boyfriend|kid|son|daughter|baby|dog|cat|mum|mom|dad|mother|father|brother|sister|coach|trainer|client|friend|mate|buddy|spotter|boss|neighbour|neighbor|guy)s$/;
const THEIR: ReadonlySet<string> = new Set(["his", "her", "their", "your", "someones", "somebodys"]);
/** An apostrophe here shortens a verb or names a time or a thing, not somebody. */
const NOBODY =
  /^(?:it|that|this|what|there|here|he|she|let|who|where|how|when|today|yesterday|tonight|week|weekend|month|year|morning|evening|night|session|workout|run|ride|set|rep|lift|everything|everyone|nothing|one|body|bar|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s$/;
const SIDES = /^(?:left|right|l|r|bad|sore|old|whole|entire|poor|lower|upper|both)$/;

/** Whether the part of the body at an index is somebody else's. */
export function isOfSomebody(items: readonly Item[], at: number): boolean {
  let before = at - 1;
  while (before >= 0 && SIDES.test(items[before]!.text)) before--;
  const owner = items[before];
  return owner?.kind === "word" && (THEIR.has(owner.text) || OWNERS.test(owner.text) || isNamed(owner));
}

/** A clause that speaks of somebody else's body, and of none of the athlete's own. */
export function isOfSomebodyElse(items: readonly Item[], { from, next }: Clause): boolean {
  let others = false;
  for (let at = from; at < next; at++) {
    const item = items[at]!;
    if (item.kind !== "body" && item.text !== "back") continue;
    if (isOfSomebody(items, at)) others = true;
    else if (item.kind === "body") return false;
  }
  return others;
}

/** `bens` typed as "Ben's". */
function isNamed({ text, start, end }: Item): boolean {
  return end - start > text.length && text.endsWith("s") && !NOBODY.test(text);
}
