/** Files sent to the bot: each recording in them becomes a workout. */
import type { IncomingFile } from "@spotter/core/chat/incoming";
import { MAX_FILE_BYTES } from "@spotter/core/chat/incoming";
import { text } from "@spotter/core/chat/reply";
import { unpack } from "@spotter/core/upload/unpack";
import type { Upload } from "@spotter/core/upload/upload";
import { leftAlone, megabytes } from "@spotter/core/upload/upload";
import { readFile } from "@spotter/db/queries/files";
import type { Deps } from "../conversation/drain.ts";
import { isHistory, offerHistory } from "../history/offer-history.ts";
import { logMessage } from "../log/log-message.ts";
import { type Answer, isGroup, type Outcome, type Turn } from "../turn.ts";
import { logPhotos } from "./log-photos.ts";
import { logRecording } from "./log-recording.ts";

/** @param caption logged like a message where the files are none of ours, else the note of the first workout */
export async function logFiles(
  turn: Turn,
  deps: Deps,
  files: readonly IncomingFile[],
  caption: string,
): Promise<Outcome> {
  const photos = isGroup(turn) ? { answers: [], others: files } : await logPhotos(turn, deps.model, files);
  const answers: Answer[] = [...photos.answers];
  let logged = false;
  let note = caption.trim();
  for (const file of photos.others) {
    if (!isGroup(turn) && isHistory(file.name)) {
      answers.push(await offerHistory(turn, file));
      continue;
    }
    const opened = await open(turn, file);
    if (opened.kind === "problem") {
      if (!isGroup(turn) || looksLikeRecording(file.name)) answers.push({ blocks: [text(opened.text)] });
      continue;
    }
    for (const recording of opened.recordings) {
      const outcome = await logRecording(turn, deps, recording, { fileSha256: opened.sha256, note });
      if (outcome.logged) note = "";
      logged ||= outcome.logged;
      answers.push(...outcome.answers);
    }
    for (const words of opened.asides) answers.push({ blocks: [text(words)] });
  }
  if (logged) return { logged, answers };
  if (note !== "") {
    const said = await logMessage(turn, note, { model: deps.model });
    if (said.logged) return { ...said, answers: [...said.answers, ...answers] };
  }
  return { answers };
}

type Opened =
  | { kind: "problem"; text: string }
  | { kind: "opened"; sha256: string; recordings: Upload[]; asides: string[] };

async function open({ tx }: Turn, file: IncomingFile): Promise<Opened> {
  if (file.problem === "too-big")
    return problem(
      `${file.name} is ${megabytes(file.bytes)}; I can take files up to ${megabytes(MAX_FILE_BYTES)}. A .fit of one workout is far smaller: send those, or a .zip of a few.`,
    );
  if (file.problem === "unavailable" || file.sha256 === undefined)
    return problem(`I could not fetch ${file.name}. Please send it again.`);
  const bytes = await readFile(tx, file.sha256);
  if (!bytes) return problem(`I could not fetch ${file.name}. Please send it again.`);
  const unpacked = await unpack({ name: file.name, bytes });
  if (!unpacked.ok) return problem(unpacked.problem.text);
  const asides = unpacked.problems.map((one) => one.text);
  if (unpacked.ignored > 0) asides.push(leftAlone(unpacked.ignored, file.name));
  return { kind: "opened", sha256: file.sha256, recordings: unpacked.files, asides };
}

function problem(words: string): Opened {
  return { kind: "problem", text: words };
}

/** In a group people share files that are none of ours; only those that name themselves a recording get an answer. */
function looksLikeRecording(name: string): boolean {
  return /\.fit(\.gz|\.zip)?$/i.test(name);
}
