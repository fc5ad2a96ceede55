/** `/status`: whether everything works. */
import { hearsLittle, mayLittle } from "@spotter/core/answer/hearing";
import { modelUseWords } from "@spotter/core/answer/model-use";
import { text } from "@spotter/core/chat/reply";
import type { CommandArgs } from "@spotter/core/command/parse";
import { CONVERSATION_QUEUE } from "@spotter/core/jobs/queues";
import { modelUseOf } from "@spotter/db/queries/model-calls";
import { hearsIn, lacksIn, loggedCounts, pipelineCounts } from "@spotter/db/queries/status";
import type { Deps } from "../conversation/drain.ts";
import { isGroup, type Outcome, type Turn, today } from "../turn.ts";

export async function status(turn: Turn, _args: CommandArgs, { queues, model }: Deps): Promise<Outcome> {
  const { tx, athlete, chatId } = turn;
  const { open, failed } = await pipelineCounts(tx);
  // This very message is still open.
  const others = open - 1;
  const mine = await loggedCounts(tx, athlete.id);
  const lacks = isGroup(turn) ? ((await lacksIn(tx, chatId)) ?? []) : [];
  const advice = [...((await hearsIn(tx, chatId)) === "addressed" ? [hearsLittle()] : []), ...mayLittle(lacks)];
  const use = model && (await modelUseOf(tx, { athleteId: athlete.id, day: today(turn) }));
  // On a server of one's own a model without a price is bound by no budget.
  const isBound = !model?.own || use?.costUsd !== undefined;
  const workers = await queues.countWorkers(CONVERSATION_QUEUE);
  const data = {
    workers,
    backend: queues.backend,
    open: others,
    failed,
    ...mine,
    unit: athlete.unit,
    timeZone: athlete.timeZone,
    ...(lacks.length > 0 && { lacks }),
    ...(model && { model: { name: model.name, ...use } }),
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
          ...(model && use ? [text(modelUseWords(use, model.name, isBound ? model.athleteDailyUsd : undefined))] : []),
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
