/** An answer of the Messages API: whole, or as the events that stream it. */
import type { ClaudeRequest } from "./request.ts";

/** What the fake says. `stop` is `end_turn` unless told; with tools it is `tool_use`. */
export type Said = {
  text?: string;
  tools?: { name: string; input: Record<string, unknown> }[];
  /** Newer models may think first, without showing it. */
  thinks?: true;
  stop?: string;
};

type Block =
  | { type: "thinking"; thinking: string; signature: string }
  | { type: "text"; text: string; citations: null }
  | { type: "tool_use"; id: string; name: string; input: Record<string, unknown> };

let lastId = 0;

/** @param seen system prompts that were sent with a cache marker before; this one is added */
export function messageOf(request: ClaudeRequest, said: Said, seen: Set<string>) {
  const content: Block[] = [
    ...(said.thinks ? [{ type: "thinking" as const, thinking: "", signature: "c2lnbmVk" }] : []),
    ...(said.text === undefined ? [] : [{ type: "text" as const, text: said.text, citations: null }]),
    ...(said.tools ?? []).map((call) => ({ type: "tool_use" as const, id: `toolu_fake${++lastId}`, ...call })),
  ];
  return {
    id: `msg_fake${++lastId}`,
    type: "message",
    role: "assistant",
    model: request.model,
    content,
    stop_reason: said.stop ?? (said.tools ? "tool_use" : "end_turn"),
    stop_sequence: null,
    usage: { ...promptUsage(request, seen), output_tokens: tokens(JSON.stringify(content)) },
  };
}

type Message = ReturnType<typeof messageOf>;

/** The events of a stream, in the order and with the pieces the service sends them. */
export function eventsOf(message: Message): { type: string }[] {
  const { content, stop_reason, stop_sequence, usage } = message;
  const start = { ...message, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } };
  return [
    { type: "message_start", message: start } as { type: string },
    { type: "ping" },
    ...content.flatMap(blockEvents),
    { type: "message_delta", delta: { stop_reason, stop_sequence }, usage } as { type: string },
    { type: "message_stop" },
  ];
}

function blockEvents(block: Block, index: number): { type: string }[] {
  const start = (content_block: unknown) => ({ type: "content_block_start", index, content_block });
  const delta = (delta: unknown) => ({ type: "content_block_delta", index, delta });
  const stop = { type: "content_block_stop", index };
  switch (block.type) {
    case "thinking":
      return [start({ ...block, signature: "" }), delta({ type: "signature_delta", signature: block.signature }), stop];
    case "text":
      return [
        start({ ...block, text: "" }),
        ...pieces(block.text).map((text) => delta({ type: "text_delta", text })),
        stop,
      ];
    case "tool_use":
      return [
        start({ ...block, input: {} }),
        ...["", ...pieces(JSON.stringify(block.input))].map((partial_json) =>
          delta({ type: "input_json_delta", partial_json }),
        ),
        stop,
      ];
  }
}

/** Cut anywhere, as they are on the wire. */
function pieces(text: string): string[] {
  return text.match(/[\s\S]{1,7}/gu) ?? [];
}

function promptUsage({ system, messages, tools }: ClaudeRequest, seen: Set<string>) {
  const prefix = Array.isArray(system) && system.some((block) => block.cache_control) ? JSON.stringify(system) : "";
  const prompt = tokens(JSON.stringify(messages)) + tokens(JSON.stringify(tools ?? ""));
  const known = seen.has(prefix);
  if (prefix !== "") seen.add(prefix);
  const cached = prefix === "" ? 0 : tokens(prefix);
  return {
    input_tokens: prompt + (prefix === "" ? tokens(JSON.stringify(system ?? "")) : 0),
    cache_creation_input_tokens: known ? 0 : cached,
    cache_read_input_tokens: known ? cached : 0,
    cache_creation: null,
    service_tier: "standard",
  };
}

function tokens(text: string): number {
  return Math.ceil(text.length / 4);
}
