/** A chart as a reply: the image, the numbers behind it, or why there is none. */
import type { Theme } from "@spotter/core/chart/palette";
import type { ChartOutcome } from "@spotter/core/chart/spec";
import { strong, text } from "@spotter/core/chat/reply";
import type { Db } from "@spotter/db/db";
import { keepFile } from "@spotter/db/queries/files";
import type { Answer } from "../turn.ts";
import { renderPng } from "./render.ts";

export async function drawn(tx: Db, outcome: ChartOutcome, theme: Theme): Promise<Answer> {
  if (outcome.kind === "nothing") return { blocks: [text(outcome.because)], data: { nothing: outcome.because } };
  const { spec } = outcome;
  const sha256 = await keepFile(tx, await renderPng(spec, { theme }));
  return {
    blocks: [text(strong(spec.title), ` ${spec.reading}`)],
    images: [{ sha256, name: `${spec.kind}.png`, alt: spec.alt }],
    data: { title: spec.title, reading: spec.reading, ...spec.table },
  };
}
