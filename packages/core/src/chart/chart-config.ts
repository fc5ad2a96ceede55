/** Turns a chart spec into a Chart.js configuration: theme, fonts, heading, tick words. Worker and browser share it. */

import type { ChartConfiguration, Plugin, Scale, Tick } from "chart.js";
import { tickLabel } from "./axis-format.ts";
import { PADDING_PX } from "./frame.ts";
import { marksPlugin } from "./marks.ts";
import { coloured, PALETTES, type Palette, type Theme } from "./palette.ts";
import type { Axis, ChartSpec } from "./spec.ts";
import { type MeasureText, wrapText } from "./text-wrap.ts";

export const FONT_FAMILY = "Inter";
/** CSS px; 11 is the smallest that reads on a phone. */
const FONT_PX = { title: 16, reading: 12, tick: 11 } as const;

export type Look = {
  theme: Theme;
  /** CSS px. */
  widthPx: number;
  /** Measures text in the fonts the renderer has loaded. */
  measure: MeasureText;
};

/**
 * A fresh configuration, ready for `new Chart`, that shares nothing with the spec, and the height to give it: headings that
 * need more than a line make the picture taller, not the plot lower. The chart neither moves nor resizes.
 */
export function chartConfig(spec: ChartSpec, look: Look): { config: ChartConfiguration; heightPx: number } {
  const palette = PALETTES[look.theme];
  const config = coloured(spec.config, palette) as ChartConfiguration;
  const scales = config.options?.scales ?? {};
  for (const [id, axis] of Object.entries(spec.axes)) Object.assign(scales[id] ?? {}, tickCallbacks(axis, scales[id]));
  const { title, subtitle } = heading(spec, look, palette);
  const extraPx = (title.text.length - 1) * FONT_PX.title * 1.2 + (subtitle.text.length - 1) * FONT_PX.reading * 1.2;
  return {
    heightPx: Math.round(spec.heightPx + extraPx),
    config: {
      ...config,
      options: {
        ...config.options,
        responsive: false,
        animation: false,
        events: [],
        layout: { padding: { ...PADDING_PX } },
        plugins: { legend: { display: false }, tooltip: { enabled: false }, title, subtitle },
      },
      plugins: [paper(palette), marksPlugin(coloured(spec.marks, palette), palette)],
    },
  };
}

/** The ticks the spec chose, in the words of its format. */
function tickCallbacks(axis: Axis, scale: object | undefined) {
  const given = scale && "ticks" in scale && typeof scale.ticks === "object" ? scale.ticks : {};
  return {
    afterBuildTicks: (built: Scale) => {
      built.ticks = axis.ticks.map((value) => ({ value }));
    },
    ticks: {
      ...given,
      font: { family: FONT_FAMILY, size: FONT_PX.tick, weight: 400 },
      callback: (value: number | string, index: number, ticks: Tick[]) =>
        tickLabel(axis.format, Number(value), ticks[index - 1]?.value),
    },
  };
}

function heading(spec: ChartSpec, { widthPx, measure }: Look, palette: Palette) {
  const maxWidthPx = widthPx - PADDING_PX.left - PADDING_PX.right;
  const lines = (text: string, weight: number, size: number, maxLines: number) =>
    wrapText(text, { font: `${weight} ${size}px ${FONT_FAMILY}`, maxWidthPx, maxLines, measure });
  const shared = { display: true, align: "start", fullSize: true } as const;
  return {
    title: {
      ...shared,
      text: lines(withoutPictures(spec.title), 600, FONT_PX.title, 2),
      color: palette.ink,
      font: { family: FONT_FAMILY, size: FONT_PX.title, weight: 600 },
      padding: { top: 0, bottom: 3 },
    },
    subtitle: {
      ...shared,
      text: lines(spec.reading, 400, FONT_PX.reading, 3),
      color: palette.quiet,
      font: { family: FONT_FAMILY, size: FONT_PX.reading, weight: 400 },
      padding: { top: 0, bottom: 4 },
    },
  } as const;
}

/** Inter has no emoji, and an empty box says less than nothing. */
function withoutPictures(text: string): string {
  const worded = text.replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{fe0f}|\u{200d}/gu, "");
  return worded.replace(/ +(?=[ ,])/g, "");
}

/** Chats show transparent images on whatever they like, so the paper is part of the picture. */
function paper(palette: Palette): Plugin {
  return {
    id: "paper",
    beforeDraw({ ctx, width, height }) {
      ctx.save();
      ctx.fillStyle = palette.paper;
      ctx.fillRect(0, 0, width, height);
      ctx.restore();
    },
  };
}
