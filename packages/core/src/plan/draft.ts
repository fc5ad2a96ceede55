/** An item while it is being read: what to do, how much of it, and the words that belong to it. */
import type { Sport } from "../log/entry.ts";
import { withinLimits } from "./limits.ts";
import type { PlanItem, Prescription } from "./plan.ts";

/** What has been read of an amount. */
export type Fields = Omit<Prescription, "note">;

export type Draft = {
  exercise?: string;
  /** The exercise in the plan's own words. */
  named?: string;
  /** Of an activity; absent until the session tells. */
  activity?: Sport;
  fields: Fields;
  notes: string[];
  /** The words of an outing as typed. */
  said?: string;
  /** The lines it was read from. */
  from?: string[];
  /** How hard its heading asked for it to be. */
  asked?: Fields;
  /** A rest was told, though no field may hold it. */
  restTold?: true;
  /** The recovery of an interval before it, if the words allow. */
  recovery?: true;
  /** Only a title named it: no item where the lines below say better. */
  title?: true;
  /** Warm-up, cool-down: never what the session is about. */
  aside?: true;
  /** Stands under a heading or in a line with rounds. */
  framed?: true;
};

export function isLift(draft: Draft): boolean {
  return draft.exercise !== undefined;
}

/** Whether it says how much. */
export function hasAmount({ fields }: Draft): boolean {
  return (
    fields.reps !== undefined ||
    fields.repsMin !== undefined ||
    fields.seconds !== undefined ||
    fields.meters !== undefined ||
    fields.amrap === true ||
    fields.sets !== undefined ||
    fields.repeat !== undefined
  );
}

/** The item as it leaves the reader; `sport` is what an activity without one is. */
export function itemOf(draft: Draft, sport: Sport): PlanItem {
  const { fields, beyond } = withinLimits(draft.fields);
  const note = [...new Set([...draft.notes, ...beyond])].filter((text) => text !== "").join(", ");
  const rest = { ...fields, ...(note !== "" && { note }) };
  return draft.exercise === undefined
    ? { activity: draft.activity ?? sport, ...rest }
    : { exercise: draft.exercise, ...rest };
}
