/** Every figure a sentence states, with all it can mean: the claims that must stand in what the tools returned. */
import { METRES_PER_MILE } from "../../units/distance.ts";
import { KG_PER_LB } from "../../units/load.ts";
import type { FigureKind } from "../fact.ts";

/** A value lies from `low` up to `high`: half a unit of the last digit told to either side. */
export type Meaning = { is: FigureKind; value: number; low: number; high: number };

export type Stated = {
  start: number;
  end: number;
  /** What it may be; nothing where it is of a unit that no log has. */
  meanings: Meaning[];
  /** Whether its unit is told. */
  told: boolean;
  /** Told as near it: `about`, `nearly`. */
  rough: boolean;
  /** `+` or `−` in front of it. */
  sign?: 1 | -1;
  /** The figure it stands together with: `150 kg × 5`, `10 km in 52:30`. */
  with?: number;
};

type Unit = readonly [is: FigureKind | "foreign", factor: number];

/** Longest first, as they are looked for. */
const UNITS: readonly (readonly [pattern: string, ...Unit])[] = [
  ["(?:hard |working )?sets?", "sets", 1],
  ["reps?|repetitions?", "reps", 1],
  ["km\\/h|kph|kmh|kilomet(?:er|re)s per hour", "speed", 1 / 3.6],
  ["mph|miles per hour", "speed", METRES_PER_MILE / 3600],
  [
    "kcals?|calories|cals?|kj|mg|ml|grams?|g|lit(?:er|re)s?|l|inch(?:es)?|cm|mm|°c?|degrees|stones?|st|rpm|mmol|usd|euros?|\\$|€|£|¥",
    "foreign",
    1,
  ],
  ["kgs?|kilos?|kilograms?|kilogrammes?", "kg", 1],
  ["lbs?|pounds?|#", "kg", KG_PER_LB],
  ["tonnes?|tons?|t", "kg", 1000],
  ["kms?|kilomet(?:er|re)s?|k", "meters", 1000],
  ["mi|miles?", "meters", METRES_PER_MILE],
  ["bpm|beats(?: (?:per|a) minute)?", "bpm", 1],
  ["watts?|w", "watts", 1],
  ["ms|milliseconds?", "ms", 1],
  ["steps?", "steps", 1],
  ["%|percent(?:age points?)?|per cent|pct", "percent", 1],
  ["seconds?|secs?|s", "seconds", 1],
  ["minutes?|mins?", "seconds", 60],
  ["hours?|hrs?|h", "seconds", 3600],
  ["m|met(?:er|re)s?", "meters", 1],
  ["yards?|yd", "meters", 0.9144],
  ["feet|foot|ft", "meters", 0.3048],
  ["days?|nights?|mornings?|evenings?", "days", 1],
  ["weeks?|wks?", "days", 7],
  ["months?", "days", 30.4375],
  ["years?|yrs?", "days", 365.25],
  [
    "times|workouts?|sessions?|trainings?|visits?|runs?|rides?|swims?|walks?|hikes?|rows?|notes?|entries|readings?|occasions?|records?|prs?|exercises?|lifts?",
    "count",
    1,
  ],
];
const UNIT = UNITS.map(([pattern], nth) => `(?<u${nth}>${pattern})`).join("|");
const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+|,\d{1,2}(?!\d))?`;
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2})?`;

const PACE = new RegExp(
  String.raw`(?<![\d:])(${CLOCK})\s*(?:min(?:utes?)?)?\s*(?:\/|per|a)\s*(km|kilomet(?:er|re)|k|mi|mile|100 ?m|500 ?m)\b`,
  "giu",
);
const TIME = new RegExp(String.raw`(?<![\d:])${CLOCK}(?![\d:])`, "gu");
const HOURS = /(?<![\d.:,])(\d{1,2})\s*h(?:(?:ours?|rs?)?,?\s*(?:and\s+)?(\d{1,2})\s*m(?:in(?:ute)?s?)?|(\d{2}))\b/giu;
const SCALE = /(?<![\d.:,])(\d{1,4}(?:\.\d+)?)\s*(?:\/|out of)\s*10\b(?!\/)/giu;
const FRACTION = /\d+(?:\.\d+)?\s*\/\s*\d+/gu;
const EFFORT =
  /(?:\b(rpe|rir)\s*(?:of\s*)?|@\s*)(\d{1,4}(?:\.\d+)?)\b|\b(\d{1,4}(?:\.\d+)?)\s*(rir|rpe|reps? in reserve)\b/giu;
const PLAIN = new RegExp(
  String.raw`(?<sign>(?<=^|[\s(])[+−-]\s?)?(?<number>${NUMBER})(?:st|nd|rd|th)?(?:(?<range>\s?(?:-|–|to)\s?)(?<second>${NUMBER}))?(?:\s?-?(?:${UNIT})(?![\p{L}\d]))?`,
  "giu",
);
/** Numbers that are part of a name. */
const NAMED = /\b(?:e?1\s?rm|5k pb|covid-?19)\b/giu;
const ROUGH =
  /(?:\babout|\baround|\broughly|\bapprox(?:imately|\.)?|~|≈|\bnearly|\balmost|\bjust (?:over|under|above|below)|\bsome|\bclose to|\bnear)\s*(?:\p{Sc}|\+)?$/iu;

