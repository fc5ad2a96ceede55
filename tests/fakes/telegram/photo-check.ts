/** What Telegram demands of a picture before it takes it as a photo. */
import { badRequest } from "./bot-api-error.ts";

const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
/** Width and height together, and their ratio: https://core.telegram.org/bots/api#sendphoto */
const MAX_SIDES = 10_000;
const MAX_RATIO = 20;

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

/** Throws as sendPhoto does; of a PNG the dimensions are read, a JPEG is believed. */
export function checkPhoto(bytes: Uint8Array): void {
  if (bytes.length > MAX_PHOTO_BYTES) {
    throw badRequest(
      `file of size ${bytes.length} bytes is too big for a photo; the maximum size is ${MAX_PHOTO_BYTES} bytes`,
    );
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, JPEG.length).equals(JPEG)) return;
  if (!buffer.subarray(0, PNG.length).equals(PNG) || buffer.length < 24) throw badRequest("IMAGE_PROCESS_FAILED");
  const width = buffer.readUInt32BE(16);
  const height = buffer.readUInt32BE(20);
  const tooLong = width + height > MAX_SIDES || Math.max(width, height) > MAX_RATIO * Math.min(width, height);
  if (width === 0 || height === 0 || tooLong) throw badRequest("PHOTO_INVALID_DIMENSIONS");
}
