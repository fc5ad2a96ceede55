/** The parsed messages of a FIT file, and how to take a value out of one. */
import FitParser from "fit-file-parser";
import { fitSecOfDate } from "./clock.ts";

/** A message as fit-file-parser gives it: profile names, scaled values, invalid ones absent. */
export type Message = Readonly<Record<string, unknown>>;

export type Messages = Readonly<Record<string, readonly Message[] | undefined>>;

/** The messages of a plain file by kind, each in file order; `undefined` if the parser cannot read it. */
export function parseMessages(plain: Uint8Array<ArrayBuffer>): Messages | undefined {
  let messages: Messages | undefined;
  const bytes = Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength);
  try {
    new FitParser({ force: true, mode: "list" }).parse(bytes, (_error, fit) => {
      // The parser's own types promise fields that no file need have.
      messages = fit?.messages as Messages | undefined;
    });
  } catch {
    return undefined;
  }
  return messages;
}

/** A finite number, or `null`. */
export function numberOf(message: Message, field: string): number | null {
  const value = message[field];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** A name of the profile or a text of the file, or `null`; a number the profile has no name for is `null`. */
export function nameOf(message: Message, field: string): string | null {
  const value = message[field];
  return typeof value === "string" && value !== "" ? value : null;
}

/** A time in FIT seconds, or `null`. */
export function fitSecOf(message: Message, field: string): number | null {
  const value = message[field];
  return value instanceof Date ? fitSecOfDate(value) : null;
}
