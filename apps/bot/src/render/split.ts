/** Cutting a long text into messages. */
import { plainText, type Run, sliceRuns } from "./runs.ts";

/** How far back from a hard cut a character made of several code points (an emoji family, say) is looked for. */
const GRAPHEME_REACH = 64;

/** What platforms count as nothing: a message of these alone is refused as empty. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Mn}\p{Zs}\u115f\u1160\u2800\u3164\uffa0\ufffc]/u;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** How many UTF-16 units of the text from `start` on fit one message; for platforms whose markup counts, fewer than its limit. */
export type Reach = (start: number) => number;

/**
 * Parts of at most `limit` UTF-16 units each, none of them blank. Cuts fall on the last line end that fits, else on the
 * last space, else inside the word, but never inside a character. White space at a cut is dropped (platforms
 * trim messages anyway); everything else is kept, in order. No parts when nothing is visible.
 */
export function splitRuns(runs: readonly Run[], limit: number | Reach): Run[][] {
  const text = plainText(runs);
  const parts: Run[][] = [];
  let start = 0;
  while (start < text.length) {
    const fits = Math.max(1, typeof limit === "number" ? limit : limit(start));
    const end = text.length - start <= fits ? text.length : cutAt(text, start, fits);
    const part = text.slice(start, end);
    if (isVisible(part)) parts.push(sliceRuns(runs, start, start + part.trimEnd().length));
    start = end;
    while (text[start] === "\n") start += 1;
  }
  return parts;
}

/** Whether anything would be seen of it. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}

/** The text cut to `limit` UTF-16 units, on a character boundary. */
export function clip(text: string, limit: number): string {
  return text.length <= limit ? text : text.slice(0, graphemeBoundary(text, 0, limit));
}

function cutAt(text: string, start: number, limit: number): number {
  // The character after the limit may be the line end itself.
  const window = text.slice(start, start + limit + 1);
  const line = window.lastIndexOf("\n");
  if (line > 0 && isVisible(window.slice(0, line))) return start + line;
  const space = window.slice(0, limit).lastIndexOf(" ");
  if (space > 0 && isVisible(window.slice(0, space))) return start + space + 1;
  return graphemeBoundary(text, start, start + limit);
}

/** The last character boundary in (start, end]; `end` less half a surrogate pair where one character is longer than the reach. */
function graphemeBoundary(text: string, start: number, end: number): number {
  const from = Math.max(start, end - GRAPHEME_REACH);
  const around = text.slice(from, end + GRAPHEME_REACH);
  const boundary = from + (graphemes.segment(around).containing(end - from)?.index ?? end - from);
  if (boundary > from) return boundary;
  const insidePair = /[\ud800-\udbff]/.test(text[end - 1] ?? "") && /[\udc00-\udfff]/.test(text[end] ?? "");
  return insidePair && end - 1 > start ? end - 1 : end;
}
