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

/** Types in the chat while the event waits for its answer. @returns how to stop all of it */
export function typingSign(
  db: Db,
  frontEnd: FrontEnd,
): { watch(incoming: Incoming, inboxId: number): void; stop(): void } {
  const timers = new Set<NodeJS.Timeout>();
  const later = (ms: number, then: () => Promise<void>) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      void then().catch(() => {});
    }, ms);
    timers.add(timer);
  };
  const sign = async (chatId: string, inboxId: number, sinceMs: number): Promise<void> => {
    if (sinceMs > LONGEST_MS || !(await isOpen(db, inboxId))) return;
    await frontEnd.typing(chatId);
    later(AGAIN_MS, () => sign(chatId, inboxId, sinceMs + AGAIN_MS));
  };
  return {
    watch(incoming, inboxId) {
      if (mayBeAnswered(incoming)) later(FIRST_MS, () => sign(incoming.chat.id, inboxId, FIRST_MS));
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

/** In a group most of what is said is not for the bot. */
function mayBeAnswered({ chat, event }: Incoming): boolean {
  if (chat.kind === "private") return event.kind !== "delete";
  return event.kind === "press" || (event.kind === "message" && isCommand(event.text));
}
