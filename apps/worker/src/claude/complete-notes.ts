/** Has the model read a note beside the note reader. */
import { candidatesFor } from "@spotter/core/model/candidates";
import { type CompletedNotes, completeNotes as joined } from "@spotter/core/model/complete-notes";
import type { NoteContext, Observation } from "@spotter/core/note/observation";
import type { Asker } from "./call.ts";
import type { Completed } from "./complete-log.ts";
import type { Deadline } from "./deadline.ts";
import type { Model } from "./model.ts";
import { NOTES_V1 } from "./prompts/notes-v1.ts";
import { fenced } from "./prompts/prompt.ts";
import { askFor } from "./structured.ts";

/** @returns the reader's observations and those of the answer that the words say; or why there is no answer */
export async function completeNotes(
  model: Model,
  by: Pick<Asker, "athlete"> & {
    text: string;
    reading: readonly Observation[];
    context: NoteContext;
    /** The athlete's own exercises, id to name. */
    own: ReadonlyMap<string, string>;
    deadline: Deadline;
  },
): Promise<Completed<CompletedNotes>> {
  const { text, reading, context, own } = by;
  const { exercise, sets, aliases } = context;
  const given = fenced({
    exercises: candidatesFor(text, { unit: "kg", ...(aliases && { aliases }) }, own),
    about: JSON.stringify({ exercise, sets }),
    reader: JSON.stringify(reading),
    note: text,
  });
  const asked = await askFor(model, { ...by, prompt: NOTES_V1, given });
  if (asked.kind !== "answered") return asked;
  return {
    kind: "completed",
    by: { model: model.name, prompt: NOTES_V1.version },
    ...joined(text, reading, asked.value, context),
  };
}
