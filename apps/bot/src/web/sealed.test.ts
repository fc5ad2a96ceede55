import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { sealer } from "./sealed.ts";

const { seal, unseal } = sealer(randomBytes(32));

test("what was sealed comes back, under words that do not change and say nothing", () => {
  const words = seal({ athleteId: 7, sha256: "ab12" });
  expect(seal({ athleteId: 7, sha256: "ab12" })).toBe(words);
  expect(words).toMatch(/^[\w-]+$/);
  expect(Buffer.from(words, "base64url").toString("latin1")).not.toContain("ab12");
  expect(unseal(words)).toEqual({ athleteId: 7, sha256: "ab12" });
});

test("words of another key, changed in any place, or made up, open nothing", () => {
  const words = seal({ athleteId: 7 });
  expect(sealer(randomBytes(32)).unseal(words)).toBeUndefined();
  const bytes = Buffer.from(words, "base64url");
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at]! ^= 1;
    expect(unseal(changed.toString("base64url"))).toBeUndefined();
  }
  for (const madeUp of ["", "a", "../../etc/passwd", "A".repeat(80)]) expect(unseal(madeUp)).toBeUndefined();
});
