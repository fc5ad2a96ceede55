/** A line of praise that says something true: the most telling fact of a visit, never a die's. */
import type { AnyPr } from "../strength/pr.ts";
import { formatDecimal } from "../units/decimal.ts";
import type { Grade } from "./grade.ts";

export type PraiseFacts = {
  grade: Grade;
  records: readonly { name: string; pr: AnyPr }[];
  /** Days since the visit before; absent for the first. */
  restDays?: number;
  sets: number;
  /** Gym visits of the seven days up to this one, itself included. */
  visitsThisWeek: number;
};

const LONG_BREAK_DAYS = 14;

/** One sentence. The first of these that holds is the news: records, a return, the grade's best part, plain work. */
export function praise(facts: PraiseFacts): string {
  const { records, restDays, grade, sets, visitsThisWeek } = facts;
  const [first] = records;
  if (records.length >= 3) return `${records.length} records in one session. Remember this day.`;
  if (first) return recordPraise(first);
  if (restDays === undefined) return "First session in the log. From here on there is something to beat.";
  if (restDays >= LONG_BREAK_DAYS)
    return `Back after ${restDays} days: the hardest set is done, the one through the door.`;
  return gradePraise(grade) ?? weekPraise(visitsThisWeek, sets);
}

function recordPraise({ name, pr }: PraiseFacts["records"][number]): string {
  switch (pr.kind) {
    case "weight":
      return `${name} has never been heavier.`;
    case "reps":
      return `${pr.reps} reps on ${name}: more than ever at that load.`;
    case "e1rm":
      return `${name}: the strongest you have been.`;
    case "volume":
      return `More work on ${name} than in any session before.`;
  }
}

function gradePraise({ parts }: Grade): string | undefined {
  const progress = parts.find((part) => part.part === "progress");
  if (progress?.score !== undefined && progress.part === "progress" && progress.change >= 0.01)
    return `Up ${formatDecimal(progress.change * 100, 1)} % on last time. That is how it is done.`;
  const completion = parts.find((part) => part.part === "completion");
  if (completion?.score === 100) return "Every set done. Nothing left on the table.";
  const consistency = parts.find((part) => part.part === "consistency");
  if (consistency?.score === 100) return "You keep showing up, and that is what counts in the end.";
  return undefined;
}

function weekPraise(visits: number, sets: number): string {
  if (visits >= 2) return `Session ${visits} of the week is in the log.`;
  return sets === 1 ? "One set is more than none." : `${sets} sets in the log. Good work.`;
}
