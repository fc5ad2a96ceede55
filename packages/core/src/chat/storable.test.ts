import fc from "fast-check";
import { expect, test } from "vitest";
import { clipped, storable, storableJson } from "./storable.ts";

test("an emoji on the limit is left out whole", () => {
  expect(storable("aa😀", 3)).toBe("aa");
  expect(storable("aa😀", 4)).toBe("aa😀");
  expect(clipped("aa😀b", 4)).toBe("aa…");
});

test("NUL and lone surrogates are gone from JSON too, however deep", () => {
  expect(storableJson({ a: ["x\0y", "\ud800"] })).toBe('{"a":["xy","\ufffd"]}');
});

test("whatever the text, what is stored is well formed and within the limit", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(30), (text, limit) => {
      const stored = storable(text, limit);
      expect(stored.isWellFormed()).toBe(true);
      expect(stored.length).toBeLessThanOrEqual(limit);
      expect(stored).not.toContain("\0");
    }),
  );
});
