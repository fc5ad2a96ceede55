/** Where the web chat is found, and whether one has to log in there. */
import type { WebConfig } from "./config.ts";

/** The address to give to people, without a slash at the end. */
export function webAddress({ host, port, publicUrl }: Pick<WebConfig, "host" | "port" | "publicUrl">): string {
  if (publicUrl) return publicUrl.replace(/\/+$/, "");
  const reachable = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

/** On this machine alone whoever sits there is let in; a public address means that a proxy brings others. */
export function needsLogin({ host, publicUrl }: Pick<WebConfig, "host" | "publicUrl">): boolean {
  return publicUrl !== undefined || !isLoopback(host);
}

/** @param host without a port */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, "").toLowerCase();
  return name === "localhost" || name === "::1" || /^127(\.\d{1,3}){3}$/.test(name);
}

/** The link that a login token makes. */
export function loginAddress(address: string, token: string): string {
  return `${address}/login/${token}`;
}
