/** The Bot API's methods that put messages into a chat, change them or take them out. */
import type { InlineKeyboardMarkup, Message } from "grammy/types";
import { BotApiError, badRequest } from "./bot-api-error.ts";
import { apiMessage, type FakeChat, type FakeMessage, type SeenMessage, seenButtons } from "./chats.ts";
import { isBlank } from "./entities.ts";
import type { UploadedFile } from "./multipart.ts";
import { isRecord, type Params, type Words, words } from "./params.ts";
import { checkPhoto } from "./photo-check.ts";
import { type Method, openChat, placeIn, type World } from "./world.ts";

export const MAX_TEXT = 4096;
export const MAX_CAPTION = 1024;
const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;

const SENDS = ["chat_id", "message_thread_id", "reply_parameters", "reply_markup", "disable_notification"] as const;
const CAPTIONED = ["caption", "parse_mode"] as const;

export const MESSAGE_METHODS: Record<string, Method> = {
  sendMessage: {
    allows: [...SENDS, "text", "parse_mode", "link_preview_options"],
    run(params, world) {
      const chat = openChat(params, world);
      const body = checkedText(params);
      const place = placeIn(chat, params);
      const keyboard = params.keyboard();
      world.limiter.spend(chat, 1);
      return put(chat, world, { ...place, kind: "text", body, keyboard, linkPreview: linkPreview(params) });
    },
  },

  editMessageText: {
    allows: ["chat_id", "message_id", "text", "parse_mode", "reply_markup", "link_preview_options"],
    run(params, world) {
      const chat = openChat(params, world);
      const { seen, api } = ownMessage(chat, params);
      if (seen.kind !== "text") throw badRequest("there is no text in the message to edit");
      const body = checkedText(params);
      const buttons = seenButtons(params.keyboard());
      const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
      if (body.text === seen.text && same(body.entities, seen.entities) && same(buttons, seen.buttons)) {
        throw badRequest(
          "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
        );
      }
      world.limiter.spend(chat, 1);
      return change({ seen, api }, chat, world, { ...body, buttons, linkPreview: linkPreview(params) });
    },
  },

  editMessageMedia: {
    allows: ["chat_id", "message_id", "media", "reply_markup"],
    run(params, world) {
      const chat = openChat(params, world);
      const { seen, api } = ownMessage(chat, params);
      const item = mediaItem(params.json("media"), params);
      world.limiter.spend(chat, 1);
      const file = { ...item.file, fileId: world.keepFile(item.file) };
      const buttons = seenButtons(params.keyboard());
      return change({ seen, api }, chat, world, { ...item.caption, buttons, kind: item.kind, file });
    },
  },

  sendPhoto: { allows: [...SENDS, ...CAPTIONED, "photo"], run: (params, world) => sendFile("photo", params, world) },

  sendDocument: {
    allows: [...SENDS, ...CAPTIONED, "document"],
    run: (params, world) => sendFile("document", params, world),
  },

  sendMediaGroup: {
    allows: ["chat_id", "message_thread_id", "reply_parameters", "disable_notification", "media"],
    run(params, world) {
      const chat = openChat(params, world);
      const media = params.json("media");
      if (!Array.isArray(media)) throw badRequest("media must be an Array");
      if (media.length < 2) throw badRequest("too few messages to send as an album");
      if (media.length > 10) throw badRequest("too many messages to send as an album");
      const items = media.map((item: unknown) => mediaItem(item, params));
      if (new Set(items.map((item) => item.kind)).size > 1) {
        throw badRequest("document can't be mixed with other media types");
      }
      const place = placeIn(chat, params);
      world.limiter.spend(chat, items.length);
      const album = `album${chat.id}${chat.lastMessageId}`;
      return items.map(({ kind, caption, file }) =>
        put(chat, world, { ...place, kind, body: caption, keyboard: [], file, album, linkPreview: false }),
      );
    },
  },

  deleteMessage: {
    allows: ["chat_id", "message_id"],
    run(params, world) {
      const chat = openChat(params, world);
      const message = chat.messages.get(params.integer("message_id") ?? 0);
      if (message === undefined) throw badRequest("message to delete not found");
      chat.messages.delete(message.api.message_id);
      if (message.seen !== undefined) message.seen.deleted = true;
      world.changed();
      return true;
    },
  },
};

