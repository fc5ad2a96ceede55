/** What to say in a group where the platform keeps plain messages from the bot; so far only Telegram's privacy mode does. */
import { type Block, text } from "../chat/reply.ts";

export function hearsLittle(): Block {
  return text(
    "In this group I hear only commands and replies to me, because Telegram's privacy mode is on: make me an administrator here, or switch it off with /setprivacy at @BotFather and then remove me and add me again.",
  );
}
