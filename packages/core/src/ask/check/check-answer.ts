/** Holds a model's prose against what the tools returned, sentence by sentence: what does not stand there is struck. */
import { timesIn } from "../times.ts";
import { claimsCause } from "./blames.ts";
import { claimsAction, tellsOfOthers } from "./claims.ts";
import { deniesPain } from "./denied-pain.ts";
import { type Evidence, type Known, knownIn } from "./evidence.ts";
import { figuresStand } from "./figures-stand.ts";
import { happenedThen, isKnownTime, partsStand } from "./happened.ts";
import { isNamed, quotesStand, subjectsIn, withoutQuotes } from "./names.ts";
import { hasMarkup, sentencesOf } from "./plain-prose.ts";
import { inDigits } from "./spelled.ts";
import { trendsStand } from "./trend.ts";

export type Struck =
  | "action"
  | "others"
  | "markup"
  | "quote"
  | "name"
  | "day"
  | "figure"
  | "cause"
  | "denial"
  | "trend";

export type CheckedAnswer = {
  /** Paragraphs of what stands. */
  kept: string[];
  struck: { sentence: string; why: Struck }[];
};

export function checkAnswer(prose: string, evidence: Evidence): CheckedAnswer {
  const known = knownIn(evidence);
  // What is planned was not done for that.
  const done = {
    ...known,
    lines: known.lines.filter(({ planned }) => !planned),
    facts: known.facts.filter(({ line }) => !line.planned),
  };
  const struck: CheckedAnswer["struck"] = [];
  const paragraphs = sentencesOf(prose).map((sentences) =>
    sentences.filter((sentence) => {
      const why = troubleWith(sentence, OF_PLANS.test(sentence) ? known : done);
      if (why) struck.push({ sentence, why });
      return !why;
    }),
  );
  return { kept: withoutBareHeadings(paragraphs), struck };
}

/** A sentence that says of itself that it tells of a plan. */
const OF_PLANS =
  /\b(?:plan(?:s|ned)?|schedul\w*|due|tomorrow|upcoming|coming up|next (?:in line|up|session)|ahead|adheren\w*|asks? for|calls? for|missed)\b/i;

/** A line that leads to what was struck leads nowhere. */
function withoutBareHeadings(paragraphs: readonly string[][]): string[] {
  return paragraphs
    .map((sentences, nth) => {
      const follows = paragraphs[nth + 1];
      return follows?.length === 0 || !follows ? sentences.filter((one) => !one.endsWith(":")) : sentences;
    })
    .filter((sentences) => sentences.length > 0)
    .map((sentences) => sentences.join(" "));
}

function troubleWith(sentence: string, known: Known): Struck | undefined {
  if (hasMarkup(sentence)) return "markup";
  if (claimsAction(sentence)) return "action";
  if (!quotesStand(sentence, known.written)) return "quote";
  if (tellsOfOthers(withoutQuotes(sentence), known.words)) return "others";
  const subjects = subjectsIn(sentence, known.own).map((one) => isNamed(one, known.subjects));
  if (subjects.includes(undefined) || !partsStand(sentence, known)) return "name";
  const digits = inDigits(withoutQuotes(withoutNames(sentence, known.subjects)));
  const times = timesIn(digits, known.today);
  const names = subjects.flatMap((one) => one ?? []);
  if (times.some((time) => !isKnownTime(time, known)) || !happenedThen(digits, times, names, known)) return "day";
  if (!figuresStand(digits, times, names, known)) return "figure";
  if (claimsCause(digits)) return "cause";
  if (deniesPain(digits, times, known)) return "denial";
  return trendsStand(digits, times, known) ? undefined : "trend";
}

/** An exercise's own name may have a number in it: `5/3/1 Bench`. */
function withoutNames(sentence: string, names: readonly string[]): string {
  return names
    .filter((name) => /\d/.test(name))
    .reduce((left, name) => left.replaceAll(name, " ".repeat(name.length)), sentence);
}
