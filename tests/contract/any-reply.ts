/** Replies of every shape, and what of them a reader must find again on any platform. */
import type { Block, Span } from "@spotter/core/chat/reply";
import fc from "fast-check";

const piece = fc.oneof(
  fc.constantFrom(
    "<b>",
    "</pre>",
    "&amp;",
    "&",
    ">",
    "\n",
    "\n\n\n",
    " ",
    "\t",
    "•",
    "\u0000",
    "\r\n",
    "\u200b",
    "\u2028",
  ),
  fc.constantFrom("👩‍👩‍👧", "🏋🏽‍♀️", "🇩🇪", "e\u0301", "مرحبا", "深蹲", "\ud800", "\udc00"),
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc
    .constantFrom("x", "word ", "line\n", "😀", "<", "\n")
    .chain((unit) => fc.integer({ min: 1, max: 6000 }).map((n) => unit.repeat(n))),
);
export const words = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
const span: fc.Arbitrary<Span> = fc.oneof(
  words,
  words.map((strong) => ({ strong })),
  words.map((code) => ({ code })),
);
const textBlock: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant("text"),
  spans: fc.array(span, { maxLength: 4 }),
});
const listBlock: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant("list"),
  items: fc.array(fc.array(span, { maxLength: 2 }), { maxLength: 4 }),
});
const cells = fc.array(fc.string({ unit: "grapheme", maxLength: 12 }), { maxLength: 3 });
const tableBlock: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant("table"),
  header: cells,
  rows: fc.array(cells, { maxLength: 60 }),
  align: fc.array(fc.constantFrom("left" as const, "right" as const), { maxLength: 3 }),
});
export const blocks = fc.array(fc.oneof(textBlock, listBlock, tableBlock), { maxLength: 4 });

/** Text without what neither we nor a platform promise to keep: white space, control characters, separators. */
function essence(text: string): string {
  return text.toWellFormed().replace(/[\s\p{Cc}\u2028-\u202e]/gu, "");
}

export function spokenIn(block: Block): string {
  // Each span by itself: halves of a character in two spans do not make a whole one.
  const ofSpan = (one: Span) =>
    (typeof one === "string" ? one : "strong" in one ? one.strong : one.code).toWellFormed();
  switch (block.kind) {
    case "text":
      return block.spans.map(ofSpan).join("");
    case "list":
      return block.items.map((item) => `•${item.map(ofSpan).join("")}`).join("");
    case "table":
      return [block.header, ...block.rows].flat().join("");
  }
}

/** Blank stretches may vanish between parts; what can be seen may not. */
export function visible(text: string): string {
  return essence(text).replace(/[\p{Cf}\p{Zs}\u115f\u1160\u2800\u3164\uffa0\ufffc]/gu, "");
}
