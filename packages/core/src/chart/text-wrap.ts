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
  return [...lines, shortened(line, fits)];
}

/** `text`, or as much of it as fits with an ellipsis. */
export function shortened(text: string, fits: (line: string) => boolean): string {
  if (fits(text)) return text;
  let kept = text;
  while (kept !== "" && !fits(`${kept.trimEnd()}…`)) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
