/** The chart of how many repetitions an athlete's sets have, of one exercise or all. */
import { sharesChart } from "@spotter/core/chart/shares";
import type { ChartOutcome } from "@spotter/core/chart/spec";
import { REP_RANGES, setsByRepRange } from "@spotter/core/strength/rep-ranges";
import type { Db } from "../db.ts";
import { setsByReps } from "../queries/set-sums.ts";
import type { ChartAbout } from "./all.ts";
import { lately } from "./lately.ts";

export async function repsOutcome(db: Db, { athlete, today, exercises, from }: ChartAbout): Promise<ChartOutcome> {
  const [exercise] = exercises;
  const { since, words } = lately(today, from);
  const exerciseIds = exercise && [exercise.id];
  const counts = await setsByReps(db, { athleteId: athlete.id, exerciseIds, split: since });
  const within = (recent: boolean) => setsByRepRange(counts.filter((count) => count.recent === recent));
  return sharesChart({
    kind: "reps",
    title: exercise ? `${exercise.name}, rep ranges` : "Rep ranges",
    by: "reps",
    ranges: REP_RANGES.map(({ name }) => name),
    lately: within(true),
    before: within(false),
    latelyWords: words,
    inWords: (range) => `of sets at ${range} reps`,
    empty: `No working sets with reps${exercise ? ` of ${exercise.name}` : ""} yet.`,
  });
}
