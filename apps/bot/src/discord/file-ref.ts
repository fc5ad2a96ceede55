/** Where an attachment is: its address, which expires within a day, and its place, which does not. */

/** Longest that an `IncomingFile` holds. */
const MAX_REF_CHARS = 1024;

export type AttachmentPlace = { channelId: string; messageId: string; attachmentId: string; url?: string | undefined };

export function refOf({ channelId, messageId, attachmentId, url }: AttachmentPlace): string {
  const place = `${channelId}/${messageId}/${attachmentId}`;
  const whole = `${place} ${url}`;
  return url === undefined || whole.length > MAX_REF_CHARS ? place : whole;
}

/** `undefined` for what no `refOf` made. */
export function placeOfRef(ref: string): AttachmentPlace | undefined {
  const [, channelId, messageId, attachmentId, url] = /^(\d+)\/(\d+)\/(\d+)(?: (\S+))?$/.exec(ref) ?? [];
  if (channelId === undefined || messageId === undefined || attachmentId === undefined) return undefined;
  return { channelId, messageId, attachmentId, url };
}
