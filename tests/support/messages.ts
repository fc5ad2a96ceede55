/** Events as a front-end would make them, and replies as plain words. */
import type { Incoming } from "@spotter/core/chat/incoming";
import type { Reply } from "@spotter/core/chat/reply";
import { wordsOf as wordsOfBlocks } from "@spotter/core/chat/words";

let lastMessage = 0;

export type About = { sender?: string; chat?: string; kind?: "private" | "group"; sentAt?: string; messageId?: string };

/** A new message, by Anna in her private chat unless told otherwise. */
export function message(text: string, about: About = {}): Incoming {
  return event({ kind: "message", text, files: [] }, about);
}

export function event(what: Incoming["event"], about: About & { revision?: number } = {}): Incoming {
  lastMessage += 1;
  const { sender = "anna", chat = sender, kind = "private", sentAt = "2026-11-21T17:30:00Z" } = about;
  return {
    platform: "telegram",
    chat: { id: chat, kind },
    sender: { id: sender, name: sender },
    messageId: about.messageId ?? `m${lastMessage}`,
    revision: about.revision ?? 0,
    sentAt,
    event: what,
  };
}

let presses = 0;

/** A press of the first button whose label begins so. */
export function pressOf(label: string, replies: readonly Reply[], about: About = {}): Incoming {
  const buttons = replies.flatMap((reply) => reply.buttons?.flat() ?? []);
  const button = buttons.find((one) => one.label.startsWith(label));
  if (!button) throw new Error(`no button ${label} among ${buttons.map((one) => one.label).join(", ") || "none"}`);
  presses += 1;
  return event({ kind: "press", action: button.action, press: `press${presses}` }, about);
}

export function wordsOf(replies: readonly Reply[]): string {
  return replies.map(({ blocks }) => wordsOfBlocks(blocks)).join("\n");
}
