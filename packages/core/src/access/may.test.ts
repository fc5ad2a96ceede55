import { expect, test } from "vitest";
import { may } from "./may.ts";

const ANN = 1;
const BEN = 2;

test.each([
  { viewer: ANN, action: "see", subject: ANN, allowed: true, because: "her own training is hers to see" },
  { viewer: ANN, action: "change", subject: ANN, allowed: true, because: "and hers to correct" },
  { viewer: ANN, action: "see", subject: BEN, allowed: false, because: "nobody has shared anything" },
  { viewer: ANN, action: "change", subject: BEN, allowed: false, because: "nobody else's log is hers to touch" },
  { viewer: BEN, action: "see", subject: ANN, allowed: false, because: "it holds in both directions" },
  { viewer: BEN, action: "change", subject: ANN, allowed: false, because: "it holds in both directions" },
] as const)("athlete $viewer may $action what is athlete $subject's: $allowed, $because", ({ allowed, ...access }) => {
  expect(may(access)).toBe(allowed);
});
