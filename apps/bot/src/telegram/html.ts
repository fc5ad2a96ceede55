/** Styled text as Telegram's HTML. */
import type { Run } from "../render/runs.ts";

/** Telegram's HTML for the runs; `<`, `>` and `&` are the only characters it wants escaped outside of attributes. */
export function toHtml(runs: readonly Run[]): string {
  return runs.map(runHtml).join("");
}

function runHtml({ text, style }: Run): string {
  const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  switch (style) {
    case "plain":
      return escaped;
    case "bold":
      return `<b>${escaped}</b>`;
    case "code":
      return `<code>${escaped}</code>`;
    case "pre":
      return `<pre>${escaped}</pre>`;
  }
}
