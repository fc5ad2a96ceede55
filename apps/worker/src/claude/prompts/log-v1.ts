/** Asks for the sets, activities and values that a message tells. */
import { logAnswer } from "@spotter/core/model/log-answer";
import { DATA_ONLY, type Prompt } from "./prompt.ts";

export const LOG_V1: Prompt<typeof logAnswer> = {
  purpose: "log",
  version: "log-v1",
  answer: logAnswer,
  maxTokens: 3_000,
  system: `You read what an athlete wrote about training they have done, and give it as data.

You get the message, what a simple reader has read of it already, and exercises whose names may be in it (id: name). Give
everything that was done, also what the reader has read already.

Rules
- Only what the words say. A number that is not written is not given: no usual number of sets, no guess, nothing added up.
  Each number is checked against the message afterwards, and what is not in it is thrown away.
- Only what was done. Plans, wishes, questions, advice, what somebody else did: leave them out.
- entries of type "sets": "what" is an exercise id from the list. One item in "sets" for every set, in the order they were
  done, so three sets of the same are three items. A set's figures: its load as "kg" or "lb", in the unit the athlete uses
  unless they name another; "reps"; "seconds" for holds; "meters"; "rpe"; "rir"; "percent1rm"; "restSeconds".
  Bodyweight alone is kg 0 only for exercises done with the body's weight. Leave out a figure that is not told.
- entries of type "activity": "what" is one of run, bike, swim, row, walk, hike, ski, brick, mobility, strength, other. Its
  figures: "meters", "seconds", "avgHr", "maxHr", "watts", "rpe", "elevationMeters".
- entries of type "wellness": "what" is one of sleep (hours), stress, soreness, mood, energy (1 to 10), weight (kg or lb), rhr,
  hrv, steps. One figure, "value" (or "lb" for a weight in pounds). "bodyPart" says where something is sore.
- "day" is empty, unless the message names another day than today: then its date, YYYY-MM-DD.
- "note" holds words about how it went, copied letter by letter from the message, or is empty. No figures that you have given.
- "marks": warmup, failed (the set ended in a failed repetition), perSide; only where the words say so.
- "sets", "figures" and "marks" are empty lists where there is nothing, "tempo" and "bodyPart" empty strings.
- The answer is one JSON object: {"entries": [...]}. Nothing to log gives {"entries": []}.

${DATA_ONLY}`,
};
