/** Telegram's limits on how much a bot may send (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). */
import { BotApiError } from "./bot-api-error.ts";

export type RateLimits = {
  /** Private chats: about one a second, short bursts aside. */
  privateBurst: number;
  privatePerSec: number;
  groupPerMin: number;
  totalPerSec: number;
};

export const TELEGRAM_LIMITS: RateLimits = { privateBurst: 5, privatePerSec: 1, groupPerMin: 20, totalPerSec: 30 };

/** Throws 429 with `retry_after` when a chat, or the bot as a whole, would get more than its share. */
export function rateLimiter(limits: RateLimits | "off") {
  const chats = new Map<number, Bucket>();
  if (limits === "off") return { spend() {} };
  const total = bucket(limits.totalPerSec, limits.totalPerSec);
  return {
    spend(chat: { id: number; type: string }, messages: number): void {
      let own = chats.get(chat.id);
      if (own === undefined) {
        own =
          chat.type === "private"
            ? bucket(limits.privateBurst, limits.privatePerSec)
            : bucket(limits.groupPerMin, limits.groupPerMin / 60);
        chats.set(chat.id, own);
      }
      const waitSec = Math.max(own.waitSec(messages), total.waitSec(messages));
      if (waitSec > 0) {
        const retryAfter = Math.ceil(waitSec);
        throw new BotApiError(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter });
      }
      own.take(messages);
      total.take(messages);
    },
  };
}

type Bucket = { waitSec(amount: number): number; take(amount: number): void };

/** An album larger than the bucket needs a full one, and leaves it in debt. */
function bucket(size: number, perSec: number): Bucket {
  let tokens = size;
  let at = performance.now();
  const refill = () => {
    const now = performance.now();
    tokens = Math.min(size, tokens + ((now - at) / 1000) * perSec);
    at = now;
  };
  return {
    waitSec(amount) {
      refill();
      return Math.max(0, Math.min(amount, size) - tokens) / perSec;
    },
    take(amount) {
      tokens -= amount;
    },
  };
}
