/** What a model answers for the pieces of a plan that no rule could place, and what that comes to in sessions. */
import { z } from "zod";
import { SPORTS, type Sport } from "../log/entry.ts";
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

/** A session of an answer with the piece it is from and the names in it; without `session` no plan can hold it. */
export type AnsweredSession = { from: string; what: string[]; session?: PlanSession };

export function sessionsOf({ sessions }: PlanAnswer): AnsweredSession[] {
  return sessions.slice(0, MOST_SESSIONS).map((answered) => {
    const read = planSessionSchema.safeParse(sessionOf(answered));
    const what = answered.items.slice(0, MOST_ITEMS).map((item) => item.what);
    // The schema leaves fields out that are absent, which its type cannot say.
    const session = read.success && read.data.items.length > 0 ? (read.data as PlanSession) : undefined;
    return { from: answered.from, what, ...(session && { session: { ...session, sport: sportOf(session) } }) };
  });
}

/** A session is of the sport of what is done in it, whatever the answer calls it. */
function sportOf({ sport, items }: PlanSession): Sport {
  const done = items.map((item) => ("exercise" in item ? "strength" : item.activity));
  return done.includes(sport) || (sport === "brick" && new Set(done).size > 1) ? sport : done[0]!;
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
