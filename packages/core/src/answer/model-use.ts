/** What a language model did and cost, in words. */

/** `costUsd` is of the calls whose cost is known; `unpriced` counts the others. */
export type Use = { calls: number; failed: number; costUsd?: number; unpriced: number };

/** One sentence for `/status`. @param budgetUsd absent where none binds: a model of one's own that costs nothing */
export function modelUseWords(use: Use, model: string, budgetUsd: number | undefined): string {
  const { calls, failed } = use;
  if (calls === 0) return `The language model (${model}) read nothing of yours today.`;
  const without = failed === 0 ? "" : `, ${failed} without an answer`;
  const cost = budgetUsd === undefined ? "" : `: ${costWords(use)} of your ${usd(budgetUsd)}`;
  return `The language model (${model}) was asked ${calls} ${calls === 1 ? "time" : "times"} for you today${without}${cost}.`;
}

/** Never nothing where it is not known. */
export function costWords({ costUsd, unpriced }: Use): string {
  if (costUsd === undefined) return "cost unknown";
  return unpriced === 0 ? usd(costUsd) : `${usd(costUsd)} and ${unpriced} of unknown cost`;
}

/** `$0.25`, `$0.0018`: as many digits as tell something. */
export function usd(amount: number): string {
  if (amount === 0) return "$0";
  return amount >= 0.1 ? `$${amount.toFixed(2)}` : `$${Number(amount.toPrecision(2))}`;
}
