/** Reads the common questions in plain English, without a model. */
import { askedActivity } from "../command/asked-activity.ts";
import type { Sport, WellnessMetric } from "../log/entry.ts";
import { partAt } from "../note/body.ts";
import type { BodyPart } from "../note/observation.ts";
import { addDays, daysBetween } from "../time/local.ts";
import { readPlanQuestion } from "./plan-question.ts";
import { timesIn } from "./times.ts";
import type { ToolCall } from "./tool.ts";

export type AskedQuestion =
  | { kind: "call"; call: ToolCall }
  /** About somebody else: nobody's to answer. */
  | { kind: "others" }
  | { kind: "unknown" };

const OTHERS =
  /\b(?:every(?:one|body)|anyone|anybody|someone|somebody|other (?:people|athletes?|users?|members?)|others|team ?mates?|leader ?board|his|her|hers|their|theirs|athletes|users|members|(?:athlete|user) ?(?:id )?#?\d+|who(?:se)?\b(?! am i))\b|(?:^|\s)@\w/i;
/** `Ben's data`; not `what's` or `last week's`. */
const POSSESSIVE =
  /\b(?!(?:what|how|where|when|who|that|it|there|here|let|today|yesterday|week|month|year|he|she)['’]s)([\p{L}]{2,})['’]s\b/iu;

const PAIN =
  /\b(?:hurts?|hurting|pain|painful|sore|ached?|aching|twinged?|complain\w*|bother\w*|niggl\w*|injur\w*|flare[sd]?)\b/i;
const LAST = /\b(?:last|latest|recent(?:ly)?|previous|when did i|most recent)\b/i;
const BEST = /\b(?:best|pr|prs|pb|pbs|max|1 ?rm|records?|heaviest|strongest|personal)\b/i;
const OFTEN = /\b(?:how often|how many (?:times|days|sessions|workouts)|how frequent\w*|consisten\w*|frequency)\b/i;
const PROGRESS =
  /\b(?:progress\w*|progression|going|doing|improv\w*|trend\w*|getting (?:stronger|weaker|better)|stronger|weaker|plateau\w*|stall\w*|stuck|coming along|e1rm)\b/i;
const READY =
  /\b(?:ready|readiness|recover\w*|rested|fresh|tired|fatigued?|how am i|should i (?:train|rest)|sleep\w*|slept)\b/i;
const LOAD = /\b(?:load|volume|tonnage|too much|overtrain\w*|hard sets)\b/i;
const WEEK = /\b(?:(this|last|past|previous|the) )?week\b/i;

/**
 * @param exerciseNamed the exercise a phrase is the name of, exactly
 * @returns one tool with its arguments; a question that fits none is `unknown`, never guessed at
 */
export function readQuestion(
  typed: string,
  exerciseNamed: (phrase: string) => string | undefined,
  today: string,
): AskedQuestion {
  const words = typed.slice(0, MOST_CHARS).replaceAll("’", "'").replaceAll(/\s+/g, " ").trim();
  if (OTHERS.test(words) || POSSESSIVE.test(words)) return { kind: "others" };
  const { exerciseId, sport, bodyPart, otherPart } = subjectOf(words, exerciseNamed);
  const told = /\b(left|right)\b/i.exec(words)?.[1]?.toLowerCase();
  const side = told === "left" || told === "right" ? told : undefined;
  const call = (one: ToolCall): AskedQuestion => ({ kind: "call", call: one });
  const planned = exerciseId === undefined && !PAIN.test(words) ? readPlanQuestion(words, today) : undefined;
  if (planned) return call(planned);
  const [time, another] = timesIn(words.replaceAll(MONTH_WORD, capital), today);
  // A relation of two times, or of pain with something else, is more than one tool tells.
  if (another || (PAIN.test(words) && metricIn(words))) return { kind: "unknown" };
  const range = time && !time.unreadable ? { from: time.from, to: time.to < today ? time.to : today } : undefined;
  const named = time?.claim !== undefined;
  if (OFTEN.test(words)) {
    const of = {
      ...(exerciseId !== undefined && { exerciseId }),
      ...(sport && !exerciseId && { sport }),
    };
    if (!named || !range) return call({ tool: "howOften", args: { ...of, days: spanOf(words) } });
    return range.to === today
      ? call({ tool: "howOften", args: { ...of, days: daysBetween(range.from, today) + 1 } })
      : call({ tool: "sessions", args: { ...of, ...range } });
  }
  if (PAIN.test(words) && (LAST.test(words) || /\b(?:when|what|how)\b/i.test(words)))
    return bodyPart === undefined && otherPart
      ? { kind: "unknown" }
      : call({
          tool: "lastPain",
          args: { ...(bodyPart !== undefined && { bodyPart }), ...(bodyPart !== undefined && side && { side }) },
        });
  if (exerciseId !== undefined) {
    const args = { exerciseId };
    if (BEST.test(words)) return named ? { kind: "unknown" } : call({ tool: "best", args });
    if (PROGRESS.test(words)) return call({ tool: "progress", args: { ...args, ...(named && range) } });
    if (LAST.test(words) && !named) return call({ tool: "last", args });
    if (range && DONE.test(words)) return call({ tool: "sessions", args: { ...args, ...range } });
  }
  if (sport && range && DONE.test(words)) return call({ tool: "sessions", args: { sport, ...range } });
  if (sport && LAST.test(words) && !named) return call({ tool: "lastSport", args: { sport } });
  // Of an exercise or a part something else was asked, which a general answer would miss.
  if (exerciseId !== undefined || bodyPart !== undefined) return { kind: "unknown" };
  if (MOST_WEEK.test(words))
    return call({ tool: "weeks", args: range ?? { from: addDays(today, -HALF_A_YEAR), to: today } });
  const metric = metricIn(words);
  if (metric && range) return call({ tool: "wellness", args: { metric, ...range } });
  if (LOAD.test(words)) return named && range ? call({ tool: "weeks", args: range }) : call({ tool: "load", args: {} });
  // A week has a tool of its own.
  if (range && DONE.test(words) && (named || !WEEK.test(words))) return call({ tool: "sessions", args: range });
  if (named) return { kind: "unknown" };
  const week = WEEK.exec(words);
  if (week) return call({ tool: "week", args: { which: /last|past|previous/i.test(week[1] ?? "") ? "last" : "this" } });
  if (READY.test(words)) return call({ tool: "readiness", args: {} });
  return { kind: "unknown" };
}

const HALF_A_YEAR = 182;
const MOST_WEEK =
  /\b(?:heaviest|hardest|biggest|best|toughest|most|highest|lightest|easiest)\b.*\bweeks?\b|\bweeks?\b.*\b(?:heaviest|hardest|most)\b/i;
const DONE =
  /\b(?:what (?:did|have) i|what was my training|show(?: me)?|list|my (?:workouts|sessions|training)|did i (?:do|train|lift))\b/i;
/** `in march`: months that are words of their own are known by what stands before them. */
const MONTH_WORD =
  /(?<=\b(?:in|since|from|until|of|during|before|after|last|this) )(?:march|may)\b|(?<=\b\d{1,2}(?:st|nd|rd|th)? (?:of )?)(?:jan|feb|mar|march|apr|may|jun|jul|aug|sept?|oct|nov|dec)\b|\b(?:jan|feb|mar|march|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?= \d{1,2}(?:st|nd|rd|th)?\b)|(?<=\bon )(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b/gi;

function capital(word: string): string {
  return `${word[0]!.toUpperCase()}${word.slice(1)}`;
}

const METRICS: readonly (readonly [RegExp, WellnessMetric])[] = [
  [/\bsle(?:ep|pt)\w*\b/i, "sleep"],
  [/\b(?:body ?weight|weigh\w*)\b/i, "weight"],
  [/\bmood\b/i, "mood"],
  [/\benergy\b/i, "energy"],
  [/\bstress\w*\b/i, "stress"],
  [/\bsoreness\b/i, "soreness"],
  [/\bhrv\b/i, "hrv"],
  [/\b(?:rhr|resting (?:heart rate|hr|pulse))\b/i, "rhr"],
  [/\bsteps\b/i, "steps"],
];

function metricIn(words: string): WellnessMetric | undefined {
  return METRICS.find(([pattern]) => pattern.test(words))?.[1];
}

const MOST_CHARS = 300;
const LONGEST_NAME = 5;
/** Words of questions that are also a piece of some name. */
const PLAIN = new Set(
  "a am an and any are best bests better between can could day days did do does doing done for from get give going had has have heaviest how hurt i in is it last latest load long many max me month most much my of often on or pain pb pr record records rest show since strong stronger than the this time times to train trained training was week weeks were what when which will with work workout workouts year yesterday today".split(
    " ",
  ),
);

function subjectOf(words: string, exerciseNamed: (phrase: string) => string | undefined) {
  const all = words
    .toLowerCase()
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter(Boolean);
  /** `otherPart`: a part of the body without a place of its own in the log, such as a biceps. */
  const found: { exerciseId?: string; sport?: Sport; bodyPart?: BodyPart; otherPart?: true } = {};
  for (let size = Math.min(LONGEST_NAME, all.length); size > 0; size--)
    for (let at = 0; at + size <= all.length; at++) {
      const some = all.slice(at, at + size);
      if (PLAIN.has(some[0]!) || PLAIN.has(some.at(-1)!)) continue;
      const phrase = some.join(" ");
      const part = partAt(some, 0);
      if (part?.size === size && part.named.part) found.bodyPart ??= part.named.part;
      else if (part?.size === size) found.otherPart = true;
      const activity = askedActivity(phrase);
      if (activity?.kind === "sport") found.sport ??= activity.sport;
      const id = exerciseNamed(phrase);
      if (id !== undefined) found.exerciseId ??= id;
    }
  return found;
}

const UNIT_DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };
const USUAL_DAYS = 28;

/** `the last 3 months`, `this year`; four weeks where nothing is said. */
function spanOf(words: string): number {
  const [, many = "1", unit = ""] = /(?:(\d{1,3}) )?(day|week|month|year)s?\b/i.exec(words) ?? [];
  const days = (UNIT_DAYS[unit.toLowerCase()] ?? 0) * Number(many);
  return days === 0 ? USUAL_DAYS : Math.min(days, 3660);
}
