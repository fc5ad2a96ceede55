/** What was read in a note, in the few words that go under a log. */
import type { Span } from "../chat/reply.ts";
import type { LoggedSet } from "../log/entry.ts";
import type { Observation } from "../note/observation.ts";
import { isOfTheLast } from "../note/pointed.ts";
import { readingOfSet } from "../note/read-of-set.ts";
import { formatDecimal } from "../units/decimal.ts";
import { formatClock } from "../units/duration.ts";

/** More would not be one line. */
const MOST = 3;

/**
 * `Noted: left knee pain 6/10, rest 3:00`: pain, illness, and numbers that were read out of words where none was typed.
 *
 * @param sets the sets the words stand with
 * @param lead what the line begins with
 * @returns nothing where the words hold nothing to check
 */
export function observedLine(
  observations: readonly Observation[],
  sets: readonly LoggedSet[] = [],
  lead = "Noted",
): Span[] {
  const efforts = effortsOf(observations, sets);
  const parts = [...new Set(observations.flatMap((one) => observedWords(one, sets, efforts)))];
  if (parts.length === 0) return [];
  const more = parts.length > MOST ? `, and ${parts.length - MOST} more` : "";
  return [`${lead}: ${parts.slice(0, MOST).join(", ")}${more}`];
}

function observedWords(one: Observation, sets: readonly LoggedSet[], efforts: readonly Effort[]): string[] {
  switch (one.kind) {
    case "pain":
      return one.severity === 0 ? [] : [painWords(one)];
    case "illness":
      return [one.quote];
    case "rest":
      return one.seconds === undefined || sets.some(({ restSeconds }) => restSeconds !== undefined)
        ? []
        : [`rest ${formatClock(one.seconds)}`];
    case "effort":
      return efforts.flatMap((effort) => (effort.of.includes(placeOf(one)) ? [effortWords(effort)] : []));
    default:
      return [];
  }
}

/** `left knee pain 6/10`, `lower back pain`. */
export function painWords({ bodyPart, side, severity }: Pick<Observation, "bodyPart" | "side" | "severity">): string {
  const sideWords = side === "both" ? "both sides" : side;
  const part = bodyPart?.replace("-", " ");
  const words = [side === "both" ? undefined : sideWords, part, "pain"].filter(Boolean).join(" ");
  const where = side === "both" ? `${words}, ${sideWords}` : words;
  if (severity === undefined) return where;
  return severity === 0 ? `no ${where}` : `${where} ${formatDecimal(severity, 1)}/10`;
}

/** An RPE that was read out of words, and the sets they were said of. */
type Effort = { rpe: number; of: Place[] };
type Place = number | "last" | undefined;

function placeOf({ set, quote }: Observation): Place {
  if (set === undefined && isOfTheLast(quote)) return "last";
  return set === "all" ? undefined : set;
}

/** Each RPE with the sets it holds for, the hardest of several for one set; none where a set has an effort of its own. */
function effortsOf(observations: readonly Observation[], sets: readonly LoggedSet[]): Effort[] {
  if (sets.length === 0 || sets.some(({ rpe, rir, failed }) => rpe !== undefined || rir !== undefined || failed))
    return [];
  const hardest = new Map<Place, number>();
  for (const one of observations) {
    const rpe = readingOfSet({}, [one]).rpe?.value;
    const place = placeOf(one);
    if (rpe !== undefined) hardest.set(place, Math.max(rpe, hardest.get(place) ?? 0));
  }
  const efforts = new Map<number, Place[]>();
  for (const [place, rpe] of hardest) efforts.set(rpe, [...(efforts.get(rpe) ?? []), place]);
  // "last set" and a verdict on all are no numbers to stand in a row with.
  return [...efforts].flatMap(([rpe, of]) => {
    const numbered = of.filter((place) => typeof place === "number");
    const others = of.filter((place) => typeof place !== "number");
    return [...(numbered.length > 0 ? [numbered] : []), ...others.map((place) => [place])].map((places) => ({
      rpe,
      of: places,
    }));
  });
}

/** `about RPE 8`, `last set about RPE 9`, `sets 2 and 3 about RPE 6`. */
function effortWords({ rpe, of }: Effort): string {
  const about = `about RPE ${formatDecimal(rpe, 1)}`;
  const [first] = of;
  if (first === undefined) return about;
  if (of.length === 1) return `${first === "last" ? "last set" : `set ${first}`} ${about}`;
  const numbers = of.filter((place) => typeof place === "number").sort((a, b) => a - b);
  return `sets ${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)} ${about}`;
}
