/** A chart as plain data: what to draw, what it says in words, and the numbers behind it. */

import type { ChartConfiguration } from "chart.js";
import type { AxisFormat } from "./axis-format.ts";
import type { ChartName } from "./list.ts";
import type { Colour } from "./palette.ts";

/** One point; `y: null` breaks the line. */
export type XY = { x: number; y: number | null };

export type SpecConfig = ChartConfiguration<"line" | "bar", XY[], string>;

/** One value axis with its ticks already chosen, so that every renderer shows the same ones. */
export type Axis = { ticks: number[]; format: AxisFormat };

/** Words over or under a point, small if `quiet`. Where two would overlap, the earlier in the list is drawn. */
export type PointLabel = {
  x: number;
  y: number;
  axis: string;
  text: string;
  colour: Colour;
  side: "over" | "under";
  quiet?: true;
};

/** What stands before a caption's words, as its points or bars are drawn. */
export type Sign = "line" | "dot" | "diamond" | "triangle" | "square" | "star" | "cross" | "bar";

/** A few words at the top of a panel, each with the sign of what it names; `signColour` where it is not the words' own. */
export type Caption = {
  axis: string;
  items: { text: string; colour: Colour; sign?: Sign; signColour?: Colour }[];
  /** Under how many lines of captions it stands; 0 if absent. */
  line?: number;
};

/** A square of one unit of each axis around its point, such as a day of a calendar. */
export type Tile = { x: number; y: number; colour: Colour };

/** Words in rows and columns over the whole plot; `at` is where a column begins or, to the right, ends: 0–1 of the width. */
export type Grid = { columns: { words: string; at: number; align: "left" | "right" }[]; rows: string[][] };

/** A stretch of the x axis, such as a lap; every other one is shaded. */
export type Band = { from: number; to: number; label: string };

/** What Chart.js has no words for; drawn by the plugin in `marks.ts`. */
export type Marks = { captions: Caption[]; labels: PointLabel[]; bands: Band[]; tiles?: Tile[]; grid?: Grid };

export type DataTable = { columns: string[]; rows: (string | number | null)[][] };

/**
 * Everything a chart is, without functions: it survives JSON, and worker and browser draw the same from it
 * (`chartConfig` turns it into a Chart.js configuration). Colours in `config` are roles (`$accent`) until a theme is known.
 */
export type ChartSpec = {
  kind: ChartName | "session";
  title: string;
  /** What the chart shows, in one line: `+6 % in 8 weeks, best 126 kg on 12 Nov`. */
  reading: string;
  /** For those who cannot see it. */
  alt: string;
  /** The numbers behind it, in the athlete's units. */
  table: DataTable;
  /** Height in CSS px at a width of 360. */
  heightPx: number;
  config: SpecConfig;
  /** By scale id of `config.options.scales`. */
  axes: Record<string, Axis>;
  marks: Marks;
};

/** A chart, or in a sentence why there is none. */
export type ChartOutcome = { kind: "chart"; spec: ChartSpec } | { kind: "nothing"; because: string };

export function nothing(because: string): ChartOutcome {
  return { kind: "nothing", because };
}
