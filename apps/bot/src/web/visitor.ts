/** Who is asking: whoever sits at this machine, or the athlete a login link let in. */

import type { WebConfig } from "@spotter/core/config/config";
import { needsLogin, webAddress } from "@spotter/core/config/web-address";
import type { Db } from "@spotter/db/db";
import {
  athleteOfSession,
  athleteOfTerminal,
  logIn,
  logOut,
  SESSION_DAYS,
  type WebAthlete,
} from "@spotter/db/queries/login";
import type { Context } from "hono";
import { deleteCookie, getSignedCookie, setSignedCookie } from "hono/cookie";
import { isForwarded } from "./guard.ts";

const COOKIE = "spotter";

export type Visitor = WebAthlete & {
  /** Absent for whoever sits at the machine: there is nothing to log out of. */
  session?: string;
};

export type Door = {
  /** `undefined` for somebody who has to log in first. */
  visitorOf(c: Context): Promise<Visitor | undefined>;
  /** @returns whether the link's token was good; then the answer carries the cookie */
  logIn(c: Context, token: string): Promise<boolean>;
  logOut(c: Context, visitor: Visitor): Promise<void>;
  /** Whether a request comes from whoever sits at this machine. */
  isAtMachine(c: Context): boolean;
};

export type DoorOptions = {
  db: Db;
  web: WebConfig;
  /** Signs the cookies. */
  key: Uint8Array<ArrayBuffer>;
  /** The account that the person at this machine has in the terminal, and what holds for them at first. */
  terminal: Parameters<typeof athleteOfTerminal>[1];
};

export function door({ db, web, key, terminal }: DoorOptions): Door {
  const loginNeeded = needsLogin(web);
  const isAtMachine = (c: Context) => !loginNeeded && !isForwarded(c);
  const isSecure = (c: Context) =>
    webAddress(web).startsWith("https:") || c.req.header("X-Forwarded-Proto") === "https";
  return {
    isAtMachine,
    async visitorOf(c) {
      const session = await getSignedCookie(c, key, COOKIE);
      const athlete = session ? await athleteOfSession(db, session) : undefined;
      if (athlete && session) return { ...athlete, session };
      return isAtMachine(c) ? athleteOfTerminal(db, terminal) : undefined;
    },
    async logIn(c, token) {
      const session = await logIn(db, token);
      if (!session) return false;
      await setSignedCookie(c, COOKIE, session, key, {
        path: "/",
        httpOnly: true,
        sameSite: "Lax",
        secure: isSecure(c),
        maxAge: SESSION_DAYS * 86_400,
      });
      return true;
    },
    async logOut(c, { session }) {
      if (session) await logOut(db, session);
      deleteCookie(c, COOKIE, { path: "/" });
    },
  };
}
