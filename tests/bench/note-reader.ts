/** How many training notes the note reader reads in a second on one core. */
import { readNote } from "@spotter/core/note/read";
import { noteCases } from "../corpus/note-score.ts";

const RUN_MS = 1500;

/** Reads our own corpus over and over, after a warm-up of the same length. */
export async function benchNoteReader(): Promise<{ notesPerSecond: number }> {
  const cases = noteCases(new URL("../corpus/notes.own.jsonl", import.meta.url)) ?? [];
  const run = () => {
    const start = performance.now();
    let notes = 0;
    while (performance.now() - start < RUN_MS) {
      for (const { text, context } of cases) readNote(text, context);
      notes += cases.length;
    }
    return notes / ((performance.now() - start) / 1000);
  };
  run();
  return { notesPerSecond: Math.round(run()) };
}
