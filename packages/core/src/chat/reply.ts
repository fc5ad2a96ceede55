/** What the worker answers: platform-neutral, so that each front-end can say it in its own idiom. */

/** Text is plain; `strong` marks the words a platform may set in bold. Never markup. */
export type Span = string | { strong: string } | { code: string };

export type Block =
  | { kind: "text"; spans: Span[] }
  | { kind: "list"; items: Span[][] }
  /** `align` holds one entry a column; numbers read best to the right. */
  | { kind: "table"; header: string[]; rows: string[][]; align: ("left" | "right")[] };

/** `action` comes back in a press event; at most 64 bytes of ASCII, Telegram's limit. */
export type Button = { label: string; action: string };

/** A PNG kept in the file store. `alt` says in words what it shows. */
export type ReplyImage = { sha256: string; name: string; alt: string };

export type ReplyFile = { sha256: string; name: string };

export type Reply = {
  blocks: Block[];
  /** Rows of buttons. */
  buttons?: Button[][];
  images?: ReplyImage[];
  files?: ReplyFile[];
  /** The bot's message with this platform id, whose button was pressed: the reply takes its place. */
  replaces?: string;
  /** The plain data behind the words, printed by `--json`. */
  data?: unknown;
};

/** One paragraph. */
export function text(...spans: Span[]): Block {
  return { kind: "text", spans };
}

export function strong(words: string): Span {
  return { strong: words };
}

export function code(words: string): Span {
  return { code: words };
}
