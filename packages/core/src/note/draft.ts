/** An observation in the making: what is said, and between which items. */
import type { Clause } from "./clause.ts";
import type { BodyPart, Feel, NoteKind, Side } from "./observation.ts";
import type { Pointer } from "./pointer.ts";

export type Draft = {
  kind: NoteKind;
  from: number;
  next: number;
  feel?: Feel;
  severity?: number;
  /** The severity is a figure the athlete gave. */
  given?: true;
  bodyPart?: BodyPart;
  side?: Side;
  seconds?: number;
  /** Stays apart from others of its kind. */
  lone?: true;
  /** No more than a plain word of judgement: good, bad. */
  judged?: true;
  /** What it is said of was named. */
  subject?: true;
};

/** The span of both. */
export function joined(a: Draft, b: { from: number; next: number }): { from: number; next: number } {
  return { from: Math.min(a.from, b.from), next: Math.max(a.next, b.next) };
}

/** What a clause said, of which sets, and of which exercise if not of the note's own. */
export type Said = { clause: Clause; drafts: Draft[]; pointers: Pointer[]; exercise?: string };
