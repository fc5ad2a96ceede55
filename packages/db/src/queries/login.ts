/** Ways into the web chat: links that work once, and the browsers they let in. */
import { createHash, randomBytes } from "node:crypto";
import type { LoadUnit } from "@spotter/core/log/entry";
import { and, asc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "../db.ts";
import { athlete, identity } from "../schema/chat.ts";
import { loginLink, secret, webSession } from "../schema/web.ts";
import { lockAthlete } from "./athletes.ts";

/** Their account on the platform `web`, beside the one they came by. */
const web = alias(identity, "web");

/** How long a link may lie unused. */
export const LINK_MINUTES = 15;
/** How long a browser stays logged in. */
export const SESSION_DAYS = 90;

/** Makes a link's token; whoever shows it first, within `LINK_MINUTES`, is let in as the athlete. */
export async function makeLoginToken(db: Db, athleteId: number): Promise<string> {
  await db.delete(loginLink).where(lt(loginLink.expiresAt, sql`now()`));
  const token = randomBytes(32).toString("base64url");
  const expiresAt = sql`now() + make_interval(mins => ${LINK_MINUTES})`;
  await db.insert(loginLink).values({ tokenHash: hashed(token), athleteId, expiresAt });
  return token;
}

/** Uses a link up. @returns what the browser's cookie is to hold, or `undefined` if the link is used, old or made up */
export async function logIn(db: Db, token: string): Promise<string | undefined> {
  const [link] = await db
    .delete(loginLink)
    .where(and(eq(loginLink.tokenHash, hashed(token)), gt(loginLink.expiresAt, sql`now()`)))
    .returning({ athleteId: loginLink.athleteId });
  if (!link) return undefined;
  await db.delete(webSession).where(lt(webSession.expiresAt, sql`now()`));
  const session = randomBytes(32).toString("base64url");
  const expiresAt = sql`now() + make_interval(days => ${SESSION_DAYS})`;
  await db.insert(webSession).values({ tokenHash: hashed(session), athleteId: link.athleteId, expiresAt });
  return session;
}

export async function logOut(db: Db, session: string): Promise<void> {
  await db.delete(webSession).where(eq(webSession.tokenHash, hashed(session)));
}

/** Logs an athlete out in every browser, and voids links that were not used yet. @returns how many browsers */
export async function logOutEverywhere(db: Db, athleteId: number): Promise<number> {
  await db.delete(loginLink).where(eq(loginLink.athleteId, athleteId));
  const ended = await db
    .delete(webSession)
    .where(eq(webSession.athleteId, athleteId))
    .returning({ open: sql<boolean>`${webSession.expiresAt} > now()` });
  return ended.filter(({ open }) => open).length;
}

/** Those of some sessions that were logged out or are over. */
export async function endedSessions(db: Db, sessions: readonly string[]): Promise<Set<string>> {
  const ended = new Map(sessions.map((session) => [hashed(session), session]));
  const open = await db
    .select({ tokenHash: webSession.tokenHash })
    .from(webSession)
    .where(and(inArray(webSession.tokenHash, [...ended.keys()]), gt(webSession.expiresAt, sql`now()`)));
  for (const { tokenHash } of open) ended.delete(tokenHash);
  return new Set(ended.values());
}

/** An athlete as the web chat knows them. */
export type WebAthlete = {
  id: number;
  name: string;
  /** Their account on the platform `web`, and the id of their chat there. */
  account: string;
};

const WEB_ATHLETE = { id: athlete.id, name: athlete.name, account: web.userId };

/** Whom a session's cookie belongs to; nobody once it is logged out or over. */
export async function athleteOfSession(db: Db, session: string): Promise<WebAthlete | undefined> {
  const [row] = await db
    .select(WEB_ATHLETE)
    .from(webSession)
    .innerJoin(athlete, eq(athlete.id, webSession.athleteId))
    .leftJoin(web, and(eq(web.athleteId, athlete.id), eq(web.platform, "web")))
    .where(and(eq(webSession.tokenHash, hashed(session)), gt(webSession.expiresAt, sql`now()`)))
    .orderBy(asc(web.userId))
    .limit(1);
  return row && withAccount(db, row);
}

/** The person at this machine: the same athlete as the terminal's, made on first contact. */
export async function athleteOfTerminal(
  db: Db,
  by: { user: string; unit: LoadUnit; timeZone: string },
): Promise<WebAthlete> {
  const { user, ...defaults } = by;
  const [row] = await db
    .select(WEB_ATHLETE)
    .from(identity)
    .innerJoin(athlete, eq(athlete.id, identity.athleteId))
    .leftJoin(web, and(eq(web.athleteId, athlete.id), eq(web.platform, "web")))
    .where(and(eq(identity.platform, "terminal"), eq(identity.userId, user)))
    .orderBy(asc(web.userId))
    .limit(1);
  if (row) return withAccount(db, row);
  const made = await db.transaction((tx) =>
    lockAthlete(tx, { platform: "terminal", userId: user, name: user, ...defaults }),
  );
  return withAccount(db, { id: made.id, name: made.name, account: null });
}

async function withAccount(
  db: Db,
  { id, name, account }: { id: number; name: string; account: string | null },
): Promise<WebAthlete> {
  if (account !== null) return { id, name, account };
  const userId = `athlete-${id}`;
  await db.insert(identity).values({ platform: "web", userId, athleteId: id }).onConflictDoNothing();
  return { id, name, account: userId };
}

/** The key of that name, made on first use. */
export async function keyOf(db: Db, name: string): Promise<Buffer> {
  await db
    .insert(secret)
    .values({ name, value: randomBytes(32).toString("base64url") })
    .onConflictDoNothing();
  const [row] = await db.select({ value: secret.value }).from(secret).where(eq(secret.name, name));
  return Buffer.from(row!.value, "base64url");
}

function hashed(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
