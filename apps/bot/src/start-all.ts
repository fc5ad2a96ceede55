/** All front-ends of a bot started side by side: what one waits for, or lacks, is no matter of the others. */

/**
 * Resolves when the first of them runs; the others go on starting. Throws an `AggregateError` when none can run.
 *
 * @param start starts one of them
 * @param trouble told of each that cannot run
 */
export async function startAll<T>(
  frontEnds: readonly T[],
  start: (frontEnd: T) => Promise<void>,
  trouble: (error: unknown) => void,
): Promise<void> {
  const starting = frontEnds.map(async (frontEnd) => {
    try {
      await start(frontEnd);
    } catch (error) {
      trouble(error);
      throw error;
    }
  });
  await Promise.any(starting);
}
