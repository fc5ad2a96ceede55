/** An answer that holds for a while: whoever asks in between gets the same one, and causes no work. */

export function remembered<T>(ms: number, find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined;
  let until = 0;
  return () => {
    if (found && Date.now() < until) return found;
    until = Date.now() + ms;
    found = find();
    found.catch(() => {
      found = undefined;
    });
    return found;
  };
}
