/** Asks the model for data of a shape, and takes nothing of any other. */
import type { ImageBlockParam, Message } from "@anthropic-ai/sdk/resources/messages";
import type { NoAnswer } from "@spotter/core/model/purpose";
import type { z } from "zod";
import { type Asker, callModel } from "./call.ts";
import type { Deadline } from "./deadline.ts";
import type { Model } from "./model.ts";
import type { Prompt } from "./prompts/prompt.ts";

export type Structured<T> = { kind: "answered"; value: T } | { kind: NoAnswer };

/**
 * @param by.given what is to be read, as `fenced` writes it
 * @returns the answer as the prompt's schema has it; anything else is no answer
 */
export async function askFor<S extends z.ZodType>(
  model: Model,
  by: Pick<Asker, "athlete"> & { prompt: Prompt<S>; given: string; images?: ImageBlockParam[]; deadline: Deadline },
): Promise<Structured<z.infer<S>>> {
  const { prompt, given, deadline, images = [] } = by;
  const { zodOutputFormat } = await import("@anthropic-ai/sdk/helpers/zod");
  const { schema, type } = zodOutputFormat(prompt.answer);
  let value: z.infer<S> | undefined;
  const asked = await callModel(
    model,
    { purpose: prompt.purpose, promptVersion: prompt.version, ...(by.athlete && { athlete: by.athlete }) },
    {
      max_tokens: prompt.maxTokens,
      // The same for everybody, so that the service reads it from its cache.
      system: [{ type: "text", text: prompt.system, cache_control: { type: "ephemeral" } }],
      messages: [{ role: "user", content: [...images, { type: "text", text: given }] }],
      output_config: { format: { type, schema } },
    },
    {
      deadline,
      judge: (message) => {
        const read = prompt.answer.safeParse(jsonIn(message));
        if (read.success) value = read.data;
        return read.success ? "answered" : "malformed";
      },
    },
  );
  if (asked.kind !== "answered") return { kind: asked.kind };
  return { kind: "answered", value: value! };
}

/** Servers that know no output format tend to put a fence around their JSON. */
function jsonIn({ content }: Message): unknown {
  const words = (content ?? []).flatMap((block) => (block.type === "text" ? [block.text] : [])).join("");
  const json = words.slice(words.indexOf("{"), words.lastIndexOf("}") + 1);
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
