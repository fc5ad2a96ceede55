/** One recording from a watch, answered: every session that was stored is summed up and drawn. */
import { distanceUnitOf } from "@spotter/core/answer/log";
import { type SessionChartInput, sessionChart } from "@spotter/core/chart/session";
import type { ChartSpec } from "@spotter/core/chart/spec";
import { strong, text } from "@spotter/core/chat/reply";
import type { FitWarning } from "@spotter/core/fit/activity";
import type { SessionAnalysis } from "@spotter/core/fit/analysis";
import { sessionJson } from "@spotter/core/fit/json";
import { summarise } from "@spotter/core/fit/summary";
import { sportName } from "@spotter/core/log/sport-name";
import { dayInWords } from "@spotter/core/time/local";
import { formatDistance } from "@spotter/core/units/distance";
import { formatClock } from "@spotter/core/units/duration";
import type { Upload } from "@spotter/core/upload/upload";
import type { Workout } from "@spotter/db/queries/workouts";
import { keptImage } from "../chart/drawn.ts";
import { renderPng } from "../chart/render.ts";
import type { Deps } from "../conversation/drain.ts";
import { type Answer, type Turn, today } from "../turn.ts";
import { storeRecording } from "./store-recording.ts";

/** A race has a handful of legs; a chart for each of many short ones would be a flood. */
const MOST_CHARTS = 4;

/** Too short to draw. */
const SHORTEST_CHART_SEC = 60;

export async function logRecording(
  turn: Turn,
  { chartTheme, model }: Deps,
  recording: Upload,
  about: { fileSha256: string; note: string },
): Promise<{ logged: boolean; answers: Answer[] }> {
  const stored = await storeRecording(turn, recording, { ...about, model });
  if (stored.kind === "unreadable") return { logged: false, answers: [{ blocks: [text(stored.text)] }] };
  if (stored.kind === "known") return { logged: false, answers: [recognised(turn, recording.name, stored.workout)] };

  const answers: Answer[] = [];
  let charts = 0;
  for (const session of stored.sessions) {
    if (session.sport === "transition") continue;
    const answer = answerFor(turn, session, answers.length === 0 ? stored.warnings : []);
    const draw = charts < MOST_CHARTS && session.series.lengthSec >= SHORTEST_CHART_SEC;
    const spec = draw ? chartOf(turn, session, session.sport) : undefined;
    if (spec) {
      charts += 1;
      answer.images = [await keptImage(turn.tx, spec, await renderPng(spec, { theme: chartTheme }))];
    }
    answers.push(answer);
  }
  answers[0]?.blocks.push(...stored.aside);
  const last = answers.at(-1);
  if (last) last.buttons = [[{ label: "Undo", action: `undo:${turn.originId}` }]];
  return { logged: true, answers };
}

function recognised(turn: Turn, name: string, workout: Workout): Answer {
  const unit = distanceUnitOf(turn.athlete.unit);
  const facts = [
    dayInWords(workout.day, today(turn)),
    workout.distanceM === null || workout.distanceM === 0 ? "" : formatDistance(workout.distanceM, unit),
    workout.durationSec === null ? "" : formatClock(workout.durationSec),
  ].filter((fact) => fact !== "");
  return {
    blocks: [
      text(`I already have ${name}: `, strong(sportName(workout.sport)), `, ${facts.join(", ")}. Nothing was added.`),
    ],
    data: { duplicate: true },
  };
}

function answerFor({ athlete }: Turn, session: SessionAnalysis, warnings: FitWarning[]): Answer {
  const { timeZone, unit: loadUnit } = athlete;
  const distanceUnit = distanceUnitOf(loadUnit);
  return {
    blocks: summarise(session, { distanceUnit, timeZone, loadUnit, warnings }),
    data: sessionJson(session),
  };
}

/** The chart of a session, if there is something to draw. */
function chartOf(
  { athlete }: Turn,
  session: SessionAnalysis,
  sport: SessionChartInput["sport"],
): ChartSpec | undefined {
  const outcome = sessionChart(chartInput(session, sport, distanceUnitOf(athlete.unit)));
  return outcome.kind === "chart" ? outcome.spec : undefined;
}

function chartInput(
  { series, seriesStartFitSec, laps }: SessionAnalysis,
  sport: SessionChartInput["sport"],
  unit: SessionChartInput["unit"],
): SessionChartInput {
  const { hr, power, speed, altitude } = series.channels;
  return {
    sport,
    unit,
    laps: laps.flatMap(({ startFitSec, elapsedSec, timerSec }) => {
      const lengthSec = elapsedSec ?? timerSec;
      if (startFitSec === null || lengthSec === null) return [];
      const startSec = startFitSec - seriesStartFitSec;
      return [{ startSec, endSec: startSec + lengthSec }];
    }),
    series: {
      ...(hr && { hr }),
      ...(power && { power }),
      ...(speed && { speedMps: speed }),
      ...(altitude && { altitudeM: altitude }),
    },
  };
}
