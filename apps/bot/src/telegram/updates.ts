/** What happens to each update, however it arrived. */
import type { Api } from "grammy";
import type { Message, Update, UserFromGetMe } from "grammy/types";
import type { Receive } from "../front-end.ts";
import { deadline } from "./deadline.ts";
import { incomingOf } from "./incoming.ts";
import type { Log } from "./log.ts";

/** A press is answered within seconds or not at all. */
const PRESS_TIMEOUT_MS = 10_000;

export type UpdateHandler = (update: Update) => Promise<void>;

/** Resolves once the update's event is safely received, or at once if there is nothing in it for us; throws when it is not received. */
export function updateHandler(our: {
  api: Api;
  log: Log;
  me: UserFromGetMe;
  receive: Receive;
  /** Called when the bot is put into a group as an ordinary member. */
  joinedGroup: (chatId: number) => void;
}): UpdateHandler {
  return async (update) => {
    if (update.callback_query !== undefined) void endSpinner(update.callback_query.id, our.api);
    if (update.message !== undefined) noteMigration(update.message, our.log);
    noteMembership(update, our);
    const incoming = incomingOf(update, our.me, new Date());
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

function noteMigration(message: Message, log: Log): void {
  if (message.migrate_to_chat_id === undefined) return;
  log.warn(
    { chat: message.chat.id, movedTo: message.migrate_to_chat_id },
    "A group has become a supergroup: Telegram gives it a new chat id, and Spotter sees it as a new chat.",
  );
}

function noteMembership(update: Update, our: { log: Log; joinedGroup: (chatId: number) => void }): void {
  const change = update.my_chat_member;
  if (change === undefined || change.chat.type === "private") return;
  const { status } = change.new_chat_member;
  our.log.info({ chat: change.chat.id, status }, "The bot's place in a group has changed.");
  if (status === "member" || status === "restricted") our.joinedGroup(change.chat.id);
}
