/** All phrases of the note reader in one book; of equally long ones the first listed leads. */

import { ENVIRONMENT, EQUIPMENT, NUTRITION, REST, TEMPO } from "./lexicon-around.ts";
import { EFFORT } from "./lexicon-effort.ts";
import { PAIN } from "./lexicon-pain.ts";
import { FATIGUE, ILLNESS, MOOD, SLEEP } from "./lexicon-state.ts";
import { TECHNIQUE } from "./lexicon-technique.ts";
import type { Meaning } from "./meaning.ts";
import { phrasebook } from "./phrase.ts";

export const BOOK = phrasebook<Meaning>([
  ...PAIN,
  ...SLEEP,
  ...ILLNESS,
  ...FATIGUE,
  ...MOOD,
  ...TECHNIQUE,
  ...EFFORT,
  ...REST,
  ...TEMPO,
  ...EQUIPMENT,
  ...ENVIRONMENT,
  ...NUTRITION,
]);

/** Every word that stands in a phrase. */
export const VOCABULARY: ReadonlySet<string> = BOOK.words;
