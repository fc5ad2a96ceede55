/** The message that an athlete's message answers: words to make a plan of, or the plan that was shown. */
import { messageWords, repliedPlanId } from "@spotter/db/queries/replied";
import type { Turn } from "../turn.ts";

function repliedTo({ incoming }: Turn): string | undefined {
  return incoming.event.kind === "message" ? incoming.event.replyTo : undefined;
}

/** What somebody wrote in this chat, where the message answers that. */
export async function repliedWords(turn: Turn): Promise<string | undefined> {
  const messageId = repliedTo(turn);
  if (messageId === undefined) return undefined;
  return messageWords(turn.tx, { chatId: turn.chatId, messageId });
}

/** The plan of the bot's message that this message answers. */
export async function repliedPlan(turn: Turn): Promise<number | undefined> {
  const messageId = repliedTo(turn);
  if (messageId === undefined) return undefined;
  return repliedPlanId(turn.tx, { chatId: turn.chatId, messageId });
}
