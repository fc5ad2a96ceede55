/** Carrying a reply out to a chat, part by part. */
import type { Button } from "@spotter/core/chat/reply";
import { type Api, GrammyError, InputFile } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { Outgoing } from "../front-end.ts";
import type { Log } from "../log.ts";
import { plainText, type Run } from "../render/runs.ts";
import { placeOf } from "./address.ts";
import { deadline } from "./deadline.ts";
import { toHtml } from "./html.ts";
import { messagesOf, type Part, partsOf } from "./parts.ts";
import { deliveryError, refusalOf } from "./refusals.ts";

/**
 * Longest one delivery may take, uploads and the waits for Telegram's rate limit included. Parts not out by then are left
 * to a later attempt, well before anyone takes this one for dead.
 */
const DELIVERY_TIMEOUT_MS = 75_000;
/** https://core.telegram.org/bots/api#inlinekeyboardbutton */
const MAX_ACTION_BYTES = 64;

/** What stands in a message that may not be deleted any more; Telegram takes no empty text. */
const BLANK = "–";

/** Where the parts of one delivery go. */
type Place = { chat_id: string; message_thread_id?: number };
type Delivery = { api: Api; log: Log; place: Place; outgoing: Outgoing; until: ReturnType<typeof deadline> };

/**
 * Sends the parts of a reply that are not out yet.
 *
 * @throws Undeliverable when the chat is closed to the bot; `PlatformTrouble` on what may pass
 */
export async function sendReply(asked: Outgoing, { api, log }: { api: Api; log: Log }): Promise<void> {
  const place: Place = placeOf(asked.chatId);
  const until = deadline(DELIVERY_TIMEOUT_MS);
  const sentIds = [...asked.sentIds];
  const onSent = async (id: string) => {
    sentIds.push(id);
    await asked.onSent(id);
  };
  // Ids from before a group became a supergroup are not Telegram's any more.
  const replaces = asked.replaces.filter(isMessageId);
  const outgoing = { ...asked, replaces, sentIds, onSent };
  try {
    await sendParts({ api, log, place, outgoing, until });
  } catch (error) {
    const movedTo = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
    if (movedTo === undefined) throw deliveryError(error);
    log.warn({ chat: place.chat_id, movedTo }, "The group has become a supergroup; the reply goes to its new id.");
    // There message ids begin anew: the earlier messages cannot be reached any more.
    const there = { place: { chat_id: String(movedTo) }, outgoing: { ...outgoing, replaces: [] } };
    await sendParts({ api, log, until, ...there }).catch((again: unknown) => {
      throw deliveryError(again);
    });
  }
}

async function sendParts(delivery: Delivery): Promise<void> {
  const { reply, replaces, sentIds, onSent } = delivery.outgoing;
  const sent = sentIds.length;
  let messages = 0;
  for (const part of partsOf(reply, replaces.length > 0)) {
    const at = messages;
    messages += messagesOf(part);
    // One call sends an album whole: if any of its ids was noted, all of it is out.
    if (at < sent) continue;
    for (const id of await sendPart(part, at, delivery)) await onSent(String(id));
  }
  for (const id of replaces) if (!sentIds.includes(id)) await takeAway(id, delivery);
}

/** @param at how many messages of the reply come before it */
async function sendPart(part: Part, at: number, delivery: Delivery): Promise<(number | string)[]> {
  const replaced = delivery.outgoing.replaces[at];
  if (replaced !== undefined && (await replace(replaced, part, delivery))) return [replaced];
  const inReplyTo = at === 0 ? delivery.outgoing.inReplyTo : undefined;
  switch (part.kind) {
    case "text":
      return [await sendText(part, inReplyTo, delivery)];
    case "photo":
      return [await sendPhoto(part, inReplyTo, delivery)];
    case "album":
      return sendAlbum(part, inReplyTo, delivery);
    case "document":
      return [await sendDocument(part.file, [], part.buttons, inReplyTo, delivery)];
  }
}

async function sendText(
  part: Part & { kind: "text" },
  inReplyTo: string | undefined,
  { api, place, log, until }: Delivery,
) {
  const message = await marked(log, part.body, (words) =>
    api.raw.sendMessage(
      {
        ...place,
        text: words.text,
        ...words.mode,
        ...keyboard(part.buttons, log),
        ...answering(inReplyTo),
        link_preview_options: { is_disabled: true },
      },
      until,
    ),
  );
  return message.message_id;
}

async function sendPhoto(part: Part & { kind: "photo" }, inReplyTo: string | undefined, delivery: Delivery) {
  const { api, place, outgoing, log, until } = delivery;
  const bytes = await outgoing.read(part.image.sha256);
  try {
    const message = await marked(log, part.caption, (words) =>
      api.raw.sendPhoto(
        {
          ...place,
          photo: upload(bytes, part.image.name),
          ...captioned(words),
          ...keyboard(part.buttons, log),
          ...answering(inReplyTo),
        },
        until,
      ),
    );
    return message.message_id;
  } catch (error) {
    if (refusalOf(error) !== "not-a-photo") throw error;
    return sendDocument(part.image, part.caption, part.buttons, inReplyTo, delivery);
  }
}

