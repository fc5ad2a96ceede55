/** `/rest`: a message when the rest is over. */

import { targetWords } from "@spotter/core/answer/target";
import { text } from "@spotter/core/chat/reply";
import type { CommandArgs } from "@spotter/core/command/parse";
import { nextItem } from "@spotter/core/session/agenda";
import { readRest } from "@spotter/core/strength/rest-time";
import { formatClock } from "@spotter/core/units/duration";
import { beginRest, endRest, restLeft } from "@spotter/db/queries/rest-timers";
import type { Outcome, Turn } from "../turn.ts";
import { exerciseOutlook } from "../visit/exercise-outlook.ts";
import { outlookOf } from "../visit/outlook.ts";

export async function rest(turn: Turn, { time }: CommandArgs): Promise<Outcome> {
  const { tx, athlete } = turn;
  if (time === undefined) {
    const left = await restLeft(tx, athlete.id);
    if (left === undefined) return say("No rest is under way. /rest 2:30 begins one.", { restSec: null });
    return say(`${formatClock(left)} to go.`, { leftSec: left });
  }
  const asked = readRest(time);
  if (!asked) return say("How long? Like this: /rest 2:30, /rest 90, or /rest off.");
  if (asked.kind === "off") {
    const ended = await endRest(tx, athlete.id);
    return say(ended ? "Timer off." : "No rest is under way.", { restSec: null });
  }
  const { restSec } = asked;
  await beginRest(tx, {
    athleteId: athlete.id,
    chatId: turn.chatId,
    originId: turn.originId,
    session: turn.session,
    from: turn.at,
    restSec,
    reply: { blocks: [text(`Rest is over.${await comes(turn)}`)], data: { restOver: true } },
  });
  return say(`Resting ${formatClock(restSec)}. Your next set, or /rest off, ends it.`, { restSec });
}

/** ` Bench Press, set 3 of 4: 100 kg × 5 (…)` */
async function comes(turn: Turn): Promise<string> {
  const { agenda, current, visit } = await outlookOf(turn);
  const item = nextItem(agenda, current);
  if (!item) return "";
  const { exerciseId, planned } = item;
  const { name, target, style } = await exerciseOutlook(turn, { exerciseId, planned, notWorkoutId: visit?.id });
  const aim = target ? `: ${targetWords(target, turn.athlete.unit, style)}` : "";
  return ` ${name}, set ${item.done + 1} of ${item.sets}${aim}`;
}

function say(words: string, data?: unknown): Outcome {
  return { answers: [{ blocks: [text(words)], ...(data !== undefined && { data }) }] };
}
