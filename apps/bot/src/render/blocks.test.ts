import type { Block } from "@spotter/core/chat/reply";
import { code, strong, text } from "@spotter/core/chat/reply";
import { expect, test } from "vitest";
import { toHtml } from "../telegram/html.ts";
import { renderBlocks } from "./blocks.ts";
import { plainText } from "./runs.ts";

const html = (...blocks: Block[]) => toHtml(renderBlocks(blocks));

test("strong words are bold, code is monospaced, markup characters stay what they are", () => {
  expect(html(text("Squat ", strong("5×5 & more"), " <b>*_~`| ", code("a<b>c")))).toBe(
    "Squat <b>5×5 &amp; more</b> &lt;b&gt;*_~`| <code>a&lt;b&gt;c</code>",
  );
});

test("paragraphs stand apart, a list hangs on its paragraph", () => {
  const list: Block = { kind: "list", items: [["100 kg × 5"], [strong("PR"), " 120 kg"]] };
  expect(html(text("Bench"), list, text("Good."))).toBe("Bench\n• 100 kg × 5\n• <b>PR</b> 120 kg\n\nGood.");
});

test("empty blocks leave no gap", () => {
  expect(html(text("a"), text(""), { kind: "table", header: [], rows: [], align: [] }, text("b"))).toBe("a\n\nb");
});

test.each([
  {
    name: "numbers to the right",
    table: {
      header: ["Lift", "kg"],
      rows: [
        ["Squat", "140"],
        ["Bench", "97.5"],
      ],
      align: ["left", "right"],
    },
    lines: ["Lift     kg", "Squat   140", "Bench  97.5"],
  },
  {
    name: "emoji and Chinese take two columns, a combining accent none",
    table: {
      header: ["Who", "n"],
      rows: [
        ["深蹲", "1"],
        ["🏋️‍♀️ Zoe\u0301", "2"],
        ["Anna", "3"],
      ],
      align: ["left", "right"],
    },
    lines: ["Who     n", "深蹲    1", "🏋️‍♀️ Zoe\u0301  2", "Anna    3"],
  },
  {
    name: "line breaks and tabs in a cell are spaces, missing cells are empty",
    table: { header: ["A", "B"], rows: [["x\ny\tz"], ["1", "2"]], align: ["left", "left"] },
    lines: ["A      B", "x y z", "1      2"],
  },
  {
    name: "an empty header is left out",
    table: { header: ["", ""], rows: [["a", "1"]], align: ["left", "right"] },
    lines: ["a  1"],
  },
] as { name: string; table: Omit<Block & { kind: "table" }, "kind">; lines: string[] }[])(
  "a table is aligned: $name",
  ({ table, lines }) => {
    expect(html({ kind: "table", ...table })).toBe(`<pre>${lines.join("\n")}</pre>`);
  },
);

test("what Telegram cannot carry becomes a space or the replacement character", () => {
  expect(plainText(renderBlocks([text("a\u0000b\r\nc\ud800d")]))).toBe("a b\nc\ufffdd");
});
