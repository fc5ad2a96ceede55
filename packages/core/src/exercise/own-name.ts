/** The names athletes give their own exercises. */
import { clipped } from "../chat/storable.ts";
import { editDistance } from "./edit-distance.ts";
import { foldWord, wordsOf } from "./fold.ts";

const LONGEST = 60;

/** A typed name as it is kept: `zercher squat` → `Zercher Squat`. @returns `undefined` for what has no letter */
export function ownName(typed: string): string | undefined {
  const name = typed
    .trim()
    .replaceAll(/^["“”'«»]+|["“”'«»]+$/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (!/\p{L}/u.test(name)) return undefined;
  return clipped(name, LONGEST).replaceAll(
    /(^|[\s-])(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

/** An athlete's word for an exercise as it is kept and compared. */
export function ownPhrase(typed: string): string {
  return typed.trim().toLowerCase().replaceAll(/\s+/g, " ");
}

/**
 * The athlete's own exercise of a name, apart from case, plurals and spelling variants.
 *
 * @param slips whether a letter or two may be wrong
 * @returns its id; `undefined` if none, or several, are as near
 */
export function matchOwn(typed: string, own: ReadonlyMap<string, string>, slips: boolean): string | undefined {
  const wanted = folded(typed);
  if (wanted === "") return undefined;
  const most = slips ? Math.min(2, Math.floor(wanted.length / 5)) : 0;
  const near = [...own]
    .map(([id, name]) => ({ id, distance: editDistance(wanted, folded(name), most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance);
  const [first, second] = near;
  return first && first.distance !== second?.distance ? first.id : undefined;
}

function folded(text: string): string {
  return wordsOf(text.slice(0, 120)).map(foldWord).join(" ");
}
