/** What happens to each update, however it arrived. */
import type { Api } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import type { Receive } from "../front-end.ts";
import type { Log } from "../log.ts";
import { deadline } from "./deadline.ts";
import { incomingOf } from "./incoming.ts";

/** A press is answered within seconds or not at all. */
const PRESS_TIMEOUT_MS = 10_000;

export type UpdateHandler = (update: Update) => Promise<void>;

/** Resolves once the update's event is safely received, or at once if there is nothing in it for us; throws when it is not received. */
export function updateHandler(our: {
  api: Api;
  log: Log;
  me: UserFromGetMe;
  receive: Receive;
  /** Asks Telegram anew who we are, since our keeper may have changed privacy mode meanwhile. */
  meNow: (groupId: number) => Promise<UserFromGetMe>;
}): UpdateHandler {
  return async (update) => {
    if (update.callback_query !== undefined) void endSpinner(update.callback_query.id, our.api);
    const place = update.my_chat_member;
    if (place !== undefined)
      our.log.info(
        { chat: place.chat.id, status: place.new_chat_member.status },
        "The bot's place in a chat has changed.",
      );
    const me = place === undefined || place.chat.type === "private" ? our.me : await our.meNow(place.chat.id);
    const incoming = incomingOf(update, me, new Date());
    if (incoming !== undefined) await our.receive(incoming);
  };
}

async function endSpinner(pressId: string, api: Api): Promise<void> {
  try {
    await api.raw.answerCallbackQuery({ callback_query_id: pressId }, deadline(PRESS_TIMEOUT_MS));
  } catch {
    // "query is too old": the athlete's app has stopped waiting; the press itself counts all the same.
  }
}
