/** The routes of the API that a bot of our kind uses, and which of them share a rate limit. */
import { APPLICATION_ROUTES } from "./application-routes.ts";
import type { Call } from "./call.ts";
import { CHANNEL_ROUTES } from "./channel-routes.ts";
import { INTERACTION_ROUTES } from "./interaction-routes.ts";
import type { World } from "./world.ts";

/** What a route answers; `undefined` is 204. */
export type Route = {
  method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  pattern: RegExp;
  /** Who may call it: the bot, or whoever holds the token in the address. */
  by: "bot" | "token";
  run(call: Call, world: World, ...inPath: string[]): unknown;
};

export const ROUTES: readonly Route[] = [...APPLICATION_ROUTES, ...CHANNEL_ROUTES, ...INTERACTION_ROUTES];
