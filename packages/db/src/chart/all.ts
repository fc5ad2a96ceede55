/** What each chart is drawn from. One that is declared and has no data here does not compile. */
import type { ChartName } from "@spotter/core/chart/list";
import type { ChartOutcome } from "@spotter/core/chart/spec";
import type { KnownExercise } from "@spotter/core/exercise/known";
import type { Db } from "../db.ts";
import type { Athlete } from "../queries/athletes.ts";
import { e1rmOutcome } from "./e1rm.ts";
import { volumeOutcome } from "./volume.ts";

export type ChartAbout = {
  athlete: Pick<Athlete, "id" | "unit" | "own">;
  /** The athlete's day. */
  today: string;
  /** Present for a chart that needs one. */
  exercise?: KnownExercise | undefined;
  /** The first day to show; absent for all there is. */
  from?: string | undefined;
};

export type ChartData = (db: Db, about: ChartAbout) => Promise<ChartOutcome>;

export const chartData = { e1rm: e1rmOutcome, volume: volumeOutcome } satisfies Record<ChartName, ChartData>;
