/** Whatever a reply says, Telegram accepts every part of it and people read all of it. */

import { plainText } from "@spotter/bot/render/runs";
import { toHtml } from "@spotter/bot/telegram/html";
import { partsOf } from "@spotter/bot/telegram/parts";
import type { Block, Span } from "@spotter/core/chat/reply";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isBlank, parseHtml, tidy } from "../fakes/telegram/entities.ts";
import { MAX_CAPTION, MAX_TEXT } from "../fakes/telegram/message-methods.ts";

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
const words = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
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
const blocks = fc.array(fc.oneof(textBlock, listBlock, tableBlock), { maxLength: 4 });

/** Text without what neither we nor Telegram promise to keep: white space, control characters, separators. */
function essence(text: string): string {
  return text.toWellFormed().replace(/[\s\p{Cc}\u2028-\u202e]/gu, "");
}

function spokenIn(block: Block): string {
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

function textParts(said: Block[]) {
  return partsOf({ blocks: said }).map((part) => {
    if (part.kind !== "text") throw new Error(`a ${part.kind} without a picture`);
    const html = toHtml(part.body);
    return { html, plain: plainText(part.body), shown: tidy(parseHtml(html)).text };
  });
}

test("any text: valid HTML, parts within the limit and never blank, nothing lost", () => {
  fc.assert(
    fc.property(blocks, (said) => {
      const parts = textParts(said);
      for (const { shown, plain } of parts) {
        expect(plain.length).toBeLessThanOrEqual(MAX_TEXT);
        expect(isBlank(shown)).toBe(false);
        expect(plain.isWellFormed()).toBe(true);
      }
      const shown = parts.map((part) => part.shown).join("");
      const spoken = said.map(spokenIn).join("");
      if (isBlank(spoken)) expect(isBlank(shown)).toBe(true);
      else expect(visible(shown)).toBe(visible(spoken));
    }),
    { numRuns: 300 },
  );
});

test("a text alone is cut at white space only, or inside of words too long for a message", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z<&]{1,40}$/), { minLength: 1, maxLength: 900 }), (list) => {
      const parts = textParts([{ kind: "text", spans: [list.join(" ")] }]);
      expect(parts.map(({ shown }) => shown).join(" ")).toBe(list.join(" "));
    }),
    { numRuns: 50 },
  );
});

test("any caption fits, and a longer text is not cut down to one", () => {
  const image = { sha256: "A", name: "a.png", alt: "alt" };
  fc.assert(
    fc.property(words, (said) => {
      const parts = partsOf({ blocks: [{ kind: "text", spans: [said] }], images: [image] });
      const photo = parts.at(-1);
      if (photo?.kind !== "photo") throw new Error("no photo at the end");
      expect(plainText(photo.caption).length).toBeLessThanOrEqual(MAX_CAPTION);
      if (!isBlank(said)) {
        const shown = parts.map((part) =>
          plainText(part.kind === "text" ? part.body : part.kind === "photo" ? part.caption : []),
        );
        expect(visible(parts.length > 1 ? shown.slice(0, -1).join("") : shown.join(""))).toBe(visible(said));
      }
    }),
    { numRuns: 200 },
  );
});

/** Blank stretches may vanish between parts; what can be seen may not. */
function visible(text: string): string {
  return essence(text).replace(/[\p{Cf}\p{Zs}\u115f\u1160\u2800\u3164\uffa0\ufffc]/gu, "");
}