async function sendAlbum(part: Part & { kind: "album" }, inReplyTo: string | undefined, delivery: Delivery) {
  const { api, place, outgoing, log, until } = delivery;
  const pictures = await Promise.all(
    part.photos.map(async ({ image, caption }) => ({ image, caption, bytes: await outgoing.read(image.sha256) })),
  );
  const send = (type: "photo" | "document", plain: boolean) => {
    const media = pictures.map(({ image, caption, bytes }) => ({
      media: upload(bytes, image.name),
      ...captioned(plain ? { text: plainText(caption), mode: {} } : { text: toHtml(caption), mode: HTML }),
    }));
    return api.raw.sendMediaGroup(
      {
        ...place,
        media:
          type === "photo"
            ? media.map((item) => ({ type: "photo" as const, ...item }))
            : media.map((item) => ({ type: "document" as const, ...item })),
        ...answering(inReplyTo),
      },
      until,
    );
  };
  const messages = await withoutMarkupIfRefused(log, async (plain) => {
    try {
      return await send("photo", plain);
    } catch (error) {
      if (refusalOf(error) !== "not-a-photo") throw error;
      return send("document", plain);
    }
  });
  return messages.map((message) => message.message_id);
}

async function sendDocument(
  file: { sha256: string; name: string },
  caption: Run[],
  buttons: Button[][] | undefined,
  inReplyTo: string | undefined,
  { api, place, outgoing, log, until }: Delivery,
) {
  const bytes = await outgoing.read(file.sha256);
  const message = await marked(log, caption, (words) =>
    api.raw.sendDocument(
      {
        ...place,
        document: upload(bytes, file.name),
        ...captioned(words),
        ...keyboard(buttons, log),
        ...answering(inReplyTo),
      },
      until,
    ),
  );
  return message.message_id;
}

/** Puts the part in place of an earlier message; false when there is none that could become it. */
async function replace(
  messageId: string,
  part: Part,
  { api, place, outgoing, log, until }: Delivery,
): Promise<boolean> {
  if (part.kind === "album" || part.kind === "document") return false;
  const target = { chat_id: place.chat_id, message_id: Number(messageId) };
  try {
    if (part.kind === "text") {
      await marked(log, part.body, (words) =>
        api.raw.editMessageText(
          {
            ...target,
            text: words.text,
            ...words.mode,
            ...keyboard(part.buttons, log),
            link_preview_options: { is_disabled: true },
          },
          until,
        ),
      );
    } else {
      const bytes = await outgoing.read(part.image.sha256);
      await marked(log, part.caption, (words) =>
        api.raw.editMessageMedia(
          {
            ...target,
            media: { type: "photo", media: upload(bytes, part.image.name), ...captioned(words) },
            ...keyboard(part.buttons, log),
          },
          until,
        ),
      );
    }
    return true;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === "not-modified") return true;
    if (refusal === "nothing-to-edit" || refusal === "not-a-photo") return false;
    throw error;
  }
}

/** Removes a message that nothing takes the place of; of one too old for that, a text is blanked and a picture stays. */
async function takeAway(messageId: string, { api, place, until }: Delivery): Promise<void> {
  const target = { chat_id: place.chat_id, message_id: Number(messageId) };
  try {
    await api.raw.deleteMessage(target, until);
  } catch (error) {
    if (!isBadRequest(error)) throw error;
    if (refusalOf(error) === "nothing-to-delete") return;
    await api.raw.editMessageText({ ...target, text: BLANK }, until).catch((again: unknown) => {
      if (!isBadRequest(again)) throw again;
    });
  }
}

function isBadRequest(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400;
}

type Words = { text: string; mode: { parse_mode?: "HTML" } };

const HTML = { parse_mode: "HTML" } as const;

/** Sends styled text; as plain text if Telegram cannot read the markup, since words matter more than bold. */
async function marked<T>(log: Log, runs: readonly Run[], send: (words: Words) => Promise<T>): Promise<T> {
  return withoutMarkupIfRefused(log, (plain) =>
    send(plain ? { text: plainText(runs), mode: {} } : { text: toHtml(runs), mode: HTML }),
  );
}

async function withoutMarkupIfRefused<T>(log: Log, send: (plain: boolean) => Promise<T>): Promise<T> {
  try {
    return await send(false);
  } catch (error) {
    if (refusalOf(error) !== "bad-markup") throw error;
    log.error("Telegram could not read the markup of a message; it is sent as plain text.");
    return send(true);
  }
}

function captioned({ text, mode }: Words): { caption?: string; parse_mode?: "HTML" } {
  return text === "" ? {} : { caption: text, ...mode };
}

function answering(messageId: string | undefined) {
  if (messageId === undefined || !isMessageId(messageId)) return {};
  return { reply_parameters: { message_id: Number(messageId), allow_sending_without_reply: true } };
}

function keyboard(buttons: Button[][] | undefined, log: Log): { reply_markup?: InlineKeyboardMarkup } {
  if (buttons === undefined) return {};
  const rows = buttons
    .map((row) => row.filter((button) => fits(button, log)))
    .filter((row) => row.length > 0)
    .map((row) => row.map(({ label, action }) => ({ text: label, callback_data: action })));
  return rows.length === 0 ? {} : { reply_markup: { inline_keyboard: rows } };
}

/** A button Telegram would refuse is left out: the reply is worth more than the button. */
function fits({ action }: Button, log: Log): boolean {
  const bytes = Buffer.byteLength(action);
  if (bytes > 0 && bytes <= MAX_ACTION_BYTES) return true;
  log.error({ bytes }, "A button's action must be 1 to 64 bytes; it is left out.");
  return false;
}

function isMessageId(id: string): boolean {
  return /^\d+$/.test(id);
}

/** Names go into the upload's header unquoted, where these characters would end them. */
function upload(bytes: Uint8Array, name: string): InputFile {
  return new InputFile(bytes, name.replace(/[\r\n";\\]/g, "_"));
}
