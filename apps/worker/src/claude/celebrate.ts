/** Has the model write the line that ends a gym visit; what it says is held against the visit's summary. */
import { honestPraise } from "@spotter/core/model/praise-answer";
import type { Asker } from "./call.ts";
import type { Deadline } from "./deadline.ts";
import type { Model } from "./model.ts";
import { PRAISE_V1 } from "./prompts/praise-v1.ts";
import { fenced } from "./prompts/prompt.ts";
import { askFor } from "./structured.ts";

/** @returns the line; none where there is no answer, or it says more than the summary */
export async function celebrate(
  model: Model,
  { summary, ...by }: Pick<Asker, "athlete"> & { summary: string; deadline: Deadline },
): Promise<{ line?: string }> {
  const asked = await askFor(model, { ...by, prompt: PRAISE_V1, given: fenced({ summary }) });
  const line = asked.kind === "answered" ? honestPraise(asked.value.line, summary) : undefined;
  return line === undefined ? {} : { line };
}
