/** Work in order within a chat, side by side across chats. */

/** Runs each task after the earlier ones of its key have settled. Resolves or rejects with the task itself. */
export function inOrder<Key>(): (key: Key, task: () => Promise<void>) => Promise<void> {
  const tails = new Map<Key, Promise<void>>();
  return (key, task) => {
    const result = (tails.get(key) ?? Promise.resolve()).then(task);
    const tail = result
      .catch(() => {})
      .finally(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
    tails.set(key, tail);
    return result;
  };
}
