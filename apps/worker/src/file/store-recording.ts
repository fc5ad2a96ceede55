/** From the bytes of a recording to stored workouts, one for each session in it. */
import { createHash } from "node:crypto";
import type { Block } from "@spotter/core/chat/reply";
import { CHANNELS } from "@spotter/core/endurance/channel";
import type { FitWarning } from "@spotter/core/fit/activity";
import { analyse } from "@spotter/core/fit/analyse";
import type { ActivityAnalysis, SessionAnalysis } from "@spotter/core/fit/analysis";
import { sessionJson } from "@spotter/core/fit/json";
import { readFit } from "@spotter/core/fit/read";
import { encodeChannel } from "@spotter/core/stream/codec";
import { localDay } from "@spotter/core/time/local";
import type { Upload } from "@spotter/core/upload/upload";
import {
  addLaps,
  addStreams,
  addWorkout,
  recordedAt,
  type Workout,
  workoutOfSource,
} from "@spotter/db/queries/workouts";
import type { Model } from "../claude/model.ts";
import { type CompletedNotes, completedNotes } from "../note/completed-notes.ts";
import { observe } from "../note/observe.ts";
import { type Turn, today } from "../turn.ts";

export type StoredRecording =
  /** `aside` is what the athlete hears of a model's part in reading the note. */
  | { kind: "stored"; sessions: SessionAnalysis[]; warnings: FitWarning[]; aside: Block[] }
  | { kind: "known"; workout: Workout }
  | { kind: "unreadable"; text: string };

/** @param by.note goes with the first session; `by.model` is asked about it where the reader leaves something */
export async function storeRecording(
  turn: Turn,
  recording: Upload,
  { fileSha256, note, model }: { fileSha256: string; note: string; model?: Model | undefined },
): Promise<StoredRecording> {
  const reading = readFit(recording.bytes);
  if (!reading.ok) return { kind: "unreadable", text: reading.error.text };
  const analysis = analyse(reading.activity);
  const hash = createHash("sha256").update(recording.bytes).digest("hex");
  const workout = await alreadyKnown(turn, hash, analysis);
  if (workout) return { kind: "known", workout };
  const help = await completedNotes(turn, model, [{ text: note }]);
  for (const [index, session] of analysis.sessions.entries()) {
    const source = { source: "file" as const, externalId: `${hash}#${index}`, fileSha256, fileName: recording.name };
    await storeSession(turn, session, source, { note: index === 0 ? note : "", help });
  }
  return { kind: "stored", sessions: analysis.sessions, warnings: reading.warnings, aside: help.aside };
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

async function storeSession(
  turn: Turn,
  session: SessionAnalysis,
  source: Parameters<typeof addWorkout>[1]["source"],
  { note, help }: { note: string; help: CompletedNotes },
): Promise<void> {
  const { tx, athlete, originId } = turn;
  const { reported, computed } = session;
  const startedAt = session.startUtc ? new Date(session.startUtc) : null;
  const elapsedSec = reported.elapsedSec ?? session.series.lengthSec;
  const day = startedAt ? localDay(startedAt, athlete.timeZone) : (session.startLocal?.slice(0, 10) ?? today(turn));
  const workoutId = await addWorkout(tx, {
    originId,
    source,
    workout: {
      athleteId: athlete.id,
      sport: session.sport,
      day,
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
  if (note !== "") await observe(turn, note, { day, workoutId }, help);
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
