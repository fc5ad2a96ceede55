/** Unpacks gzip within a limit. */
import { constants, gunzipSync } from "node:zlib";
import { kindOf, looksLike } from "./sniff.ts";
import { megabytes, plainName, type Upload, type UploadProblem } from "./upload.ts";

/** `unpackedBytes` is what the attempt cost, also where nothing came of it. */
export type Gunzipped = { unpackedBytes: number } & (
  | { ok: true; file: Upload }
  | { ok: false; problem: UploadProblem }
);

/**
 * The FIT file in a `.fit.gz`. Unpacking stops at the limit, whatever the archive promises. One that was cut gives
 * what is there: the FIT reader says what is missing.
 */
export function gunzipFit(upload: Upload, limitBytes: number): Gunzipped {
  const name = plainName(upload.name).replace(/\.gz$/i, "");
  let unpackedBytes = 0;
  const fail = (kind: UploadProblem["kind"], text: string): Gunzipped => ({
    ok: false,
    unpackedBytes,
    problem: { kind, name, text },
  });
  let bytes: Uint8Array;
  try {
    bytes = gunzipSync(upload.bytes, { maxOutputLength: limitBytes, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    const isTooLarge = error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    if (!isTooLarge) return fail("damaged-archive", `${name} is a damaged gzip archive.`);
    unpackedBytes = limitBytes;
    return fail("too-large", `${name} unpacks to more than ${megabytes(limitBytes)}.`);
  }
  unpackedBytes = bytes.length;
  if (bytes.length === 0) return fail("empty", `${name} is empty (0 bytes).`);
  if (kindOf(bytes) !== "fit") return fail("not-fit", `${name} is not a FIT file: ${looksLike(bytes)}.`);
  return { ok: true, unpackedBytes, file: { name, bytes } };
}
