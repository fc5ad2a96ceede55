/** The dashboard in the browser: draws the worker's charts by the worker's own code, and lets one point at them. */

import "./logout.js";
import { tickLabel } from "/core/chart/axis-format.ts";
import { chartConfig } from "/core/chart/chart-config.ts";

const pickers = document.getElementById("pickers");
const status = document.getElementById("status");
const dark = matchMedia("(prefers-color-scheme: dark)");
const usual = status.textContent;

/** What is shown, by chart. */
const shown = new Map();
const drawn = new Map();
const pen = document.createElement("canvas").getContext("2d");

async function load() {
  const query = new URLSearchParams(new FormData(pickers));
  history.replaceState(null, "", `?${query}`);
  try {
    const response = await fetch(`/dashboard/charts?${query}`);
    if (response.status === 401) return location.reload();
    if (!response.ok) throw new Error(String(response.status));
    for (const chart of await response.json()) {
      shown.set(chart.name, chart);
      fill(chart);
    }
    status.textContent = usual;
  } catch {
    status.textContent = "offline: these may be old";
  }
}

function fill({ name, title, outcome }) {
  const panel = document.getElementById(`chart-${name}`);
  const spec = outcome.kind === "chart" ? outcome.spec : undefined;
  panel.querySelector("h2").textContent = spec?.title ?? title;
  panel.querySelector(".reading").textContent = spec?.reading ?? "";
  panel.querySelector(".nothing").textContent = spec ? "" : outcome.because;
  panel.querySelector(".nothing").hidden = Boolean(spec);
  panel.querySelector("details").hidden = !spec;
  panel.querySelector(".drawing").hidden = !spec;
  if (spec) {
    panel.querySelector(".table").replaceChildren(tableOf(spec.table));
    draw(name);
  }
  panel.ariaBusy = "false";
}

function draw(name) {
  const { outcome } = shown.get(name);
  if (outcome.kind !== "chart") return;
  const { spec } = outcome;
  const panel = document.getElementById(`chart-${name}`);
  const widthPx = panel.clientWidth;
  const canvas = panel.querySelector("canvas");
  const { config } = chartConfig(spec, { theme: dark.matches ? "dark" : "light", widthPx, measure });
  drawn.get(name)?.destroy();
  canvas.ariaLabel = spec.alt;
  canvas.width = widthPx;
  canvas.height = spec.heightPx + (widthPx > 480 ? 30 : -20);
  drawn.set(name, new Chart(canvas, alive(config, spec)));
}

/** What a picture cannot have: values under the pointer. The heading stands in the page already. */
function alive(config, spec) {
  const { plugins } = config.options;
  const said = (axis, value) => tickLabel(exact(spec.axes[axis]?.format ?? { kind: "number" }), value).join(" ");
  config.options.events = ["mousemove", "mouseout", "click", "touchstart", "touchmove"];
  config.options.interaction = { mode: "nearest", axis: "x", intersect: false };
  config.options.plugins = {
    ...plugins,
    title: { display: false },
    subtitle: { display: false },
    tooltip: {
      enabled: true,
      displayColors: false,
      padding: 10,
      cornerRadius: 10,
      callbacks: {
        title: ([item]) => (item ? said("x", item.parsed.x) : ""),
        label: ({ dataset, parsed }) =>
          `${dataset.label ?? ""} ${said(dataset.yAxisID ?? "y", round(parsed.y))}`.trim(),
      },
    },
  };
  return config;
}

/** An axis of months or years still has its points on days. */
function exact(format) {
  return format.kind === "month" || format.kind === "year" ? { kind: "day" } : format;
}

function round(value) {
  return Math.round(value * 10) / 10;
}

function measure(text, font) {
  pen.font = font;
  return pen.measureText(text).width;
}

function tableOf({ columns, rows }) {
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const column of columns) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = column;
    head.append(cell);
  }
  const body = table.createTBody();
  // The latest first: it is what one looks for.
  for (const row of rows.toReversed()) {
    const line = body.insertRow();
    for (const value of row) {
      const cell = line.insertCell();
      cell.textContent = value ?? "";
      if (typeof value === "number") cell.className = "right";
    }
  }
  return table;
}

pickers.addEventListener("change", load);
dark.addEventListener("change", () => {
  for (const name of shown.keys()) draw(name);
});
let width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth === width) return;
  width = innerWidth;
  for (const name of shown.keys()) draw(name);
});
// Canvas takes whatever font is there at the moment of drawing.
await Promise.all([400, 500, 600].map((weight) => document.fonts.load(`${weight} 12px Inter`))).catch(() => {});
await load();
