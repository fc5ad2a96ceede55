/** A chart as a reply: the image, the numbers behind it, or why there is none. */
import type { Theme } from "@spotter/core/chart/palette";
import type { ChartOutcome, ChartSpec } from "@spotter/core/chart/spec";
import { type ReplyImage, strong, text } from "@spotter/core/chat/reply";
import type { Db } from "@spotter/db/db";
import { keepFile } from "@spotter/db/queries/files";
import type { Answer } from "../turn.ts";
import { renderPng } from "./render.ts";

export async function drawn(tx: Db, outcome: ChartOutcome, theme: Theme): Promise<Answer> {
  if (outcome.kind === "nothing") return { blocks: [text(outcome.because)], data: { nothing: outcome.because } };
  const { spec } = outcome;
  return {
    blocks: [text(strong(spec.title), ` ${spec.reading}`)],
    images: [await keptImage(tx, spec, await renderPng(spec, { theme }))],
    data: { title: spec.title, reading: spec.reading, ...spec.table },
  };
}

/** Keeps a drawn chart as an image of a reply. */
export async function keptImage(tx: Db, { kind, alt }: ChartSpec, png: Uint8Array): Promise<ReplyImage> {
  return { sha256: await keepFile(tx, png), name: `${kind}.png`, alt };
}
