/** Volume as quiet bars behind what a chart is about. */
import type { LoadUnit } from "../log/entry.ts";
import { loadIn } from "../units/load.ts";
import { middleOf, type Slot } from "./weeks.ts";

/** @param kgs the volume of each slot, drawn on the axis `y` */
export function volumeBackdrop<T>(slots: readonly Slot<T>[], kgs: readonly number[], unit: LoadUnit) {
  return {
    type: "bar" as const,
    label: "volume",
    yAxisID: "y",
    data: slots.map((slot, nth) => ({ x: middleOf(slot), y: loadIn(kgs[nth]!, unit) })),
    backgroundColor: "$accentSoft",
    borderRadius: 2,
    barPercentage: slots.length > 30 ? 0.95 : 0.82,
    categoryPercentage: 1,
    maxBarThickness: 48,
  };
}
