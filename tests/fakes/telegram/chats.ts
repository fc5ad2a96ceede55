/** Chats, people and messages as the fake server keeps them. */
import type { Chat, ChatMember, InlineKeyboardMarkup, Message, MessageEntity, User } from "grammy/types";
import type { BotApiError } from "./bot-api-error.ts";

export type FakeUser = { id: number; firstName: string; lastName?: string; username?: string; language?: string };

export type FakeChat = {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup";
  readonly title?: string;
  readonly user?: FakeUser;
  /** Thread ids of the topics, when the chat is a forum. */
  readonly topics: Set<number>;
  /** An administrator hears everything, whatever the privacy mode. */
  botStatus: "left" | "member" | "administrator" | "kicked";
  /** What the bot gets for whatever it sends here: blocked, kicked, migrated. */
  trouble: BotApiError | undefined;
  readonly messages: Map<number, FakeMessage>;
  /** The bot's messages in the order in which they arrived. */
  readonly seen: SeenMessage[];
  lastMessageId: number;
};

/** What a member of the chat sees of one of the bot's messages. */
export type SeenMessage = {
  readonly id: number;
  readonly chatId: number;
  readonly threadId: number | undefined;
  kind: "text" | "photo" | "document";
  /** The text or caption as shown. */
  text: string;
  entities: MessageEntity[];
  /** The text or caption as the bot wrote it. */
  source: string;
  buttons: { label: string; action: string }[][];
  file: { name: string; bytes: Uint8Array; fileId: string } | undefined;
  readonly replyTo: number | undefined;
  readonly album: string | undefined;
  linkPreview: boolean;
  /** performance.now() of its arrival. */
  readonly at: number;
  editedAt: number | undefined;
  deleted: boolean;
};

/** Any message of a chat; `seen` is set for the bot's own. */
export type FakeMessage = { api: Message; seen?: SeenMessage };

export function newChat(
  chat: Pick<FakeChat, "id" | "type"> & { title?: string; user?: FakeUser; topics?: readonly number[] },
): FakeChat {
  const { topics, ...rest } = chat;
  return {
    ...rest,
    topics: new Set(topics),
    botStatus: "left",
    trouble: undefined,
    messages: new Map(),
    seen: [],
    lastMessageId: 10,
  };
}

export function apiChat(chat: FakeChat): Message["chat"] {
  const { id, type, title, user } = chat;
  const forum = chat.topics.size > 0 ? { is_forum: true } : {};
  const shape =
    type === "private"
      ? {
          id,
          type,
          first_name: user?.firstName ?? "",
          ...(user?.username === undefined ? {} : { username: user.username }),
        }
      : { id, type, title: title ?? "Group", ...forum };
  return shape as Chat as Message["chat"];
}

export function apiUser(user: FakeUser): User {
  return {
    id: user.id,
    is_bot: false,
    first_name: user.firstName,
    ...(user.lastName === undefined ? {} : { last_name: user.lastName }),
    ...(user.username === undefined ? {} : { username: user.username }),
    ...(user.language === undefined ? {} : { language_code: user.language }),
  };
}

/** The Message object of something the bot sent. */
export function apiMessage(seen: SeenMessage, chat: FakeChat, bot: User, date: number): Message {
  const inTopic = seen.threadId === undefined ? {} : { message_thread_id: seen.threadId, is_topic_message: true };
  const words =
    seen.kind === "text"
      ? { text: seen.text, entities: seen.entities }
      : { ...(seen.text === "" ? {} : { caption: seen.text, caption_entities: seen.entities }) };
  const file = seen.file;
  const size = { file_id: file?.fileId ?? "", file_unique_id: file?.fileId ?? "", file_size: file?.bytes.length ?? 0 };
  const media =
    seen.kind === "photo"
      ? { photo: [{ ...size, width: 800, height: 600 }] }
      : seen.kind === "document"
        ? { document: { ...size, file_name: file?.name ?? "" } }
        : {};
  const message = {
    message_id: seen.id,
    from: bot,
    chat: apiChat(chat),
    date,
    ...inTopic,
    ...words,
    ...media,
    ...(seen.album === undefined ? {} : { media_group_id: seen.album }),
    ...(seen.buttons.length === 0 ? {} : { reply_markup: { inline_keyboard: apiKeyboard(seen.buttons) } }),
  };
  return message as Message;
}

export function seenButtons(keyboard: InlineKeyboardMarkup["inline_keyboard"]): SeenMessage["buttons"] {
  return keyboard.map((row) =>
    row.map((button) => ({
      label: button.text,
      action: "callback_data" in button ? (button.callback_data ?? "") : "",
    })),
  );
}

function apiKeyboard(buttons: SeenMessage["buttons"]) {
  return buttons.map((row) => row.map(({ label, action }) => ({ text: label, callback_data: action })));
}

/** The bot in a chat, as my_chat_member tells of it. */
export function memberOf(user: User, status: FakeChat["botStatus"]): ChatMember {
  switch (status) {
    case "left":
    case "member":
      return { user, status };
    case "kicked":
      return { user, status, until_date: 0 };
    case "administrator":
      return {
        user,
        status,
        can_be_edited: false,
        is_anonymous: false,
        can_manage_chat: true,
        can_delete_messages: true,
        can_manage_video_chats: false,
        can_restrict_members: false,
        can_promote_members: false,
        can_change_info: false,
        can_invite_users: false,
        can_post_stories: false,
        can_edit_stories: false,
        can_delete_stories: false,
        can_send_welcome_messages: false,
      };
  }
}
