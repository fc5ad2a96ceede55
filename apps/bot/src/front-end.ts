/** What a front-end is to the rest of the bot: events in, replies out, nothing else. */
import type { Incoming, IncomingFile, Platform } from "@spotter/core/chat/incoming";
import type { Reply } from "@spotter/core/chat/reply";

/** Where a front-end puts what it hears. Resolves once the event is safely stored; only then may the platform be told so. */
export type Receive = (incoming: Incoming) => Promise<void>;

/** One reply on its way to one chat. */
export type Outgoing = {
  /** The same at each attempt, and for no other reply. */
  key: string;
  chatId: string;
  reply: Reply;
  /**
   * The bot's earlier messages whose place this reply takes, part by part, in order; those it does not need go away.
   * Empty for a reply of its own.
   */
  replaces: readonly string[];
  /** The event this answers, quoted or not, by its message id. */
  answers?: string;
  /** The athlete's message this answers, to quote where several people write. */
  inReplyTo?: string;
  /** Parts (messages) an earlier attempt already sent; they are not sent again. */
  sentIds: readonly string[];
  /** Called with each platform message id as soon as that part is out, so that a crash repeats no more than one part. */
  onSent: (messageId: string) => Promise<void>;
  /** The bytes of a stored file or image. */
  read: (sha256: string) => Promise<Uint8Array>;
};

/** What can never be delivered: the bot was blocked, the chat is gone. Anything else a front-end throws is tried again. */
export class Undeliverable extends Error {
  override readonly name = "Undeliverable";
}

/**
 * A call to a platform that failed and may succeed later. Unlike the libraries' errors it carries neither the message's
 * text nor a token (which stands in addresses of Telegram's, and in those of Discord's interactions), so that it may be
 * logged whole.
 */
export class PlatformTrouble extends Error {
  override readonly name = "PlatformTrouble";
  /** What the platform answered, as HTTP has it; absent when it could not be reached. */
  readonly code: number | undefined;
  /** How long it asks to wait. */
  readonly retryAfterSec: number | undefined;

  constructor(message: string, answer: { code?: number | undefined; retryAfterSec?: number | undefined } = {}) {
    super(message);
    this.code = answer.code;
    this.retryAfterSec = answer.retryAfterSec;
  }
}

export type FetchedFile = { bytes: Uint8Array } | { problem: "too-big" | "unavailable" };

export type FrontEnd = {
  readonly platform: Platform;
  /** Resolves when events flow. Start-up trouble a person must mend is an `Error` whose message says how. */
  start(receive: Receive): Promise<void>;
  send(outgoing: Outgoing): Promise<void>;
  /** Shows "typing…" for a few seconds; failures are of no interest. */
  typing(chatId: string): Promise<void>;
  /** The bytes behind an incoming file's `ref`. Throws on trouble that may pass. */
  fetchFile(file: IncomingFile): Promise<FetchedFile>;
  stop(): Promise<void>;
};
