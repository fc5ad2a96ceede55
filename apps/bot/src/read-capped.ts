/** Reading a download of unknown size. */
import { MAX_FILE_BYTES } from "@spotter/core/chat/incoming";
import type { FetchedFile } from "./front-end.ts";

/** The body, as long as it is no larger than a file may be, whatever was said of its size before. */
export async function readCapped(response: Response): Promise<FetchedFile> {
  if (Number(response.headers.get("content-length") ?? 0) > MAX_FILE_BYTES) return { problem: "too-big" };
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_FILE_BYTES) return { problem: "too-big" };
    chunks.push(chunk);
  }
  return { bytes: new Uint8Array(Buffer.concat(chunks)) };
}
