/** What a front-end makes of its platform's event: the one shape the worker ever sees. */
import { z } from "zod";

export const PLATFORMS = ["terminal", "telegram", "discord", "web"] as const;
export type Platform = (typeof PLATFORMS)[number];

/** Largest file any front-end takes in, in bytes (Telegram's bots can fetch no more). */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** Longest message text kept, in characters: well over every platform's own limit. */
export const MAX_TEXT_CHARS = 20_000;

/** What a group has to let the bot do: write without being called, send pictures and files, read what was written while it was off. */
export const CHAT_RIGHTS = ["send", "send-files", "read-history"] as const;
export type ChatRight = (typeof CHAT_RIGHTS)[number];

/** A file that came with a message; its bytes are stored under `sha256`, or `problem` says why they are not. */
export const incomingFile = z.object({
  name: z.string().max(255),
  bytes: z.number().int().nonnegative(),
  /** How the platform hands the bytes out again (Telegram's `file_id`); absent where they were pushed. */
  ref: z.string().max(1024).optional(),
  sha256: z.string().length(64).optional(),
  problem: z.enum(["too-big", "unavailable"]).optional(),
});
export type IncomingFile = z.infer<typeof incomingFile>;

export const incoming = z.object({
  platform: z.enum(PLATFORMS),
  chat: z.object({
    id: z.string().min(1).max(128),
    kind: z.enum(["private", "group"]),
    title: z.string().max(255).optional(),
    /** What the bot may not do there; absent where the event does not say. */
    lacks: z.array(z.enum(CHAT_RIGHTS)).max(CHAT_RIGHTS.length).optional(),
  }),
  sender: z.object({
    id: z.string().min(1).max(128),
    name: z.string().max(255),
    language: z.string().max(35).optional(),
  }),
  /** The platform's id of the message the event is about. */
  messageId: z.string().min(1).max(128),
  /** 0 for a new message; grows with each edit, so that every event has its own place in the inbox. */
  revision: z.number().int().nonnegative(),
  /** When it was sent, UTC, ISO 8601. */
  sentAt: z.iso.datetime(),
  event: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("message"),
      text: z.string().max(MAX_TEXT_CHARS),
      files: z.array(incomingFile).max(10),
      /** Shared by the parts of an album. */
      album: z.string().max(128).optional(),
      /** The message this one answers. */
      replyTo: z.string().max(128).optional(),
    }),
    z.object({ kind: z.literal("edit"), text: z.string().max(MAX_TEXT_CHARS) }),
    z.object({ kind: z.literal("delete") }),
    /** A button pressed under the bot's message `messageId`; `press` tells two presses apart. */
    z.object({ kind: z.literal("press"), action: z.string().max(64), press: z.string().max(128) }),
    /**
     * The bot was added to a group, or what it hears there has changed: everything, or only what is addressed to it.
     * The message id is then "joined".
     */
    z.object({ kind: z.literal("joined"), hears: z.enum(["all", "addressed"]) }),
    /** The platform has given the chat another id; the message id is then "moved". */
    z.object({ kind: z.literal("moved"), to: z.string().min(1).max(128) }),
  ]),
});
export type Incoming = z.infer<typeof incoming>;
