/** Discord's rate limits: per route and channel, told in headers before they are reached. */

/** So many calls of one bucket in so many seconds. */
export type RateLimit = { calls: number; perSec: number };

/** What Discord's channels take at present; it tells bots to go by the headers. */
export const DISCORD_LIMIT: RateLimit = { calls: 5, perSec: 5 };

export type Spent = { headers: Record<string, string>; retryAfterSec: number | undefined };

export function rateLimiter(limit: RateLimit | "off") {
  const buckets = new Map<string, { left: number; resetsAt: number }>();
  return (bucket: string): Spent => {
    if (limit === "off") return { headers: {}, retryAfterSec: undefined };
    const now = Date.now();
    let own = buckets.get(bucket);
    if (own === undefined || own.resetsAt <= now) {
      own = { left: limit.calls, resetsAt: now + limit.perSec * 1000 };
      buckets.set(bucket, own);
    }
    const resetAfter = (own.resetsAt - now) / 1000;
    const refused = own.left === 0;
    if (!refused) own.left -= 1;
    const headers = {
      "x-ratelimit-limit": String(limit.calls),
      "x-ratelimit-remaining": String(own.left),
      "x-ratelimit-reset": (own.resetsAt / 1000).toFixed(3),
      "x-ratelimit-reset-after": resetAfter.toFixed(3),
      "x-ratelimit-bucket": hash(bucket),
    };
    return { headers, retryAfterSec: refused ? resetAfter : undefined };
  };
}

/** Buckets are opaque words; those of one route and different channels are the same word. */
function hash(bucket: string): string {
  return Buffer.from(bucket.replace(/\d{15,}/g, "id"))
    .toString("base64url")
    .slice(0, 32);
}
