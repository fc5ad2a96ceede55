/** Files as sent and images as drawn, kept once under their hash. */
import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Db } from "../db.ts";
import { file } from "../schema/chat.ts";

/** Keeps the bytes. @returns their SHA-256 in hex, which is their name here. */
export async function keepFile(db: Db, bytes: Uint8Array): Promise<string> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await db.insert(file).values({ sha256, bytes: bytes.byteLength, content: bytes }).onConflictDoNothing();
  return sha256;
}

/** The bytes kept under a hash. */
export async function readFile(db: Db, sha256: string): Promise<Uint8Array | undefined> {
  const [row] = await db.select({ content: file.content }).from(file).where(eq(file.sha256, sha256));
  return row?.content;
}
