/** Text that Postgres can keep: it takes neither NUL nor half of a surrogate pair. */

/** At most `limit` UTF-16 units, cut between characters. */
export function storable(text: string, limit: number): string {
  const clean = text.replaceAll("\0", "").toWellFormed();
  return clean.slice(0, limit).replace(/[\ud800-\udbff]$/, "");
}

/** Shortened for a sentence, with an ellipsis where something is missing. */
export function clipped(text: string, limit: number): string {
  return text.length <= limit ? text : `${storable(text, limit - 1)}…`;
}

/** JSON that Postgres can keep. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part) => (typeof part === "string" ? storable(part, part.length) : part));
}
