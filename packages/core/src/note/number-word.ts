/** Numbers and places written as words. */

const COUNTS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const PLACES =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split(
    " ",
  );

const COUNT: ReadonlyMap<string, number> = new Map([
  ...COUNTS.map((word, value) => [word, value] as const),
  ...TEENS.map((word, index) => [word, 13 + index] as const),
  ...TENS.map((word, index) => [word, 10 * (index + 1)] as const),
]);
const PLACE: ReadonlyMap<string, number> = new Map([
  ...PLACES.map((word, index) => [word, index + 1] as const),
  ["opening", 1],
  ["1st", 1],
]);

/** `three` is 3, `ninety` 90. */
export function countOf(word: string): number | undefined {
  return COUNT.get(word);
}

/** `third` and `opening` as places from 1. */
export function placeOf(word: string): number | undefined {
  return PLACE.get(word);
}

/** Words a slip of the finger may have meant. */
export const PLACE_WORDS: readonly string[] = [...PLACE.keys(), "final", "every"];