/** @param text with numbers in digits, and the days it names blanked out */
export function figuresIn(text: string): Stated[] {
  let left = text.replaceAll(NAMED, blank);
  const found: Stated[] = [];
  const take = (pattern: RegExp, meaningsOf: (match: RegExpExecArray) => Meaning[]) => {
    for (const match of left.matchAll(pattern)) {
      const { index: start } = match;
      const rough = ROUGH.test(text.slice(0, start));
      found.push({ start, end: start + match[0].length, meanings: meaningsOf(match), rough, told: true });
    }
    left = left.replaceAll(pattern, blank);
  };
  take(PACE, ([, clock = "", per = ""]) => [exactly("pace", clockSec(clock) / metersOf(per), 0.5 / metersOf(per))]);
  take(HOURS, ([, hours, minutes, glued]) => [
    exactly("seconds", Number(hours) * 3600 + Number(minutes ?? glued) * 60, 30),
  ]);
  take(TIME, ([clock = ""]) => clockMeanings(clock));
  take(SCALE, ([, value = ""]) => [around("scale", value, 1), around("rpe", value, 1)]);
  take(EFFORT, ([, kind, value, other, named]) => [
    around(/rir|reserve/i.test(kind ?? named ?? "") ? "rir" : "rpe", value ?? other ?? "", 1),
  ]);
  take(FRACTION, () => []);
  found.push(...plainFigures(left, text));
  // What is a number in any other writing is none that can be checked.
  for (const match of left.matchAll(/[\p{N}]/gu))
    if (!/\d/.test(match[0]))
      found.push({ start: match.index, end: match.index + 1, meanings: [], rough: false, told: true });
  return paired(
    found.sort((a, b) => a.start - b.start),
    text,
  );
}

function plainFigures(left: string, text: string): Stated[] {
  return [...left.matchAll(PLAIN)].flatMap((match): Stated[] => {
    const groups = match.groups ?? {};
    const start = match.index;
    const unit = UNITS.findIndex((_, nth) => groups[`u${nth}`] !== undefined);
    const meaning = (number: string): Meaning[] => {
      if (/\p{Sc}\s?$/u.test(text.slice(0, start))) return [];
      const told = UNITS[unit];
      if (!told) return bare(number);
      const [, is, factor] = told;
      return is === "foreign" ? [] : [around(is, number, factor)];
    };
    const { number = "", second, sign } = groups;
    const rough = ROUGH.test(text.slice(0, start));
    const signed = sign && !second ? { sign: sign.trim() === "+" ? (1 as const) : (-1 as const) } : {};
    const whole = { start, end: start + match[0].length, rough, told: unit >= 0 };
    return second === undefined
      ? [{ ...whole, ...signed, meanings: meaning(number) }]
      : [
          { ...whole, meanings: meaning(number) },
          { ...whole, meanings: meaning(second) },
        ];
  });
}

/** `150 kg × 5`, `3x5`, `5 at 100 kg`, `100 kg for 5`, `10 km in 52:30`. */
function paired(all: readonly Stated[], text: string): Stated[] {
  return all.map((one, nth) => {
    const next = all[nth + 1];
    const between = next && text.slice(one.end, next.start);
    return between !== undefined && /^\s?(?:[x×*]|for|at|in)\s?$/iu.test(between) ? { ...one, with: nth + 1 } : one;
  });
}

/** Without a unit it may be anything a log holds, as it is told there. */
function bare(number: string): Meaning[] {
  return [
    around("kg", number, 1),
    around("kg", number, KG_PER_LB),
    ...(["reps", "sets", "rpe", "rir", "scale", "bpm", "watts", "ms", "steps", "count", "days"] as const).map((is) =>
      around(is, number, 1),
    ),
  ];
}

function around(is: FigureKind, number: string, factor: number): Meaning {
  const plain = /^\d+,\d{1,2}$/.test(number) ? number.replace(",", ".") : number.replaceAll(",", "");
  const decimals = plain.split(".")[1]?.length ?? 0;
  return exactly(is, Number(plain) * factor, 0.5 * 10 ** -decimals * factor);
}

function exactly(is: FigureKind, value: number, half: number): Meaning {
  return { is, value, low: value - half, high: value + half };
}

function clockMeanings(clock: string): Meaning[] {
  const seconds = clockSec(clock);
  const isShort = clock.split(":").length === 2;
  return [exactly("seconds", seconds, 0.5), ...(isShort ? [exactly("seconds", seconds * 60, 30)] : [])];
}

function clockSec(clock: string): number {
  return clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

function metersOf(per: string): number {
  if (/^mi/i.test(per)) return METRES_PER_MILE;
  return /00/.test(per) ? Number.parseInt(per, 10) : 1000;
}

function blank(words: string): string {
  return " ".repeat(words.length);
}
