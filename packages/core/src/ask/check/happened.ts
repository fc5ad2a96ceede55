/** Whether what a sentence names happened when it says: an exercise on its day, a pain in its part. */
import type { FactLine } from "../fact.ts";
import type { TimeNamed } from "../times.ts";
import type { Known } from "./evidence.ts";
import { hurtPartsIn } from "./names.ts";
import { touches } from "./scope.ts";

/** A sentence that denies is true of a day nothing is known of. */
export const DENIES = /\b(?:no|not|n['’]t|never|none|nothing|without|neither|nor|cannot)\b|n['’]t\b|\?$/i;

/** Days, months and years stand in what was found, was asked about, or is today. */
export function isKnownTime({ claim, unreadable }: TimeNamed, known: Known): boolean {
  if (unreadable) return false;
  if (!claim) return true;
  const days = known.lines.flatMap(({ day, to }) => [day, to]).flatMap((day) => day ?? []);
  return [...days, ...boundsOf(known)].some((day) => day >= claim.from && day <= claim.to);
}

/** What no line tells of is no fact for having been asked about. */
export function partsStand(sentence: string, { lines, asked, question, written }: Known): boolean {
  const isDenied = DENIES.test(sentence);
  const parts = [...lines.flatMap(({ bodyPart }) => bodyPart ?? []), ...(isDenied ? asked.bodyParts : [])];
  const words = [...written, ...(isDenied ? [question] : [])].join("\n").toLowerCase();
  return hurtPartsIn(sentence).every(({ part, side }) => {
    const isTold = parts.includes(part) || words.includes(part.replaceAll("-", " "));
    return isTold && (side === undefined || new RegExp(String.raw`\b${side}\b`).test(words));
  });
}

/**
 * Of one day alone what is named was done, or hurt, on it; of several, something is known of each.
 *
 * @param digits the sentence with its numbers in digits
 * @param subjects the exercises and sports the sentence names
 */
export function happenedThen(
  digits: string,
  times: readonly TimeNamed[],
  subjects: readonly string[],
  known: Known,
): boolean {
  if (DENIES.test(digits)) return true;
  const done = known.lines.filter(({ subject }) => subject !== undefined && subjects.includes(subject));
  if (!times.every((time) => isOfLately(digits, time, done))) return false;
  const bounds = boundsOf(known);
  const days = times
    .filter(({ start }) => !WEEK.test(digits.slice(0, start)))
    .flatMap(({ claim }) => (claim && claim.from === claim.to ? [claim] : []))
    .filter(({ from }) => !bounds.includes(from));
  const [day, another] = days;
  if (!day) return true;
  const parts = hurtPartsIn(digits);
  const hurt = known.lines.filter(({ bodyPart, words }) =>
    parts.some(({ part }) => bodyPart === part || words.toLowerCase().includes(part.replaceAll("-", " "))),
  );
  if (parts.length > 0 && !days.some((one) => hurt.some((line) => touches(line, one)))) return false;
  if (subjects.length === 0) return true;
  if (!another) return done.some((line) => touches(line, day));
  const open = STATE.test(digits) ? known.lines.filter(({ subject }) => subject === undefined) : [];
  return days.every((one) => [...done, ...open].some((line) => touches(line, one)));
}

/** What can stand beside an exercise in a sentence, with days of its own: `slept 6 hours on 18 Nov, benched on 20 Nov`. */
const STATE =
  /\b(?:sle[ep]\w*|nights?|stress\w*|mood|energy|sore\w*|weigh\w*|pain\w*|hurt\w*|ach\w*|twinge\w*|not(?:es?|ed)|wrote|weeks?|steps|hrv|rhr|heart|trained|sessions?|workouts?|days)\b/i;

/** `yesterday`, `last week`: of what is named something was done then; `today` may also only say how it stands. */
function isOfLately(digits: string, { claim, from, to }: TimeNamed, done: readonly FactLine[]): boolean {
  if (claim || (from === to && !DID.test(digits))) return true;
  const dated = done.filter(({ day }) => day !== undefined);
  return dated.length === 0 || dated.some(({ day = "", to: last = day }) => day <= to && last >= from);
}

const DID =
  /\b(?:yesterday|did|hit|ran|rode|swam|walked|trained|lifted|squatted|benched|deadlifted|pressed|rowed|pulled|curled|done|moved|worked)\b/i;

/** A week is told by its Monday, on which nothing need have been done. */
const WEEK = /\bweeks?\s(?:of|from|starting|beginning|(?:that )?began|which began)\s(?:on\s)?$/i;

function boundsOf({ asked, questionTimes, today }: Known): string[] {
  return [...[...asked.times, ...questionTimes].flatMap(({ from, to }) => [from, to]), today];
}
