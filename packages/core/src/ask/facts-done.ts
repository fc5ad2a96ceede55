/** The facts in what was done: sets, and activities. */
import type { LoggedActivity } from "../answer/day.ts";
import { activityLine, type PastSet } from "../answer/log.ts";
import { describeSets, type LoadStyle } from "../answer/sets.ts";
import { text } from "../chat/reply.ts";
import { wordsOf } from "../chat/words.ts";
import type { LoadUnit, LoggedSet } from "../log/entry.ts";
import { sportName } from "../log/sport-name.ts";
import type { Fact, FactLine } from "./fact.ts";
import { distance, duration, load, repsOf, sets } from "./fact-of.ts";
import type { DoneSession } from "./found.ts";

export function sessionLines({ day, exercises, activities }: DoneSession, unit: LoadUnit): FactLine[] {
  return [
    ...exercises.map(({ name, style, sets: all }) => setsLine(day, name, all, unit, style)),
    ...activities.map((activity) => activityFacts(day, activity, unit)),
  ];
}

export function setsLine(
  day: string,
  name: string,
  all: readonly PastSet[],
  unit: LoadUnit,
  style: LoadStyle,
): FactLine {
  const figures = all.flatMap((set, nth) => setFacts(set, nth));
  const working = all.filter(({ warmup }) => !warmup);
  const alike = [...Map.groupBy(working, ({ kg, reps }) => `${kg} ${reps}`).values()].map(({ length }) => length);
  const counts = [...new Set([...alike, working.length, all.length])].map((many) => sets(many));
  const facts = [...figures, ...counts].map((fact): Fact => ({ ...fact, unsaid: true }));
  return { day, subject: name, words: describeSets(all, unit, style), facts };
}

function setFacts(set: LoggedSet, nth: number): Fact[] {
  const { kg, reps, seconds, meters, rpe, rir, percent1rm, restSeconds } = set;
  return [
    ...(kg === undefined ? [] : [load(kg, nth)]),
    ...(reps === undefined ? [] : [repsOf(reps, nth)]),
    ...duration(seconds),
    ...distance(meters),
    ...(rpe === undefined ? [] : [{ is: "rpe" as const, value: rpe, of: "RPE", set: nth }]),
    ...(rir === undefined ? [] : [{ is: "rir" as const, value: rir, of: "RIR", set: nth }]),
    ...(percent1rm === undefined ? [] : [{ is: "percent" as const, value: percent1rm, of: "of 1RM" }]),
    ...duration(restSeconds, "rest"),
  ];
}

export function activityFacts(day: string, activity: LoggedActivity, unit: LoadUnit): FactLine {
  const { sport, meters, seconds, avgHr, maxHr, watts, elevationMeters, rpe, note } = activity;
  const moving = meters !== undefined && seconds !== undefined && meters > 0 && seconds > 0;
  const facts: Fact[] = [
    ...distance(meters),
    ...duration(seconds),
    ...(moving ? [{ is: "pace" as const, value: seconds / meters, of: "pace" }] : []),
    ...(moving ? [{ is: "speed" as const, value: meters / seconds, of: "speed" }] : []),
    ...(avgHr === undefined ? [] : [{ is: "bpm" as const, value: avgHr, of: "average heart rate" }]),
    ...(maxHr === undefined ? [] : [{ is: "bpm" as const, value: maxHr, of: "highest heart rate" }]),
    ...(watts === undefined ? [] : [{ is: "watts" as const, value: watts, of: "power" }]),
    ...distance(elevationMeters, "climb"),
    ...(rpe === undefined ? [] : [{ is: "rpe" as const, value: rpe, of: "RPE" }]),
  ];
  const told =
    sport === "transition" ? sportName(sport) : wordsOf([text(...activityLine({ ...activity, sport }, unit))]);
  return {
    day,
    subject: sportName(sport),
    words: told,
    ...(note !== undefined && { quotes: [note] }),
    facts: facts.map((fact) => ({ ...fact, unsaid: true })),
  };
}
