/** Tells an answer while it is being written, to who has waited a moment: in one message, in whose place the answer comes. */
import { soFarBlocks, stillBlocks } from "@spotter/core/answer/ask-model";
import type { Block } from "@spotter/core/chat/reply";
import { type Deps, showProgress } from "../conversation/drain.ts";
import type { Turn } from "../turn.ts";

/** What comes sooner needs no foretaste. */
const FIRST_MS = 1_500;
/** As often as a platform lets a message be edited. */
const EVERY_MS = 1_200;

export type Telling = {
  /** @param kept paragraphs of what stands so far */
  tell(kept: readonly string[]): void;
  /** @returns the reply to be replaced by the answer, if one went out */
  end(): Promise<number | undefined>;
};

/**
 * Nothing is told in a terminal, which cannot take back a line.
 *
 * @param by.stillAfterMs when to say that it takes long, if nothing was told by then
 */
export function tellSoFar(deps: Deps, turn: Turn, { stillAfterMs }: { stillAfterMs: number | undefined }): Telling {
  if (turn.incoming.platform === "terminal") return { tell: () => {}, end: async () => undefined };
  let dueMs = performance.now() + FIRST_MS;
  let shownId: number | undefined;
  let showing: Promise<void> | undefined;
  const show = (blocks: Block[]) => {
    dueMs = performance.now() + EVERY_MS;
    const reply = { blocks, ...(shownId !== undefined && { replacesId: shownId }) };
    showing = showProgress(deps, turn, reply, turn.inboxId)
      .then((id) => {
        shownId ??= id;
      })
      // The answer itself comes all the same.
      .catch(() => {})
      .finally(() => {
        showing = undefined;
      });
  };
  const still =
    stillAfterMs && setTimeout(() => shownId === undefined && !showing && show(stillBlocks()), stillAfterMs);
  return {
    tell(kept) {
      if (!showing && performance.now() >= dueMs) show(soFarBlocks(kept));
    },
    async end() {
      clearTimeout(still);
      await showing;
      return shownId;
    },
  };
}
