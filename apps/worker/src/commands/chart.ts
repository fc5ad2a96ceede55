/** `/chart`: any chart there is, as an image; alone, the list of them. */
import { CHART_NAMES, type ChartName, chartDeclaration } from "@spotter/core/chart/list";
import { type Block, code, text } from "@spotter/core/chat/reply";
import { clipped } from "@spotter/core/chat/storable";
import type { CommandArgs } from "@spotter/core/command/parse";
import { editDistance } from "@spotter/core/exercise/edit-distance";
import { knownExercise } from "@spotter/core/exercise/known";
import { namedMuscles } from "@spotter/core/exercise/muscle-group";
import { chartData } from "@spotter/db/chart/all";
import { drawn } from "../chart/drawn.ts";
import type { Deps } from "../conversation/drain.ts";
import { type Answer, type Outcome, type Turn, today } from "../turn.ts";
import { chartSubject } from "./chart-subject.ts";
import { askWhich } from "./find-exercise.ts";

/** The e1RM chart of one exercise. */
export async function e1rmChartOf(turn: Turn, { chartTheme }: Deps, exerciseId: string): Promise<Answer> {
  const { tx, athlete } = turn;
  const exercises = [knownExercise(exerciseId, athlete)];
  return drawn(tx, await chartData.e1rm(tx, { athlete, today: today(turn), exercises }), chartTheme);
}

export async function chart(turn: Turn, args: CommandArgs, { chartTheme }: Deps): Promise<Outcome> {
  const { tx, athlete } = turn;
  const asked = CHART_NAMES.find((one) => one === args.chart);
  if (!asked && args.exercise === undefined) return { answers: [{ blocks: listOfCharts() }] };
  // Who names an exercise and no chart wants to know how strong they are in it; of a muscle, how much they do.
  const name = asked ?? (namedMuscles(args.exercise ?? "") ? "volume" : "e1rm");
  const subject = chartSubject(name, args.exercise, athlete);
  if (!subject.ok) {
    const notAChart = asked ? undefined : misspeltChart(args.exercise ?? "");
    if (notAChart) return notAChart;
    if ("outcome" in subject) return subject.outcome;
    return askWhich(turn, subject.unknown, (known) => `/chart ${name} ${known}`);
  }
  const declared = chartDeclaration(name);
  if (declared.exercise === "needed" && subject.exercises.length === 0)
    return { answers: [{ blocks: [text("Of which exercise? Like this: ", code(`/chart ${declared.example}`))] }] };
  const outcome = await chartData[name](tx, { athlete, today: today(turn), ...subject });
  return { answers: [await drawn(tx, outcome, chartTheme)] };
}

function listOfCharts(): Block[] {
  const items = CHART_NAMES.map((name) => {
    const { example, shows } = chartDeclaration(name);
    return [code(`/chart ${example}`), ` ${shows}`];
  });
  return [text("The charts there are:"), { kind: "list", items }];
}

/** A chart's name typed wrong; `undefined` for what is not near any. */
function misspeltChart(typed: string): Outcome | undefined {
  const [word = ""] = typed.toLowerCase().split(/\s/);
  const name = nearestChart(word);
  if (!name) return undefined;
  const words = `There is no chart “${clipped(word, 32)}”. Did you mean `;
  return { answers: [{ blocks: [text(words, code(`/chart ${chartDeclaration(name).example}`), "?")] }] };
}

function nearestChart(word: string): ChartName | undefined {
  const near = CHART_NAMES.map((name) => ({ name, slips: editDistance(word, name, 3) })).sort(
    (a, b) => a.slips - b.slips,
  );
  const begins = CHART_NAMES.find((name) => word.length >= 3 && name.startsWith(word));
  return begins ?? (near[0] && near[0].slips <= Math.min(3, Math.floor(word.length / 3)) ? near[0].name : undefined);
}
