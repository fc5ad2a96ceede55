/** Breaks a heading into lines that fit. */

/** Width in CSS px of `text` in a font such as `600 15px Inter`. */
export type MeasureText = (text: string, font: string) => number;

/** `text` in at most `maxLines` lines of at most `maxWidthPx`, broken at spaces; what does not fit ends in an ellipsis. */
export function wrapText(
  text: string,
  { font, maxWidthPx, maxLines, measure }: { font: string; maxWidthPx: number; maxLines: number; measure: MeasureText },
): string[] {
  const fits = (line: string) => measure(line, font) <= maxWidthPx;
  const lines: string[] = [];
  let line = "";
  const words = text.split(" ");
  for (const [index, word] of words.entries()) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== "" && lines.length + 1 < maxLines) {
      lines.push(line);
      line = word;
      continue;
    }
    return [...lines, shortened([line, ...words.slice(index)].join(" ").trim(), fits)];
  }
  return [...lines, fits(line) ? line : shortened(line, fits)];
}

function shortened(text: string, fits: (line: string) => boolean): string {
  let kept = text;
  while (kept !== "" && !fits(`${kept.trimEnd()}…`)) kept = kept.slice(0, -1);
  return kept === text ? text : `${kept.trimEnd()}…`;
}
