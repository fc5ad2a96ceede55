/** Updates on their way to the bot: kept until confirmed by a getUpdates offset or by the webhook's 200. */
import type { Update } from "grammy/types";
import { BotApiError, badRequest } from "./bot-api-error.ts";

export type Webhook = { url: string; secretToken: string | undefined; maxConnections: number };

type Poller = { offset: number; limit: number; answer: (updates: Update[] | BotApiError) => void };

/** Where the retries of a failed webhook call begin and end; Telegram's own are slower. */
const WEBHOOK_RETRY_MS = { first: 50, max: 1000 };
const WEBHOOK_TIMEOUT_MS = 60_000;
const HISTORY = 10_000;
const CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
const WEBHOOK_ACTIVE =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

export class UpdateQueue {
  webhook: Webhook | undefined;
  lastWebhookError: string | undefined;
  private pending: Update[] = [];
  private history: Update[] = [];
  private forced: Update[] = [];
  private nextId = 100_000 + Math.floor(Math.random() * 800_000);
  private allowed: ReadonlySet<string> | undefined;
  private poller: Poller | undefined;
  private readonly busyChats = new Set<number>();
  private closed = false;

  get pendingCount(): number {
    return this.pending.length;
  }

  /** Puts an update in line; undefined when the bot has not asked for its kind. */
  push(body: Omit<Update, "update_id">): Update | undefined {
    const kind = Object.keys(body)[0] ?? "";
    if (this.allowed !== undefined && !this.allowed.has(kind)) return undefined;
    const update: Update = { update_id: this.nextId, ...body };
    this.nextId += 1;
    this.pending.push(update);
    this.history.push(update);
    if (this.history.length > HISTORY) this.history.shift();
    this.wake();
    return update;
  }

  /** Hands the last `n` updates out once more, confirmed or not. */
  redeliver(n: number): void {
    const again = this.history.slice(-n);
    if (this.webhook !== undefined) this.pending.unshift(...again.filter((update) => !this.pending.includes(update)));
    else this.forced.push(...again);
    this.wake();
  }

  /** Skips identifiers, as Telegram does after a quiet week. */
  jumpTo(updateId: number): void {
    this.nextId = updateId;
    if (this.poller !== undefined) this.poller.offset = 0;
  }

  /** Resolves when the bot has confirmed everything. */
  async drained(timeoutMs = 5000): Promise<void> {
    const until = performance.now() + timeoutMs;
    while (this.pending.length > 0) {
      if (performance.now() > until) throw new Error(`${this.pending.length} updates are still unconfirmed`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  setAllowed(kinds: readonly string[] | undefined): void {
    if (kinds !== undefined) this.allowed = kinds.length === 0 ? undefined : new Set(kinds);
  }

  setWebhook(webhook: Webhook | undefined, dropPending: boolean): void {
    this.webhook = webhook;
    this.lastWebhookError = undefined;
    if (dropPending) this.pending = [];
    if (webhook !== undefined) this.poller?.answer(new BotApiError(409, WEBHOOK_ACTIVE));
    this.wake();
  }

  /** getUpdates: forgets what lies before `offset`, answers at once if anything is there, else after `timeoutSec`. */
  async get(
    asked: { offset: number; limit: number | undefined; timeoutSec: number },
    gone: AbortSignal,
  ): Promise<Update[]> {
    if (this.webhook !== undefined) throw new BotApiError(409, WEBHOOK_ACTIVE);
    this.poller?.answer(new BotApiError(409, CONFLICT));
    const limit = Math.min(100, Math.max(1, asked.limit ?? 100));
    const offset = this.confirm(asked.offset);
    const ready = this.take(offset, limit);
    if (ready.length > 0 || asked.timeoutSec <= 0) return ready;
    return new Promise((resolve, reject) => {
      const answer = (updates: Update[] | BotApiError) => {
        clearTimeout(timer);
        gone.removeEventListener("abort", leave);
        if (this.poller === poller) this.poller = undefined;
        if (updates instanceof BotApiError) reject(updates);
        else resolve(updates);
      };
      const leave = () => answer([]);
      const timer = setTimeout(leave, Math.min(50, asked.timeoutSec) * 1000);
      const poller: Poller = { offset, limit, answer };
      this.poller = poller;
      gone.addEventListener("abort", leave, { once: true });
    });
  }

  close(): void {
    this.closed = true;
    this.poller?.answer([]);
  }

  private confirm(offset: number): number {
    if (offset < 0) this.pending = this.pending.slice(offset);
    const last = this.pending.at(-1)?.update_id ?? this.nextId - 1;
    // An offset from before a jump in the numbering is ahead of everything: Telegram then starts at the head.
    const effective = offset > last + 1 ? 0 : offset;
    const keep = this.pending.findIndex((update) => update.update_id >= effective);
    this.pending.splice(0, keep === -1 ? this.pending.length : keep);
    return effective;
  }

  private take(offset: number, limit: number): Update[] {
    const forced = this.forced.splice(0, limit);
    return [...forced, ...this.pending.filter((update) => update.update_id >= offset).slice(0, limit - forced.length)];
  }

  private wake(): void {
    if (this.webhook !== undefined) {
      this.pump(this.webhook);
      return;
    }
    if (this.poller === undefined) return;
    const ready = this.take(this.poller.offset, this.poller.limit);
    if (ready.length > 0) this.poller.answer(ready);
  }

  /** Calls the webhook: chats side by side, the updates of one chat one after the other, each until it is answered with 2xx. */
  private pump(webhook: Webhook): void {
    for (const update of this.pending) {
      if (this.busyChats.size >= webhook.maxConnections) return;
      const chat = chatOf(update);
      if (this.busyChats.has(chat)) continue;
      this.busyChats.add(chat);
      void this.deliver(update, webhook).then((done) => {
        if (done) this.pending = this.pending.filter((other) => other !== update);
        this.busyChats.delete(chat);
        this.wake();
      });
    }
  }

  private async deliver(update: Update, webhook: Webhook): Promise<boolean> {
    for (let attempt = 0; this.webhook === webhook && !this.closed; attempt += 1) {
      try {
        const response = await fetch(webhook.url, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            ...(webhook.secretToken === undefined ? {} : { "x-telegram-bot-api-secret-token": webhook.secretToken }),
          },
          body: JSON.stringify(update),
          signal: AbortSignal.timeout(WEBHOOK_TIMEOUT_MS),
        });
        await response.arrayBuffer();
        if (response.ok) return true;
        this.lastWebhookError = `Wrong response from the webhook: ${response.status} ${response.statusText}`;
      } catch {
        this.lastWebhookError = "Connection refused";
      }
      const waitMs = Math.min(WEBHOOK_RETRY_MS.max, WEBHOOK_RETRY_MS.first * 2 ** attempt);
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
    return false;
  }
}

/** Checks the parameters of setWebhook. Like a local Bot API server, it takes plain http. */
export function checkedWebhook(url: string, secretToken: string | undefined, maxConnections: number): Webhook {
  if (!URL.canParse(url)) throw badRequest("bad webhook: invalid webhook URL specified");
  if (secretToken !== undefined && !/^[A-Za-z0-9_-]{1,256}$/.test(secretToken)) {
    throw badRequest("secret token contains unallowed characters");
  }
  return { url, secretToken, maxConnections };
}

function chatOf(update: Update): number {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message;
  return message?.chat.id ?? update.my_chat_member?.chat.id ?? 0;
}
