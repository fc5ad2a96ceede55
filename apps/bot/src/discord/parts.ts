/** Which Discord messages a reply becomes. */
import type { Button, Reply, ReplyFile, ReplyImage } from "@spotter/core/chat/reply";
import { renderBlocks } from "../render/blocks.ts";
import { plainText, type Run, sliceRuns } from "../render/runs.ts";
import { splitRuns } from "../render/split.ts";
import { toMarkdown } from "./markdown.ts";

/** https://discord.com/developers/docs/resources/message#create-message */
export const MAX_CONTENT = 2000;
export const MAX_ATTACHMENTS = 10;

/** One message: words, pictures, files and buttons, any of which may be missing. */
export type Part = { content: string; images: ReplyImage[]; files: ReplyFile[]; buttons: Button[][] };

/**
 * The messages a reply takes, in order; the same reply always gives the same parts, so that a later attempt can count
 * how many are out. Empty for a reply that shows nothing.
 *
 * Pictures hang under the last part of the text, ten to a message, the buttons under the last of those. Each file is
 * a message of its own, so that one too large for Discord takes no words with it.
 */
export function partsOf(reply: Reply): Part[] {
  const texts = contentsOf(renderBlocks(reply.blocks)).map((content) => ({ ...NOTHING, content }));
  const pictures = inTens(reply.images ?? []).map((images) => ({ ...NOTHING, images }));
  const [last, first] = [texts.at(-1), pictures.at(0)];
  const shown: Part[] =
    last && first
      ? [...texts.slice(0, -1), { ...last, images: first.images }, ...pictures.slice(1)]
      : [...texts, ...pictures];
  const files = (reply.files ?? []).map((file): Part => ({ ...NOTHING, files: [file] }));
  const buttons = (reply.buttons ?? []).filter((row) => row.length > 0);
  if (buttons.length === 0) return [...shown, ...files];
  const under = Math.max(0, shown.length - 1);
  return [...shown, ...files].map((part, index) => (index === under ? { ...part, buttons } : part));
}

const NOTHING: Part = { content: "", images: [], files: [], buttons: [] };

/** The text as contents within Discord's limit, markup included. */
function contentsOf(runs: readonly Run[]): string[] {
  const length = plainText(runs).length;
  const reach = (start: number) => {
    // Markup grows with the text, so the longest that fits is found by halving.
    let [fits, most] = [1, Math.min(MAX_CONTENT, length - start)];
    while (fits < most) {
      const middle = Math.ceil((fits + most) / 2);
      if (toMarkdown(sliceRuns(runs, start, start + middle)).length <= MAX_CONTENT) fits = middle;
      else most = middle - 1;
    }
    return fits;
  };
  return splitRuns(runs, reach).map(toMarkdown);
}

function inTens<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / MAX_ATTACHMENTS);
  return Array.from({ length: count }, (_, index) => all.slice(index * MAX_ATTACHMENTS, (index + 1) * MAX_ATTACHMENTS));
}
