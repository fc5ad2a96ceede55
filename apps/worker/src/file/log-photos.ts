/** Photos of a whiteboard or notebook: what was done is logged when the athlete says so, a plan becomes a draft. */
import type { IncomingFile } from "@spotter/core/chat/incoming";
import { text } from "@spotter/core/chat/reply";
import { isPlan } from "@spotter/core/plan/life/plan-or-log";
import { readPlan } from "@spotter/core/plan/read";
import type { Option } from "@spotter/core/question/question";
import { isPictureName } from "@spotter/core/upload/picture";
import type { Model } from "../claude/model.ts";
import { readMeant } from "../log/log-message.ts";
import { draftFrom } from "../plan/draft.ts";
import { planContext } from "../plan/edit-context.ts";
import { DROP, withButtons } from "../questions/ask.ts";
import type { Answer, Turn } from "../turn.ts";
import { copiedBlocks, photoWords } from "./photo-words.ts";

/** @returns the files that are no photos, and what there is to say of those that are */
export async function logPhotos(
  turn: Turn,
  model: Model | undefined,
  files: readonly IncomingFile[],
): Promise<{ answers: Answer[]; others: IncomingFile[] }> {
  const photos = files.filter(({ name, problem }) => problem === undefined && isPictureName(name));
  const others = files.filter((file) => !photos.includes(file));
  if (photos.length === 0) return { answers: [], others };
  const read = await photoWords(turn, model, photos, "Type what is on it, and I log it.");
  if (read.kind === "none") return { answers: [{ blocks: [read.why] }], others };
  return { answers: [await shown(turn, model, read)], others };
}

async function shown(
  turn: Turn,
  model: Model | undefined,
  { words, by }: { words: string; by: { model: string; prompt: string } },
): Promise<Answer> {
  const blocks = copiedBlocks(words);
  const planned = readPlan(words, planContext(turn));
  if (isPlan(words, planned)) {
    const draft = await draftFrom(turn, words, { model, copiedBy: by });
    return { ...draft, blocks: [...blocks, ...draft.blocks] };
  }
  const { entries, unknown } = readMeant(turn, words);
  if (entries.length + unknown.length === 0)
    return { blocks: [...blocks, text("I found nothing to log in it.")], data: { words, by } };
  const options: Option[] = [
    { kind: "again", label: "Log it", words },
    DROP,
    ...(planned.sessions.length > 0 ? [{ kind: "run" as const, label: "It's a plan", words: `/plan ${words}` }] : []),
  ];
  const asked = await withButtons(turn, { options }, [...blocks, text("Is that right?")]);
  return { ...asked, data: { ...(asked.data as object), words, by } };
}
