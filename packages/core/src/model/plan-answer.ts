/** What a model answers for the pieces of a plan that no rule could place, and what that comes to in sessions. */
import { z } from "zod";
import { SPORTS } from "../log/entry.ts";
import { LIMITS } from "../plan/limits.ts";
import type { PlanSession } from "../plan/plan.ts";
import { SLOTS, WEEKDAYS } from "../plan/plan.ts";
import { planSessionSchema } from "../plan/schema.ts";

const AMOUNTS = Object.keys(LIMITS) as [keyof typeof LIMITS, ...(keyof typeof LIMITS)[]];

export const planAnswer = z.object({
  sessions: z.array(
    z.object({
      /** The piece it stands in, copied. */
      from: z.string(),
      /** 0 for every week. */
      week: z.int(),
      /** A weekday such as `mon`, the number of a day, or empty. */
      day: z.string(),
      slot: z.enum(["", ...SLOTS]),
      sport: z.enum(SPORTS),
      items: z.array(
        z.object({
          /** Exercise id or sport. */
          what: z.string(),
          figures: z.array(z.object({ is: z.enum(AMOUNTS), value: z.number() })),
          marks: z.array(z.enum(["amrap", "perSide"])),
          tempo: z.string(),
        }),
      ),
    }),
  ),
});
export type PlanAnswer = z.infer<typeof planAnswer>;
type Answered = PlanAnswer["sessions"][number];

const MOST_SESSIONS = 60;
const MOST_ITEMS = 60;

/** The sessions an answer stands for, each with the piece it is from; what no plan can hold is left out. */
export function sessionsOf({ sessions }: PlanAnswer): { from: string; session: PlanSession }[] {
  return sessions.slice(0, MOST_SESSIONS).flatMap((answered) => {
    const read = planSessionSchema.safeParse(sessionOf(answered));
    // The schema leaves fields out that are absent, which its type cannot say.
    return read.success && read.data.items.length > 0
      ? [{ from: answered.from, session: read.data as PlanSession }]
      : [];
  });
}

function sessionOf({ week, day, slot, sport, items }: Answered): unknown {
  const weekday = WEEKDAYS.find((one) => one === day);
  const told = weekday ?? (/^\d{1,3}$/.test(day) ? Number(day) : undefined);
  return {
    ...(week > 0 && { week }),
    ...(told !== undefined && { day: told }),
    ...(slot !== "" && { slot }),
    sport,
    items: items.slice(0, MOST_ITEMS).map(({ what, figures, marks, tempo }) => ({
      ...((SPORTS as readonly string[]).includes(what) ? { activity: what } : { exercise: what }),
      ...Object.fromEntries(figures.map(({ is, value }) => [is, value])),
      ...(marks.includes("amrap") && { amrap: true }),
      ...(marks.includes("perSide") && { perSide: true }),
      ...(tempo !== "" && { tempo }),
    })),
  };
}
