/** What a contract test needs of any front-end: its events and replies, and the people and the network on its other side. */
import type { FrontEnd } from "@spotter/bot/front-end";
import type { Incoming } from "@spotter/core/chat/incoming";
import type { Block, Reply } from "@spotter/core/chat/reply";

/** One of the bot's messages as people see it. */
export type ShownMessage = {
  id: string;
  /** The words without their markup. */
  text: string;
  strong: string[];
  /** What stands in letters of equal width, where not everything does. */
  monospaced: string[];
  /** Tables that are real ones, header first, where the platform has them. */
  tables?: string[][][];
  /** Labels of buttons and of menus' choices. */
  buttons: string[];
  pictures: {
    bytes: Uint8Array /** What it says to those who cannot see it, where the platform has words for that. */;
    alt?: string;
  }[];
  files: { name: string; bytes: Uint8Array }[];
  /** The message it quotes. */
  quotes: string | undefined;
  /** Whether it was changed after it had appeared. */
  edited: boolean;
};

/** A conversation: the platform's id of it, as it stands in `Incoming` and `Outgoing`. */
export type Place = { chatId: string; kind: "private" | "group" };

/** What not every platform can have. */
export type Ability =
  | "groups"
  | "deletion"
  | "captions"
  | "a limit to a text's length"
  | "changing what was sent"
  | "telling which message a button stood under"
  | "refusals";

/** The reason why, of each ability that a platform does not have. */
export type Lacks = Partial<Record<Ability, string>>;

/** Its optional parts are there unless the platform is declared to lack them. */
export type FrontEndHarness = {
  frontEnd: Pick<FrontEnd, "platform" | "fetchFile">;
  /** What it received, checked against the schema, oldest first. */
  received: Incoming[];
  /** What it logged, one JSON line each. */
  logged: string[];
  direct: Place;
  group?: Place;
  /** Longest text the platform takes in one message. */
  longestText?: number;
  /** Every letter is as wide as any other. */
  onlyMonospaced?: true;
  /** Anna does something. @returns the platform's id of her message */
  says(place: Place, text: string): Promise<string>;
  uploads(place: Place, file: { name: string; bytes: Uint8Array }, caption?: string): Promise<string>;
  edits(place: Place, messageId: string, text: string): Promise<void>;
  deletes?(place: Place, messageId: string): Promise<void>;
  presses(place: Place, message: ShownMessage, label: string): Promise<void>;
  /** Delivers a reply. @returns the ids of its parts */
  send(place: Place, reply: Partial<Reply>, more?: SendMore): Promise<string[]>;
  /** Bytes that a reply's `sha256` stands for. */
  stored: Map<string, Uint8Array>;
  shown(place: Place): ShownMessage[];
  /** The next reply is refused: too many, and so many seconds to wait, longer than the front-end waits by itself. */
  refuseNext?(waitSec: number): void;
  /** The connection breaks; resolves once it may be made again. */
  interrupt(): Promise<void>;
};

export type SendMore = {
  key?: string;
  inReplyTo?: string;
  answers?: string;
  sentIds?: string[];
  replaces?: string[];
};

/** Words of the messages and edits received. */
export function textsOf(received: readonly Incoming[]): string[] {
  return received.flatMap(({ event }) => (event.kind === "message" || event.kind === "edit" ? [event.text] : []));
}

export function paragraph(words: string): Block {
  return { kind: "text", spans: [words] };
}

/** The first 24 bytes of a PNG of this size, which is all a dimension check reads. */
export function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(64);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(bytes);
  bytes.write("IHDR", 12);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return new Uint8Array(bytes);
}
