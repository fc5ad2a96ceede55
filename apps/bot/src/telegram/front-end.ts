/** Telegram as a front-end: updates in by long polling or webhook, replies out through the Bot API. */
import { setMaxListeners } from "node:events";
import type { Server } from "node:http";
import { autoRetry } from "@grammyjs/auto-retry";
import { Api } from "grammy";
import type { FrontEnd } from "../front-end.ts";
import type { Log } from "../log.ts";
import { placeOf } from "./address.ts";
import { deadline } from "./deadline.ts";
import { fetchTelegramFile } from "./file.ts";
import { ALLOWED_UPDATES } from "./incoming.ts";
import { poll } from "./polling.ts";
import { plainError } from "./refusals.ts";
import { sendReply } from "./send.ts";
import { introduce, patiently, privacyWarning, publishCommands, StoppedEarly } from "./start-up.ts";
import { updateHandler } from "./updates.ts";
import { closeServer, listenForUpdates, type WebhookOptions, webhookUrl } from "./webhook.ts";

export type TelegramOptions = {
  token: string;
  /** Another Bot API server than Telegram's own, such as a local one. */
  apiRoot?: string;
  /** Without it, updates are polled. */
  webhook?: WebhookOptions;
  commands: readonly { name: string; help: string }[];
  log: Log;
};

export type TelegramFrontEnd = FrontEnd & {
  /** Whether privacy mode keeps plain group messages from the bot; `undefined` until Telegram has told. */
  readonly groupPrivacy: boolean | undefined;
};

const TELEGRAM = "https://api.telegram.org";
const CALL_TIMEOUT_MS = 20_000;
/** A longer wait that Telegram asks for is left to the next attempt of the delivery. */
const LONGEST_RATE_LIMIT_WAIT_SEC = 50;

/** The Telegram front-end; nothing is said to Telegram before `start`. */
export function telegramFrontEnd(options: TelegramOptions): TelegramFrontEnd {
  const { token, log } = options;
  const apiRoot = (options.apiRoot ?? TELEGRAM).replace(/\/+$/, "");
  const api = new Api(token, { apiRoot });
  api.config.use(
    autoRetry({
      maxDelaySeconds: LONGEST_RATE_LIMIT_WAIT_SEC,
      rethrowHttpErrors: true,
      rethrowInternalServerErrors: true,
    }),
  );
  const stop = new AbortController();
  const stopping = stop.signal;
  // Every chat whose update waits to be tried again listens to it.
  setMaxListeners(0, stopping);
  let groupPrivacy: boolean | undefined;
  let polling: Promise<void> | undefined;
  let server: Server | undefined;

  const learnPrivacy = (me: { can_read_all_group_messages: boolean; username: string }, chat?: number) => {
    groupPrivacy = !me.can_read_all_group_messages;
    if (groupPrivacy) log.warn(chat === undefined ? {} : { chat }, privacyWarning(me.username));
  };

  return {
    platform: "telegram",
    get groupPrivacy() {
      return groupPrivacy;
    },

    async start(receive) {
      if (options.webhook !== undefined) checkWebhook(options.webhook);
      try {
        const me = await introduce(api, log, stopping);
        learnPrivacy(me);
        const meNow = async (chat: number) => {
          const now = await api.raw.getMe(deadline(CALL_TIMEOUT_MS, stopping)).catch((error: unknown) => {
            throw plainError(error);
          });
          learnPrivacy(now, chat);
          return now;
        };
        const handle = updateHandler({ api, log, me, receive, meNow });
        await publishCommands(api, log, options.commands, stopping);
        if (options.webhook === undefined) {
          await patiently(log, stopping, () =>
            api.raw.deleteWebhook({ drop_pending_updates: false }, deadline(CALL_TIMEOUT_MS, stopping)),
          );
          polling = poll({ api, log, handle, stopping });
        } else {
          const webhook = options.webhook;
          server = await listenForUpdates(webhook, { handle, log });
          await patiently(log, stopping, () =>
            api.raw.setWebhook(
              {
                url: webhookUrl(webhook),
                secret_token: webhook.secretToken,
                allowed_updates: ALLOWED_UPDATES,
                drop_pending_updates: false,
              },
              deadline(CALL_TIMEOUT_MS, stopping),
            ),
          );
        }
        log.info({ username: me.username, by: server === undefined ? "polling" : "webhook" }, "Telegram is connected.");
      } catch (error) {
        if (server !== undefined) await closeServer(server);
        if (!(error instanceof StoppedEarly)) throw error;
      }
    },

    send(outgoing) {
      return sendReply(outgoing, { api, log });
    },

    async typing(chatId) {
      try {
        await api.raw.sendChatAction({ ...placeOf(chatId), action: "typing" }, deadline(CALL_TIMEOUT_MS, stopping));
      } catch (error) {
        log.debug(`No "typing" shown. ${plainError(error).message}`);
      }
    },

    fetchFile(file) {
      return fetchTelegramFile(file, { api, apiRoot, token });
    },

    /** The webhook stays set: Telegram keeps what comes in the meantime. */
    async stop() {
      stop.abort();
      await polling;
      if (server !== undefined) await closeServer(server);
    },
  };
}

function checkWebhook({ publicUrl, secretToken }: WebhookOptions): void {
  if (!/^[A-Za-z0-9_-]{1,256}$/.test(secretToken)) {
    throw new Error("The webhook's secret token may hold only letters, digits, _ and -, at most 256 of them.");
  }
  if (!URL.canParse(publicUrl))
    throw new Error("The webhook's public address must be a URL such as https://spotter.example.org.");
}
