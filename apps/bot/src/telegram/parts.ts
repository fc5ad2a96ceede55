/** Which Telegram messages a reply becomes. */
import type { Button, Reply, ReplyFile, ReplyImage } from "@spotter/core/chat/reply";
import { renderBlocks } from "../render/blocks.ts";
import { type Run, speakable } from "../render/runs.ts";
import { clip, splitRuns } from "../render/split.ts";

/** https://core.telegram.org/bots/api#sendmessage */
export const MAX_MESSAGE_CHARS = 4096;
/** https://core.telegram.org/bots/api#sendphoto */
export const MAX_CAPTION_CHARS = 1024;
/** https://core.telegram.org/bots/api#sendmediagroup */
const MAX_ALBUM = 10;

/** What one call sends. An album is one call and as many messages as it has pictures. */
export type Part =
  | { kind: "text"; body: Run[]; buttons?: Button[][] }
  | { kind: "photo"; image: ReplyImage; caption: Run[]; buttons?: Button[][] }
  | { kind: "album"; photos: { image: ReplyImage; caption: Run[] }[] }
  | { kind: "document"; file: ReplyFile; buttons?: Button[][] };

/**
 * The calls a reply takes, in the order they are made; the same reply always gives the same parts, so that a later
 * attempt can count how many are out. Empty for a reply that shows nothing.
 *
 * A short text is the caption of its pictures. Buttons hang under the last part of the text, or under the
 * picture that carries or follows it; Telegram allows none under an album, so there the text comes last.
 *
 * @param takesPlace whether it takes the place of an earlier message, which an album cannot
 */
export function partsOf(reply: Reply, takesPlace = false): Part[] {
  const body = renderBlocks(reply.blocks);
  const images = reply.images ?? [];
  const buttons = reply.buttons?.filter((row) => row.length > 0) ?? [];
  const documents: Part[] = (reply.files ?? []).map((file) => ({ kind: "document", file }));
  const shown = withPictures(body, images, buttons.length > 0 && !takesPlace);
  return withButtons([...shown, ...documents], buttons);
}

/** How many messages a part becomes. */
export function messagesOf(part: Part): number {
  return part.kind === "album" ? part.photos.length : 1;
}

function withPictures(body: Run[], images: ReplyImage[], textLast: boolean): Part[] {
  const texts = (runs: Run[]): Part[] =>
    splitRuns(runs, MAX_MESSAGE_CHARS).map((part): Part => ({ kind: "text", body: part }));
  if (images.length === 0) return texts(body);

  const [caption, ...more] = splitRuns(body, MAX_CAPTION_CHARS);
  const short = caption !== undefined && more.length === 0;
  if (images.length === 1) {
    return short ? photoParts(images, caption) : [...texts(body), ...photoParts(images)];
  }
  if (!textLast) return short ? photoParts(images, caption) : [...texts(body), ...photoParts(images)];
  const said = caption === undefined ? images.flatMap((image) => [...altRuns(image), newline]) : body;
  return [...photoParts(images), ...texts(said)];
}

/** Pictures in albums of up to ten, `caption` under the first; a picture without a caption says its `alt`. */
function photoParts(images: ReplyImage[], caption?: Run[]): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < images.length; at += MAX_ALBUM) {
    const photos = images.slice(at, at + MAX_ALBUM).map((image, index) => ({
      image,
      // Clients show an album's caption below it only while a single picture has one.
      caption: caption !== undefined && at === 0 ? (index === 0 ? caption : []) : altRuns(image),
    }));
    const [only, ...others] = photos;
    if (only !== undefined) {
      parts.push(others.length === 0 ? { kind: "photo", ...only } : { kind: "album", photos });
    }
  }
  return parts;
}

function withButtons(parts: Part[], buttons: Button[][]): Part[] {
  if (buttons.length === 0) return parts;
  const said = parts.findLastIndex((part) => part.kind === "text" || part.kind === "photo");
  const place = said === -1 ? parts.findLastIndex((part) => part.kind === "document") : said;
  return parts.map((part, index) => (index === place && part.kind !== "album" ? { ...part, buttons } : part));
}

function altRuns(image: ReplyImage): Run[] {
  const text = clip(speakable(image.alt).trim(), MAX_CAPTION_CHARS);
  return text === "" ? [] : [{ text, style: "plain" }];
}

const newline: Run = { text: "\n", style: "plain" };
