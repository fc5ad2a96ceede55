import { describe, expect, test } from "vitest";
import { type ColourRole, coloured, PALETTES } from "./palette.ts";

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each(["light", "dark"] as const)("%s", (theme) => {
  const palette = PALETTES[theme];
  test.each<ColourRole>(["ink", "quiet", "accent", "warm", "ground", "teal", "plum", "gold", "rose"])(
    "%s can be read on paper",
    (role) => {
      expect(contrast(palette[role], palette.paper)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test("lap numbers can be read on their bands", () => {
    expect(contrast(palette.quiet, palette.band)).toBeGreaterThanOrEqual(4.5);
  });
});

test("roles become colours wherever they stand, and other words stay", () => {
  const data = { line: "$accent", fills: ["$warm", "#123456"], text: "$5 a plate", width: 2 };
  expect(coloured(data, PALETTES.light)).toEqual({
    line: PALETTES.light.accent,
    fills: [PALETTES.light.warm, "#123456"],
    text: "$5 a plate",
    width: 2,
  });
});
