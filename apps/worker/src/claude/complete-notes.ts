/** Has the model read notes beside the note reader. */
import { candidatesFor } from "@spotter/core/model/candidates";
import type { NoteAnswer } from "@spotter/core/model/note-answer";
import type { Observation } from "@spotter/core/note/observation";
import type { Asker } from "./call.ts";
import type { Completed } from "./complete-log.ts";
import type { Deadline } from "./deadline.ts";
import type { Model } from "./model.ts";
import { NOTES_V2 } from "./prompts/notes-v2.ts";
import { fenced } from "./prompts/prompt.ts";
import { askFor } from "./structured.ts";

export type NoteToComplete = {
  text: string;
  reading: readonly Observation[];
  /** The exercise it was written about. */
  exercise?: string | undefined;
};

/**
 * @param by.own the athlete's own exercises, id to name
 * @returns the answer to all of the notes, not held against any of them yet; or why there is none
 */
export async function completeNotes(
  model: Model,
  by: Pick<Asker, "athlete"> & {
    notes: readonly NoteToComplete[];
    aliases?: ReadonlyMap<string, string> | undefined;
    own: ReadonlyMap<string, string>;
    deadline: Deadline;
  },
): Promise<Completed<{ answer: NoteAnswer }>> {
  const { notes, aliases, own } = by;
  const words = notes.map(({ text }) => text).join("\n");
  const given = fenced({
    exercises: candidatesFor(words, { unit: "kg", ...(aliases && { aliases }) }, own),
    ...Object.fromEntries(
      notes.flatMap(({ text, reading, exercise }, nth) => [
        [`about-${nth + 1}`, JSON.stringify({ exercise, reader: reading })],
        [`note-${nth + 1}`, text],
      ]),
    ),
  });
  const asked = await askFor(model, { ...by, prompt: NOTES_V2, given });
  if (asked.kind !== "answered") return asked;
  return { kind: "completed", by: { model: model.name, prompt: NOTES_V2.version }, answer: asked.value };
}
