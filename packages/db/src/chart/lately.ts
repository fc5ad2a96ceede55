/** The time a distribution calls "lately". */
import { countInWords } from "@spotter/core/chart/change";
import { epochDay } from "@spotter/core/time/epoch-day";
import { addDays } from "@spotter/core/time/local";

const USUAL_DAYS = 84;

export function lately(today: string, from: string | undefined): { since: string; words: string } {
  const since = from ?? addDays(today, 1 - USUAL_DAYS);
  const weeks = Math.round((epochDay(today) - epochDay(since) + 1) / 7);
  return { since, words: weeks >= 52 ? "year" : countInWords(weeks, "week") };
}
