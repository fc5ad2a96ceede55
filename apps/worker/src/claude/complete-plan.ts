/** Has the model read the pieces of a plan that no rule could place. */
import { candidatesFor } from "@spotter/core/model/candidates";
import { type CompletedPlan, completePlan as joined, unplacedIn } from "@spotter/core/model/complete-plan";
import type { PlanContext, PlanReading } from "@spotter/core/plan/plan";
import type { Asker } from "./call.ts";
import type { Completed } from "./complete-log.ts";
import type { Deadline } from "./deadline.ts";
import type { Model } from "./model.ts";
import { PLAN_V1 } from "./prompts/plan-v1.ts";
import { fenced } from "./prompts/prompt.ts";
import { askFor } from "./structured.ts";

/** @returns the reader's plan and in it what of its unplaced pieces the answer could place; or why there is no answer */
export async function completePlan(
  model: Model,
  by: Pick<Asker, "athlete"> & {
    text: string;
    reading: PlanReading;
    context: PlanContext;
    /** The athlete's own exercises, id to name. */
    own: ReadonlyMap<string, string>;
    deadline: Deadline;
  },
): Promise<Completed<CompletedPlan>> {
  const { text, reading, context, own } = by;
  const pieces = unplacedIn(reading).join("\n");
  const given = fenced({
    exercises: candidatesFor(pieces, context, own),
    situation: `Loads without a unit are in ${context.unit}.`,
    plan: text,
    pieces,
  });
  const asked = await askFor(model, { ...by, prompt: PLAN_V1, given });
  if (asked.kind !== "answered") return asked;
  return {
    kind: "completed",
    by: { model: model.name, prompt: PLAN_V1.version },
    ...joined(text, reading, asked.value, context),
  };
}
