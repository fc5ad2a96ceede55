/** `/status`: whether everything works. */
import { hearsLittle } from "@spotter/core/answer/hearing";
import { text } from "@spotter/core/chat/reply";
import type { CommandArgs } from "@spotter/core/command/parse";
import { CONVERSATION_QUEUE } from "@spotter/core/jobs/queues";
import { hearsIn, loggedCounts, pipelineCounts } from "@spotter/db/queries/status";
import type { Deps } from "../conversation/drain.ts";
import type { Outcome, Turn } from "../turn.ts";

export async function status({ tx, athlete, chatId }: Turn, _args: CommandArgs, { queues }: Deps): Promise<Outcome> {
  const { open, failed } = await pipelineCounts(tx);
  // This very message is still open.
  const others = open - 1;
  const mine = await loggedCounts(tx, athlete.id);
  const advice = (await hearsIn(tx, chatId)) === "addressed" ? [hearsLittle()] : [];
  const workers = await queues.countWorkers(CONVERSATION_QUEUE);
  const data = {
    workers,
    backend: queues.backend,
    open: others,
    failed,
    ...mine,
    unit: athlete.unit,
    timeZone: athlete.timeZone,
  };
  const waiting = others === 0 ? "nothing waits" : `${counted(others, "message")} waiting`;
  const givenUp = failed === 0 ? "" : `, ${failed} could not be handled in the last day`;
  return {
    answers: [
      {
        blocks: [
          text(`All is well: ${counted(workers, "worker")} on ${queues.backend}, ${waiting}${givenUp}.`),
          text(
            `You have logged ${counted(mine.sets, "set")} and ${counted(mine.workouts, "workout")}. Numbers are in ${athlete.unit}, days in ${athlete.timeZone}.`,
          ),
          ...advice,
        ],
        data,
      },
    ],
  };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
