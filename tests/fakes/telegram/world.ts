/** What the Bot API's methods work on. */
import type { User } from "grammy/types";
import { badRequest } from "./bot-api-error.ts";
import type { FakeChat } from "./chats.ts";
import type { UploadedFile } from "./multipart.ts";
import type { Params } from "./params.ts";
import type { UpdateQueue } from "./update-queue.ts";

export type World = {
  bot: User & { can_read_all_group_messages: boolean };
  chats: Map<number, FakeChat>;
  files: Map<string, { path: string; bytes: Uint8Array; size: number }>;
  /** Presses that still wait for their answer. */
  openPresses: Set<string>;
  commands: Map<string, { command: string; description: string }[]>;
  typing: { chatId: number; threadId: number | undefined; at: number }[];
  queue: UpdateQueue;
  limiter: { spend(chat: FakeChat, messages: number): void };
  keepFile(file: UploadedFile): string;
  /** Called after each message that appears or changes. */
  changed(): void;
};

export type Method = {
  allows: readonly string[];
  run(params: Params, world: World, gone: AbortSignal): unknown | Promise<unknown>;
};

/** The chat a call is about; throws when there is none or the bot has no access. */
export function openChat(params: Params, world: World): FakeChat {
  const id = params.text("chat_id") ?? "";
  if (id === "") throw badRequest("chat_id is empty");
  const chat = world.chats.get(Number(id));
  if (chat === undefined) throw badRequest("chat not found");
  if (chat.trouble !== undefined) throw chat.trouble;
  return chat;
}

/** The topic and the answered message of something to be sent, both checked. */
export function placeIn(chat: FakeChat, params: Params): { threadId: number | undefined; replyTo: number | undefined } {
  const threadId = params.integer("message_thread_id");
  if (threadId !== undefined && !chat.topics.has(threadId)) throw badRequest("message thread not found");
  const replied = params.replyTo();
  if (replied === undefined || chat.messages.has(replied.messageId)) return { threadId, replyTo: replied?.messageId };
  if (!replied.optional) throw badRequest("message to be replied not found");
  return { threadId, replyTo: undefined };
}
