/** The colours of charts by role, for light and dark chats. */

/**
 * Blue against orange holds for every common colour blindness, and no meaning rests on colour alone. Text roles keep
 * 4.5:1 against their paper and line roles 3:1 (WCAG 2.2, 1.4.3 and 1.4.11).
 */
const LIGHT = {
  paper: "#ffffff",
  ink: "#14181f",
  quiet: "#57606c",
  grid: "#e6e9ee",
  axis: "#b4bbc5",
  band: "#f1f3f7",
  accent: "#1463c4",
  accentSoft: "#a9cbf3",
  accentFaint: "rgba(20, 99, 196, 0.09)",
  warm: "#c2410c",
  warmFaint: "rgba(194, 65, 12, 0.09)",
  ground: "#66707d",
  groundFaint: "rgba(102, 112, 125, 0.22)",
  teal: "#0f766e",
  plum: "#8a3ab9",
  gold: "#8a6100",
  rose: "#be185d",
} as const;

export type ColourRole = keyof typeof LIGHT;
export type Palette = Readonly<Record<ColourRole, string>>;
/** A colour yet to be resolved by a theme. */
export type Colour = `$${ColourRole}`;
/** Colours of things side by side, in the order they are given out. */
export const SERIES = ["$accent", "$warm", "$teal", "$plum", "$gold", "$rose"] as const satisfies Colour[];
export type Theme = "light" | "dark";

const DARK: Palette = {
  paper: "#16191f",
  ink: "#f2f4f7",
  quiet: "#a7b0bd",
  grid: "#2a2f38",
  axis: "#566070",
  band: "#20252e",
  accent: "#6cb2ff",
  accentSoft: "#2f5680",
  accentFaint: "rgba(108, 178, 255, 0.13)",
  warm: "#ff9a5c",
  warmFaint: "rgba(255, 154, 92, 0.13)",
  ground: "#8f9aa9",
  groundFaint: "rgba(143, 154, 169, 0.3)",
  teal: "#45cdbb",
  plum: "#cf9bf2",
  gold: "#e8c14f",
  rose: "#ff86ae",
};

export const PALETTES: Readonly<Record<Theme, Palette>> = { light: LIGHT, dark: DARK };

/** A copy of plain `data` in which every colour role stands replaced by the theme's colour. */
export function coloured<T>(data: T, palette: Palette): T {
  const text = JSON.stringify(data);
  return JSON.parse(text, (_key, value: unknown) =>
    isColour(value, palette) ? palette[value.slice(1) as ColourRole] : value,
  );
}

function isColour(value: unknown, palette: Palette): value is Colour {
  return typeof value === "string" && value.startsWith("$") && value.slice(1) in palette;
}
