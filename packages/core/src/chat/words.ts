/** A reply's blocks as bare words, a line each. */
import type { Block, Span } from "./reply.ts";

export function wordsOf(blocks: readonly Block[]): string {
  return blocks.flatMap(linesOf).join("\n");
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case "text":
      return [spoken(block.spans)];
    case "list":
      return block.items.map(spoken);
    case "table":
      return [block.header, ...block.rows].map((row) => row.join(" "));
  }
}

function spoken(spans: readonly Span[]): string {
  return spans.map((span) => (typeof span === "string" ? span : "strong" in span ? span.strong : span.code)).join("");
}
