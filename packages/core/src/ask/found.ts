/** What each tool finds: the facts of an answer, with their days, and how much was missing. */

import type { DayLog, LoggedActivity } from "../answer/day.ts";
import type { PastSet } from "../answer/log.ts";
import type { ExerciseRecords } from "../answer/records.ts";
import type { LoadStyle } from "../answer/sets.ts";
import type { E1rmPoint } from "../chart/e1rm.ts";
import type { PainTold } from "../note/pain-timeline.ts";
import type { ReadinessPart } from "../readiness/signs.ts";
import type { LiftTrend } from "../strength/plateau.ts";

type Named = { exerciseId: string; name: string };

export type Found =
  /** `without` of `sets` working sets give no e1RM. */
  | (Named & { tool: "progress"; points: E1rmPoint[]; trend: LiftTrend; sets: number; without: number })
  | (Named & { tool: "last"; style: LoadStyle; day?: string; sets: PastSet[] })
  | { tool: "lastSport"; sport: string; day?: string; activity?: LoggedActivity }
  /** Newest first; `that` is what was trained on the newest day. */
  | { tool: "lastPain"; bodyPart?: string; side?: string; times: PainTold[]; that?: DayLog }
  | (Named & { tool: "best"; records: ExerciseRecords; sets: number; without: number })
  | { tool: "week"; from: string; to: string; workouts: WeekWorkout[]; volumeKg: number; sets: number }
  /** This week first; a week without training is there with nothing. */
  | { tool: "load"; weeks: { weekStart: string; kg: number; sets: number; hardSets: number }[]; unrated: number }
  | { tool: "readiness"; parts: ReadinessPart[] }
  | { tool: "howOften"; of: string; days: string[]; spanDays: number };

export type WeekWorkout = { day: string; what: string; meters?: number; seconds?: number };
