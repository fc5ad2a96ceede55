/** How long a person may be kept waiting, whatever happens on the way: shared by all calls that make one answer. */
import type { Middleware } from "@anthropic-ai/sdk";

export type Deadline = { signal: AbortSignal; leftMs(): number };

export function deadlineIn(sec: number): Deadline {
  const end = performance.now() + sec * 1000;
  return { signal: AbortSignal.timeout(Math.ceil(sec * 1000)), leftMs: () => end - performance.now() };
}

/** Gives up at once where the service asks to wait past the deadline, instead of waiting for nothing. */
export function withoutVainWaits(deadline: Deadline): Middleware {
  return async (request, next) => {
    const response = await next(request);
    const waitMs = retryAfterMs(response.headers);
    if (response.ok || waitMs === undefined || waitMs < deadline.leftMs()) return response;
    const headers = new Headers(response.headers);
    headers.set("x-should-retry", "false");
    return new Response(response.body, { status: response.status, headers });
  };
}

function retryAfterMs(headers: Headers): number | undefined {
  const ms = Number.parseFloat(headers.get("retry-after-ms") ?? "");
  if (!Number.isNaN(ms)) return ms;
  const after = headers.get("retry-after");
  if (after === null) return undefined;
  const sec = Number(after);
  const wait = Number.isNaN(sec) ? Date.parse(after) - Date.now() : sec * 1000;
  return Number.isNaN(wait) ? undefined : wait;
}
