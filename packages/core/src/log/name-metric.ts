/** Finds the wellness metric that is named at a place in a line. */
import type { Anchor } from "./atom.ts";
import type { WellnessMetric } from "./entry.ts";
import type { Line } from "./lex.ts";
import { numberAt, wordAt } from "./lex.ts";
import { correctorOf, firstWordsOf, phraseAt } from "./name-phrase.ts";

type Found = { value: Anchor; next: number };

export function metric(line: Line, index: number): Found | undefined {
  for (let size = METRIC_BEGINS.has(wordAt(line, index)) ? 3 : 0; size > 0; size--) {
    const phrase = phraseAt(line, index, size);
    if (phrase !== undefined && Object.hasOwn(METRICS, phrase)) {
      if (phrase === "sleep" || phrase === "weight" || phrase === "scale" || phrase === "scales") {
        if (
          ["room", "train", "training", "belt", "vest", "loss", "is"].includes(wordAt(line, index + 1)) &&
          wordAt(line, index + 1) !== "is"
        )
          return undefined;
      }
      // "hrv is 58"
      const linked = LINKS.has(wordAt(line, index + size)) && numberAt(line, index + size + 1) !== undefined ? 1 : 0;
      return { value: { kind: "metric", metric: METRICS[phrase]! }, next: index + size + linked };
    }
  }
  const slip = correctedMetric(wordAt(line, index));
  return slip === undefined ? undefined : { value: { kind: "metric", metric: METRICS[slip]! }, next: index + 1 };
}

const METRICS: Readonly<Record<string, WellnessMetric>> = {
  slept: "sleep",
  sleep: "sleep",
  asleep: "sleep",
  sleeping: "sleep",
  stress: "stress",
  soreness: "soreness",
  sore: "soreness",
  doms: "soreness",
  weighed: "weight",
  weight: "weight",
  "body weight": "weight",
  "weighed in": "weight",
  "weigh in": "weight",
  weighin: "weight",
  scale: "weight",
  scales: "weight",
  "scale said": "weight",
  "scale says": "weight",
  "scales said": "weight",
  "scales say": "weight",
  "scale read": "weight",
  "scale reads": "weight",
  rhr: "rhr",
  "resting hr": "rhr",
  "resting heart rate": "rhr",
  "resting heartrate": "rhr",
  "resting pulse": "rhr",
  "rest hr": "rhr",
  "morning hr": "rhr",
  hrv: "hrv",
  rmssd: "hrv",
  mood: "mood",
  energy: "energy",
  "energy level": "energy",
  "energy levels": "energy",
  "stress level": "stress",
  "stress levels": "stress",
  "mood level": "mood",
  "muscle soreness": "soreness",
  steps: "steps",
  "step count": "steps",
};

const CORRECTED_METRICS = [
  "slept",
  "sleep",
  "stress",
  "soreness",
  "weighed",
  "weight",

  "energy",
  "steps",
];

const correctedMetric = correctorOf(CORRECTED_METRICS);
const METRIC_BEGINS = firstWordsOf(Object.keys(METRICS));

const LINKS: ReadonlySet<string> = new Set(["is", "was", "are", "were", "of", "at", "now"]);
