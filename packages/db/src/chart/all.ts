/** What each chart is drawn from. One that is declared and has no data here does not compile. */
import type { ChartName } from "@spotter/core/chart/list";
import type { ChartOutcome } from "@spotter/core/chart/spec";
import type { KnownExercise } from "@spotter/core/exercise/known";
import type { NamedMuscles } from "@spotter/core/exercise/muscle-group";
import type { Db } from "../db.ts";
import type { Athlete } from "../queries/athletes.ts";
import { bodyweightOutcome } from "./bodyweight.ts";
import { consistencyOutcome } from "./consistency.ts";
import { e1rmOutcome } from "./e1rm.ts";
import { effortOutcome } from "./effort.ts";
import { intensityOutcome } from "./intensity.ts";
import { musclesOutcome } from "./muscles.ts";
import { notesOutcome } from "./notes.ts";
import { painOutcome } from "./pain.ts";
import { readinessOutcome } from "./readiness.ts";
import { recordsOutcome } from "./records.ts";
import { repsOutcome } from "./reps.ts";
import { volumeOutcome } from "./volume.ts";

export type ChartAbout = {
  athlete: Pick<Athlete, "id" | "unit" | "own">;
  /** The athlete's day. */
  today: string;
  /** One or more for a chart that needs one. */
  exercises: readonly KnownExercise[];
  /** In place of an exercise, for charts that take muscles. */
  muscles?: NamedMuscles | undefined;
  /** The first day to show, or `EVER` of `lately.ts`; absent for what the chart usually shows. */
  from?: string | undefined;
};

export type ChartData = (db: Db, about: ChartAbout) => Promise<ChartOutcome>;

export const chartData = {
  e1rm: e1rmOutcome,
  volume: volumeOutcome,
  muscles: musclesOutcome,
  records: recordsOutcome,
  reps: repsOutcome,
  intensity: intensityOutcome,
  readiness: readinessOutcome,
  consistency: consistencyOutcome,
  pain: painOutcome,
  effort: effortOutcome,
  notes: notesOutcome,
  bodyweight: bodyweightOutcome,
} satisfies Record<ChartName, ChartData>;
