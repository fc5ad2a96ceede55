/** Which weekday a word names, slips of the finger included. */
import { editDistance } from "../exercise/edit-distance.ts";
import { isOrdinaryWord } from "../exercise/ordinary-words.ts";
import type { Weekday } from "./plan.ts";
import { WEEKDAYS } from "./plan.ts";

const FULL = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const SHORT: Readonly<Record<string, Weekday>> = {
  mon: "mon",
  tue: "tue",
  tues: "tue",
  wed: "wed",
  weds: "wed",
  thu: "thu",
  thur: "thu",
  thurs: "thu",
  fri: "fri",
  sat: "sat",
  sun: "sun",
};

/** The day of a lower-case word: `mon`, `mondays`, `wensday`. */
export function weekdayOf(word: string): Weekday | undefined {
  if (Object.hasOwn(SHORT, word)) return SHORT[word];
  if (word.length < 5 || word.length > 12 || !word.includes("d")) return undefined;
  const single = word.endsWith("s") ? word.slice(0, -1) : word;
  const exact = FULL.indexOf(single);
  if (exact >= 0) return WEEKDAYS[exact];
  if (isOrdinaryWord(word)) return undefined;
  const near = FULL.findIndex((day) => day[0] === single[0] && editDistance(single, day, 2) <= 2);
  return near < 0 ? undefined : WEEKDAYS[near];
}

/** The days from one to another, over the weekend if need be. */
export function weekdaysBetween(from: Weekday, to: Weekday): Weekday[] {
  const first = WEEKDAYS.indexOf(from);
  const count = ((WEEKDAYS.indexOf(to) - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, index) => WEEKDAYS[(first + index) % 7]!);
}

/** `MWF`, `TTh`: days in single letters. */
export function lettersOf(word: string): Weekday[] | undefined {
  return Object.hasOwn(LETTERS, word) ? LETTERS[word] : undefined;
}

const LETTERS: Readonly<Record<string, Weekday[]>> = {
  mwf: ["mon", "wed", "fri"],
  tth: ["tue", "thu"],
  tuth: ["tue", "thu"],
  tts: ["tue", "thu", "sat"],
  mtthf: ["mon", "tue", "thu", "fri"],
};
