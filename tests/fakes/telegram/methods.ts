/** The Bot API's methods, as far as Spotter needs them. */
import { badRequest } from "./bot-api-error.ts";
import { MESSAGE_METHODS } from "./message-methods.ts";
import { isRecord } from "./params.ts";
import { checkedWebhook } from "./update-queue.ts";
import { type Method, openChat, placeIn } from "./world.ts";

const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024;

export const METHODS: Record<string, Method> = {
  ...MESSAGE_METHODS,

  getMe: { allows: [], run: (_, { bot }) => bot },

  getUpdates: {
    allows: ["offset", "limit", "timeout", "allowed_updates"],
    run(params, { queue }, gone) {
      queue.setAllowed(params.strings("allowed_updates"));
      const asked = { offset: params.integer("offset") ?? 0, limit: params.integer("limit") };
      return queue.get({ ...asked, timeoutSec: params.integer("timeout") ?? 0 }, gone);
    },
  },

  setWebhook: {
    allows: ["url", "secret_token", "allowed_updates", "max_connections", "drop_pending_updates"],
    run(params, { queue }) {
      const url = params.text("url") ?? "";
      const secret = params.text("secret_token");
      const webhook = url === "" ? undefined : checkedWebhook(url, secret, params.integer("max_connections") ?? 40);
      queue.setAllowed(params.strings("allowed_updates"));
      queue.setWebhook(webhook, params.flag("drop_pending_updates"));
      return true;
    },
  },

  deleteWebhook: {
    allows: ["drop_pending_updates"],
    run(params, { queue }) {
      queue.setWebhook(undefined, params.flag("drop_pending_updates"));
      return true;
    },
  },

  getWebhookInfo: {
    allows: [],
    run: (_, { queue }) => ({
      url: queue.webhook?.url ?? "",
      has_custom_certificate: false,
      pending_update_count: queue.pendingCount,
      ...(queue.lastWebhookError === undefined ? {} : { last_error_message: queue.lastWebhookError }),
    }),
  },

  setMyCommands: {
    allows: ["commands", "scope", "language_code"],
    run(params, { commands }) {
      const list = params.json("commands");
      if (!Array.isArray(list)) throw badRequest("can't parse commands JSON object");
      if (list.length > 100) throw badRequest("BOT_COMMANDS_TOO_MUCH");
      const scope = params.json("scope");
      const type = isRecord(scope) && typeof scope.type === "string" ? scope.type : "default";
      commands.set(type, list.map(botCommand));
      return true;
    },
  },

  sendChatAction: {
    allows: ["chat_id", "message_thread_id", "action"],
    run(params, world) {
      const chat = openChat(params, world);
      const { threadId } = placeIn(chat, params);
      if (!/^(typing|upload_photo|upload_document)$/.test(params.text("action") ?? "")) {
        throw badRequest("wrong parameter action in request");
      }
      world.typing.push({ chatId: chat.id, threadId, at: performance.now() });
      return true;
    },
  },

  answerCallbackQuery: {
    allows: ["callback_query_id", "text", "show_alert", "cache_time"],
    run(params, { openPresses }) {
      if (!openPresses.delete(params.text("callback_query_id") ?? "")) {
        throw badRequest("query is too old and response timeout expired or query ID is invalid");
      }
      return true;
    },
  },

  getFile: {
    allows: ["file_id"],
    run(params, { files }) {
      const id = params.text("file_id") ?? "";
      if (id === "") throw badRequest("file_id not specified");
      const file = files.get(id);
      if (file === undefined) throw badRequest("wrong file_id or the file is temporarily unavailable");
      if (file.size > MAX_DOWNLOAD_BYTES) throw badRequest("file is too big");
      return { file_id: id, file_unique_id: id, file_size: file.size, file_path: file.path };
    },
  },
};

function botCommand(item: unknown): { command: string; description: string } {
  const { command, description } = isRecord(item) ? item : {};
  if (typeof command !== "string" || !/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
  if (typeof description !== "string" || description.length < 1 || description.length > 256) {
    throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  }
  return { command, description };
}
