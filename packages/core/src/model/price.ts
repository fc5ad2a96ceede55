/** What a call of a language model costs, by the list prices of its maker. */

/** USD for a million tokens. */
type Price = { input: number; output: number; cacheRead: number; cacheWrite: number };

/** Tokens of one call as the Messages API counts them: `inputTokens` without those of the cache. */
export type TokenUse = {
  inputTokens: number;
  outputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
};

const OPUS = { input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 };
const SONNET = { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 };
const HAIKU = { input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25 };

/** Source: https://platform.claude.com/docs/en/about-claude/pricing as of November 2026; cache writes kept for 5 minutes. */
const PRICES: Readonly<Record<string, Price>> = {
  "claude-haiku-5-5": { input: 0.1, output: 0.5, cacheRead: 0.01, cacheWrite: 0.125 },
  "claude-sonnet-5-5": { input: 2, output: 10, cacheRead: 0.1, cacheWrite: 2.5 },
  "claude-opus-5-5": { input: 4, output: 20, cacheRead: 0.2, cacheWrite: 5 },
  "claude-fable-5-1": { input: 10, output: 50, cacheRead: 0.25, cacheWrite: 12.5 },
  "claude-sonnet-5": { input: 2, output: 10, cacheRead: 0.2, cacheWrite: 2.5 },
  "claude-fable-5": { input: 10, output: 50, cacheRead: 1, cacheWrite: 12.5 },
  "claude-opus-5": OPUS,
  "claude-opus-4-8": OPUS,
  "claude-opus-4-7": OPUS,
  "claude-opus-4-6": OPUS,
  "claude-opus-4-5": OPUS,
  "claude-sonnet-4-6": SONNET,
  "claude-sonnet-4-5": SONNET,
  "claude-haiku-4-5": HAIKU,
};

/** Past this prompt Haiku 5.5 costs five times as much. */
const LONG_PROMPT = { model: "claude-haiku-5-5", tokens: 100_000, times: 5 };

/** @returns USD, unrounded; `undefined` for a model whose price is not known, such as one of your own server */
export function costUsd(model: string, use: TokenUse): number | undefined {
  const price = PRICES[undated(model)];
  if (!price) return undefined;
  const prompt = use.inputTokens + use.cacheReadTokens + use.cacheWriteTokens;
  const times = undated(model) === LONG_PROMPT.model && prompt > LONG_PROMPT.tokens ? LONG_PROMPT.times : 1;
  return (times * dollars(price, use)) / 1_000_000;
}

/**
 * The most a call may come to, in USD: what is held back of the budget until its cost is known. A model without a price
 * is reckoned as the dearest there is.
 *
 * @param use.promptTokens no fewer than there will be
 * @param use.maxTokens the longest answer asked for
 */
export function mostUsd(model: string, use: { promptTokens: number; maxTokens: number }): number {
  const tokens = {
    inputTokens: 0,
    outputTokens: use.maxTokens,
    cacheReadTokens: 0,
    cacheWriteTokens: use.promptTokens,
  };
  const known = costUsd(model, tokens);
  if (known !== undefined) return known;
  return Math.max(...Object.values(PRICES).map((price) => dollars(price, tokens))) / 1_000_000;
}

/** Characters are never fewer than tokens, and rarely fewer than two to one in what athletes write. */
export function promptTokensAtMost(characters: number, images: number): number {
  return Math.ceil(characters / 2) + images * MOST_IMAGE_TOKENS;
}

/** Of the largest picture the newest models take in without shrinking it, by Anthropic's page on vision. */
const MOST_IMAGE_TOKENS = 5_000;

/** Whether a model of Anthropic's takes the parameter `effort`; those of other makers are not asked. */
export function takesEffort(model: string): boolean {
  const name = undated(model);
  return Object.hasOwn(PRICES, name) && !["claude-haiku-4-5", "claude-sonnet-4-5"].includes(name);
}

/** `claude-haiku-4-5-20251001` → `claude-haiku-4-5` */
function undated(model: string): string {
  return model.replace(/-20\d{6}$/, "");
}

function dollars(price: Price, use: TokenUse): number {
  return (
    price.input * use.inputTokens +
    price.output * use.outputTokens +
    price.cacheRead * use.cacheReadTokens +
    price.cacheWrite * use.cacheWriteTokens
  );
}
