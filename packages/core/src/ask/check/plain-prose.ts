/** A model's prose as plain sentences: what is checked is exactly what would be shown. */

/** Longer is no answer to a question; what follows is not read. */
const MOST_CHARS = 2_000;
const MOST_SENTENCES = 14;

/** Invisible, or turning the direction of what is read. */
const INVISIBLE = /[\p{Cf}\p{Cc}\p{Co}\p{Cs}]/gu;
/** Emphasis, headings and bullets of Markdown, whose words can stay. */
const EMPHASIS = /\*{1,3}|_{2,3}|`+|^\s*(?:#{1,6}\s+|[-*•–>]\s+|\d{1,2}[.)]\s+(?=\p{L}))/gmu;
/** A sentence's end: not within a number, nor behind what is only cut short. */
const END = /(?<=[.!?…])(?<!\b(?:e\.g|i\.e|approx|vs|ca|no)\.)\s+(?=[\p{L}\p{N}“"'(+−-])/iu;

/** @returns paragraphs (lines of a list are each one) of sentences */
export function sentencesOf(prose: string): string[][] {
  let left = MOST_SENTENCES;
  return prose
    .slice(0, MOST_CHARS)
    .normalize("NFKC")
    .replaceAll("\r", "")
    .split("\n")
    .map((line) => line.replaceAll(INVISIBLE, "").replaceAll(EMPHASIS, "").replaceAll(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .map((line) => {
      const sentences = line.split(END).slice(0, left);
      left -= sentences.length;
      return sentences;
    })
    .filter((sentences) => sentences.length > 0);
}

/** Of prose that is still being written, the sentences that are whole. */
export function finishedPart(prose: string): string {
  const start = prose.slice(0, MOST_CHARS);
  const line = start.slice(0, start.lastIndexOf("\n") + 1);
  const last = start.slice(line.length).split(END);
  return line + last.slice(0, -1).join(" ");
}

/** Links, tags, mentions, fences and commands: what a platform, or a reader, could take for more than words. */
const MARKUP =
  /<\s*[a-z!/?]|&(?:lt|gt|amp|#\d+|#x[\da-f]+);|\]\s*\(|\[[^\]]*\]|\b(?:https?|tg|mailto|javascript|data):|\bwww\.|\b[\w-]+\.(?:com|org|net|io|me|ai|app|dev|example|example\.\w+|ru|xyz|info|link|ly)\b|(?:^|\s)@[a-z_]|(?:^|\s)\/[a-z]{2,}|[{}|\\^~]{1}|<\|/i;

export function hasMarkup(sentence: string): boolean {
  return MARKUP.test(sentence);
}
