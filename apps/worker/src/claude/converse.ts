/** Lets the model ask tools over a few turns and gives the words it ends with. */
import type { ContentBlock, ContentBlockParam, MessageParam, Tool } from "@anthropic-ai/sdk/resources/messages";
import type { NoAnswer } from "@spotter/core/model/purpose";
import { type Asker, callModel } from "./call.ts";
import type { Deadline } from "./deadline.ts";
import type { Model } from "./model.ts";
import type { ProsePrompt } from "./prompts/prompt.ts";

/** All tools there are, and what using one gives. It must not throw for what a model says. */
export type Toolbox = {
  declared: readonly Tool[];
  use(name: string, input: unknown): Promise<{ words: string; isError?: true }>;
};

/** The last of them is for the answer alone. */
const MOST_TURNS = 4;
/** In all turns together. */
const MOST_USES = 8;

/**
 * @param by.given the question, as `fenced` writes it
 * @param by.onProse told, as the answer is written, of all that is there of it
 * @returns `prose` is the answer; where it did not come to its end, what was there of it
 */
export async function converse(
  model: Model,
  by: Pick<Asker, "athlete"> & {
    prompt: ProsePrompt;
    given: string;
    tools: Toolbox;
    deadline: Deadline;
    onProse?: (prose: string) => void;
  },
): Promise<{ kind: "answered" | NoAnswer; prose: string }> {
  const { prompt, given, tools, deadline, athlete } = by;
  const messages: MessageParam[] = [{ role: "user", content: [{ type: "text", text: given }] }];
  let uses = 0;
  for (let turn = 1; ; turn++) {
    const isLast = turn === MOST_TURNS;
    let heard = "";
    const asked = await callModel(
      model,
      { purpose: prompt.purpose, promptVersion: prompt.version, ...(athlete && { athlete }) },
      {
        max_tokens: prompt.maxTokens,
        // Tools and system prompt are the same for everybody, so that the service reads them from its cache.
        system: [{ type: "text", text: prompt.system, cache_control: { type: "ephemeral" } }],
        tools: [...tools.declared],
        tool_choice: { type: isLast ? "none" : "auto" },
        messages,
      },
      {
        deadline,
        onText: (piece) => {
          heard += piece;
          by.onProse?.(heard);
        },
        judge: ({ content }) => (wordsIn(content) === "" && usesIn(content).length === 0 ? "malformed" : "answered"),
      },
    );
    if (asked.kind !== "answered") return { kind: asked.kind, prose: heard };
    const { content } = asked.message;
    const wanted = usesIn(content);
    if (wanted.length === 0 || isLast) {
      const prose = wordsIn(content);
      return { kind: prose === "" ? "malformed" : "answered", prose };
    }
    const results: ContentBlockParam[] = [];
    for (const { id, name, input } of wanted) {
      const used = ++uses > MOST_USES ? NO_MORE : await tools.use(name, input);
      results.push({
        type: "tool_result",
        tool_use_id: id,
        content: used.words,
        ...(used.isError && { is_error: true }),
      });
    }
    messages.push({ role: "assistant", content: content.flatMap(sentBack) }, { role: "user", content: results });
  }
}

const NO_MORE = { words: "No more tools can be used. Answer from what you have.", isError: true as const };

function usesIn(content: readonly ContentBlock[] | undefined) {
  return (content ?? []).filter((block) => block.type === "tool_use");
}

function wordsIn(content: readonly ContentBlock[] | undefined): string {
  return (content ?? [])
    .flatMap((block) => (block.type === "text" ? [block.text] : []))
    .join("\n")
    .trim();
}

/** A block of an answer as the next request takes it. */
function sentBack(block: ContentBlock): ContentBlockParam[] {
  if (block.type === "text") return block.text === "" ? [] : [{ type: "text", text: block.text }];
  if (block.type === "tool_use")
    return [{ type: "tool_use", id: block.id, name: block.name, input: block.input ?? {} }];
  return block.type === "thinking" || block.type === "redacted_thinking" ? [block] : [];
}
