/** The words in photos, as a model copies them. */
import { readWithout } from "@spotter/core/answer/completion";
import type { IncomingFile } from "@spotter/core/chat/incoming";
import { type Block, text } from "@spotter/core/chat/reply";
import { MAX_PICTURE_BYTES, pictureType } from "@spotter/core/upload/picture";
import { megabytes, plainName } from "@spotter/core/upload/upload";
import { readFile } from "@spotter/db/queries/files";
import { deadlineIn } from "../claude/deadline.ts";
import type { Model } from "../claude/model.ts";
import { limitFor, outside } from "../claude/outside.ts";
import { type Picture, readPhotos } from "../claude/read-photo.ts";
import { warnIfTurnedAway } from "../claude/turned-away.ts";
import type { Turn } from "../turn.ts";

/** No more of a message are looked at. */
const MOST = 4;

export type PhotoWords =
  | { kind: "words"; words: string; by: { model: string; prompt: string } }
  | { kind: "none"; why: Block };

/** @param instead what the athlete can do where nobody can read photos, or there is nothing on them */
export async function photoWords(
  turn: Turn,
  model: Model | undefined,
  photos: readonly IncomingFile[],
  instead: string,
): Promise<PhotoWords> {
  if (!model) return none(`I can't read photos without a language model. ${instead}`);
  const pictures: Picture[] = [];
  for (const photo of photos.slice(0, MOST)) {
    const name = plainName(photo.name);
    const bytes = photo.sha256 === undefined ? undefined : await readFile(turn.tx, photo.sha256);
    const type = bytes && pictureType(bytes);
    if (!bytes || !type) return none(`I can't look at ${name}. Send it as a JPEG or PNG.`);
    if (bytes.length > MAX_PICTURE_BYTES)
      return none(`${name} is ${megabytes(bytes.length)}; I can look at photos up to ${megabytes(MAX_PICTURE_BYTES)}.`);
    pictures.push({ type, bytes });
  }
  const { timeZone } = turn.athlete;
  const limitSec = limitFor(turn, model.timeoutSec);
  const read = await outside(turn, {
    purpose: "photo",
    limitSec,
    work: (id) => readPhotos(model, { pictures, athlete: { id, timeZone }, deadline: deadlineIn(limitSec) }),
  });
  if (read === "lost") return { kind: "none", why: readWithout("lost", "photo") };
  if (read.kind !== "completed") {
    warnIfTurnedAway(turn, read);
    return { kind: "none", why: readWithout(read.kind, "photo") };
  }
  const { words, by } = read;
  return words === "" ? none(`I see no training written on that photo. ${instead}`) : { kind: "words", words, by };
}

/** What was copied, for the athlete to compare. */
export function copiedBlocks(words: string): Block[] {
  return [
    text("A language model copied this from your photo:"),
    { kind: "list", items: words.split("\n").map((line) => [line]) },
  ];
}

function none(why: string): PhotoWords {
  return { kind: "none", why: text(why) };
}
