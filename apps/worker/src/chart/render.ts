/** Draws chart specs as PNG images for chats. */

import { createRequire } from "node:module";
import type { Canvas } from "@napi-rs/canvas";
import { chartConfig, FONT_FAMILY } from "@spotter/core/chart/chart-config";
import { DESIGN_WIDTH_PX } from "@spotter/core/chart/frame";
import type { Theme } from "@spotter/core/chart/palette";
import type { ChartSpec } from "@spotter/core/chart/spec";
import type { MeasureText } from "@spotter/core/chart/text-wrap";
import type { Plugin } from "chart.js";
import type { ChartJSNodeCanvas } from "chartjs-node-canvas";
import { encodeIndexedPng } from "./indexed-png.ts";

/** Image pixels per CSS pixel: phones have two to three, and 1080 px in all is what chats show without scaling down. */
export const PIXEL_DENSITY = 3;

/** Every weight the charts use; slim machines have no fonts of their own. */
const FONT_FILES = [
  "400Regular/Inter_400Regular.ttf",
  "500Medium/Inter_500Medium.ttf",
  "600SemiBold/Inter_600SemiBold.ttf",
];

export type RenderOptions = {
  theme: Theme;
  /** CSS px, 360 if absent; the image has `PIXEL_DENSITY` times as many pixels. */
  width?: number;
};

/**
 * The chart as a PNG. Takes a few tens of milliseconds of this thread; the first call also loads the renderer.
 *
 * @throws Error if a font file or the native canvas is missing, with the cause
 */
export async function renderPng(spec: ChartSpec, { theme, width = DESIGN_WIDTH_PX }: RenderOptions): Promise<Buffer> {
  const studio = await openStudio();
  const { config, heightPx } = chartConfig(spec, { theme, widthPx: width, measure: studio.measure });
  config.options = { ...config.options, devicePixelRatio: PIXEL_DENSITY };
  config.plugins = [...(config.plugins ?? []), smallPng];
  return studio.canvasOf(width, heightPx).renderToBufferSync(config, "image/png");
}

/** chartjs-node-canvas asks its canvas for the PNG; this has the canvas answer with a smaller one. */
const smallPng: Plugin = {
  id: "small-png",
  beforeInit(chart) {
    // The `canvas` it draws on is @napi-rs/canvas by our override, not the browser's that Chart.js has in its types.
    const canvas = chart.canvas as Canvas;
    const toBuffer = () => encodeIndexedPng({ width: canvas.width, height: canvas.height, data: canvas.data() });
    Object.assign(canvas, { toBuffer });
  },
};

type Studio = { measure: MeasureText; canvasOf: (width: number, height: number) => ChartJSNodeCanvas };

let opened: Promise<Studio> | undefined;

/** Loads Chart.js, the canvas and the fonts once, on first use, so that a worker which draws nothing pays nothing. */
function openStudio(): Promise<Studio> {
  opened ??= loadStudio().catch((cause: unknown) => {
    opened = undefined;
    throw new Error("The chart renderer could not be loaded", { cause });
  });
  return opened;
}

async function loadStudio(): Promise<Studio> {
  const { createCanvas, GlobalFonts } = await import("@napi-rs/canvas");
  const { ChartJSNodeCanvas } = await import("chartjs-node-canvas");
  const { resolve } = createRequire(import.meta.url);
  for (const file of FONT_FILES) {
    const path = resolve(`@expo-google-fonts/inter/${file}`);
    if (!GlobalFonts.registerFromPath(path, FONT_FAMILY)) throw new Error(`Cannot read the font ${path}`);
  }
  const ruler = createCanvas(1, 1).getContext("2d");
  const canvases = new Map<string, ChartJSNodeCanvas>();
  return {
    measure(text, font) {
      ruler.font = font;
      return ruler.measureText(text).width;
    },
    canvasOf(width, height) {
      const size = `${width}×${height}`;
      const canvas = canvases.get(size) ?? new ChartJSNodeCanvas({ width, height });
      canvases.set(size, canvas);
      return canvas;
    },
  };
}
