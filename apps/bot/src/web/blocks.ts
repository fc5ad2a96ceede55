/** A reply's blocks as HTML: paragraphs, lists and real tables, every word escaped. */
import type { Block, Span } from "@spotter/core/chat/reply";
import { html } from "hono/html";
import { speakable } from "../render/runs.ts";

/** What `html` makes where nothing in it has to be waited for. */
export type Html = ReturnType<typeof html>;

export function blocksHtml(blocks: readonly Block[]): Html[] {
  return blocks.map(blockHtml);
}

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case "text":
      return html`<p dir="auto">${spansHtml(block.spans)}</p>`;
    case "list":
      return html`<ul>${block.items.map((item) => html`<li dir="auto">${spansHtml(item)}</li>`)}</ul>`;
    case "table":
      return tableHtml(block);
  }
}

function spansHtml(spans: readonly Span[]): (Html | string)[] {
  return spans.map((span) => {
    if (typeof span === "string") return speakable(span);
    return "strong" in span
      ? html`<strong>${speakable(span.strong)}</strong>`
      : html`<code>${speakable(span.code)}</code>`;
  });
}

function tableHtml({ header, rows, align }: Extract<Block, { kind: "table" }>): Html {
  const side = (column: number) => (align[column] === "right" ? "right" : "left");
  const head = header.some((cell) => cell.trim() !== "")
    ? html`<thead><tr>${header.map((cell, column) => html`<th scope="col" class="${side(column)}">${speakable(cell)}</th>`)}</tr></thead>`
    : "";
  const body = rows.map(
    (row) =>
      html`<tr>${row.map((cell, column) => html`<td dir="auto" class="${side(column)}">${speakable(cell)}</td>`)}</tr>`,
  );
  return html`<div class="table" role="group" aria-label="Table" tabindex="0"><table>${head}<tbody>${body}</tbody></table></div>`;
}
