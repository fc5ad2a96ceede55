/** `/chart`: any chart there is, as an image. */
import { CHART_NAMES, chartDeclaration } from "@spotter/core/chart/list";
import { text } from "@spotter/core/chat/reply";
import type { CommandArgs } from "@spotter/core/command/parse";
import { spec, usageOf } from "@spotter/core/command/table";
import { chartData } from "@spotter/db/chart/all";
import { drawn } from "../chart/drawn.ts";
import type { Deps } from "../conversation/drain.ts";
import { type Outcome, type Turn, today } from "../turn.ts";
import { findExercise } from "./find-exercise.ts";

export async function chart(turn: Turn, args: CommandArgs, { chartTheme }: Deps): Promise<Outcome> {
  const { tx, athlete } = turn;
  const name = CHART_NAMES.find((one) => one === args.chart)!;
  const found = args.exercise === undefined ? undefined : findExercise(args.exercise, athlete);
  if (found?.ok === false) return found.outcome;
  if (chartDeclaration(name).exercise === "needed" && !found)
    return {
      answers: [{ blocks: [text(`Of which exercise? Like this: ${spec("chart").example}. ${usageOf("chart")}`)] }],
    };
  const outcome = await chartData[name](tx, { athlete, today: today(turn), exercise: found?.exercise });
  return { answers: [await drawn(tx, outcome, chartTheme)] };
}
