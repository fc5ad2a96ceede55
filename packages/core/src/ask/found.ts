/** What each tool finds: the facts of an answer, with their days, and how much was missing. */
import type { DayLog, LoggedActivity } from "../answer/day.ts";
import type { PastSet } from "../answer/log.ts";
import type { FoundNote } from "../answer/notes.ts";
import type { ExerciseRecords } from "../answer/records.ts";
import type { LoadStyle } from "../answer/sets.ts";
import type { E1rmPoint } from "../chart/e1rm.ts";
import type { WellnessMetric } from "../log/entry.ts";
import type { PainTold } from "../note/pain-timeline.ts";
import type { Adherence } from "../plan/life/adherence.ts";
import type { PlanItem } from "../plan/plan.ts";
import type { DayValue } from "../readiness/recent.ts";
import type { ReadinessPart } from "../readiness/signs.ts";
import type { LiftTrend } from "../strength/plateau.ts";

type Named = { exerciseId: string; name: string };
type Range = { from: string; to: string };

export type Found =
  /** `without` of `sets` working sets give no e1RM; `from` and `to` only where a time was asked for. */
  | (Named & {
      tool: "progress";
      points: E1rmPoint[];
      trend: LiftTrend;
      sets: number;
      without: number;
      from?: string;
      to?: string;
    })
  | (Named & { tool: "last"; style: LoadStyle; day?: string; sets: PastSet[] })
  | { tool: "lastSport"; sport: string; day?: string; activity?: LoggedActivity }
  /** Newest first; `that` is what was trained on the newest day. */
  | { tool: "lastPain"; bodyPart?: string; side?: string; times: PainTold[]; that?: DayLog }
  | (Named & { tool: "best"; records: ExerciseRecords; sets: number; without: number })
  | (Range & { tool: "week"; workouts: WeekWorkout[]; volumeKg: number; sets: number })
  /** This week first; a week without training is there with nothing. */
  | { tool: "load"; weeks: { weekStart: string; kg: number; sets: number; hardSets: number }[]; unrated: number }
  | { tool: "readiness"; parts: ReadinessPart[] }
  | { tool: "howOften"; of: string; days: string[]; spanDays: number }
  /** Whole weeks, oldest first; one without training is there with nothing. */
  | (Range & { tool: "weeks"; weeks: WeekSum[]; unrated: number })
  /** Oldest first; of `total` days with it the newest. */
  | (Range & { tool: "sessions"; of?: string; sessions: DoneSession[]; total: number })
  /** Newest first; of `total` the newest. */
  | { tool: "notes"; about?: string; from?: string; to?: string; notes: FoundNote[]; total: number }
  /** In the order of their days; `reached` of these days, `total` of all so far. Without `plans` none is active. */
  | (Range & { tool: "plan"; plans: string[]; sessions: PlannedSession[]; reached: Adherence; total: Adherence })
  /** Oldest first, one value a day. */
  | (Range & { tool: "wellness"; metric: WellnessMetric; values: DayValue[] });

/** `of` its items so many were done; without a day it is next in line (`queued`), or for any day until one. */
export type PlannedSession = {
  title: string;
  day?: string;
  until?: string;
  queued: boolean;
  begun: boolean;
  done: number;
  of: number;
  items: { item: PlanItem; words: string; name?: string; done: boolean }[];
};

export type WeekWorkout = { day: string; what: string; meters?: number; seconds?: number };

export type WeekSum = {
  /** Its Monday. */
  weekStart: string;
  kg: number;
  sets: number;
  hardSets: number;
  workouts: number;
  meters: number;
};

/** What was done on a day. */
export type DoneSession = Pick<DayLog, "day" | "exercises" | "activities">;
