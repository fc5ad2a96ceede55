/** Asks the check-ins that fall due, by whichever worker sees them first. */
import { deliveryQueue } from "@spotter/core/jobs/queues";
import { isTransient } from "@spotter/db/connect";
import { takeDueCheckins } from "@spotter/db/queries/checkins";
import { addReply } from "@spotter/db/queries/outbox";
import { withoutWords } from "@spotter/db/without-words";
import type { Deps } from "../conversation/drain.ts";
import { nextQuestion } from "./ask-checkin.ts";

/** One that was missed is left out and not asked later: the next comes the next day. */
export async function sendCheckins(
  { db, log, queues }: Pick<Deps, "db" | "log" | "queues">,
  now = new Date(),
): Promise<void> {
  try {
    const sent = await db.transaction(async (tx) => {
      const replies: { chatId: number; platform: Parameters<typeof deliveryQueue>[0]; rowId: number }[] = [];
      for (const { missed, platform, ...about } of await takeDueCheckins(tx, now)) {
        const reply = missed ? undefined : await nextQuestion(tx, about);
        const { chatId } = about;
        // Bound to no message: an edit of the one that switched it on corrects only its own answer.
        if (reply) replies.push({ chatId, platform, rowId: await addReply(tx, { chatId, inboxId: null, reply }) });
      }
      return replies;
    });
    for (const { chatId, platform, rowId } of sent)
      if (platform !== "terminal") void queues.add(deliveryQueue(platform), { chatId, rowId });
  } catch (error) {
    if (!isTransient(error)) log.error(withoutWords(error), "the check-ins could not be looked at");
  }
}
