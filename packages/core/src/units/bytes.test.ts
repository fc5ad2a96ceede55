import { expect, test } from "vitest";
import { formatBytes } from "./bytes.ts";

test.each([
  { bytes: 0, words: "0 bytes" },
  { bytes: 1, words: "1 byte" },
  { bytes: 999, words: "999 bytes" },
  { bytes: 34_120, words: "34.1 KB" },
  { bytes: 999_949, words: "999.9 KB" },
  { bytes: 999_950, words: "1.0 MB" },
  { bytes: 52_340_000, words: "52.3 MB" },
])("$bytes is $words", ({ bytes, words }) => {
  expect(formatBytes(bytes)).toBe(words);
});
