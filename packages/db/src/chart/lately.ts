/** The time a distribution calls "lately". */
import { spanInWords } from "@spotter/core/chart/change";
import type { SharesInput } from "@spotter/core/chart/shares";
import { epochDay } from "@spotter/core/time/epoch-day";
import { addDays } from "@spotter/core/time/local";

/** The first day of a chart of all there is: before anybody logged anything. */
export const EVER = "1900-01-01";

const USUAL_DAYS = 84;

export function lately(today: string, from: string | undefined): { since: string; words: SharesInput["latelyWords"] } {
  if (from === EVER) return { since: EVER, words: { heading: "all time", sentence: "of all time" } };
  const since = from ?? addDays(today, 1 - USUAL_DAYS);
  const span = `last ${spanInWords(epochDay(today) - epochDay(since) + 1)}`;
  return { since, words: { heading: span, sentence: `in the ${span}` } };
}
