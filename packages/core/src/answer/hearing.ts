/** What to say in a group where the platform keeps something from the bot. */
import type { ChatRight } from "../chat/incoming.ts";
import { type Block, type Span, strong, text } from "../chat/reply.ts";

/** Telegram's privacy mode. */
export function hearsLittle(): Block {
  return text(
    "In this group I hear only commands and replies to me, because Telegram's privacy mode is on: make me an administrator here, or switch it off with /setprivacy at @BotFather and then remove me and add me again.",
  );
}

/** Discord's names for what is missing, and what it costs. */
const LACKING: Record<ChatRight, { permission: string; costs: string }> = {
  send: {
    permission: "Send Messages (in a thread: Send Messages in Threads)",
    costs: "I can answer only slash commands and buttons",
  },
  "send-files": { permission: "Attach Files", costs: "my charts and exports do not arrive" },
  "read-history": { permission: "Read Message History", costs: "I miss what is written while I am off" },
};

/** Permissions that the bot lacks in a channel, what each costs, and who can mend it. */
export function mayLittle(lacks: readonly ChatRight[]): Block[] {
  if (lacks.length === 0) return [];
  const items = lacks.map((right): Span[] => [
    strong(LACKING[right].permission),
    `: without it ${LACKING[right].costs}`,
  ]);
  return [
    text("I lack permissions in this channel. Whoever runs the server can give them to me in the channel's settings:"),
    { kind: "list", items },
  ];
}
