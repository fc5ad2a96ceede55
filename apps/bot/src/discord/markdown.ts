/** Styled text as Discord's Markdown, with everything escaped that Discord would read as markup. */
import type { Run } from "../render/runs.ts";

/** Addresses stay addresses, which can be followed; the angle brackets keep Discord from showing a preview. */
const ADDRESS = /https?:\/\/[^\s<>()[\]{}\\`*|~"'^]*[\w/=&#%-]/g;

/** Always special somewhere: emphasis, strike-through, spoilers, code, links, mentions and custom emojis. */
const SPECIAL = /[\\*_~|`[\]<>@]/g;

/** Special where a line begins: headings, small print, lists, numbered lists. */
const LINE_START = /^([^\S\n]*)(?:([-+#])|(\d+)(\.))/gm;

/** `:name:` becomes an emoji on the reader's screen. */
const EMOJI_NAME = /:(?=[\w+-]+:)/g;

/** The Markdown that shows the runs as they are. */
export function toMarkdown(runs: readonly Run[]): string {
  return merged(runs).map(runMarkdown).join("");
}

function runMarkdown({ text, style }: Run): string {
  switch (style) {
    case "plain":
      return escaped(text);
    case "bold":
      return around(text, (core) => `**${escaped(core)}**`);
    case "code":
      return around(text, inlineCode);
    case "pre":
      // Three backticks would end the block: a joiner of no width between them does not.
      return `\`\`\`\n${text.replaceAll("```", "`\u2060`\u2060`")}\n\`\`\``;
  }
}

/** Neighbours of one style together: `**a****b**` is not what two bold words look like. */
function merged(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const run of runs.filter(({ text }) => text !== "")) {
    const before = all.at(-1);
    if (before?.style === run.style && run.style !== "pre")
      all[all.length - 1] = { ...run, text: before.text + run.text };
    else all.push(run);
  }
  return all;
}

/** White space stays outside of the marks, where it is not mistaken for a part of them. */
function around(text: string, mark: (core: string) => string): string {
  const core = text.trim();
  if (core === "") return text;
  const at = text.indexOf(core);
  return `${text.slice(0, at)}${mark(core)}${text.slice(at + core.length)}`;
}

function inlineCode(text: string): string {
  if (!text.includes("`")) return `\`${text}\``;
  // Two marks hold single backticks; more of them cannot be shown as code.
  if (text.includes("``")) return escaped(text);
  return `\`\`${text.startsWith("`") ? " " : ""}${text}${text.endsWith("`") ? " " : ""}\`\``;
}

function escaped(text: string): string {
  let shown = "";
  let at = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    shown += `${escapedWords(text.slice(at, index))}<${address}>`;
    at = index + address.length;
  }
  return shown + escapedWords(text.slice(at));
}

function escapedWords(words: string): string {
  return words
    .replace(SPECIAL, "\\$&")
    .replace(EMOJI_NAME, "\\:")
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(LINE_START, (_, space: string, mark?: string, digits?: string) =>
      mark === undefined ? `${space}${digits}\\.` : `${space}\\${mark}`,
    );
}
