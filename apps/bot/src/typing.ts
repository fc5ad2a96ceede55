/** Shows that an answer is on its way, when it takes long enough to wonder. */
import type { Incoming } from "@spotter/core/chat/incoming";
import { isCommand } from "@spotter/core/command/parse";
import type { Db } from "@spotter/db/db";
import { isOpen } from "@spotter/db/queries/inbox";
import type { FrontEnd } from "./front-end.ts";

/** Most answers are out long before; a typing sign for those would only flicker. */
const FIRST_MS = 700;

/** Platforms let the sign fade after about five seconds. */
const AGAIN_MS = 4_500;
const LONGEST_MS = 120_000;

/** Types in a chat while an event of it waits for its answer. */
export type TypingSign = { watch(incoming: Incoming, inboxId: number): void; stop(): void };

export function typingSign(db: Db, frontEnd: FrontEnd): TypingSign {
  /** One sign a chat, for the event that has waited longest. */
  const waiting = new Map<string, NodeJS.Timeout>();
  const later = (chatId: string, inboxId: number, waitedMs: number, ms: number) => {
    const look = () => sign(chatId, inboxId, waitedMs + ms).catch(() => waiting.delete(chatId));
    waiting.set(chatId, setTimeout(look, ms));
  };
  const sign = async (chatId: string, inboxId: number, waitedMs: number): Promise<void> => {
    if (waitedMs > LONGEST_MS || !(await isOpen(db, inboxId))) {
      waiting.delete(chatId);
      return;
    }
    later(chatId, inboxId, waitedMs, AGAIN_MS);
    await frontEnd.typing(chatId);
  };
  return {
    watch(incoming, inboxId) {
      if (!waiting.has(incoming.chat.id) && mayBeAnswered(incoming)) later(incoming.chat.id, inboxId, 0, FIRST_MS);
    },
    stop() {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}

/** In a group most of what is said is not for the bot. */
function mayBeAnswered({ chat, event }: Incoming): boolean {
  if (chat.kind === "private") return event.kind !== "delete";
  return event.kind === "press" || (event.kind === "message" && isCommand(event.text));
}
