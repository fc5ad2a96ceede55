/** What an athlete weighed when a set was done. */

/** A bodyweight as told. */
export type Weighing = { day: string; kg: number };

/**
 * Looks up the last weight told on or before a day; before the first, that first one, since a body changes less than it
 * weighs. `undefined` if none was ever told.
 *
 * @param weighings oldest first
 */
export function bodyweightThen(weighings: readonly Weighing[]): (day: string) => number | undefined {
  return (day) => {
    let low = 0;
    let high = weighings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (weighings[middle]!.day <= day) low = middle + 1;
      else high = middle;
    }
    return (weighings[low - 1] ?? weighings[0])?.kg;
  };
}
