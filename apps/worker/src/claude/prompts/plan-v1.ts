/** Asks for the sessions in the pieces of a plan that no rule could place. */
import { planAnswer } from "@spotter/core/model/plan-answer";
import { DATA_ONLY, type Prompt } from "./prompt.ts";

export const PLAN_V1: Prompt<typeof planAnswer> = {
  purpose: "plan",
  version: "plan-v1",
  answer: planAnswer,
  maxTokens: 4_000,
  system: `You read a training plan. A simple reader has placed most of it; you give the sessions in the pieces it could not place.

You get the plan, the pieces that are left, and exercises whose names may be in them (id: name).

Rules
- Only for the pieces: what else the plan says is placed already. "from": the piece or a part of it, copied letter by letter.
- "week": the number of the week, or 0 where it holds for every week. "day": mon, tue, wed, thu, fri, sat, sun, or the number of a
  numbered day, or empty. "slot": am, pm or empty. "sport": strength, run, bike, swim, row, walk, hike, ski, brick, mobility, other.
- "items": in their order. "what" is an exercise id from the list, or a sport. "figures": sets, reps, repsMin and repsMax for a range, kg,
  percent1rm, rpe, rir, restSeconds, seconds, meters, zone (1 to 7), repeat (how often an interval is done), paceSecondsPerKm, watts.
  "marks": amrap, perSide. "tempo" as 3-1-1-0, or empty.
- Only numbers that are written. Each is checked against the plan; a session with a number that is not there is thrown away.
- Rules and conditions ("add 2.5 kg if it felt easy") are no sessions: leave them out.
- The answer is one JSON object: {"sessions": [...]}; where the pieces hold no session the list is empty.

${DATA_ONLY}`,
};
