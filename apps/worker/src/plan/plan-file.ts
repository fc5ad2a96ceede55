/** A plan sent as a file: text, a table of commas, or a spreadsheet. */

import type { IncomingFile } from "@spotter/core/chat/incoming";
import { text } from "@spotter/core/chat/reply";
import { csvWords, tableWords } from "@spotter/core/plan/life/plan-table";
import { decodedText } from "@spotter/core/upload/decoded-text";
import { isPictureName } from "@spotter/core/upload/picture";
import { kindOf } from "@spotter/core/upload/sniff";
import { unpacksWithin } from "@spotter/core/upload/unzipped-size";
import { plainName } from "@spotter/core/upload/upload";
import { readFile } from "@spotter/db/queries/files";
import { lastSaid } from "@spotter/db/queries/replied";
import type { Deps } from "../conversation/drain.ts";
import { copiedBlocks, photoWords } from "../file/photo-words.ts";
import { type Answer, isGroup, type Outcome, type Turn } from "../turn.ts";
import { draftFrom } from "./draft.ts";

const KINDS = /\.(?:txt|md|markdown|csv|tsv|xlsx)$/i;
const MOST_BYTES = 2 * 1024 * 1024;
const MOST_UNPACKED = 50 * 1024 * 1024;
/** A file this long after `/plan` is the plan. */
const SOON_MS = 60 * 60_000;

/** Whether files are meant as a plan: `/plan` is their caption, or was the message before, in private. */
export async function arePlan(turn: Turn, files: readonly IncomingFile[], caption: string): Promise<boolean> {
  if (/^\s*\/plan(?:@\w+)?\s*$/i.test(caption)) return true;
  if (isGroup(turn) || caption.trim() !== "" || !files.every(({ name }) => KINDS.test(name) || isPictureName(name)))
    return false;
  const before = await lastSaid(turn.tx, { chatId: turn.chatId, beforeInboxId: turn.inboxId });
  if (!before || before.athleteId !== turn.athlete.id || !/^\s*\/plan(?:@\w+)?\s*$/i.test(before.words)) return false;
  return turn.at.getTime() - before.sentAt.getTime() <= SOON_MS;
}

/** Photos together as one draft, each other file as a draft of its own. */
export async function draftFiles(turn: Turn, deps: Deps, files: readonly IncomingFile[]): Promise<Outcome> {
  const photos = files.filter(({ name, problem }) => problem === undefined && isPictureName(name));
  const answers: Answer[] = photos.length > 0 ? [await draftPhotos(turn, deps, photos)] : [];
  for (const file of files.filter((one) => !photos.includes(one))) {
    const opened = await wordsIn(turn, file);
    const title = plainName(file.name).replace(KINDS, "");
    answers.push(
      typeof opened === "string"
        ? await draftFrom(turn, opened, { title, model: deps.model })
        : { blocks: [text(opened.problem)], data: { plan: null } },
    );
  }
  return { answers };
}

async function draftPhotos(turn: Turn, { model }: Deps, photos: readonly IncomingFile[]): Promise<Answer> {
  const read = await photoWords(turn, model, photos, "Type the plan behind /plan.");
  if (read.kind === "none") return { blocks: [read.why], data: { plan: null } };
  const draft = await draftFrom(turn, read.words, { model, copiedBy: read.by });
  return { ...draft, blocks: [...copiedBlocks(read.words), ...draft.blocks] };
}

async function wordsIn({ tx }: Turn, file: IncomingFile): Promise<string | { problem: string }> {
  const name = plainName(file.name);
  if (!KINDS.test(file.name))
    return {
      problem: `${name} is no plan I can read: send a .txt, .md, .csv, .xlsx or a photo, or paste the text behind /plan.`,
    };
  if (file.problem === "too-big" || file.bytes > MOST_BYTES)
    return { problem: `${name} is too long for a plan: 2 MB at most.` };
  const bytes = file.sha256 === undefined ? undefined : await readFile(tx, file.sha256);
  if (!bytes) return { problem: `I could not fetch ${name}. Please send it again.` };
  const damaged = {
    problem: `I could not read ${name}. Save it again as .xlsx or .csv, or paste the text behind /plan.`,
  };
  if (kindOf(bytes) === "zip" || /\.xlsx$/i.test(file.name)) return (await sheetWords(bytes)) ?? damaged;
  const words = decodedText(bytes);
  if (/\.(?:csv|tsv)$/i.test(file.name)) return csvWords(words) ?? words;
  return words;
}

/** Every sheet of a spreadsheet, one below the other; `undefined` for what is none. */
async function sheetWords(bytes: Uint8Array): Promise<string | undefined> {
  if (!(await unpacksWithin(bytes, MOST_UNPACKED))) return undefined;
  try {
    // Loaded with the first spreadsheet: few ever send one.
    const { default: readExcel } = await import("read-excel-file/node");
    const sheets = await readExcel(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return sheets.map(({ data }) => tableWords(data)).join("\n\n");
  } catch {
    // Whatever a hostile spreadsheet breaks in its reader is its own fault.
    return undefined;
  }
}
