/** One recording from a watch: every session in it becomes a workout, and the answer says what it was. */
import { createHash } from "node:crypto";
import { distanceUnitOf } from "@spotter/core/answer/log";
import { type SessionChartInput, sessionChart } from "@spotter/core/chart/session";
import type { ChartSpec } from "@spotter/core/chart/spec";
import { strong, text } from "@spotter/core/chat/reply";
import { CHANNELS } from "@spotter/core/endurance/channel";
import type { FitWarning } from "@spotter/core/fit/activity";
import { analyse } from "@spotter/core/fit/analyse";
import type { ActivityAnalysis, SessionAnalysis } from "@spotter/core/fit/analysis";
import { sessionJson } from "@spotter/core/fit/json";
import { readFit } from "@spotter/core/fit/read";
import { summarise } from "@spotter/core/fit/summary";
import { sportName } from "@spotter/core/log/sport-name";
import { encodeChannel } from "@spotter/core/stream/codec";
import { dayInWords, localDay } from "@spotter/core/time/local";
import { formatDistance } from "@spotter/core/units/distance";
import { formatClock } from "@spotter/core/units/duration";
import type { Upload } from "@spotter/core/upload/upload";
import {
  addLaps,
  addStreams,
  addWorkout,
  recordedAt,
  type Workout,
  workoutOfSource,
} from "@spotter/db/queries/workouts";
import { keptImage } from "../chart/drawn.ts";
import { renderPng } from "../chart/render.ts";
import type { Deps } from "../conversation/drain.ts";
import { type Answer, type Turn, today } from "../turn.ts";

/** A race has a handful of legs; a chart for each of many short ones would be a flood. */
const MOST_CHARTS = 4;

/** Too short to draw. */
const SHORTEST_CHART_SEC = 60;

export async function logRecording(
  turn: Turn,
  { chartTheme }: Deps,
  recording: Upload,
  { fileSha256, note }: { fileSha256: string; note: string },
): Promise<{ logged: boolean; answers: Answer[] }> {
  const reading = readFit(recording.bytes);
  if (!reading.ok) return { logged: false, answers: [{ blocks: [text(reading.error.text)] }] };
  const analysis = analyse(reading.activity);
  const hash = createHash("sha256").update(recording.bytes).digest("hex");
  const known = await alreadyKnown(turn, hash, analysis);
  if (known) return { logged: false, answers: [recognised(turn, recording.name, known)] };

  const answers: Answer[] = [];
  let charts = 0;
  for (const [index, session] of analysis.sessions.entries()) {
    const source = { source: "file" as const, externalId: `${hash}#${index}`, fileSha256, fileName: recording.name };
    const draw = charts < MOST_CHARTS && session.series.lengthSec >= SHORTEST_CHART_SEC;
    const spec = draw ? chartOf(turn, session) : undefined;
    if (spec) charts += 1;
    // The picture is drawn while Postgres writes.
    const [, png] = await Promise.all([
      storeSession(turn, session, source, index === 0 ? note : ""),
      spec && renderPng(spec, { theme: chartTheme }),
    ]);
    if (session.sport === "transition") continue;
    const warnings = answers.length === 0 ? reading.warnings : [];
    const answer = answerFor(turn, session, warnings);
    answers.push(spec && png ? { ...answer, images: [await keptImage(turn.tx, spec, png)] } : answer);
  }
  const last = answers.at(-1);
  if (last) last.buttons = [[{ label: "Undo", action: `undo:${turn.originId}` }]];
  return { logged: true, answers };
}

/** The very file, or the same recording exported anew: same athlete, sport, start and length. */
async function alreadyKnown(
  { tx, athlete }: Turn,
  hash: string,
  { sessions }: ActivityAnalysis,
): Promise<Workout | undefined> {
  const bySource = await workoutOfSource(tx, { athleteId: athlete.id, source: "file", externalId: `${hash}#0` });
  if (bySource) return bySource;
  const [first] = sessions;
  if (!first?.startUtc) return undefined;
  const startedAt = new Date(first.startUtc);
  return recordedAt(tx, { athleteId: athlete.id, sport: first.sport, startedAt, elapsedSec: first.series.lengthSec });
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

async function storeSession(
  turn: Turn,
  session: SessionAnalysis,
  source: Parameters<typeof addWorkout>[1]["source"],
  note: string,
): Promise<void> {
  const { tx, athlete, originId } = turn;
  const { reported, computed } = session;
  const startedAt = session.startUtc ? new Date(session.startUtc) : null;
  const elapsedSec = reported.elapsedSec ?? session.series.lengthSec;
  const workoutId = await addWorkout(tx, {
    originId,
    source,
    workout: {
      athleteId: athlete.id,
      sport: session.sport,
      day: startedAt ? localDay(startedAt, athlete.timeZone) : (session.startLocal?.slice(0, 10) ?? today(turn)),
      timeZone: athlete.timeZone,
      startedAt,
      endedAt: startedAt && new Date(startedAt.getTime() + elapsedSec * 1000),
      durationSec: reported.timerSec ?? elapsedSec,
      elapsedSec,
      distanceM: reported.distanceM,
      ascentM: reported.ascentM,
      avgHr: computed.avgHr ?? reported.avgHr,
      maxHr: computed.maxHr ?? reported.maxHr,
      avgPowerW: computed.avgPower ?? reported.avgPower,
      note: note === "" ? null : note,
      analysis: sessionJson(session),
    },
  });
  if (workoutId === undefined) return;
  await addLaps(
    tx,
    session.laps.map((lap, position) => ({
      workoutId,
      position,
      startedAt: lap.startUtc ? new Date(lap.startUtc) : null,
      timerSec: lap.timerSec,
      distanceM: lap.distanceM,
      avgHr: lap.avgHr,
      avgPowerW: lap.avgPower,
    })),
  );
  await addStreams(tx, {
    workoutId,
    channels: CHANNELS.flatMap((channel) => {
      const samples = session.series.channels[channel];
      return samples ? [{ channel, packed: encodeChannel(channel, samples) }] : [];
    }),
  });
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
function chartOf({ athlete }: Turn, session: SessionAnalysis): ChartSpec | undefined {
  if (session.sport === "transition") return undefined;
  const outcome = sessionChart(chartInput(session, session.sport, distanceUnitOf(athlete.unit)));
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
