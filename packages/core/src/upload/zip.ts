/** Unpacks the FIT files of a zip archive, entry by entry, within limits. */
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from "yauzl";
import { gunzipFit } from "./gzip.ts";
import { kindOf, looksLike } from "./sniff.ts";
import { megabytes, plainName, type Unpacked, type UnpackLimits, type Upload, type UploadProblem } from "./upload.ts";

/**
 * Takes each entry that is a FIT file by its content, plain or gzipped. What is neither costs only its first bytes.
 * An archive beyond the limits as a whole is refused; a single entry that cannot be taken is a problem beside the rest.
 */
export async function unzipFit(upload: Upload, limits: UnpackLimits): Promise<Unpacked> {
  const name = plainName(upload.name);
  const refuse = (kind: UploadProblem["kind"], text: string): Unpacked => ({
    ok: false,
    problem: { kind, name, text },
  });
  const files: Upload[] = [];
  const problems: UploadProblem[] = [];
  let ignored = 0;
  let unpackedBytes = 0;
  try {
    const { buffer, byteOffset, byteLength } = upload.bytes;
    const zip = await fromBufferPromise(Buffer.from(buffer, byteOffset, byteLength), {
      decodeStrings: false,
    });
    if (zip.entryCount > limits.entries) {
      return refuse(
        "too-many-files",
        `${name} holds ${zip.entryCount} files; at most ${limits.entries} are taken at once.`,
      );
    }
    for await (const entry of zip.eachEntry()) {
      const limitBytes = Math.min(limits.fileBytes, limits.totalBytes - unpackedBytes);
      const taken = await takeEntry(zip, entry, limitBytes);
      unpackedBytes += taken.unpackedBytes;
      if (unpackedBytes >= limits.totalBytes) {
        return refuse("too-large", `${name} unpacks to more than ${megabytes(limits.totalBytes)}.`);
      }
      if (taken.kind === "file") files.push(taken.file);
      else if (taken.kind === "problem") problems.push(taken.problem);
      else ignored += taken.kind === "other" ? 1 : 0;
    }
  } catch {
    // yauzl says by an error that the directory makes no sense; the entries before are good all the same.
    const problem: UploadProblem = { kind: "damaged-archive", name, text: `${name} is a damaged ZIP archive.` };
    if (files.length === 0) return { ok: false, problem };
    problems.push(problem);
  }
  if (files.length > 0) return { ok: true, files, ignored, problems };
  const [problem] = problems;
  return problem ? { ok: false, problem } : refuse("no-fit-inside", `${name} holds no FIT file.`);
}

type Taken = { unpackedBytes: number } & (
  | { kind: "file"; file: Upload }
  | { kind: "problem"; problem: UploadProblem }
  | { kind: "other" }
  | { kind: "folder" }
);

async function takeEntry(zip: ZipFile, entry: Entry, limitBytes: number): Promise<Taken> {
  const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
  if (path.endsWith("/")) return { kind: "folder", unpackedBytes: 0 };
  const name = plainName(path);
  const looksFit = /\.fit(\.gz)?$/i.test(name) && !name.startsWith("._");
  const problem = (kind: UploadProblem["kind"], text: string, unpackedBytes = 0): Taken =>
    looksFit ? { kind: "problem", unpackedBytes, problem: { kind, name, text } } : { kind: "other", unpackedBytes };
  if (entry.isEncrypted()) return problem("encrypted", `${name} is protected by a password.`);
  if (!entry.canDecodeFileData()) return problem("damaged-archive", `${name} is packed in a way I cannot read.`);

  const inflated = await inflate(zip, entry, limitBytes);
  const { bytes, unpackedBytes } = inflated;
  if (inflated.end === "limit")
    return problem("too-large", `${name} unpacks to more than ${megabytes(limitBytes)}.`, unpackedBytes);
  if (inflated.end === "damaged")
    return problem("damaged-archive", `${name} is damaged inside its archive.`, unpackedBytes);
  if (bytes.length === 0) return problem("empty", `${name} is empty (0 bytes).`);
  const kind = kindOf(bytes);
  if (kind === "fit") return { kind: "file", unpackedBytes, file: { name, bytes } };
  if (kind !== "gzip") return problem("not-fit", `${name} is not a FIT file: ${looksLike(bytes)}.`, unpackedBytes);
  const gunzipped = gunzipFit({ name, bytes }, Math.max(1, limitBytes - unpackedBytes));
  const allBytes = unpackedBytes + gunzipped.unpackedBytes;
  if (!gunzipped.ok) return problem(gunzipped.problem.kind, gunzipped.problem.text, allBytes);
  return { kind: "file", unpackedBytes: allBytes, file: gunzipped.file };
}

type Inflated = { end: "whole" | "limit" | "damaged" | "not-wanted"; bytes: Uint8Array; unpackedBytes: number };

/** Inflates an entry until it ends, exceeds the limit, or shows to be neither FIT nor gzip. */
async function inflate(zip: ZipFile, entry: Entry, limitBytes: number): Promise<Inflated> {
  const chunks: Uint8Array[] = [];
  let unpackedBytes = 0;
  const ended = (end: Inflated["end"]): Inflated => ({ end, bytes: Buffer.concat(chunks), unpackedBytes });
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      unpackedBytes += chunk.length;
      if (unpackedBytes > limitBytes) return ended("limit");
      chunks.push(chunk);
      if (unpackedBytes >= LONGEST_SIGNATURE && chunks.length === 1 && kindOf(chunk) === "other")
        return ended("not-wanted");
    }
  } catch {
    return ended("damaged");
  }
  return ended("whole");
}

/** Bytes enough to tell what a file is. */
const LONGEST_SIGNATURE = 12;
