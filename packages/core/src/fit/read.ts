/** Reads FIT files: fit-file-parser decodes the messages, `frames.ts` gives it only what is whole. */
import { getFitGarminProductDisplayName } from "fit-file-parser/profile";
import { looksLike } from "../upload/sniff.ts";
import type { FitActivity, FitFailure, FitReading, FitWarning } from "./activity.ts";
import { FIRST_SET_CLOCK_SEC } from "./clock.ts";
import { deriveSession } from "./derived-session.ts";
import { type FrameIssue, type Frames, fitHeaderAt, plainFiles } from "./frames.ts";
import { type Message, type Messages, nameOf, numberOf, parseMessages } from "./messages.ts";
import { recordColumns } from "./records.ts";
import { developerFieldsOf, lapOf, lengthOf, localOffsetOf, pausesOf, sessionOf, setOf } from "./session-messages.ts";
import { dropStrayTimes } from "./stray-times.ts";

/** Kinds of FIT files that hold no activity, in words. A course has records, but nobody has ridden them yet. */
const OTHER_KINDS: Readonly<Record<string, string>> = {
  device: "a device description",
  settings: "device settings",
  sport: "sport settings",
  workout: "a workout plan",
  course: "a course",
  schedules: "a training schedule",
  weight: "weight readings",
  totals: "device totals",
  goals: "goals",
  blood_pressure: "blood pressure readings",
  monitoring_a: "all-day monitoring",
  monitoring_daily: "all-day monitoring",
  monitoring_b: "all-day monitoring",
  segment: "a segment",
  segment_list: "a list of segments",
};

const ISSUE_WORDS: Readonly<Record<FrameIssue["kind"], string>> = {
  truncated: "The file is cut short (truncated); everything before the cut was kept.",
  checksum: "The file's checksum (CRC) is wrong, so some values may be damaged; everything was kept.",
  corrupt: "The file is damaged (corrupt) in the middle; what is whole was kept.",
  "trailing-bytes": "Behind the recording the file goes on with bytes that are not FIT; they were left out.",
  "too-many-messages": "The file holds more messages than any real recording; the rest was left out.",
};

/**
 * Reads an activity from the bytes of a FIT file, or of several that stand one after another.
 *
 * Never throws. Cut or damaged files give what is whole, as `partial` with warnings; a file with nothing to keep gives
 * `ok: false` with a reason. Developer fields are listed, never mixed into native values.
 */
export function readFit(bytes: Uint8Array): FitReading {
  if (bytes.length === 0) return failed({ kind: "empty", text: "The file is empty (0 bytes)." });
  if (!fitHeaderAt(bytes, 0)) return failed({ kind: "not-fit", text: `Not a FIT file: ${looksLike(bytes)}.` });
  const frames = plainFiles(bytes);
  const warnings = frameWarnings(frames.issues);
  if (frames.files.every((file) => file.messages === 0)) {
    return failed(
      { kind: "no-messages", text: "The file starts like a FIT file but holds no whole message." },
      warnings,
    );
  }
  const parts = frames.files.map((file) => parseMessages(file.bytes));
  const messages = parts.filter((part) => part !== undefined);
  if (messages.length === 0) {
    return failed(
      { kind: "unreadable", text: "The file starts like a FIT file, but its messages cannot be read." },
      warnings,
    );
  }
  if (messages.length < parts.length) warnings.push({ kind: "corrupt", text: ISSUE_WORDS.corrupt });

  const read = warnings.length > 0 ? "partial" : "ok";
  const { activity, strays } = activityOf(messages, frames);
  const nothing = whyNoActivity(messages, activity);
  if (nothing) return failed(nothing, warnings);
  if (strays > 0) {
    const text = `${strays} times in the file lie far from all others and were left out.`;
    warnings.push({ kind: "stray-times", text });
  }
  completeSessions(activity, messages, strays, warnings);
  return { ok: true, read, warnings, activity };
}

function failed(error: FitFailure, warnings: FitWarning[] = []): FitReading {
  return { ok: false, read: "failed", warnings, error };
}

/** One warning a kind, however many places are damaged. */
function frameWarnings(issues: readonly FrameIssue[]): FitWarning[] {
  return [...new Set(issues.map(({ kind }) => kind))].map((kind) => ({ kind, text: ISSUE_WORDS[kind] }));
}

