import { expect, test } from "vitest";
import { toHtml } from "../telegram/html.ts";
import { plainText, type Run } from "./runs.ts";
import { clip, splitRuns } from "./split.ts";

const plain = (text: string): Run[] => [{ text, style: "plain" }];
const cut = (text: string, limit: number) => splitRuns(plain(text), limit).map(plainText);

test.each([
  { text: "one\ntwo\nthree", limit: 8, parts: ["one\ntwo", "three"], because: "cuts fall on line ends" },
  { text: "one\ntwo\nthree", limit: 7, parts: ["one\ntwo", "three"], because: "a line end at the limit costs nothing" },
  { text: "one two three", limit: 8, parts: ["one two", "three"], because: "else on spaces" },
  { text: "abcdefghij", limit: 4, parts: ["abcd", "efgh", "ij"], because: "long words are cut" },
  { text: "abc😀def", limit: 4, parts: ["abc", "😀de", "f"], because: "a surrogate pair stays whole" },
  { text: "ab👩‍👩‍👧cd", limit: 9, parts: ["ab", "👩‍👩‍👧c", "d"], because: "an emoji family stays whole" },
  { text: `${"\n".repeat(30)}a${" \n".repeat(30)}b`, limit: 10, parts: ["a", "b"], because: "no part is blank" },
  { text: " \n\u200b\n ", limit: 2, parts: [], because: "nothing visible is nothing to send" },
])("$because", ({ text, limit, parts }) => {
  expect(cut(text, limit)).toEqual(parts);
});

test("a cut inside bold closes and reopens it", () => {
  const runs: Run[] = [
    { text: "aa ", style: "plain" },
    { text: "bb bb", style: "bold" },
    { text: " cc", style: "plain" },
  ];
  expect(splitRuns(runs, 6).map(toHtml)).toEqual(["aa <b>bb</b>", "<b>bb</b> cc"]);
});

test("a clipped text keeps its last character whole", () => {
  expect(clip("ab😀", 3)).toBe("ab");
  expect(clip("ab", 3)).toBe("ab");
});
