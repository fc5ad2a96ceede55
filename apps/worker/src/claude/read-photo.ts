/** Has the model copy the words in photos. */
import type { ImageBlockParam } from "@anthropic-ai/sdk/resources/messages";
import { wordsIn } from "@spotter/core/model/photo-answer";
import type { PictureType } from "@spotter/core/upload/picture";
import type { Asker } from "./call.ts";
import type { Completed } from "./complete-log.ts";
import type { Deadline } from "./deadline.ts";
import type { Model } from "./model.ts";
import { PHOTO_V1 } from "./prompts/photo-v1.ts";
import { fenced } from "./prompts/prompt.ts";
import { askFor } from "./structured.ts";

export type Picture = { type: PictureType; bytes: Uint8Array };

/** @returns the words in the photos, line by line; empty where there are none */
export async function readPhotos(
  model: Model,
  by: Pick<Asker, "athlete"> & { pictures: readonly Picture[]; deadline: Deadline },
): Promise<Completed<{ words: string }>> {
  const images = by.pictures.map(({ type, bytes }): ImageBlockParam => {
    const data = Buffer.from(bytes).toString("base64");
    return { type: "image", source: { type: "base64", media_type: type, data } };
  });
  const given = fenced({ task: "Copy the lines of these photos, in their order." });
  const asked = await askFor(model, { ...by, prompt: PHOTO_V1, given, images });
  if (asked.kind !== "answered") return asked;
  const words = wordsIn(asked.value);
  return { kind: "completed", by: { model: model.name, prompt: PHOTO_V1.version }, words };
}
