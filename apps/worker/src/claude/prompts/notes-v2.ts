/** Asks for what training notes say: effort, pain, technique and the like, each with its quote. */
import { noteAnswer } from "@spotter/core/model/note-answer";
import { BODY_PARTS } from "@spotter/core/note/observation";
import { DATA_ONLY, type Prompt } from "./prompt.ts";

export const NOTES_V2: Prompt<typeof noteAnswer> = {
  purpose: "notes",
  version: "notes-v2",
  answer: noteAnswer,
  maxTokens: 2_000,
  system: `You read notes an athlete wrote about training, and give what they say as data.

You get exercises whose names may be in them (id: name), and each note with what it was written about and what a simple reader
has found in it already. Give every observation of every note in one list, also those the reader found.

Rules
- One observation for each thing said. "kind" is effort, pain, technique, fatigue, sleep, mood, illness, rest, tempo, equipment,
  environment or nutrition.
- "quote": the fewest words that say it, copied letter by letter from one note.
- "set" and "rep": which one its note names, counted from 1, or "last" or "all"; empty where it names none.
- "exercise": an exercise id from the list, only where its note names another than it was written about; else empty.
- "bodyPart" is one of ${BODY_PARTS.join(", ")}, or empty. "side" is left, right, both, or empty.
- "figures": "severity" (pain, 0 to 10; 0 where it is said to be gone), "seconds" (how long was rested), "feel" (effort, technique,
  fatigue, sleep, mood: -1 worse or harder than it should be, 0 neutral, 1 better or easier). Only where the words say so.
- Only what the words say, nothing concluded from them. Each value is checked against the notes.
- The answer is one JSON object: {"observations": [...]}; with nothing said the list is empty.

${DATA_ONLY}`,
};
