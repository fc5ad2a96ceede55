/** Who is logged in to the web chat. */
import { bigint, index, pgTable, text } from "drizzle-orm/pg-core";
import { athlete, instant } from "./chat.ts";

const athleteId = () =>
  bigint({ mode: "number" })
    .notNull()
    .references(() => athlete.id, { onDelete: "cascade" });

/** A link that logs an athlete in, once. Only its token's hash is kept, so that a copy of the database opens no door. */
export const loginLink = pgTable("login_link", {
  tokenHash: text().primaryKey(),
  athleteId: athleteId(),
  expiresAt: instant().notNull(),
});

/** A browser that is logged in, under the hash of what its cookie holds. */
export const webSession = pgTable(
  "web_session",
  {
    tokenHash: text().primaryKey(),
    athleteId: athleteId(),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
  },
  (t) => [index().on(t.athleteId)],
);

/** Keys made once for this installation. */
export const secret = pgTable("secret", { name: text().primaryKey(), value: text().notNull() });