function activityOf(parts: readonly Messages[], frames: Frames): { activity: FitActivity; strays: number } {
  const all = (kind: string): Message[] => parts.flatMap((part) => part[kind] ?? []);
  const contents = parts.map((part, i) => ({
    recordCount: part.record?.length ?? 0,
    sessions: (part.session ?? []).map((message) => sessionOf(message, i)),
    laps: (part.lap ?? []).map(lapOf),
    lengths: (part.length ?? []).map(lengthOf),
    sets: (part.set ?? []).map(setOf),
  }));
  const records = recordColumns(parts.map((part) => part.record ?? []));
  let strays = 0;
  let row = 0;
  for (const { recordCount, sessions, laps, lengths, sets } of contents) {
    const times = records.fitSec.subarray(row, row + recordCount);
    strays += dropStrayTimes(times, [...sessions, ...laps, ...lengths, ...sets]);
    row += recordCount;
  }
  const fileId = all("file_id")[0] ?? {};
  const activity: FitActivity = {
    manufacturer: nameOf(fileId, "manufacturer"),
    product: nameOf(fileId, "product_name") ?? garminProduct(fileId),
    parts: parts.length,
    timeBase: "utc",
    records,
    sessions: contents.flatMap(({ sessions }) => sessions),
    laps: contents.flatMap(({ laps }) => laps),
    lengths: contents.flatMap(({ lengths }) => lengths),
    sets: contents.flatMap(({ sets }) => sets),
    pauses: pausesOf(all("event")),
    developerFields: developerFieldsOf(
      all("field_description"),
      frames.files.flatMap((file) => file.developerUse),
    ),
  };
  return { activity, strays };
}

function garminProduct(fileId: Message): string | null {
  return fileId.manufacturer === "garmin" ? getFitGarminProductDisplayName(numberOf(fileId, "product")) : null;
}

function whyNoActivity(parts: readonly Messages[], activity: FitActivity): FitFailure | undefined {
  if (activity.sessions.length > 0) return undefined;
  const fileTypes = parts.flatMap((part) => part.file_id ?? []).map((fileId) => nameOf(fileId, "type") ?? "activity");
  const otherKinds = fileTypes.map((fileType) => OTHER_KINDS[fileType]);
  const [otherKind] = otherKinds;
  if (otherKind && !otherKinds.includes(undefined)) {
    return { kind: "no-activity", text: `This FIT file holds ${otherKind}, not an activity.` };
  }
  const isEmpty = activity.records.count + activity.laps.length + activity.lengths.length + activity.sets.length === 0;
  return isEmpty
    ? { kind: "no-activity", text: "This FIT file holds no activity: no session, lap or record." }
    : undefined;
}

/** Settles what depends on all messages: records without time, a session where none was written, the clock. */
function completeSessions(
  activity: FitActivity,
  parts: readonly Messages[],
  strays: number,
  warnings: FitWarning[],
): void {
  const { records } = activity;
  const withoutTime = records.fitSec.reduce((sum, fitSec) => sum + (Number.isNaN(fitSec) ? 1 : 0), 0);
  if (withoutTime > strays) {
    warnings.push({
      kind: "records-without-time",
      text: `${withoutTime - strays} records carry no time and were left out of the curves.`,
    });
  }
  if (activity.sessions.length === 0) {
    activity.sessions.push(
      deriveSession(
        activity,
        parts.flatMap((part) => [...(part.sport ?? []), ...(part.lap ?? [])]),
      ),
    );
    warnings.push({
      kind: "no-session",
      text: "The file has no session summary; it was made from its laps and records.",
    });
  }
  for (const session of activity.sessions) session.localOffsetSec = localOffsetOf(parts[session.part]?.activity ?? []);
  const firstFitSec = firstTimeOf(activity);
  if (firstFitSec !== null && firstFitSec < FIRST_SET_CLOCK_SEC) {
    activity.timeBase = "device-seconds";
    warnings.push({
      kind: "device-clock",
      text: activity.sessions.every(({ localOffsetSec }) => localOffsetSec !== null)
        ? "The device recorded with a clock that was not set; the start is worked out from the local time it noted."
        : "The device's clock was not set, so the file does not tell the date.",
    });
  }
}

function firstTimeOf({ sessions, records }: FitActivity): number | null {
  const starts = sessions.map(({ startFitSec }) => startFitSec).filter((start) => start !== null);
  const first = starts[0] ?? records.fitSec.find((fitSec) => !Number.isNaN(fitSec));
  return first ?? null;
}
