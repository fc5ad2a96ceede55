/** What the catalogue knows of an exercise. */

export const EQUIPMENT = ["barbell", "dumbbell", "kettlebell", "cable", "machine", "bodyweight", "other"] as const;
export type Equipment = (typeof EQUIPMENT)[number];

export const MUSCLES = [
  "chest",
  "front-delts",
  "side-delts",
  "rear-delts",
  "triceps",
  "biceps",
  "forearms",
  "lats",
  "upper-back",
  "traps",
  "lower-back",
  "glutes",
  "quads",
  "hamstrings",
  "adductors",
  "calves",
  "core",
] as const;
export type Muscle = (typeof MUSCLES)[number];

export type Exercise = {
  /** Stable, kebab-case; what the database keeps. */
  id: string;
  name: string;
  equipment: Equipment;
  primary: readonly Muscle[];
  secondary: readonly Muscle[];
  /**
   * `external`: the number typed is all that moves. `bodyweight`: the body moves, a typed number is added or
   * taken off. `none`: no load is ever told (ropes, rollouts).
   */
  load: "external" | "bodyweight" | "none";
  /**
   * Fraction of bodyweight a repetition moves; bodyweight exercises only. Hanging and support work moves all of it,
   * push-ups 0.64 (Ebben et al. 2011, J Strength Cond Res 25:2891); the rest is reckoned from the segments that move
   * (de Leva 1996, J Biomech 29:1223).
   */
  bodyweightShare?: number;
  /** What one set is counted in. */
  measure: "reps" | "time" | "distance";
  /** The load typed is that of one hand. */
  perHand?: true;
  /** Done one side at a time, so reps told are usually those of a side. */
  oneSided?: true;
  /** Other ways to say it, without the plural and spelling variants that `match.ts` folds itself. */
  aliases: readonly string[];
};

/** A row of the data files: the aliases stand in one comma-separated text. */
export type ExerciseRow = Omit<Exercise, "aliases"> & { aliases: string };
