/** The Messages API's rules beyond the shape of a request. */
import { invalid } from "./claude-error.ts";
import { checkOutputSchemas } from "./output-schema.ts";
import { type ClaudeRequest, claudeRequest, type RequestBlock } from "./request.ts";

const MOST_CACHE_MARKERS = 4;
const MOST_IMAGES = 100;
/** Of one picture, in base64 characters. */
const LARGEST_IMAGE = 10 * 1024 * 1024;

/** @returns the request; throws what the service would answer to a wrong one */
export function checkRequest(body: unknown): ClaudeRequest {
  const read = claudeRequest.safeParse(body);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw invalid(`${issue?.path.join(".")}: ${issue?.message}`);
  }
  const request = read.data;
  checkTurns(request);
  checkTools(request);
  checkBlocks(request);
  const strict = (request.tools ?? []).filter((tool) => tool.strict).map((tool) => tool.input_schema);
  const format = request.output_config?.format;
  checkOutputSchemas([...strict, ...(format ? [format.schema] : [])]);
  return request;
}

function checkTurns({ messages }: ClaudeRequest): void {
  if (messages[0]?.role !== "user") throw invalid("messages: first message must use the user role");
  // The service joins turns of one role; that we send such is a mistake of ours.
  for (const [index, { role }] of messages.entries())
    if (messages[index - 1]?.role === role) throw invalid(`messages.${index}: roles must alternate`);
  if (messages.at(-1)?.role === "assistant")
    throw invalid(
      "This model does not support assistant message prefill. The conversation must end with a user message.",
    );
}

/** Every use of a tool is answered in the very next turn, its results first; nothing else is. */
function checkTools({ messages, tools = [], tool_choice }: ClaudeRequest): void {
  const names = tools.map(({ name }) => name);
  if (new Set(names).size < names.length) throw invalid("tools: Tool names must be unique.");
  if (tool_choice?.type === "tool" && !names.includes(tool_choice.name))
    throw invalid(`Tool '${tool_choice.name}' not found in provided tools`);
  for (const [index, message] of messages.entries()) {
    const blocks = blocksOf(message);
    const wrong = message.role === "user" ? "tool_use" : "tool_result";
    if (blocks.some(({ type }) => type === wrong))
      throw invalid(`messages.${index}: \`${wrong}\` blocks are not allowed here`);
    const results = blocks.flatMap((block) => (block.type === "tool_result" ? [block.tool_use_id] : []));
    const asked = blocksOf(messages[index - 1]).flatMap((block) => (block.type === "tool_use" ? [block] : []));
    const missing = asked.find(({ id }) => !results.includes(id));
    if (missing)
      throw invalid(
        `messages.${index}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${missing.id}`,
      );
    const stray = results.find((id) => !asked.some((use) => use.id === id));
    if (stray) throw invalid(`messages.${index}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${stray}`);
    if (new Set(results).size < results.length)
      throw invalid(`messages.${index}: each tool_use must have a single result`);
    const firstOther = blocks.findIndex(({ type }) => type !== "tool_result");
    if (firstOther >= 0 && firstOther < results.length)
      throw invalid(`messages.${index}: tool_result blocks come first`);
    if (asked.length > 0 && tools.length === 0) throw invalid("tools: must be defined when there are tool_use blocks");
  }
}

function checkBlocks({ messages, system, tools = [] }: ClaudeRequest): void {
  const blocks = messages.flatMap(blocksOf);
  const cacheable = [...blocks, ...(Array.isArray(system) ? system : []), ...tools];
  const markers = cacheable.filter((block) => "cache_control" in block && block.cache_control).length;
  if (markers > MOST_CACHE_MARKERS)
    throw invalid(`A maximum of ${MOST_CACHE_MARKERS} blocks with cache_control may be provided. Found ${markers}.`);
  const images = blocks.flatMap((block) => (block.type === "image" ? [block.source] : []));
  if (images.length > MOST_IMAGES) throw invalid("messages: too many images");
  for (const { data, media_type } of images) {
    if (data.length > LARGEST_IMAGE) throw invalid("image exceeds 10 MB maximum");
    if (kindOf(Buffer.from(data.slice(0, 64), "base64")) !== media_type)
      throw invalid(`Image does not match the provided media type ${media_type}`);
  }
}

function kindOf(bytes: Buffer): string | undefined {
  const hex = bytes.toString("hex");
  if (hex.startsWith("89504e470d0a1a0a")) return "image/png";
  if (hex.startsWith("ffd8ff")) return "image/jpeg";
  if (hex.startsWith("474946383")) return "image/gif";
  return hex.startsWith("52494646") && hex.slice(16, 24) === "57454250" ? "image/webp" : undefined;
}

function blocksOf(message: ClaudeRequest["messages"][number] | undefined): readonly RequestBlock[] {
  if (!message) return [];
  return typeof message.content === "string" ? [{ type: "text", text: message.content }] : message.content;
}
