/** What a language model reads in notes beside the note reader, where there is one and something is left to read. */
import { notesReadWithHelp, readWithout } from "@spotter/core/answer/completion";
import type { Block } from "@spotter/core/chat/reply";
import type { Entry } from "@spotter/core/log/entry";
import { completeNotes } from "@spotter/core/model/complete-notes";
import { isHalfRead } from "@spotter/core/model/unread-note";
import type { Observation } from "@spotter/core/note/observation";
import { readNote } from "@spotter/core/note/read";
import { completeNotes as ask, type NoteToComplete } from "../claude/complete-notes.ts";
import { deadlineIn } from "../claude/deadline.ts";
import type { Model } from "../claude/model.ts";
import { limitFor, outside } from "../claude/outside.ts";
import { warnIfTurnedAway } from "../claude/turned-away.ts";
import { isGroup, type Turn } from "../turn.ts";

/** What is to be stored of a note: what the reader and the model found, and which of it the model did. */
export type CompletedNote = {
  observations: readonly Observation[];
  added: ReadonlySet<Observation>;
  by: { model: string; prompt: string };
};

export type CompletedNotes = {
  /** By the note's words; a note that nobody was asked about is not in it. */
  notes: ReadonlyMap<string, CompletedNote>;
  /** What the athlete hears of it. */
  aside: Block[];
};

export type NoteWords = { text: string; exercise?: string | undefined };

export const NO_HELP: CompletedNotes = { notes: new Map(), aside: [] };

/** More notes than anybody writes in a message. */
const MOST_NOTES = 10;
/** With less time left no answer would come, and it would be paid for. */
const LEAST_SEC = 1;

/**
 * @param model absent: there is none
 * @param notes all of a message, since it is asked about only once
 */
export async function completedNotes(
  turn: Turn,
  model: Model | undefined,
  notes: readonly NoteWords[],
): Promise<CompletedNotes> {
  if (!model || isGroup(turn)) return NO_HELP;
  const { aliases, own, timeZone } = turn.athlete;
  const contextOf = ({ exercise }: NoteWords) => ({ aliases, ...(exercise !== undefined && { exercise }) });
  const unread = notes
    .map((note): NoteToComplete => ({ ...note, reading: readNote(note.text, contextOf(note)) }))
    .filter((note) => isHalfRead(note.text, note.reading, contextOf(note)))
    .slice(0, MOST_NOTES);
  if (unread.length === 0) return NO_HELP;
  // What the log was asked about first has used up some of it: the event has waited meanwhile.
  const limitSec = limitFor(turn, model.timeoutSec);
  const texts = unread.map(({ text }) => text);
  const asked = await outside(turn, {
    purpose: "notes",
    limitSec,
    work: async (id) => {
      if (limitSec < LEAST_SEC) return { kind: "slow" as const };
      const by = { notes: unread, aliases, own, athlete: { id, timeZone }, deadline: deadlineIn(limitSec) };
      return { ...(await ask(model, by)), texts };
    },
  });
  if (asked === "lost") return { notes: new Map(), aside: [readWithout("lost", "note")] };
  if (asked.kind !== "completed") {
    warnIfTurnedAway(turn, asked);
    return { notes: new Map(), aside: [readWithout(asked.kind, "note")] };
  }
  const completed = new Map<string, CompletedNote>();
  for (const { text, reading, exercise } of unread) {
    // A button may ask about another note than the message did.
    if (!asked.texts.includes(text)) continue;
    const { observations, added } = completeNotes(text, reading, asked.answer, contextOf({ text, exercise }));
    completed.set(text, { observations, added: new Set(added), by: asked.by });
  }
  const added = [...completed.values()].flatMap((note) => [...note.added]);
  return { notes: completed, aside: added.length > 0 ? [notesReadWithHelp(added)] : [] };
}

/** The notes in what a message logs. */
export function notesOf(entries: readonly Entry[]): NoteWords[] {
  return entries.flatMap((entry): NoteWords[] => {
    if (entry.type === "note") return [{ text: entry.text }];
    if (entry.type === "wellness" || entry.note === undefined) return [];
    return [{ text: entry.note, ...(entry.type === "sets" && { exercise: entry.exercise }) }];
  });
}
