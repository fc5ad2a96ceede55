/** Whatever a reply says, Telegram accepts every part of it and people read all of it. */

import { plainText } from "@spotter/bot/render/runs";
import { toHtml } from "@spotter/bot/telegram/html";
import { partsOf } from "@spotter/bot/telegram/parts";
import type { Block } from "@spotter/core/chat/reply";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isBlank, parseHtml, tidy } from "../fakes/telegram/entities.ts";
import { MAX_CAPTION, MAX_TEXT } from "../fakes/telegram/message-methods.ts";
import { blocks, spokenIn, visible, words } from "./any-reply.ts";

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
