/** Tells what a file is by its first bytes, whatever its name says. */

export type FileKind = "fit" | "gzip" | "zip" | "other";

export function kindOf(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, ".FIT", 8)) return "fit";
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return "gzip";
  if (startsWith(bytes, "PK\x03\x04") || startsWith(bytes, "PK\x05\x06")) return "zip";
  return "other";
}

/** In words, to follow "Not a FIT file: ": `it looks like a JPEG image`. */
export function looksLike(bytes: Uint8Array): string {
  const known = SIGNATURES.find(([signature, at]) => startsWith(bytes, signature, at));
  if (known) return `it looks like ${known[2]}`;
  const start = new TextDecoder().decode(bytes.subarray(0, 2048));
  if (/^\s*(<\?xml|<)/.test(start)) return `it looks like ${markupKind(start)}`;
  return isText(bytes.subarray(0, 512)) ? "it looks like plain text" : "its content is of no kind I know";
}

const SIGNATURES: readonly (readonly [signature: string, at: number, words: string])[] = [
  ["\xff\xd8\xff", 0, "a JPEG image"],
  ["\x89PNG", 0, "a PNG image"],
  ["GIF8", 0, "a GIF image"],
  ["WEBP", 8, "a WebP image"],
  ["ftypheic", 4, "a HEIC photo"],
  ["ftyp", 4, "a video"],
  ["%PDF", 0, "a PDF document"],
  ["PK\x03\x04", 0, "a ZIP archive"],
  ["PK\x05\x06", 0, "an empty ZIP archive"],
  ["\x1f\x8b", 0, "a gzip archive"],
  ["Rar!", 0, "a RAR archive"],
  ["7z\xbc\xaf", 0, "a 7-Zip archive"],
];

function markupKind(start: string): string {
  if (/<gpx[\s>]/i.test(start)) return "a GPX track; please send the FIT file of the same activity";
  if (/<TrainingCenterDatabase[\s>]/i.test(start)) return "a TCX file; please send the FIT file of the same activity";
  if (/<kml[\s>]/i.test(start)) return "a KML map";
  if (/<(!doctype\s+)?html[\s>]/i.test(start)) return "a web page";
  return "an XML file";
}

function startsWith(bytes: Uint8Array, signature: string, at = 0): boolean {
  for (let i = 0; i < signature.length; i++) if (bytes[at + i] !== signature.charCodeAt(i)) return false;
  return true;
}

/** UTF-8 without control characters; a character cut at the end does no harm. */
function isText(bytes: Uint8Array): boolean {
  try {
    const words = new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return !/[^\P{Cc}\t\n\r]/u.test(words);
  } catch {
    return false;
  }
}
