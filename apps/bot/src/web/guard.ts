/** What keeps other people's pages and machines out: headers on every answer, and whose requests are listened to. */
import { isLoopback } from "@spotter/core/config/web-address";
import type { Context, MiddlewareHandler } from "hono";

/** Everything comes from here, nothing from elsewhere, nothing inline; and nobody frames us. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Set on every answer; what an answer has set itself stays. */
export const headers: MiddlewareHandler = async (c, next) => {
  await next();
  const set = (name: string, value: string) => {
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };
  set("Content-Security-Policy", POLICY);
  set("X-Content-Type-Options", "nosniff");
  set("Referrer-Policy", "no-referrer");
  set("Cross-Origin-Opener-Policy", "same-origin");
  set("Cross-Origin-Resource-Policy", "same-origin");
  set("Cache-Control", "no-store");
};

/**
 * Turns away requests of other pages. A page elsewhere can make a browser write to us, and with a name of its own that
 * points at this machine (DNS rebinding) even read; but it can neither choose the `Origin` nor, on loopback, the `Host`.
 *
 * @param by.loginNeeded where nobody is let in by their machine alone, any name may lead to us
 */
export function guard(by: { loginNeeded: boolean; publicUrl?: string | undefined }): MiddlewareHandler {
  const publicOrigin = by.publicUrl ? new URL(by.publicUrl).origin : undefined;
  return async (c, next) => {
    if (!by.loginNeeded && !isLoopback(hostOf(c))) return c.text("Spotter listens under its own address only.\n", 421);
    // Following a link from elsewhere is fine; being built into a page from elsewhere is not.
    if (c.req.header("Sec-Fetch-Site") === "cross-site" && c.req.header("Sec-Fetch-Mode") !== "navigate")
      return c.text("This request came from another page.\n", 403);
    if (!isReading(c.req.method) && !isOwnPage(c, publicOrigin))
      return c.text("This request came from another page.\n", 403);
    return next();
  };
}

function isReading(method: string): boolean {
  return method === "GET" || method === "HEAD";
}

function isOwnPage(c: Context, publicOrigin: string | undefined): boolean {
  const site = c.req.header("Sec-Fetch-Site");
  if (site !== undefined && site !== "same-origin") return false;
  const origin = c.req.header("Origin");
  // A form of a page without referrer sends a null origin, which only the browser's own word makes good.
  if (origin === undefined || origin === "null") return site === "same-origin";
  return origin === publicOrigin || (URL.canParse(origin) && new URL(origin).host === c.req.header("Host"));
}

/** The name a request was sent to, without its port. */
export function hostOf(c: Context): string {
  const host = c.req.header("Host") ?? "";
  return host.startsWith("[") ? host.replace(/\]:\d+$/, "]") : host.replace(/:\d+$/, "");
}

/** Whether a proxy passed the request on: then it is not whoever sits at this machine. */
export function isForwarded(c: Context): boolean {
  return ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"].some(
    (name) => c.req.header(name) !== undefined,
  );
}
