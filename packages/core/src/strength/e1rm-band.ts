/** How far an e1RM may be off. */
import type { LoggedSet } from "../log/entry.ts";
import { type E1rm, epleyKg } from "./e1rm.ts";
import { effortOf } from "./effort.ts";

/** Kilograms, of the same load as the estimate's. */
export type E1rmBand = { lowKg: number; highKg: number };

/**
 * Repetitions two people can do at the same part of their maximum differ, the more the lighter the load; so much of the
 * repetitions past the first is taken to be uncertain.
 */
const REP_SPREAD = 0.2;
/** Repetitions in reserve are told to within about one, near failure; with none left there is less to misjudge. */
const RATED_RIR_SPREAD = 1;
const NONE_LEFT_SPREAD = 0.5;
/** Who tells no effort may have had as many left as a hard set allows. */
const UNTOLD_RESERVE = 3;

/**
 * The band an e1RM lies in, about two times in three: it widens with the repetitions, and upwards where no effort was
 * told. A single at RPE 10 or a failed one is a measurement, and has no band.
 *
 * The causes are measured (spread of repetitions at a given load: Nuzzo et al. 2024, Sports Med 54:303; error of told
 * RIR: Zourdos et al. 2016, J Strength Cond Res 30:267); the widths are Spotter's, and round.
 */
export function e1rmBand(set: LoggedSet, e1rm: E1rm): E1rmBand {
  const effort = effortOf(set);
  const repSpread = REP_SPREAD * (e1rm.effectiveReps - 1);
  const effortSpread = {
    failed: 0,
    assumed: 0,
    rated: effort.rir === 0 ? (e1rm.effectiveReps === 1 ? 0 : NONE_LEFT_SPREAD) : RATED_RIR_SPREAD,
  }[effort.from];
  const reps = Math.hypot(repSpread, effortSpread);
  const loadKg = e1rm.kg / (epleyKg(1, e1rm.effectiveReps) || 1);
  const more = effort.from === "assumed" ? UNTOLD_RESERVE : 0;
  const perRep = loadKg / 30;
  return {
    lowKg: Math.max(loadKg, e1rm.kg - reps * perRep),
    highKg: e1rm.kg + (reps + more) * perRep,
  };
}
