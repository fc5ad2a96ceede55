/** The parameters of one call, with the Bot API's complaints about wrong ones. */
import type { InlineKeyboardMarkup, MessageEntity } from "grammy/types";
import { badRequest } from "./bot-api-error.ts";
import { parseHtml, tidy } from "./entities.ts";
import type { Form, UploadedFile } from "./multipart.ts";

export type Words = { text: string; entities: MessageEntity[]; source: string };

export class Params {
  private readonly form: Form;

  constructor(form: Form) {
    this.form = form;
  }

  /** Stricter than Telegram, which ignores what it does not know: a misspelt parameter is an error here. */
  allowOnly(names: readonly string[]): void {
    for (const name of this.form.fields.keys()) {
      if (!names.includes(name)) throw badRequest(`unknown parameter "${name}"`);
    }
  }

  text(name: string): string | undefined {
    const value = this.form.fields.get(name);
    if (value !== undefined && !value.isWellFormed()) throw badRequest("strings must be encoded in UTF-8");
    return value;
  }

  integer(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined || value === "") return undefined;
    if (!/^-?\d+$/.test(value)) throw badRequest(`invalid ${name} specified`);
    return Number(value);
  }

  flag(name: string): boolean {
    const value = this.text(name)?.toLowerCase();
    return value === "true" || value === "1" || value === "yes";
  }

  /** A JSON-serialised parameter. */
  json(name: string): unknown {
    const value = this.text(name);
    if (value === undefined || value === "") return undefined;
    try {
      return JSON.parse(value);
    } catch {
      throw badRequest(`can't parse ${name} JSON object`);
    }
  }

  strings(name: string): string[] | undefined {
    const value = this.json(name);
    if (value === undefined) return undefined;
    if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) {
      throw badRequest(`can't parse ${name} JSON object`);
    }
    return value;
  }

  /** The upload behind a file parameter, given directly or as `attach://name`. */
  upload(reference: string | undefined, direct?: string): UploadedFile | undefined {
    const attached = reference?.startsWith("attach://") ? reference.slice("attach://".length) : direct;
    return attached === undefined ? undefined : this.form.files.get(attached);
  }

  keyboard(): InlineKeyboardMarkup["inline_keyboard"] {
    const markup = this.json("reply_markup");
    if (markup === undefined) return [];
    if (!isRecord(markup) || !Array.isArray(markup.inline_keyboard))
      throw badRequest("object expected as reply markup");
    return markup.inline_keyboard.map((row: unknown) => {
      if (!Array.isArray(row)) throw badRequest("can't parse inline keyboard: Field must be of type Array");
      return row.map(inlineButton);
    });
  }

  /** The message this one answers; undefined when it answers none. */
  replyTo(): { messageId: number; optional: boolean } | undefined {
    const value = this.json("reply_parameters");
    if (value === undefined) return undefined;
    if (!isRecord(value) || !Number.isInteger(value.message_id)) throw badRequest("can't parse reply parameters");
    return { messageId: Number(value.message_id), optional: value.allow_sending_without_reply === true };
  }
}

/** The words of a message or caption, checked by the parser of its mode. */
export function words(source: string | undefined, parseMode: string | undefined): Words {
  const raw = source ?? "";
  const mode = parseMode?.toLowerCase() ?? "";
  if (mode !== "" && mode !== "html") throw badRequest("unsupported parse_mode");
  return { ...tidy(mode === "html" ? parseHtml(raw) : { text: raw, entities: [] }), source: raw };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function inlineButton(button: unknown): { text: string; callback_data: string } {
  if (!isRecord(button)) throw badRequest("can't parse inline keyboard button: Button must be an Object");
  const { text, callback_data: data } = button;
  if (typeof text !== "string") {
    throw badRequest('can\'t parse inline keyboard button: Field "text" must be of type String');
  }
  if (text.trim() === "") throw badRequest("inline keyboard button text must be non-empty");
  if (typeof data !== "string") throw badRequest("text buttons are unallowed in the inline keyboard");
  const bytes = Buffer.byteLength(data);
  if (bytes < 1 || bytes > 64) throw badRequest("BUTTON_DATA_INVALID");
  return { text, callback_data: data };
}
