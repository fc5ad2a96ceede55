/** What every chart has alike: grid, axes, room for its caption. */

import type { Axis, SpecConfig } from "./spec.ts";
import type { Range } from "./value-axis.ts";

/** Width every chart is designed for: a phone held upright. */
export const DESIGN_WIDTH_PX = 360;
/** Free border of the picture; heading and captions begin at its left edge. */
export const PADDING_PX = { top: 14, right: 16, bottom: 8, left: 12 } as const;
/** Height a caption takes at the top of the uppermost panel, and of one under another. */
export const CAPTION_PX = 25;
export const LOWER_CAPTION_PX = 31;
/** Height of the lap numbers under the uppermost caption. */
export const BAND_LABEL_PX = 15;

export type Scale = NonNullable<NonNullable<SpecConfig["options"]>["scales"]>[string];

/** A horizontal axis from `min` to `max`, with no grid of its own. */
export function xScale(min: number, max: number): Scale {
  return {
    type: "linear",
    min,
    max,
    // Bars would otherwise push half a bar's room in from both ends, on top of the margin in `min` and `max`.
    offset: false,
    grid: { display: false },
    border: { display: true, color: "$axis" },
    ticks: { color: "$quiet", maxRotation: 0, autoSkip: false, padding: 4 },
  };
}

/** A vertical axis to the right, as high as all panels together and without lines of its own. */
export function rightScale(range: Range): Scale {
  return {
    type: "linear",
    axis: "y",
    position: "right",
    min: range.min,
    max: range.max,
    grid: { display: false },
    border: { display: false },
    ticks: { color: "$quiet", autoSkip: false, padding: 6 },
  };
}

/** A vertical axis with quiet lines at its ticks; panels of one chart share `stack` heights by weight. */
export function yScale(range: Range, panel: { weight?: number; reverse?: boolean } = {}): Scale {
  return {
    type: "linear",
    axis: "y",
    position: "left",
    min: range.min,
    max: range.max,
    reverse: panel.reverse ?? false,
    stack: "panels",
    stackWeight: panel.weight ?? 1,
    grid: { color: "$grid", drawTicks: false },
    border: { display: false },
    ticks: { color: "$quiet", autoSkip: false, padding: 6 },
  };
}

export function valueAxis(range: Range, format: Axis["format"] = { kind: "number" }): Axis {
  return { ticks: range.ticks, format };
}
