import { expect, test } from "vitest";
import { sportOfFit } from "./sport.ts";

test.each([
  ["cycling", null, "bike"],
  ["cycling", "indoor_cycling", "bike"],
  ["running", "trail", "run"],
  ["swimming", "lap_swimming", "swim"],
  ["rowing", null, "row"],
  ["cross_country_skiing", null, "ski"],
  ["alpine_skiing", null, "ski"],
  ["hiking", null, "hike"],
  ["training", null, "strength"],
  ["training", "strength_training", "strength"],
  ["training", "yoga", "mobility"],
  ["training", "cardio_training", "other"],
  ["fitness_equipment", "indoor_rowing", "row"],
  ["fitness_equipment", null, "other"],
  ["transition", null, "transition"],
  ["multisport", null, "brick"],
  ["generic", null, "other"],
  ["horseback_riding", null, "other"],
  ["driving", null, "other"],
] as const)("%s (%s) is %s", (fitSport, fitSubSport, sport) => {
  expect(sportOfFit(fitSport, fitSubSport)).toBe(sport);
});
