/** Counts and hashes a table's rows while they pass. */
import { createHash } from "node:crypto";
import type { Total } from "./archive.ts";

const NEWLINE = 0x0a;

export type Tally = { add(chunk: Uint8Array): void; total(): Total };

/** COPY's text format writes one line a row; a line break inside a value is escaped. */
export function tally(): Tally {
  const hash = createHash("sha256");
  let rows = 0;
  let bytes = 0;
  return {
    add(chunk) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) rows++;
    },
    total: () => ({ rows, bytes, sha256: hash.digest("hex") }),
  };
}
