/** What people see of Discord's Markdown: the words without their markup, and what the markup made of them. */

export type Styled = { type: string; text: string };

export type Shown = { text: string; styles: Styled[] };

type Rule = {
  type: string;
  pattern: RegExp /** What is shown of it; its insides are read on, unless it is final. */;
  shows: (found: RegExpExecArray) => string;
  final?: true;
};

/**
 * In the order in which Discord's clients try them. They are anchored, and tried at each place of the text; those of a
 * line only where one begins.
 */
const LINE_RULES: readonly Rule[] = [
  { type: "heading", pattern: /^ *#{1,3} +([^\n]+)/, shows: first },
  { type: "subtext", pattern: /^ *-# +([^\n]+)/, shows: first },
  { type: "quote", pattern: /^ *>>> ([\s\S]*)/, shows: first },
  { type: "quote", pattern: /^ *> ([^\n]*)/, shows: first },
  { type: "list", pattern: /^ *(?:[-*+]|\d+\.) +([^\n]+)/, shows: first },
];

const RULES: readonly Rule[] = [
  { type: "", pattern: /^\\([^0-9A-Za-z\s])/, shows: first, final: true },
  { type: "pre", pattern: /^```(?:[a-z0-9_+\-.#]+\n)?\n*([^\n][\s\S]*?)\n*```/i, shows: first, final: true },
  {
    type: "code",
    pattern: /^(`+)([\s\S]*?[^`])\1(?!`)/,
    shows: ([, , code = ""]) => code.replace(/^ (?=`)|(`) $/g, "$1"),
    final: true,
  },
  { type: "link", pattern: /^<(https?:\/\/[^ >]+)>/, shows: first, final: true },
  { type: "preview", pattern: /^https?:\/\/[^\s<]+[^<.,:;"'\]\s]/, shows: ([all]) => all, final: true },
  { type: "mention", pattern: /^<(?:@[!&]?|#|\/[^:>]+:)\d+>/, shows: ([all]) => `mention ${all}`, final: true },
  { type: "mention", pattern: /^@(?:everyone|here)\b/, shows: ([all]) => all, final: true },
  { type: "emoji", pattern: /^<a?:\w+:\d+>|^:[\w+-]+:/, shows: ([all]) => `emoji ${all}`, final: true },
  { type: "time", pattern: /^<t:-?\d+(?::\w)?>/, shows: ([all]) => `time ${all}`, final: true },
  { type: "masked link", pattern: /^\[((?:\\.|[^\]\\])+)\]\(([^)\s]+)\)/, shows: first },
  { type: "bold", pattern: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, shows: first },
  { type: "underline", pattern: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, shows: first },
  { type: "italic", pattern: /^\*(?=\S)((?:\\[\s\S]|[^\\*])+?)\*(?!\*)/, shows: first },
  { type: "italic", pattern: /^_((?:\\[\s\S]|[^\\_])+?)_(?![\p{L}\p{N}_])/u, shows: first },
  { type: "strike", pattern: /^~~((?:\\[\s\S]|[^\\])+?)~~(?!~)/, shows: first },
  { type: "spoiler", pattern: /^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/, shows: first },
];

export function showMarkdown(source: string): Shown {
  const styles: Styled[] = [];
  return { text: read(source, true, styles), styles };
}

function read(source: string, fromLineStart: boolean, styles: Styled[]): string {
  let text = "";
  let at = 0;
  let lineStart = fromLineStart;
  while (at < source.length) {
    const rest = source.slice(at);
    const found = tryRules(rest, lineStart);
    if (found === undefined) {
      const char = source[at] ?? "";
      text += char;
      at += 1;
      lineStart = char === "\n";
      continue;
    }
    const { rule, match } = found;
    const inside = rule.shows(match);
    const shown = rule.final ? inside : read(inside, false, styles);
    if (rule.type !== "") styles.push({ type: rule.type, text: shown });
    text += shown;
    at += match[0].length;
    lineStart = false;
  }
  return text;
}

function tryRules(rest: string, lineStart: boolean): { rule: Rule; match: RegExpExecArray } | undefined {
  for (const rule of lineStart ? [...LINE_RULES, ...RULES] : RULES) {
    const match = rule.pattern.exec(rest);
    if (match !== null) return { rule, match };
  }
  return undefined;
}

function first(found: RegExpExecArray): string {
  return found[1] ?? "";
}
