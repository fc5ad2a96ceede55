/** What a browser sends, as events: messages, corrections, deletions, pressed buttons and files. */
import { type Incoming, MAX_TEXT_CHARS } from "@spotter/core/chat/incoming";
import { storable } from "@spotter/core/chat/storable";
import type { Db } from "@spotter/db/db";
import { keepFile } from "@spotter/db/queries/files";
import type { Context } from "hono";
import { z } from "zod";
import { upload, within } from "./upload.ts";
import type { Visitor } from "./visitor.ts";

/** Made by the browser, so that what it sends again after a lost answer is known again. */
const key = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const words = z.string().max(MAX_TEXT_CHARS);

const said = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("message"), key, text: words.min(1) }),
  z.object({ kind: z.literal("edit"), key, text: words.min(1), revision: z.number().int().positive() }),
  z.object({ kind: z.literal("delete"), key }),
  /** `key` is the reply's. */
  z.object({ kind: z.literal("press"), key: z.string().regex(/^r\d{1,15}$/), action: z.string().max(64), press: key }),
]);

const file = z.object({ key, name: z.string().min(1).max(255), text: z.string().max(1_000).default("") });

/** Every character may take six bytes in JSON. */
const MOST_SAID_BYTES = MAX_TEXT_CHARS * 6 + 1_000;

/** @returns `undefined` for what no page of ours sends */
export async function readSaid(c: Context, visitor: Visitor): Promise<Incoming | "too-big" | undefined> {
  const bytes = await within(c.req.raw.body, MOST_SAID_BYTES);
  if (!bytes) return "too-big";
  const read = said.safeParse(parsed(bytes));
  if (!read.success) return undefined;
  const { data } = read;
  switch (data.kind) {
    case "message":
      return incoming(visitor, data.key, { kind: "message", text: storable(data.text, MAX_TEXT_CHARS), files: [] });
    case "edit":
      return incoming(visitor, data.key, { kind: "edit", text: storable(data.text, MAX_TEXT_CHARS) }, data.revision);
    case "delete":
      return incoming(visitor, data.key, { kind: "delete" });
    case "press":
      return incoming(visitor, data.key, { kind: "press", action: data.action, press: data.press });
  }
}

/** A file with the words beside it. */
export async function readFileSaid(c: Context, visitor: Visitor, db: Db): Promise<Incoming | "too-big" | undefined> {
  const read = file.safeParse(c.req.query());
  if (!read.success) return undefined;
  const bytes = await upload(c.req.raw.body);
  if (!bytes) return "too-big";
  const { name, text } = read.data;
  const stored = { name: storable(name, 255), bytes: bytes.byteLength, sha256: await keepFile(db, bytes) };
  return incoming(visitor, read.data.key, { kind: "message", text: storable(text, 1_000), files: [stored] });
}

function incoming(visitor: Visitor, messageId: string, event: Incoming["event"], revision = 0): Incoming {
  return {
    platform: "web",
    chat: { id: visitor.account, kind: "private" },
    sender: { id: visitor.account, name: visitor.name },
    messageId,
    revision,
    sentAt: new Date().toISOString(),
    event,
  };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
}
