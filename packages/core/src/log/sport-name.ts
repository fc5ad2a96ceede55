/** What a session of each sport is called. */
import type { Sport } from "./entry.ts";

const NAMES: Record<Sport | "transition", string> = {
  run: "Run",
  bike: "Ride",
  swim: "Swim",
  row: "Row",
  walk: "Walk",
  hike: "Hike",
  ski: "Ski",
  brick: "Brick",
  mobility: "Mobility",
  strength: "Strength",
  other: "Workout",
  transition: "Transition",
};

export function sportName(sport: Sport | "transition"): string {
  return NAMES[sport];
}