function sendFile(kind: "photo" | "document", params: Params, world: World): Message {
  const chat = openChat(params, world);
  const file = params.upload(params.text(kind), kind);
  if (file === undefined) throw badRequest(`there is no ${kind} in the request`);
  checkUpload(kind, file);
  const body = checkedCaption(params.text("caption"), params.text("parse_mode"));
  const place = placeIn(chat, params);
  const keyboard = params.keyboard();
  world.limiter.spend(chat, 1);
  return put(chat, world, { ...place, kind, body, keyboard, file, linkPreview: false });
}

function mediaItem(item: unknown, params: Params): { kind: "photo" | "document"; caption: Words; file: UploadedFile } {
  if (!isRecord(item)) throw badRequest("can't parse InputMedia: expected an Object");
  const { type, media, caption, parse_mode: mode } = item;
  if (type !== "photo" && type !== "document") throw badRequest("type of InputMedia is invalid");
  const file = typeof media === "string" ? params.upload(media) : undefined;
  if (file === undefined) throw badRequest("can't parse InputMedia: media not found");
  checkUpload(type, file);
  const isText = (value: unknown) => (typeof value === "string" ? value : undefined);
  return { kind: type, caption: checkedCaption(isText(caption), isText(mode)), file };
}

function checkUpload(kind: "photo" | "document", file: UploadedFile): void {
  if (file.bytes.length === 0) throw badRequest("file must be non-empty");
  if (file.bytes.length > MAX_UPLOAD_BYTES) throw new BotApiError(413, "Request Entity Too Large");
  if (kind === "photo") checkPhoto(file.bytes);
}

function checkedText(params: Params): Words {
  const body = words(params.text("text"), params.text("parse_mode"));
  if (isBlank(body.text)) throw badRequest("message text is empty");
  if (body.text.length > MAX_TEXT) throw badRequest("message is too long");
  return body;
}

function checkedCaption(source: string | undefined, mode: string | undefined): Words {
  const body = words(source, mode);
  if (body.text.length > MAX_CAPTION) throw badRequest("message caption is too long");
  return body;
}

function linkPreview(params: Params): boolean {
  const options = params.json("link_preview_options");
  return !(isRecord(options) && options.is_disabled === true);
}

function ownMessage(chat: FakeChat, params: Params): FakeMessage & { seen: SeenMessage } {
  const id = params.integer("message_id");
  if (id === undefined) throw badRequest("message identifier is not specified");
  const message = chat.messages.get(id);
  if (message === undefined) throw badRequest("message to edit not found");
  if (message.seen === undefined) throw badRequest("message can't be edited");
  return { api: message.api, seen: message.seen };
}

function put(
  chat: FakeChat,
  world: World,
  sent: {
    kind: SeenMessage["kind"];
    body: Words;
    threadId: number | undefined;
    replyTo: number | undefined;
    keyboard: InlineKeyboardMarkup["inline_keyboard"];
    linkPreview: boolean;
    file?: UploadedFile;
    album?: string;
  },
): Message {
  chat.lastMessageId += 1;
  const seen: SeenMessage = {
    id: chat.lastMessageId,
    chatId: chat.id,
    threadId: sent.threadId,
    kind: sent.kind,
    ...sent.body,
    buttons: seenButtons(sent.keyboard),
    file: sent.file === undefined ? undefined : { ...sent.file, fileId: world.keepFile(sent.file) },
    replyTo: sent.replyTo,
    album: sent.album,
    linkPreview: sent.linkPreview,
    at: performance.now(),
    editedAt: undefined,
    deleted: false,
  };
  const api = apiMessage(seen, chat, world.bot, Math.floor(Date.now() / 1000));
  chat.messages.set(seen.id, { api, seen });
  chat.seen.push(seen);
  world.changed();
  return api;
}

function change(
  { seen, api }: { seen: SeenMessage; api: Message },
  chat: FakeChat,
  world: World,
  now: Partial<SeenMessage>,
): Message {
  Object.assign(seen, now, { editedAt: performance.now() });
  const edited = { ...apiMessage(seen, chat, world.bot, api.date), edit_date: Math.floor(Date.now() / 1000) };
  chat.messages.set(seen.id, { api: edited, seen });
  world.changed();
  return edited;
}
