/** A reply's blocks as styled text, for platforms that know bold, code and monospaced blocks. */
import type { Block, Span } from "@spotter/core/chat/reply";
import { type Run, speakable } from "./runs.ts";
import { tableLines } from "./table.ts";

/** The blocks one below the other: a blank line between paragraphs, none between a paragraph and the list or table it introduces. */
export function renderBlocks(blocks: readonly Block[]): Run[] {
  const runs: Run[] = [];
  let before: Block["kind"] | undefined;
  for (const block of blocks) {
    const rendered = renderBlock(block);
    if (rendered.length === 0) continue;
    if (before !== undefined) runs.push(plain(before === "text" && block.kind !== "text" ? "\n" : "\n\n"));
    runs.push(...rendered);
    before = block.kind;
  }
  return runs;
}

function renderBlock(block: Block): Run[] {
  switch (block.kind) {
    case "text":
      return renderSpans(block.spans);
    case "list":
      return block.items.flatMap((item, index) => [plain(index === 0 ? "• " : "\n• "), ...renderSpans(item)]);
    case "table": {
      const text = tableLines(block).join("\n");
      return text === "" ? [] : [{ text, style: "pre" }];
    }
  }
}

function renderSpans(spans: readonly Span[]): Run[] {
  return spans.map(renderSpan).filter((run) => run.text !== "");
}

function renderSpan(span: Span): Run {
  if (typeof span === "string") return plain(speakable(span));
  return "strong" in span
    ? { text: speakable(span.strong), style: "bold" }
    : { text: speakable(span.code), style: "code" };
}

function plain(text: string): Run {
  return { text, style: "plain" };
}
