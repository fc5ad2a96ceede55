/** Styled text on its way to a platform: kept apart from its markup, so that it can be cut anywhere without breaking it. */

export type Style = "plain" | "bold" | "code" | "pre";

export type Run = { text: string; style: Style };

/** The visible characters, as they count against a platform's limits (UTF-16 units, which is the stricter reading). */
export function plainText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join("");
}

/** The runs between two offsets of their plain text. */
export function sliceRuns(runs: readonly Run[], from: number, to: number): Run[] {
  const slice: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (text !== "") slice.push({ text, style: run.style });
    at += run.text.length;
  }
  return slice;
}

/**
 * The text as any platform can take it: well-formed Unicode, `\n` as the only line end, and a space for each control
 * character (Telegram's server makes them spaces too, except NUL, at which its HTML parser stops reading; a terminal would
 * obey them, those from U+0080 included).
 */
export function speakable(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be replaced
      .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g, " ")
  );
}
