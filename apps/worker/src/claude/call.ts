/**
 * One call of the model: held against the budgets, ended by its deadline, recorded with what it cost. Whoever talks to
 * the model, once or over several turns with tools, does it through here.
 */
import type { Message, MessageCreateParamsNonStreaming } from "@anthropic-ai/sdk/resources/messages";
import { costUsd, mostUsd, promptTokensAtMost, type TokenUse, takesEffort } from "@spotter/core/model/price";
import type { CallOutcome, NoAnswer, Purpose } from "@spotter/core/model/purpose";
import { localDay } from "@spotter/core/time/local";
import { reserveCall, settleCall } from "@spotter/db/queries/model-calls";
import { type Deadline, withoutVainWaits } from "./deadline.ts";
import type { Model } from "./model.ts";

export type Asker = {
  purpose: Purpose;
  /** The name of the prompt's file, such as `log-v1`. */
  promptVersion: string;
  /** For whom; absent for an evaluation. */
  athlete?: { id: number; timeZone: string };
};

export type Asked = { kind: "answered"; message: Message } | { kind: NoAnswer; of?: "installation" | "athlete" };

/** What a call is about; the model's name and how hard it thinks are added here. */
export type Request = Omit<MessageCreateParamsNonStreaming, "model" | "stream" | "output_config"> & {
  output_config?: Omit<NonNullable<MessageCreateParamsNonStreaming["output_config"]>, "effort">;
};

/**
 * Asks the model once. Never throws for what the service does.
 *
 * @param how.deadline shared by all turns of one answer; the SDK's retries happen within it
 * @param how.onText streams the answer: told of each piece of text as it comes
 * @param how.judge what an answer that came whole is worth, for the record: `malformed` where its shape is wrong
 */
export async function callModel(
  model: Model,
  asker: Asker,
  request: Request,
  how: { deadline: Deadline; onText?: (piece: string) => void; judge?: (message: Message) => "answered" | "malformed" },
): Promise<Asked> {
  const { deadline } = how;
  if (deadline.leftMs() <= 0) return { kind: "slow" };
  const params = { ...request, model: model.name, ...outputConfig(model, request) };
  const held = heldFor(model, params);
  const now = new Date();
  const { athlete } = asker;
  const id = await reserveCall(
    model.db,
    {
      purpose: asker.purpose,
      promptVersion: asker.promptVersion,
      model: model.name,
      day: localDay(now, model.timeZone),
      athlete: athlete && { id: athlete.id, day: localDay(now, athlete.timeZone) },
      heldUsd: held,
    },
    model,
  );
  if (typeof id === "string") return { kind: "over-budget", of: id };
  const began = performance.now();
  const settle = (outcome: CallOutcome, heldUsd: number, use?: TokenUse) =>
    settleCall(model.db, {
      id,
      outcome,
      latencyMs: Math.round(performance.now() - began),
      heldUsd,
      use,
      costUsd: use && costUsd(model.name, use),
    });
  try {
    const options = { signal: deadline.signal, middleware: [withoutVainWaits(deadline)] };
    const message = how.onText
      ? await model.client.messages.stream(params, options).on("text", how.onText).finalMessage()
      : await model.client.messages.create(params, options);
    const use = useOf(message);
    const outcome = endOf(message) ?? how.judge?.(message) ?? "answered";
    await settle(outcome, costUsd(model.name, use) ?? held, use);
    return outcome === "answered" ? { kind: outcome, message } : { kind: outcome };
  } catch (error) {
    const outcome = await failureOf(error, deadline);
    // What was cut off may have been paid for; what was turned away was not.
    await settle(outcome, outcome === "slow" ? held : 0);
    return { kind: outcome };
  }
}

/** Reading needs little thought, and thought takes time: models that can be told so are. */
function outputConfig(
  { name }: Model,
  { output_config }: Request,
): Pick<MessageCreateParamsNonStreaming, "output_config"> {
  if (!takesEffort(name)) return output_config ? { output_config } : {};
  return { output_config: { ...output_config, effort: "low" } };
}

/** On a server of one's own a model without a price costs no money. */
function heldFor(model: Model, params: MessageCreateParamsNonStreaming): number {
  const none = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };
  if (model.own && costUsd(model.name, none) === undefined) return 0;
  let images = 0;
  const words = JSON.stringify(params, (_key, value) => {
    if (value?.type !== "image") return value;
    images++;
    return "";
  });
  const promptTokens = promptTokensAtMost(words.length, images);
  return mostUsd(model.name, { promptTokens, maxTokens: params.max_tokens });
}

function endOf({ stop_reason }: Message): "cut" | "refused" | undefined {
  if (stop_reason === "max_tokens" || stop_reason === "model_context_window_exceeded") return "cut";
  return stop_reason === "refusal" ? "refused" : undefined;
}

/** A server of one's own may leave the cache out. */
function useOf({ usage }: Message): TokenUse {
  return {
    inputTokens: usage?.input_tokens ?? 0,
    outputTokens: usage?.output_tokens ?? 0,
    cacheReadTokens: usage?.cache_read_input_tokens ?? 0,
    cacheWriteTokens: usage?.cache_creation_input_tokens ?? 0,
  };
}

async function failureOf(error: unknown, { signal }: Deadline): Promise<"slow" | "busy" | "down" | "rejected"> {
  if (signal.aborted) return "slow";
  const { APIConnectionTimeoutError, APIError } = await import("@anthropic-ai/sdk");
  if (error instanceof APIConnectionTimeoutError) return "slow";
  // No connection, a connection that broke, or an answer that is no message at all.
  if (!(error instanceof APIError) || error.status === undefined) return "down";
  if (error.status === 429 || error.status === 529) return "busy";
  return error.status >= 500 ? "down" : "rejected";
}
