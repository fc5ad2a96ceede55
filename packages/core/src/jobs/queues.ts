/** Where bot and worker meet: the queues, and what a job in each carries. */
import { z } from "zod";
import type { Platform } from "../chat/incoming.ts";

/** Work on a conversation's open inbox rows; consumed by workers. */
export const CONVERSATION_QUEUE = "conversation";

/** Send a chat's open outbox rows; consumed by the bot that holds the platform's token. */
export function deliveryQueue(platform: Platform): string {
  return `deliver-${platform}`;
}

/** A job names the chat only: what there is to do stands in inbox and outbox, so a job lost or done twice changes nothing. */
export const chatJob = z.object({ chatId: z.number().int().positive() });
export type ChatJob = z.infer<typeof chatJob>;
