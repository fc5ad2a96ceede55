/** The chart of how heavy an athlete's sets of an exercise are for them. */
import { sharesChart } from "@spotter/core/chart/shares";
import { type ChartOutcome, nothing } from "@spotter/core/chart/spec";
import { INTENSITY_ZONES, intensityOf } from "@spotter/core/strength/intensity";
import type { Db } from "../db.ts";
import { alikeSets } from "../queries/set-sums.ts";
import { alikeSet } from "./alike-set.ts";
import type { ChartAbout } from "./all.ts";
import { lately } from "./lately.ts";
import { liftThen } from "./lift-then.ts";

export async function intensityOutcome(db: Db, about: ChartAbout): Promise<ChartOutcome> {
  const { athlete, today, from } = about;
  const [exercise] = about.exercises;
  if (!exercise) return nothing("Which exercise?");
  const rows = await alikeSets(db, { athleteId: athlete.id, exerciseIds: [exercise.id] });
  const liftOf = await liftThen(db, athlete);
  const sets = rows.map(alikeSet);
  const liftOn = (day: string) => liftOf(exercise.id, day);
  const { since, words } = lately(today, from);
  const recent = intensityOf(sets, { liftOn, from: since });
  const before = intensityOf(
    sets.filter(({ day }) => day < since),
    { liftOn },
  );
  return sharesChart({
    kind: "intensity",
    title: `${exercise.name}, intensity`,
    by: "part of e1RM",
    ranges: INTENSITY_ZONES.map(({ name }) => name),
    lately: recent.sets,
    before: before.sets,
    latelyWords: words,
    inWords: (zone) => `of sets at ${zone.replace(" %", "")} % of your e1RM`,
    empty: `No set of ${exercise.name} gives an e1RM yet: log a load with up to 12 reps.`,
  });
}
