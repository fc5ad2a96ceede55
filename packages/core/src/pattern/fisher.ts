/** How easily chance alone puts so many cases on one side of a two-by-two table. */

/**
 * Fisher's exact test, one-sided: the probability of `cases` or more among `exposed` if `allCases` were spread over `all` by
 * chance.
 *
 * Source: Fisher, "Statistical Methods for Research Workers", 5th ed. (1934), §21.02.
 */
export function chanceOfAsMany(table: { cases: number; exposed: number; allCases: number; all: number }): number {
  const { cases, exposed, allCases, all } = table;
  let chance = 0;
  for (let many = cases; many <= Math.min(exposed, allCases); many++)
    if (exposed - many <= all - allCases)
      chance += Math.exp(
        logChoose(allCases, many) + logChoose(all - allCases, exposed - many) - logChoose(all, exposed),
      );
  return Math.min(1, chance);
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let nth = 1; nth <= k; nth++) sum += Math.log((n - k + nth) / nth);
  return sum;
}
