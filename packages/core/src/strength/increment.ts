/** The smallest steps loads grow by, and loads that can be set up. */
import { exerciseById } from "../exercise/catalogue.ts";
import type { Equipment } from "../exercise/exercise.ts";
import type { LoadUnit } from "../log/entry.ts";
import { roundTo } from "../units/decimal.ts";
import { kgFrom, loadIn } from "../units/load.ts";
import { loadBar, type Rack } from "./plates.ts";

/** What racks and stacks come in: a pair of the smallest plates, the next dumbbell, the next bell. */
const STEP: Record<LoadUnit, Record<Equipment, number>> = {
  kg: { barbell: 2.5, dumbbell: 2, machine: 2, cable: 2, kettlebell: 4, bodyweight: 2.5, other: 2.5 },
  lb: { barbell: 5, dumbbell: 5, machine: 5, cable: 5, kettlebell: 9, bodyweight: 5, other: 5 },
};

export type LoadSteps = {
  /** The smallest step up. */
  stepKg: number;
  /** The load nearest to one asked for that can be set up. */
  nearestKg(kg: number): number;
};

/** The steps of an exercise in the athlete's unit; a barbell's loads are what its plates allow. */
export function loadSteps(exerciseId: string, unit: LoadUnit, rack: Rack): LoadSteps {
  const equipment = exerciseById(exerciseId)?.equipment ?? "other";
  const step = STEP[unit][equipment];
  return {
    stepKg: kgFrom(step, unit),
    nearestKg(kg) {
      const onBar = equipment === "barbell" ? loadBar(kg, rack) : undefined;
      return onBar?.kind === "loaded" ? onBar.kg : kgFrom(roundTo(loadIn(kg, unit), step), unit);
    },
  };
}
