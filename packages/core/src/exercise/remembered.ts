/** Remembers what a costly look-up of a word gave: chats use the same words again and again. */

/** Words kept at most; then it starts afresh, so that hostile text costs no memory. */
const MOST_KEPT = 4096;

/** `find` with its answers kept; it must answer the same for the same word. */
export function remembered<V>(find: (word: string) => V): (word: string) => V {
  const kept = new Map<string, V>();
  return (word) => {
    const known = kept.get(word);
    if (known !== undefined || kept.has(word)) return known as V;
    const found = find(word);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(word, found);
    return found;
  };
}
