/** Plates on a bar, and warm-up ramps, in words. */
import { type Block, type Span, strong, text } from "../chat/reply.ts";
import type { LoadUnit } from "../log/entry.ts";
import type { Loading, Rack, Weight } from "../strength/plates.ts";
import type { WarmUpStep } from "../strength/warm-up.ts";
import { formatDecimal } from "../units/decimal.ts";
import { formatLoad } from "../units/load.ts";

/** `102.5 kg: 25 + 15 + 1.25 a side, on the 20 kg bar.` */
export function loadingBlock(loading: Loading, asked: Weight, { bar, unit }: { bar: Weight; unit: LoadUnit }): Block {
  const onBar = `the ${weightWords(bar)} bar`;
  switch (loading.kind) {
    case "below-bar":
      return text(`${weightWords(asked)} is less than ${onBar} alone.`);
    case "too-heavy":
      return text(`${weightWords(asked)} is more than a bar holds.`);
    case "loaded": {
      const total = loading.exact ? weightWords(asked) : formatLoad(loading.kg, unit);
      const nearest: Span[] = loading.exact
        ? []
        : [`${weightWords(asked)} cannot be loaded with your plates. Nearest: `];
      return text(...nearest, strong(total), `: ${sideWords(loading.perSide)}, on ${onBar}.`);
    }
  }
}

/** `2×25 + 10 a side`; a unit only where plates of both hang. */
function sideWords(perSide: readonly Weight[]): string {
  if (perSide.length === 0) return "no plates";
  const mixed = new Set(perSide.map(({ unit }) => unit)).size > 1;
  const groups = Map.groupBy(perSide, ({ value, unit }) => `${formatDecimal(value, 3)}${mixed ? ` ${unit}` : ""}`);
  return `${[...groups].map(([name, plates]) => (plates.length > 1 ? `${plates.length}×${name}` : name)).join(" + ")} a side`;
}

/** What the athlete has told, and how to change it. */
export function rackBlock({ bar, plates }: Rack): Block {
  const kinds = plates.map(
    ({ value, unit, pairs }) =>
      `${pairs === undefined ? "" : `${pairs * 2}×`}${formatDecimal(value, 3)}${unit === bar.unit ? "" : ` ${unit}`}`,
  );
  return text(
    `Your bar is ${weightWords(bar)}, your plates ${kinds.join(", ")}. /plates bar 15 and /plates have 25 20 10 5 2.5 change that.`,
  );
}

/** A step a line, then the work set. */
export function rampBlocks(
  by: { name: string; steps: readonly (WarmUpStep & { perSide?: readonly Weight[] })[]; topKg: number },
  unit: LoadUnit,
): Block[] {
  const top = formatLoad(by.topKg, unit);
  if (by.steps.length === 0) return [text(strong(by.name), ` ${top} is light enough to start with.`)];
  const items = by.steps.map(({ kg, reps, perSide }): Span[] => [
    strong(`${formatLoad(kg, unit)} × ${reps}`),
    perSide === undefined ? "" : perSide.length > 0 ? ` ${sideWords(perSide)}` : " the bar alone",
  ]);
  return [text(strong(by.name), ` up to ${top}:`), { kind: "list", items }];
}

function weightWords({ value, unit }: Weight): string {
  return `${formatDecimal(value, 3)} ${unit}`;
}
