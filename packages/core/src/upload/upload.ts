/** What someone sends to be read: files, or archives of files. */

export type Upload = { name: string; bytes: Uint8Array };

/** Why a file was not taken; `text` is one plain sentence. */
export type UploadProblem = {
  kind: "empty" | "not-fit" | "too-large" | "too-many-files" | "encrypted" | "damaged-archive" | "no-fit-inside";
  /** The file, or the one inside the archive. */
  name: string;
  text: string;
};

/**
 * The FIT files of an upload, at least one. `problems` are files among them that could not be taken, `ignored` counts
 * what an archive holds besides.
 */
export type Unpacked =
  | { ok: true; files: Upload[]; ignored: number; problems: UploadProblem[] }
  | { ok: false; problem: UploadProblem };

/** The most that is unpacked, so that a small archive cannot fill the memory. */
export type UnpackLimits = { totalBytes: number; fileBytes: number; entries: number };

const MIB = 1024 * 1024;

export const UNPACK_LIMITS: UnpackLimits = { totalBytes: 100 * MIB, fileBytes: 50 * MIB, entries: 200 };

const LONGEST_NAME = 100;

/** The last part of a path, without control and direction characters: fit to be shown and stored. */
export function plainName(path: string): string {
  const name = path.split(/[/\\]/).at(-1) ?? "";
  const printable = name.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, "").trim();
  return [...printable].slice(0, LONGEST_NAME).join("") || "file";
}

/** `12 MB`, for limits and sizes in sentences. */
export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / MIB)} MB`;
}

/** What became of the files in an archive that are no recordings. */
export function leftAlone(count: number, archive: string): string {
  return count === 1
    ? `One other file in ${archive} was left alone.`
    : `${count} other files in ${archive} were left alone.`;
}
