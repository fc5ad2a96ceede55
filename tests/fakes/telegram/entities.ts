/** Telegram's HTML, parsed the way the Bot API server does it, with its words for what is wrong. */
import type { MessageEntity } from "grammy/types";
import { badRequest } from "./bot-api-error.ts";

export type Parsed = { text: string; entities: MessageEntity[] };

type EntityType =
  | "bold"
  | "italic"
  | "underline"
  | "strikethrough"
  | "spoiler"
  | "code"
  | "pre"
  | "blockquote"
  | "text_link";

/** https://core.telegram.org/bots/api#html-style */
const TAGS: Record<string, EntityType> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  "tg-spoiler": "spoiler",
  span: "spoiler",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  a: "text_link",
};

const NAMED: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/**
 * Visible text and entities of a message in HTML.
 *
 * Stricter than Telegram, which takes a stray "&" or ">" as itself and quietly drops markup inside of code: here all
 * three are refused, for they show that something was not escaped.
 */
export function parseHtml(html: string): Parsed {
  let text = "";
  const open: { tag: string; start: number; href?: string }[] = [];
  const entities: MessageEntity[] = [];
  let at = 0;
  while (at < html.length) {
    const char = html[at] ?? "";
    if (char === "&") {
      const found = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot));/i.exec(html.slice(at, at + 12));
      if (found === null) throw cannotParse(`Unescaped "&" at byte offset ${byteOffset(html, at)}`);
      text += decode(found);
      at += found[0].length;
    } else if (char === ">") {
      throw cannotParse(`Unescaped ">" at byte offset ${byteOffset(html, at)}`);
    } else if (char === "<") {
      const end = html.indexOf(">", at);
      const offset = byteOffset(html, at);
      if (html[at + 1] === "/") {
        const last = open.pop();
        if (last === undefined) throw cannotParse(`Unexpected end tag at byte offset ${offset}`);
        if (end === -1) throw cannotParse(`Unclosed end tag at byte offset ${offset}`);
        const tag = html
          .slice(at + 2, end)
          .trim()
          .toLowerCase();
        if (tag !== "" && tag !== last.tag) {
          throw cannotParse(`Unmatched end tag at byte offset ${offset}, expected "</${last.tag}>", found "</${tag}>"`);
        }
        addEntity(entities, last, text.length);
      } else {
        const tag = (/^[^\s>]*/.exec(html.slice(at + 1))?.[0] ?? "").toLowerCase();
        if (TAGS[tag] === undefined) throw cannotParse(`Unsupported start tag "${tag}" at byte offset ${offset}`);
        if (end === -1) throw cannotParse(`Unclosed start tag "${tag}" at byte offset ${offset}`);
        const attributes = html.slice(at + 1 + tag.length, end);
        if (tag === "span" && !/class\s*=\s*"?tg-spoiler/.test(attributes)) {
          throw cannotParse(`Tag "span" must have class "tg-spoiler" at byte offset ${offset}`);
        }
        checkNesting(open.at(-1)?.tag, tag, offset);
        const href = /href\s*=\s*"([^"]*)"/.exec(attributes)?.[1];
        open.push({ tag, start: text.length, ...(href === undefined ? {} : { href }) });
      }
      at = end + 1;
    } else {
      text += char;
      at += 1;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) throw cannotParse(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return { text, entities };
}

/** Entities of a plain text that clients find by themselves; of these, Spotter reads commands only. */
export function findCommands(text: string): MessageEntity[] {
  return [...text.matchAll(/(?<![\w/@])\/[A-Za-z0-9_]{1,32}(?:@\w{3,32})?/g)].map((found) => ({
    type: "bot_command" as const,
    offset: found.index,
    length: found[0].length,
  }));
}

/**
 * The text as the server keeps it: control characters become spaces, carriage returns and the invisible separators
 * U+2028 to U+202E go, white space at both ends is trimmed. Entities move along.
 */
export function tidy({ text, entities }: Parsed): Parsed {
  let kept = "";
  const newOffset: number[] = [];
  for (const unit of text.split("")) {
    newOffset.push(kept.length);
    const code = unit.charCodeAt(0);
    if (unit === "\r" || (code >= 0x2028 && code <= 0x202e)) continue;
    kept += code < 32 && unit !== "\n" && unit !== "\t" ? " " : unit;
  }
  newOffset.push(kept.length);
  const trimmed = kept.trim();
  const lead = kept.length - kept.trimStart().length;
  const moved = entities.flatMap((entity) => {
    const from = Math.max(0, (newOffset[entity.offset] ?? 0) - lead);
    const to = Math.min(trimmed.length, (newOffset[entity.offset + entity.length] ?? 0) - lead);
    return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
  });
  return { text: trimmed, entities: moved };
}

/** Whether nothing would be seen of it. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Cf}\p{Mn}\p{Zs}\u115f\u1160\u2800\u3164\uffa0\ufffc]/u.test(text);
}

function addEntity(
  entities: MessageEntity[],
  opened: { tag: string; start: number; href?: string },
  end: number,
): void {
  const place = { offset: opened.start, length: end - opened.start };
  const type = TAGS[opened.tag];
  if (place.length === 0 || type === undefined) return;
  if (type === "text_link") {
    if (opened.href !== undefined) entities.push({ type, url: opened.href, ...place });
  } else {
    entities.push({ type, ...place });
  }
}

function checkNesting(outer: string | undefined, inner: string, offset: number): void {
  const isCode = (tag: string) => tag === "code" || tag === "pre";
  if (outer === undefined || (outer === "pre" && inner === "code")) return;
  if (isCode(outer) || isCode(inner)) {
    throw cannotParse(`Entities "${outer}" and "${inner}" can't be nested at byte offset ${offset}`);
  }
}

function decode([, decimal, hex, name]: RegExpExecArray): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? "";
  const code = decimal === undefined ? Number.parseInt(hex ?? "0", 16) : Number(decimal);
  return code > 0 && code < 0x10ffff ? String.fromCodePoint(code) : "";
}

function byteOffset(html: string, at: number): number {
  return Buffer.byteLength(html.slice(0, at));
}

function cannotParse(reason: string) {
  return badRequest(`can't parse entities: ${reason}`);
}
