/** Where bot and worker meet: the queues, and what a job in each carries. */
import { z } from "zod";
import type { Platform } from "../chat/incoming.ts";

/** Work on a conversation's open inbox rows; consumed by workers. */
export const CONVERSATION_QUEUE = "conversation";

/** Send a chat's open outbox rows; consumed by the bot that holds the platform's token. */
export function deliveryQueue(platform: Platform): string {
  return `deliver-${platform}`;
}

/**
 * A job names the chat; what there is to do stands in inbox and outbox, so that a job lost or done twice changes
 * nothing. `rowId` is the inbox or outbox row it was made for: who has come past that row need not look again.
 */
export const chatJob = z.object({ chatId: z.number().int().positive(), rowId: z.number().int().positive() });
export type ChatJob = z.infer<typeof chatJob>;
