/** From the FIT profile's sports to Spotter's, name by name: never by parts of a name. */
import type { SessionSport } from "./activity.ts";

const BY_SPORT: Readonly<Record<string, SessionSport>> = {
  running: "run",
  cycling: "bike",
  e_biking: "bike",
  swimming: "swim",
  rowing: "row",
  walking: "walk",
  hiking: "hike",
  mountaineering: "hike",
  snowshoeing: "hike",
  cross_country_skiing: "ski",
  alpine_skiing: "ski",
  multisport: "brick",
  transition: "transition",
  training: "strength",
  meditation: "mobility",
  mobility: "mobility",
};

/** `training` and `fitness_equipment` cover the whole gym; only the sub-sport tells what was done. */
const BY_GYM_SUB_SPORT: Readonly<Record<string, SessionSport>> = {
  strength_training: "strength",
  flexibility_training: "mobility",
  yoga: "mobility",
  pilates: "mobility",
  breathing: "mobility",
  mobility: "mobility",
  cardio_training: "other",
  hiit: "other",
  elliptical: "other",
  stair_climbing: "other",
  treadmill: "run",
  indoor_running: "run",
  indoor_cycling: "bike",
  spin: "bike",
  indoor_rowing: "row",
  indoor_walking: "walk",
};

/**
 * Spotter's sport for a session of a FIT file.
 *
 * @param fitSport profile name, as `cycling`, or `null`
 * @param fitSubSport profile name, as `indoor_rowing`, or `null`
 * @returns `other` for what Spotter has no word for
 */
export function sportOfFit(fitSport: string | null, fitSubSport: string | null): SessionSport {
  const gym = fitSport === "training" || fitSport === "fitness_equipment";
  const bySubSport = gym && fitSubSport !== null ? BY_GYM_SUB_SPORT[fitSubSport] : undefined;
  return bySubSport ?? BY_SPORT[fitSport ?? ""] ?? "other";
}
