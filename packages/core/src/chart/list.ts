/** Every chart there is, declared once: `/chart` and the dashboard both go by this list. */

export type ChartDeclaration = {
  /** A few words for a heading. */
  title: string;
  /** What it answers, for the list of charts. */
  shows: string;
  /** A call worth copying, after `/chart`. */
  example: string;
  /** Whether it is drawn of one exercise, of one or all, or of none. */
  exercise: "needed" | "optional" | "none";
  /** Whether it takes several exercises at once. */
  several?: true;
  /** Whether it takes a muscle for an exercise. */
  muscle?: true;
};

export const CHARTS = {
  e1rm: {
    title: "e1RM",
    shows: "your strength in one lift or several",
    example: "e1rm squat, bench",
    exercise: "needed",
    several: true,
  },
  volume: {
    title: "Training volume",
    shows: "your volume week by week, of everything, an exercise or a muscle",
    example: "volume chest",
    exercise: "optional",
    muscle: true,
  },
  muscles: {
    title: "Muscle balance",
    shows: "hard sets a week for each part of the body",
    example: "muscles",
    exercise: "none",
  },
  records: { title: "Records", shows: "your best sets in a table", example: "records", exercise: "none" },
  reps: {
    title: "Rep ranges",
    shows: "how many reps your sets have, now and before",
    example: "reps bench",
    exercise: "optional",
  },
  intensity: {
    title: "Intensity",
    shows: "how heavy your sets are for you, now and before",
    example: "intensity squat",
    exercise: "needed",
  },
  readiness: {
    title: "Readiness and volume",
    shows: "sleep, energy, stress and soreness beside your volume",
    example: "readiness",
    exercise: "none",
  },
  consistency: {
    title: "Consistency",
    shows: "every day of a year, and your weeks in a row",
    example: "consistency",
    exercise: "none",
  },
  pain: { title: "Pain", shows: "what hurt, how much and when, part by part", example: "pain", exercise: "none" },
  effort: {
    title: "Effort",
    shows: "how hard your sets were, beside what your plan asked or what is usual",
    example: "effort squat",
    exercise: "optional",
  },
  notes: {
    title: "Notes and volume",
    shows: "whether your notes read well or badly, beside your volume",
    example: "notes",
    exercise: "none",
  },
  bodyweight: { title: "Bodyweight", shows: "your weight and its 7-day mean", example: "bodyweight", exercise: "none" },
} as const satisfies Record<string, ChartDeclaration>;

export type ChartName = keyof typeof CHARTS;

export const CHART_NAMES = Object.keys(CHARTS) as ChartName[];

export function chartDeclaration(name: ChartName): ChartDeclaration {
  return CHARTS[name];
}
