/** Whatever a reply says, Discord accepts every part of it and people read all of it, with no markup but ours. */
import { toMarkdown } from "@spotter/bot/discord/markdown";
import { MAX_CONTENT, partsOf } from "@spotter/bot/discord/parts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { showMarkdown } from "../fakes/discord/markdown.ts";
import { isBlank } from "../fakes/telegram/entities.ts";
import { blocks, spokenIn, visible, words } from "./any-reply.ts";

const OURS = new Set(["bold", "code", "pre", "link"]);

const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "*",
        "**",
        "_",
        "__",
        "~~",
        "|",
        "||",
        "`",
        "``",
        "```",
        "\\",
        "#",
        "-",
        ">",
        ">>>",
        "1.",
        "-#",
        ":",
        "@",
      ),
      fc.constantFrom(
        "[a](b)",
        "<@123456789012345678>",
        "<t:1>",
        "http://",
        "https://a.b/c_d",
        "@everyone",
        ":100:",
        "\n",
        " ",
      ),
      fc.string({ unit: "grapheme-ascii", maxLength: 6 }),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(""));

test.each(["plain", "bold", "code"] as const)("any %s text is shown as it is", (style) => {
  fc.assert(
    fc.property(markup, (text) => {
      const { text: shown, styles } = showMarkdown(toMarkdown([{ text, style }]));
      expect(shown).toBe(text);
      for (const { type } of styles) expect(OURS).toContain(type);
    }),
    { numRuns: 1000 },
  );
});

test("text of several styles side by side keeps each to itself", () => {
  const styled = fc.record({
    text: markup,
    style: fc.constantFrom("plain" as const, "bold" as const, "code" as const),
  });
  fc.assert(
    fc.property(fc.array(styled, { maxLength: 5 }), (runs) => {
      const { text, styles } = showMarkdown(toMarkdown(runs));
      expect(text).toBe(runs.map((run) => run.text).join(""));
      for (const { type } of styles) expect(OURS).toContain(type);
    }),
    { numRuns: 1000 },
  );
});

test("any reply: parts within the limit and never blank, nothing lost", () => {
  fc.assert(
    fc.property(blocks, (said) => {
      const contents = partsOf({ blocks: said }).map(({ content }) => content);
      for (const content of contents) {
        expect(content.length).toBeLessThanOrEqual(MAX_CONTENT);
        expect(content.isWellFormed()).toBe(true);
        expect(isBlank(showMarkdown(content).text)).toBe(false);
      }
      const spoken = said.map(spokenIn).join("");
      const shown = contents.map((content) => showMarkdown(content.trim()).text).join("");
      if (!isBlank(spoken)) expect(visible(shown)).toBe(visible(spoken));
    }),
    { numRuns: 100 },
  );
});

test("a cut inside of a table closes its block and opens another", () => {
  const rows = Array.from({ length: 150 }, (_, index) => [`Exercise ${index}`, `${index}`]);
  const contents = partsOf({ blocks: [{ kind: "table", header: ["Lift", "kg"], rows, align: ["left", "right"] }] });
  expect(contents.length).toBeGreaterThan(1);
  const shown = contents.map(({ content }) => showMarkdown(content));
  expect(shown.every(({ styles }) => styles.length === 1 && styles[0]?.type === "pre")).toBe(true);
  expect(shown.flatMap(({ text }) => text.trim().split("\n"))).toHaveLength(151);
});

test("pictures with any words take them all along", () => {
  fc.assert(
    fc.property(words, (said) => {
      const image = { sha256: "A", name: "a.png", alt: "alt" };
      const parts = partsOf({ blocks: [{ kind: "text", spans: [said] }], images: [image] });
      expect(parts.at(-1)?.images).toEqual([image]);
      for (const { content } of parts) expect(content.length).toBeLessThanOrEqual(MAX_CONTENT);
    }),
    { numRuns: 100 },
  );
});
