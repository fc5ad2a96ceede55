/** Numbers in words as digits: a claim is none the truer for being spelled. */

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const VALUES = new Map<string, number>([
  ...ONES.map((word, value) => [word, value] as const),
  ...TENS.map((word, nth) => [word, 20 + nth * 10] as const),
]);
const ORDINALS = new Map(
  "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    .split(" ")
    .map((word, nth) => [word, nth + 2] as const),
);
const SCALES = new Map([
  ["hundred", 100],
  ["thousand", 1_000],
  ["million", 1_000_000],
]);
const WORD = [...VALUES.keys(), ...SCALES.keys()].join("|");
const RUN = new RegExp(
  String.raw`\b(?:an?\s+(?=hundred|thousand|million|dozen))?(?:${WORD})(?:(?:\s+and\s+|[\s-]+)(?:${WORD})\b)*\b`,
  "gi",
);

/** `one` alone is a number only in front of what is counted: `one of them`, `that one`. */
const COUNTED =
  /^\s+(?:more |hard |extra |rest )?(?:kg|kilos?|kilograms?|lbs?|pounds?|km|miles?|min|minutes?|hours?|days?|nights?|weeks?|months?|years?|sets?|reps?|repetitions?|times?|sessions?|workouts?|runs?|rides?|swims?|notes?|percent|per cent|hundred)\b/i;

/** `a hundred and fifty two` → `152`, `twice` → `2 times`, `half an hour` → `0.5 hour`, `third` → `3`. */
export function inDigits(sentence: string): string {
  return sentence
    .replaceAll(/\b(\d+(?:\.\d+)?|[a-z]+)\s+and a half\b/gi, (whole, head: string) => {
      const value = Number.isNaN(Number(head)) ? VALUES.get(head.toLowerCase()) : Number(head);
      return value === undefined ? whole : String(value + 0.5);
    })
    .replaceAll(/\bhalf an?(?= (?:hour|mile|minute)\b)|\bhalf-(?=hour|mile)/gi, "0.5")
    .replaceAll(RUN, (run, offset: number) => {
      const value = numberIn(run);
      const behind = sentence.slice(offset + run.length);
      return /^one$/i.test(run) && !COUNTED.test(behind) ? run : String(value);
    })
    .replaceAll(/\b(?:a |an |half a )?dozens?\b/gi, (run) => (/half/i.test(run) ? "6" : "12"))
    .replaceAll(/\ba couple(?: of)?\b/gi, "2")
    .replaceAll(/\btwice\b/gi, "2 times")
    .replaceAll(/\bthrice\b/gi, "3 times")
    .replaceAll(/\b(?:doubl(?:ed|ing|e)|2-?fold)\b/gi, "by 100 %")
    .replaceAll(/\b(?:tripl(?:ed|ing|e)|3-?fold)\b/gi, "by 200 %")
    .replaceAll(/\b(?:halved|halving|(?:by |a |one )?half(?= (?:of|as|the|that|your)\b))/gi, " 50 %")
    .replaceAll(/\b(?:a |one )?quarter(?= (?:of|more|less)\b)/gi, "25 %")
    .replaceAll(/\b(?:a |one )third(?= (?:of|more|less)\b)/gi, "33 %")
    .replaceAll(/\b(?:2|3) thirds\b/gi, "67 %")
    .replaceAll(new RegExp(String.raw`\b(?<!\d\s?)(${[...ORDINALS.keys()].join("|")})\b(?!s)`, "gi"), (word) =>
      String(ORDINALS.get(word.toLowerCase())),
    );
}

function numberIn(run: string): number {
  let total = 0;
  let part = 0;
  for (const word of run.toLowerCase().split(/[\s-]+/)) {
    const scale = SCALES.get(word);
    if (scale === 100) part = (part || 1) * 100;
    else if (scale !== undefined) {
      total += (part || 1) * scale;
      part = 0;
    } else {
      const value = VALUES.get(word) ?? 0;
      // `one forty` is 140, as loads are told.
      part = part > 0 && part < 10 && value >= 10 ? part * 100 + value : part + value;
    }
  }
  return total + part;
}
