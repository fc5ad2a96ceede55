/** Draws what Chart.js has no words for: captions of panels, labels at points, lap bands with their numbers. */

import type { Chart, Plugin } from "chart.js";
import { BAND_LABEL_PX, CAPTION_PX, PADDING_PX } from "./frame.ts";
import type { Palette } from "./palette.ts";
import type { Caption, Grid, Marks, Sign, Tile } from "./spec.ts";
import { shortened } from "./text-wrap.ts";

const SMALL = "500 11px Inter";
const STRONG = "600 12px Inter";
const GRID = "400 12px Inter";
const GRID_STRONG = "500 12px Inter";
/** Width kept for the numbers of a column that ends where the one to its right begins. */
const GRID_NUMBER_PX = 62;
const CAPTION_LINE_PX = 16;
/** Free space around a label before another may come. */
const GAP_PX = 3;

/** The part of a canvas context used here; core knows no DOM. */
type Pen = {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  font: string;
  beginPath(): void;
  rect(x: number, y: number, width: number, height: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  fill(): void;
  stroke(): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { width: number };
};

type Box = { left: number; top: number; right: number; bottom: number };

/** A Chart.js plugin for one chart. Bands go under the data, words over it. `marks` has its colours resolved. */
export function marksPlugin(marks: Marks, palette: Palette): Plugin {
  return {
    id: "marks",
    beforeDatasetsDraw: (chart) => {
      drawBands(chart, marks, palette);
      drawTiles(chart, marks.tiles ?? []);
      if (marks.grid) drawGrid(chart, marks.grid, palette);
    },
    afterDatasetsDraw: (chart) => {
      for (const caption of marks.captions) drawCaption(chart, caption);
      drawLabels(chart, marks, palette);
    },
  };
}

function drawBands({ ctx, chartArea, scales }: Chart, { bands }: Marks, palette: Palette): void {
  const x = scales.x;
  if (!x || bands.length === 0) return;
  const top = chartArea.top + CAPTION_PX - 4;
  ctx.save();
  ctx.font = SMALL;
  ctx.textAlign = "center";
  ctx.textBaseline = "bottom";
  const every = labelEvery(
    bands.map(({ from, to }) => x.getPixelForValue(to) - x.getPixelForValue(from)),
    ctx,
  );
  for (const [index, { from, to }] of bands.entries()) {
    const left = x.getPixelForValue(from);
    const right = x.getPixelForValue(to);
    if (index % 2 === 1) {
      ctx.fillStyle = palette.band;
      ctx.fillRect(left, top, right - left, chartArea.bottom - top);
    }
    if (index > 0) {
      ctx.fillStyle = palette.grid;
      ctx.fillRect(left - 0.5, top, 1, chartArea.bottom - top);
    }
  }
  ctx.fillStyle = palette.quiet;
  for (const { from, to, label } of bands.filter((_, index) => (index + 1) % every === 0)) {
    const middle = x.getPixelForValue((from + to) / 2);
    ctx.fillText(label, middle, chartArea.top + CAPTION_PX + BAND_LABEL_PX - 5);
  }
  ctx.restore();
}

function drawTiles({ ctx, scales }: Chart, tiles: readonly Tile[]): void {
  const { x, y } = scales;
  if (!x || !y) return;
  const [widthPx, heightPx] = [x, y].map((scale) => Math.abs(scale.getPixelForValue(1) - scale.getPixelForValue(0)));
  const gapPx = Math.min(2, Math.max(1, widthPx! * 0.14));
  ctx.save();
  for (const tile of tiles) {
    ctx.fillStyle = tile.colour;
    ctx.beginPath();
    ctx.roundRect(
      x.getPixelForValue(tile.x) - widthPx! / 2,
      y.getPixelForValue(tile.y) - heightPx! / 2,
      widthPx! - gapPx,
      heightPx! - gapPx,
      2,
    );
    ctx.fill();
  }
  ctx.restore();
}

function drawGrid({ ctx, chartArea, width }: Chart, { columns, rows }: Grid, palette: Palette): void {
  const left = PADDING_PX.left;
  const spanPx = width - left - PADDING_PX.right;
  const rowPx = (chartArea.bottom - chartArea.top) / (rows.length + 1);
  ctx.save();
  ctx.textBaseline = "middle";
  for (const [row, cells] of [columns.map(({ words }) => words), ...rows].entries()) {
    const middle = chartArea.top + (row + 0.5) * rowPx;
    ctx.fillStyle = palette.grid;
    ctx.fillRect(left, chartArea.top + (row + 1) * rowPx, spanPx, 1);
    for (const [column, words] of cells.entries()) {
      const { at, align } = columns[column]!;
      ctx.font = row > 0 && column === 0 ? GRID_STRONG : row > 0 ? GRID : SMALL;
      ctx.fillStyle = row === 0 ? palette.quiet : palette.ink;
      ctx.textAlign = align;
      const nextAt = columns[column + 1];
      const roomPx = align === "left" && nextAt ? spanPx * (nextAt.at - at) - GRID_NUMBER_PX : spanPx;
      ctx.fillText(
        shortened(words, (line) => ctx.measureText(line).width <= roomPx),
        left + at * spanPx,
        middle,
      );
    }
  }
  ctx.restore();
}

/** Number every lap where all numbers fit, else every second, fifth, tenth. */
function labelEvery(widthsPx: number[], ctx: Pen): number {
  const needPx = ctx.measureText(String(widthsPx.length)).width + 4;
  const usualPx = [...widthsPx].sort((a, b) => a - b)[Math.floor(widthsPx.length / 4)] ?? 0;
  return [1, 2, 5, 10, 20, 50].find((every) => usualPx * every >= needPx) ?? 100;
}

function drawCaption({ ctx, scales, chartArea }: Chart, { axis, items, line = 0 }: Caption): void {
  const scale = scales[axis];
  if (!scale) return;
  ctx.save();
  ctx.font = SMALL;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  let x: number = PADDING_PX.left;
  const y = scale.top + (scale.top > chartArea.top + 1 ? 15 : 9) + line * CAPTION_LINE_PX;
  for (const { text, colour, sign, signColour } of items) {
    ctx.fillStyle = signColour ?? colour;
    if (sign) x += drawSign(ctx, sign, x, y);
    ctx.fillStyle = colour;
    ctx.fillText(text, x, y);
    x += ctx.measureText(text).width + 14;
  }
  ctx.restore();
}

/** Draws a key's sign and returns the width it took. */
function drawSign(ctx: Pen, sign: Sign, x: number, y: number): number {
  ctx.beginPath();
  switch (sign) {
    case "line":
      ctx.rect(x, y - 1, 12, 2);
      break;
    case "dot":
      ctx.arc(x + 4, y, 3.5, 0, 2 * Math.PI);
      break;
    case "diamond":
      ctx.moveTo(x + 5, y - 5);
      ctx.lineTo(x + 10, y);
      ctx.lineTo(x + 5, y + 5);
      ctx.lineTo(x, y);
      break;
    case "triangle":
      ctx.moveTo(x + 5, y - 5);
      ctx.lineTo(x + 10, y + 4);
      ctx.lineTo(x, y + 4);
      break;
    case "square":
      ctx.rect(x, y - 4, 8, 8);
      break;
    case "star":
    case "cross":
      strokeThrough(ctx, sign === "star" ? 4 : 2, x + 5, y);
      return 14;
    case "bar":
      ctx.rect(x, y - 5, 8, 10);
      break;
  }
  ctx.fill();
  return { line: 17, dot: 12, diamond: 14, triangle: 14, square: 12, bar: 12 }[sign];
}

/** Strokes of a star or a lying cross, through its middle. */
function strokeThrough(ctx: Pen, strokes: 2 | 4, x: number, y: number): void {
  for (let nth = 0; nth < strokes; nth++) {
    const angle = Math.PI / 4 + (nth * Math.PI) / strokes;
    ctx.moveTo(x - 5 * Math.cos(angle), y - 5 * Math.sin(angle));
    ctx.lineTo(x + 5 * Math.cos(angle), y + 5 * Math.sin(angle));
  }
  ctx.strokeStyle = ctx.fillStyle;
  ctx.lineWidth = 1.5;
  ctx.stroke();
}

function drawLabels({ ctx, scales, chartArea, width }: Chart, { labels }: Marks, palette: Palette): void {
  const taken: Box[] = [];
  ctx.save();
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  ctx.lineJoin = "round";
  for (const { x, y, axis, text, colour, side, quiet } of labels) {
    const [across, up] = [scales.x, scales[axis]];
    if (!across || !up) continue;
    ctx.font = quiet ? SMALL : STRONG;
    const textPx = ctx.measureText(text).width;
    const centre = across.getPixelForValue(x) - textPx / 2;
    const left = Math.max(chartArea.left + 2, Math.min(centre, width - 4 - textPx));
    const point = up.getPixelForValue(y);
    const hasRoomUnder = point + 20 < chartArea.bottom;
    const baseline = point + (side === "under" && hasRoomUnder ? 18 : -9);
    const box = { left, top: baseline - 10, right: left + textPx, bottom: baseline + 2 };
    if (taken.some((other) => overlaps(box, other))) continue;
    taken.push(box);
    ctx.strokeStyle = palette.paper;
    ctx.lineWidth = 4;
    ctx.strokeText(text, left, baseline);
    ctx.fillStyle = colour;
    ctx.fillText(text, left, baseline);
  }
  ctx.restore();
}

function overlaps(a: Box, b: Box): boolean {
  return (
    a.left < b.right + GAP_PX && b.left < a.right + GAP_PX && a.top < b.bottom + GAP_PX && b.top < a.bottom + GAP_PX
  );
}
