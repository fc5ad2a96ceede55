/** A Telegram chat, or one topic of a forum, as Spotter's one chat id. */

/** `chatId` alone, or `chatId/threadId` for a topic, so that an answer goes back to where it was asked. */
export function addressOf(place: { chat: { id: number }; threadId: number | undefined }): string {
  return place.threadId === undefined ? String(place.chat.id) : `${place.chat.id}/${place.threadId}`;
}

/** The parameters that send something to such an address. */
export function placeOf(address: string): { chat_id: string; message_thread_id?: number } {
  const [chat = "", thread] = address.split("/");
  return thread === undefined ? { chat_id: chat } : { chat_id: chat, message_thread_id: Number(thread) };
}
