/** What a language model adds to a reading, where there is one and something is left to read. */
import { isDeepStrictEqual } from "node:util";
import { askLeftOut, readWithHelp, readWithout } from "@spotter/core/answer/completion";
import type { Block } from "@spotter/core/chat/reply";
import type { LogContext, LogReading } from "@spotter/core/log/entry";
import { unreadIn } from "@spotter/core/model/unread";
import { completeLog } from "../claude/complete-log.ts";
import { deadlineIn } from "../claude/deadline.ts";
import type { Model } from "../claude/model.ts";
import { limitFor, outside } from "../claude/outside.ts";
import { warnIfTurnedAway } from "../claude/turned-away.ts";
import type { Turn } from "../turn.ts";

export type CompletedReading = {
  reading: LogReading;
  /** What the athlete hears of it, beside the log. */
  aside: Block[];
  /** Who read it, for the data behind the answer. */
  by?: { model: string; prompt: string };
  /** There was no answer, and would be none to another question now. */
  failed?: true;
};

/** @param model absent: there is none */
export async function completed(
  turn: Turn,
  model: Model | undefined,
  words: string,
  { reading, context }: { reading: LogReading; context: LogContext },
): Promise<CompletedReading> {
  const unread = model && unreadIn(words, reading, context);
  if (!model || unread === undefined) return { reading, aside: [] };
  const { timeZone, own } = turn.athlete;
  const limitSec = limitFor(turn, model.timeoutSec);
  const asked = await outside(turn, {
    purpose: "log",
    limitSec,
    work: (id) =>
      completeLog(model, { unread, reading, context, own, athlete: { id, timeZone }, deadline: deadlineIn(limitSec) }),
  });
  if (asked === "lost") return { reading, aside: [readWithout("lost")], failed: true };
  if (asked.kind !== "completed") {
    warnIfTurnedAway(turn, asked);
    return { reading, aside: [readWithout(asked.kind)], failed: true };
  }
  const added = !isDeepStrictEqual(asked.entries, reading.entries);
  return {
    reading: { ...reading, entries: asked.entries },
    aside: [...(added ? [readWithHelp()] : []), ...askLeftOut(asked.leftOut)],
    ...(added && { by: asked.by }),
  };
}
