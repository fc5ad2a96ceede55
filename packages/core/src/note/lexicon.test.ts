import { expect, test } from "vitest";
import { ENVIRONMENT, EQUIPMENT, NUTRITION, REST, TEMPO } from "./lexicon-around.ts";
import { EFFORT } from "./lexicon-effort.ts";
import { PAIN } from "./lexicon-pain.ts";
import { FATIGUE, ILLNESS, MOOD, SLEEP } from "./lexicon-state.ts";
import { TECHNIQUE } from "./lexicon-technique.ts";
import type { Meaning } from "./meaning.ts";
import { stem } from "./stem.ts";

const ALL = [
  ...[PAIN, SLEEP, ILLNESS, FATIGUE, MOOD, TECHNIQUE, EFFORT],
  ...[REST, TEMPO, EQUIPMENT, ENVIRONMENT, NUTRITION],
].flat();

/** Phrases as the reader sees them, the inflections gone, each alternative by itself. */
function phrasesOf(text: string): string[] {
  return text.split(/[,\n]/).flatMap((phrase) =>
    phrase
      .trim()
      .split(/\s+/)
      .reduce<string[]>(
        (begun, step) => {
          const words = step
            .replace(/\?$/, "")
            .split("/")
            .map((word) => (/^[=@#*]/.test(word) ? word : stem(word)));
          const longer = begun.flatMap((start) => words.map((word) => `${start} ${word}`.trim()));
          return step.endsWith("?") ? begun.concat(longer) : longer;
        },
        [""],
      )
      .filter((one) => one !== ""),
  );
}

test("no phrase is listed both as saying something and as saying nothing, where it would be lost", () => {
  const said = new Map<string, Meaning>();
  for (const [text, meaning] of ALL)
    if (meaning.role !== "nothing") for (const phrase of phrasesOf(text)) said.set(phrase, meaning);
  const lost = ALL.filter(([, { role }]) => role === "nothing")
    .flatMap(([text]) => phrasesOf(text))
    .filter((phrase) => said.has(phrase));
  expect(lost).toEqual([]);
});
