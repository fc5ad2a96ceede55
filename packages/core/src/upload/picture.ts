/** Pictures people send, told by their first bytes: names lie. */

export const PICTURE_TYPES = ["image/jpeg", "image/png", "image/gif", "image/webp"] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** Largest picture a model is shown, in bytes: as base64 it stays below the 10 MB that the service takes. */
export const MAX_PICTURE_BYTES = 7 * 1024 * 1024;

/** The type of a picture; `undefined` for everything else. */
export function pictureType(bytes: Uint8Array): PictureType | undefined {
  const starts = (...first: number[]) => first.every((byte, index) => bytes[index] === byte);
  if (starts(0xff, 0xd8, 0xff)) return "image/jpeg";
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (starts(0x47, 0x49, 0x46, 0x38)) return "image/gif";
  const webp = [0x57, 0x45, 0x42, 0x50].every((byte, index) => bytes[index + 8] === byte);
  return starts(0x52, 0x49, 0x46, 0x46) && webp ? "image/webp" : undefined;
}

/** Whether a file calls itself a picture, also of a kind nobody here can look at (`.heic`). */
export function isPictureName(name: string): boolean {
  return /\.(?:jpe?g|png|gif|webp|hei[cf]|avif|bmp|tiff?)$/i.test(name);
}
