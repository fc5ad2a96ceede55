/** A day, or one workout, as it stands in the log. */
import { type Block, type Span, strong, text } from "../chat/reply.ts";
import type { ActivityEntry, LoadUnit, WellnessEntry } from "../log/entry.ts";
import { sportName } from "../log/sport-name.ts";
import type { SetReading } from "../note/read-of-set.ts";
import { dayInWords } from "../time/local.ts";
import { inferredWords } from "./inferred.ts";
import { activityLine, noteLine, type PastSet, wellnessLine } from "./log.ts";
import { describeSets, type LoadStyle } from "./sets.ts";

export type LoggedActivity = Omit<ActivityEntry, "type" | "sport"> & {
  sport: ActivityEntry["sport"] | "transition";
  time?: string;
};

export type DayLog = {
  day: string;
  exercises: {
    name: string;
    style: LoadStyle;
    sets: PastSet[];
    /** What typed figures and notes say of each set. */
    readings?: SetReading[];
  }[];
  activities: LoggedActivity[];
  wellness: Omit<WellnessEntry, "type">[];
  notes: string[];
};

/** Everything of a day, grouped by exercise in the order first done. */
export function dayBlocks(log: DayLog, { unit, today }: { unit: LoadUnit; today: string }): Block[] {
  const items: Span[][] = [
    ...log.exercises.map(({ name, style, sets, readings = [] }): Span[] => {
      // As notes count them: without warm-ups.
      const counted = readings.filter((_, index) => !sets[index]?.warmup);
      const inferred = inferredWords(counted.length > 0 ? counted : readings);
      return [strong(name), ` ${describeSets(sets, unit, style)}`, ...(inferred === "" ? [] : [` · ${inferred}`])];
    }),
    ...log.activities.map((activity) => loggedActivityLine(activity, unit)),
    ...log.wellness.map((value) => wellnessLine(value, unit)),
    ...log.notes.map((note) => noteLine({ text: note })),
  ];
  const title = dayInWords(log.day, today);
  if (items.length === 0) return [text(`Nothing logged ${title} yet.`)];
  return [text(strong(title[0]!.toUpperCase() + title.slice(1))), { kind: "list", items }];
}

/** An activity with its clock time where that is known. */
export function loggedActivityLine({ time, sport, ...activity }: LoggedActivity, unit: LoadUnit): Span[] {
  const line = sport === "transition" ? [strong(sportName(sport))] : activityLine({ sport, ...activity }, unit);
  return time ? [`${time} `, ...line] : line;
}
