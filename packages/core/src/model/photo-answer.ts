/** What a model answers for a photo of a whiteboard or notebook: the words in it, as they stand there. */
import { z } from "zod";
import { storable } from "../chat/storable.ts";

export const photoAnswer = z.object({ lines: z.array(z.string()) });
export type PhotoAnswer = z.infer<typeof photoAnswer>;

const MOST_LINES = 80;
const LONGEST_LINE = 300;

/** The words, line by line; empty where there are none. */
export function wordsIn({ lines }: PhotoAnswer): string {
  return lines
    .slice(0, MOST_LINES)
    .map((line) => storable(line, LONGEST_LINE).replaceAll(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}
