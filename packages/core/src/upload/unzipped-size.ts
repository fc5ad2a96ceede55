/** How much an archive unpacks to, found out before anything that reads it whole is let near it. */
import { fromBufferPromise } from "yauzl";

/** Whether all of an archive unpacks to no more than `limitBytes`; what is damaged, encrypted or lies about itself does not. */
export async function unpacksWithin(bytes: Uint8Array, limitBytes: number): Promise<boolean> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      // yauzl ends a stream that is longer than its entry says.
      total += entry.uncompressedSize;
      if (total > limitBytes || entry.isEncrypted()) return false;
      if (entry.fileName.endsWith("/")) continue;
      for await (const _ of await zip.openReadStreamPromise(entry)) {
        // Only its length matters.
      }
    }
    return true;
  } catch {
    return false;
  }
}
