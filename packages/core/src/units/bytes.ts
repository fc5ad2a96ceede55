/** How large a file is, in words. */

/** `340 bytes`, `12.3 KB`, `4.6 MB`: the largest unit that leaves a whole one, by thousands. */
export function formatBytes(bytes: number): string {
  // What would be rounded up to 1000 KB is a megabyte.
  if (bytes >= 999_950) return `${(bytes / 1e6).toFixed(1)} MB`;
  if (bytes >= 1000) return `${(bytes / 1e3).toFixed(1)} KB`;
  return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
}
