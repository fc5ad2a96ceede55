/** Many jobs of one chat are one piece of work: who works on the chat does all of it. */

/** How far a chat is worked off, told by the row that is done. */
export type Passed = (rowId: number) => void;

/** Chats remembered; for others a job merely looks and finds nothing. */
const MOST_CHATS = 10_000;

/**
 * Runs `work` for a chat, unless its row was passed already. Calls that come while it runs share one more run.
 *
 * @returns how to ask for a row to be worked off; without a row the chat is looked at in any case
 */
export function oncePerChat(
  work: (chatId: number, passed: Passed) => Promise<void>,
): (chatId: number, rowId?: number) => Promise<void> {
  const marks = new Map<number, number>();
  const running = new Map<number, { current: Promise<void>; next?: Promise<void>; wanted: number | undefined }>();

  const pass = (chatId: number, rowId: number) => {
    if (marks.size >= MOST_CHATS && !marks.has(chatId)) marks.clear();
    marks.set(chatId, Math.max(rowId, marks.get(chatId) ?? 0));
  };

  const run = async (chatId: number, rowId?: number): Promise<void> => {
    if (rowId !== undefined && rowId <= (marks.get(chatId) ?? 0)) return;
    const known = running.get(chatId);
    if (known) {
      // Without a row the next run looks in any case; with several, the last of them decides.
      known.wanted = later(known.wanted, rowId);
      known.next ??= known.current.catch(() => {}).then(() => run(chatId, known.wanted));
      return known.next;
    }
    const current = work(chatId, (passed) => pass(chatId, passed)).finally(() => running.delete(chatId));
    running.set(chatId, { current, wanted: 0 });
    return current;
  };
  return run;
}

function later(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : Math.max(a, b);
}
