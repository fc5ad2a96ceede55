/** Photos of a whiteboard or notebook: their words are copied by the model, shown, and logged when the athlete says so. */
import { readWithout } from "@spotter/core/answer/completion";
import type { IncomingFile } from "@spotter/core/chat/incoming";
import { text } from "@spotter/core/chat/reply";
import { isPictureName, MAX_PICTURE_BYTES, pictureType } from "@spotter/core/upload/picture";
import { megabytes } from "@spotter/core/upload/upload";
import { readFile } from "@spotter/db/queries/files";
import { deadlineIn } from "../claude/deadline.ts";
import type { Model } from "../claude/model.ts";
import { limitFor, outside } from "../claude/outside.ts";
import { type Picture, readPhotos } from "../claude/read-photo.ts";
import { readMeant } from "../log/log-message.ts";
import { DROP, withButtons } from "../questions/ask.ts";
import type { Answer, Turn } from "../turn.ts";

/** No more of a message are looked at. */
const MOST = 4;

/** @returns the files that are no photos, and what there is to say of those that are */
export async function logPhotos(
  turn: Turn,
  model: Model | undefined,
  files: readonly IncomingFile[],
): Promise<{ answers: Answer[]; others: IncomingFile[] }> {
  const photos = files.filter(({ name, problem }) => problem === undefined && isPictureName(name));
  const others = files.filter((file) => !photos.includes(file));
  if (photos.length === 0) return { answers: [], others };
  if (!model)
    return {
      answers: [plain("I can't read photos without a language model. Type what is on it, and I log it.")],
      others,
    };
  const pictures: Picture[] = [];
  for (const { name, sha256 } of photos.slice(0, MOST)) {
    const bytes = sha256 === undefined ? undefined : await readFile(turn.tx, sha256);
    const type = bytes && pictureType(bytes);
    if (!bytes || !type) return { answers: [plain(`I can't look at ${name}. Send it as a JPEG or PNG.`)], others };
    if (bytes.length > MAX_PICTURE_BYTES) {
      const most = megabytes(MAX_PICTURE_BYTES);
      return { answers: [plain(`${name} is ${megabytes(bytes.length)}; I can look at photos up to ${most}.`)], others };
    }
    pictures.push({ type, bytes });
  }
  return { answers: [await shown(turn, model, pictures)], others };
}

async function shown(turn: Turn, model: Model, pictures: Picture[]): Promise<Answer> {
  const { timeZone } = turn.athlete;
  const limitSec = limitFor(turn, model.timeoutSec);
  const read = await outside(turn, {
    purpose: "photo",
    limitSec,
    work: (id) => readPhotos(model, { pictures, athlete: { id, timeZone }, deadline: deadlineIn(limitSec) }),
  });
  if (read === "lost") return { blocks: [readWithout("lost", "photo")] };
  if (read.kind !== "completed") return { blocks: [readWithout(read.kind, "photo")] };
  const { words, by } = read;
  if (words === "") return plain("I see no training written on that photo. Type what you did, and I log it.");
  const blocks: Answer["blocks"] = [
    text("A language model copied this from your photo:"),
    { kind: "list", items: words.split("\n").map((line) => [line]) },
  ];
  const { entries, unknown } = readMeant(turn, words);
  if (entries.length + unknown.length === 0)
    return { blocks: [...blocks, text("I found nothing to log in it.")], data: { words, by } };
  const options = [{ kind: "again" as const, label: "Log it", words }, DROP];
  const asked = await withButtons(turn, { options }, [...blocks, text("Is that right?")]);
  return { ...asked, data: { ...(asked.data as object), words, by } };
}

function plain(words: string): Answer {
  return { blocks: [text(words)] };
}
