/** What an answer is held against: the lines the tools returned, what they were asked, the question and its figures. */
import type { LoadUnit } from "../../log/entry.ts";
import type { FactLine } from "../fact.ts";
import { type TimeNamed, timesIn } from "../times.ts";
import { factsIn, type Placed } from "./derived.ts";
import { figuresIn, type Stated } from "./figures.ts";
import { subjectsIn } from "./names.ts";
import { inDigits } from "./spelled.ts";

/** All that an answer may be made of. */
export type Evidence = {
  lines: readonly FactLine[];
  /** Exercises, sports, parts of the body and times that tools were asked about, found or not. */
  asked: { subjects: readonly string[]; bodyParts: readonly string[]; times: readonly { from: string; to: string }[] };
  question: string;
  today: string;
  unit: LoadUnit;
  /** The athlete's own words for exercises: lower-case phrase to name. */
  own: ReadonlyMap<string, string>;
};

export type Known = Evidence & {
  facts: readonly Placed[];
  subjects: readonly string[];
  written: readonly string[];
  /** Lower-case words of what was found and of exercises' names. */
  words: ReadonlySet<string>;
  questionFigures: readonly Stated[];
  questionTimes: readonly TimeNamed[];
};

export function knownIn(evidence: Evidence): Known {
  const { lines, question, today, own, asked } = evidence;
  const questionTimes = timesIn(question, today);
  const subjects = [
    ...new Set([
      ...lines.flatMap(({ subject }) => subject ?? []),
      ...lines.flatMap(({ quotes = [] }) => quotes.flatMap((quote) => subjectsIn(quote, own).map(({ name }) => name))),
      ...asked.subjects,
      ...subjectsIn(question, own).map(({ name }) => name),
    ]),
  ];
  const told = lines.flatMap(({ words, facts }) => [words, ...facts.map(({ of }) => of)]);
  return {
    ...evidence,
    facts: factsIn(lines),
    subjects,
    written: [...lines.flatMap(({ quotes = [] }) => quotes), ...lines.map(({ words }) => words), question],
    words: new Set(wordsIn([...told, ...subjects])),
    questionFigures: figuresIn(blanked(inDigits(question), questionTimes)),
    questionTimes,
  };
}

/** A text with the times in it as blanks, so that their numbers are no figures. */
export function blanked(text: string, times: readonly TimeNamed[]): string {
  return times.reduce((left, { start, end }) => left.slice(0, start) + " ".repeat(end - start) + left.slice(end), text);
}

function wordsIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.toLowerCase().match(/\p{L}+/gu) ?? []);
}
