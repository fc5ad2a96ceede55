/** What is on its way up: taken in piece by piece, and kept no further than the limit. */
import { MAX_FILE_BYTES } from "@spotter/core/chat/incoming";

/** Files held in memory at a time; the others wait, and their senders with them. */
const AT_ONCE = 2;

/** A browser hears an answer only when it has sent everything; past this it is cut off. */
const MOST_DISCARDED_BYTES = 10 * MAX_FILE_BYTES;

type Body = ReadableStream<Uint8Array> | null;

let running = 0;
const waiting: (() => void)[] = [];

/** @returns the bytes of a file, or `undefined` where they are too many */
export async function upload(body: Body): Promise<Uint8Array | undefined> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await within(body, MAX_FILE_BYTES);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** @returns the bytes, or `undefined` where they are more than `limit` */
export async function within(body: Body, limit: number): Promise<Uint8Array | undefined> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.byteLength;
    if (size <= limit) parts.push(part);
    else parts = [];
    if (size > MOST_DISCARDED_BYTES) break;
  }
  return size <= limit ? Buffer.concat(parts, size) : undefined;
}
