/** Every chart there is, declared once: `/chart` and the dashboard both go by this list. */

export type ChartDeclaration = {
  /** A few words for a heading. */
  title: string;
  /** Whether it is drawn of one exercise, of one or all, or of none. */
  exercise: "needed" | "optional" | "none";
};

export const CHARTS = {
  e1rm: { title: "e1RM", exercise: "needed" },
  volume: { title: "Training volume", exercise: "optional" },
} as const satisfies Record<string, ChartDeclaration>;

export type ChartName = keyof typeof CHARTS;

export const CHART_NAMES = Object.keys(CHARTS) as ChartName[];

export function chartDeclaration(name: ChartName): ChartDeclaration {
  return CHARTS[name];
}
