/** What was written while we were away: Discord tells a new session nothing of before, but its channels remember. */
import type { Incoming } from "@spotter/core/chat/incoming";
import { type APIMessage, type REST, Routes } from "discord.js";
import { isLater, madeAt } from "./snowflake.ts";

/** The latest message we know of a channel. */
export type LastHeard = { chatId: string; kind: Incoming["chat"]["kind"]; messageId: string };

const PAGE = 100;
const MAX_PAGES = 20;

/** An answer to something older would only surprise. */
const LONGEST_AWAY_MS = 7 * 24 * 3_600_000;

/** The messages of a channel after the last one heard, oldest first. Edits and deletions of earlier ones stay unknown. */
export async function* missedMessages(
  rest: REST,
  { chatId, messageId }: LastHeard,
  now: Date,
): AsyncGenerator<APIMessage> {
  let after = messageId;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = new URLSearchParams({ after, limit: String(PAGE) });
    const messages = (await rest.get(Routes.channelMessages(chatId), { query })) as APIMessage[];
    const inOrder = messages.toSorted((a, b) => (isLater(a.id, b.id) ? 1 : -1));
    for (const message of inOrder) if (now.getTime() - madeAt(message.id).getTime() < LONGEST_AWAY_MS) yield message;
    if (messages.length < PAGE) return;
    after = inOrder.at(-1)!.id;
  }
}
