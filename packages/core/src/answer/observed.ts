/** What was read in a note, in the few words that go under a log. */
import type { Span } from "../chat/reply.ts";
import type { LoggedSet } from "../log/entry.ts";
import type { Observation } from "../note/observation.ts";
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
  const parts = [...new Set(observations.flatMap((one) => observedWords(one, sets)))];
  if (parts.length === 0) return [];
  const more = parts.length > MOST ? `, and ${parts.length - MOST} more` : "";
  return [`${lead}: ${parts.slice(0, MOST).join(", ")}${more}`];
}

function observedWords(one: Observation, sets: readonly LoggedSet[]): string[] {
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
      return sets.length === 0 ? [] : effortWords(one, sets);
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

/** Only where no set has an effort of its own. */
function effortWords(one: Observation, sets: readonly LoggedSet[]): string[] {
  if (sets.some(({ rpe, rir, failed }) => rpe !== undefined || rir !== undefined || failed)) return [];
  const rpe = readingOfSet({}, [one]).rpe;
  if (!rpe) return [];
  const which = typeof one.set === "number" ? `set ${one.set} ` : one.set === "last" ? "last set " : "";
  return [`${which}about RPE ${formatDecimal(rpe.value, 1)}`];
}
