/** What holds for several items at once: rounds, circuits, supersets, EMOM, AMRAP. */
import type { Draft } from "./draft.ts";
import { isLift } from "./draft.ts";

export type Frame = {
  kind: "rounds" | "superset" | "timed" | "every" | "each";
  count?: number;
  /** The words that opened it, where they must stay in the note. */
  note?: string;
  drafts: Draft[];
  /** Goes on over the lines below. */
  lines?: true;
  /** Its items are bullets: the first line without one is outside. */
  bulleted?: true;
  /** Opened by `3 x (`: ends at the bracket. */
  bracket?: true;
  /** An EMOM's minutes that differ: each comes round once in so many. */
  stations?: number;
  /** The rest between rounds. */
  restSeconds?: number;
};

/** Gives the items of a frame what it says of them; returns the recovery that became part of an interval. */
export function closeFrame(frame: Frame, letter: () => string): Draft | undefined {
  const { drafts } = frame;
  const count = frame.count === undefined ? undefined : Math.max(1, Math.floor(frame.count / (frame.stations ?? 1)));
  if (drafts.length === 0) return undefined;
  if (frame.kind === "rounds" && count !== undefined && isInterval(drafts)) return interval(drafts, count, frame);
  if (frame.kind === "each") {
    for (const { fields } of drafts) if (count !== undefined) fields.sets ??= count;
    return undefined;
  }
  const several = drafts.length > 1 && new Set(drafts.map(({ exercise, activity }) => exercise ?? activity)).size > 1;
  const superset = several ? letter() : undefined;
  for (const draft of drafts) {
    draft.framed = true;
    if (superset) draft.fields.superset = superset;
    if (frame.note) draft.notes.unshift(frame.note);
    if (count === undefined) continue;
    if (isLift(draft)) draft.fields.sets ??= count;
    else if (draft.fields.repeat === undefined) draft.fields.repeat = count;
    else draft.fields.sets = count;
  }
  if (frame.restSeconds !== undefined) drafts.at(-1)!.fields.restSeconds ??= frame.restSeconds;
  return undefined;
}

/** One effort and its recovery, or one alone: repeated, not done in turns. */
function isInterval(drafts: readonly Draft[]): boolean {
  if (drafts.some(isLift) || drafts.length > 2) return false;
  return drafts.length === 1 || drafts[1]!.recovery === true;
}

function interval(drafts: readonly Draft[], count: number, frame: Frame): Draft | undefined {
  const [effort, recovery] = drafts;
  const { fields } = effort!;
  if (fields.repeat === undefined) fields.repeat = count;
  else fields.sets = count;
  if (recovery) {
    if (recovery.fields.seconds !== undefined && fields.restSeconds === undefined)
      fields.restSeconds = recovery.fields.seconds;
    else if (recovery.fields.meters !== undefined) recovery.notes.unshift(`${recovery.fields.meters} m`);
    effort!.notes.push(...recovery.notes);
  }
  if (frame.restSeconds !== undefined && fields.restSeconds === undefined) fields.restSeconds = frame.restSeconds;
  return recovery;
}
