/** What a log ticks off today's plan, in a few words. */
import { tickWords } from "@spotter/core/answer/plan";
import { text } from "@spotter/core/chat/reply";
import { trainingDay } from "../log/when.ts";
import { type Answer, isGroup, type Turn } from "../turn.ts";
import { standingOn } from "./standing.ts";

/** The answer to a log with how far today's planned sessions are, where the log changed that; only in private. */
export async function withTick(turn: Turn, answer: Answer, before: string | undefined): Promise<Answer> {
  const now = await ticksNow(turn);
  if (now === undefined || now === before) return answer;
  const [first, ...others] = answer.blocks;
  const blocks = first?.kind === "text" ? [text(...first.spans, "\n", now), ...others] : [...answer.blocks, text(now)];
  return { ...answer, blocks };
}

/** How far today's planned sessions are; `undefined` where none is begun, or others read along. */
export async function ticksNow(turn: Turn): Promise<string | undefined> {
  if (!turn.athlete.hasPlans || isGroup(turn)) return undefined;
  const day = await trainingDay(turn);
  const { sessions } = await standingOn(turn, day);
  const ticks = sessions.flatMap((one) => (one.date === day ? (tickWords(one) ?? []) : []));
  return ticks.length === 0 ? undefined : ticks.join(" · ");
}
