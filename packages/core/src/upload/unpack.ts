/** From an upload to the FIT files in it. */
import { gunzipFit } from "./gzip.ts";
import { kindOf, looksLike } from "./sniff.ts";
import { megabytes, plainName, UNPACK_LIMITS, type Unpacked, type UnpackLimits, type Upload } from "./upload.ts";
import { unzipFit } from "./zip.ts";

/**
 * Unpacks `.fit`, `.fit.gz` and `.zip` (of either), told apart by content, not by name. Names come back without
 * folders and control characters. Never throws; never unpacks more than the limits, whatever an archive promises.
 */
export async function unpack(upload: Upload, limits: UnpackLimits = UNPACK_LIMITS): Promise<Unpacked> {
  const name = plainName(upload.name);
  if (upload.bytes.length === 0) {
    return { ok: false, problem: { kind: "empty", name, text: `${name} is empty (0 bytes).` } };
  }
  switch (kindOf(upload.bytes)) {
    case "fit": {
      if (upload.bytes.length <= limits.fileBytes) {
        return { ok: true, files: [{ name, bytes: upload.bytes }], ignored: 0, problems: [] };
      }
      const text = `${name} is larger than ${megabytes(limits.fileBytes)}.`;
      return { ok: false, problem: { kind: "too-large", name, text } };
    }
    case "gzip": {
      const gunzipped = gunzipFit(upload, limits.fileBytes);
      return gunzipped.ok ? { ok: true, files: [gunzipped.file], ignored: 0, problems: [] } : gunzipped;
    }
    case "zip":
      return unzipFit(upload, limits);
    case "other": {
      const text = `${name} is not a FIT file: ${looksLike(upload.bytes)}.`;
      return { ok: false, problem: { kind: "not-fit", name, text } };
    }
  }
}
