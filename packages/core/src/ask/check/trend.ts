/** Whether a sentence sends an exercise or a value the way its series went, where it names no figure that would tell. */
import { METRIC_NAMES } from "../../answer/log.ts";
import type { TimeNamed } from "../times.ts";
import type { Placed } from "./derived.ts";
import type { Known } from "./evidence.ts";
import { isNamed, subjectsIn } from "./names.ts";

const RISES =
  /\b(?:ris(?:es?|en|ing)|rose|improv\w*|increas\w*|gr[eo]w(?:s|n|ing)?|climb(?:s|ed|ing)?|progress(?:es|ed|ing)|(?:going|gone|went|goes|trending|moving|heading) up(?:wards?)?|(?:getting|got|become|becoming) (?:\w+ )?(?:stronger|better)|upwards?)\b/i;
const FALLS =
  /\b(?:fall(?:s|en|ing)?|fell|declin\w*|dropp(?:ed|ing)|drops|decreas\w*|regress\w*|worsen\w*|slipp(?:ed|ing)|shr[aiu]nk\w*|(?:going|gone|went|goes|trending|moving|heading) (?:down(?:wards?)?|backwards?)|(?:getting|got|become|becoming) (?:\w+ )?(?:weaker|worse)|losing (?:strength|ground)|lost (?:strength|ground)|downwards?)\b/i;
const LEVEL = /\b(?:plateau\w*|stall\w*|stuck|stagnat\w*|flat|no progress|not (?:progress|improv)\w*)\b/i;
/** Of these a rise is no improvement, and only `rising` and `falling` say which way they went. */
const BETTER = /\b(?:better|worse|improv\w*|worsen\w*|declin\w*|stronger|weaker)\b/i;
const DENIES = /\b(?:no|not|n['’]t|never|nor|neither|without|whether|if|could|may|might|would)\b|n['’]t\b|\?$/i;
/** Each part says its own of its own. */
const CLAUSE = /;|,\s|\s(?:and|but|while|whereas|although|though)\s/i;

/** Values this near are level, as part of the larger. */
const LEVEL_SHARE = 0.02;

export function trendsStand(digits: string, times: readonly TimeNamed[], known: Known): boolean {
  return digits.split(CLAUSE).every((clause) => {
    const told = LEVEL.test(clause) ? 0 : RISES.test(clause) ? 1 : FALLS.test(clause) ? -1 : undefined;
    if (told === undefined || (told !== 0 && DENIES.test(clause))) return true;
    if (told !== 0 && RISES.test(clause) && FALLS.test(clause)) return true;
    // `no plateau`: something is denied that would itself be level.
    if (
      told === 0 &&
      /\b(?:no|not|never|without|n['’]t)\s(?:\w+\s){0,2}(?:plateau|stall|stuck|stagna|flat)/i.test(clause)
    )
      return true;
    const series = seriesOf(clause, digits, known);
    return series === undefined || went(series, told, times, BETTER.test(clause));
  });
}

type Series = { points: { day: string; value: number }[]; trend?: string; inverse: boolean };

/** The one thing the clause is about; where it names none, that of the sentence, or the only one there is. */
function seriesOf(clause: string, digits: string, known: Known): Series | undefined {
  const named = (text: string) => [
    ...new Set(subjectsIn(text, known.own).flatMap((one) => isNamed(one, known.subjects) ?? [])),
  ];
  const metric = Object.values(METRIC_NAMES).find((name) => new RegExp(String.raw`\b${name}\b`, "i").test(clause));
  const own = named(clause);
  if (metric !== undefined && own.length === 0) {
    const inverse = /^(?:Stress|Soreness|Resting heart rate|Bodyweight)$/.test(metric);
    return { points: byDay(known.facts.filter(({ like, mean }) => like === metric && !mean)), inverse };
  }
  const trends = known.lines.filter(({ words, subject }) => subject !== undefined && words.startsWith("trend "));
  const all = own.length > 0 ? own : named(digits);
  const [subject, another] = all.length > 0 ? all : trends.flatMap((line) => line.subject ?? []);
  if (subject === undefined || another !== undefined) return undefined;
  const ofIt = known.facts.filter(({ line }) => line.subject === subject);
  const estimates = ofIt.filter(({ told }) => told === "estimate");
  const trend = trends.find((line) => line.subject === subject && line.day === undefined)?.words.slice("trend ".length);
  const loads = ofIt.filter(({ is, line }) => is === "kg" && line.to === undefined);
  return {
    points: byDay(estimates.length > 0 ? estimates : loads),
    ...(trend !== undefined && { trend }),
    inverse: false,
  };
}

/** The best of each day. */
function byDay(facts: readonly Placed[]): Series["points"] {
  const best = new Map<string, number>();
  for (const { value, line } of facts)
    if (line.day !== undefined) best.set(line.day, Math.max(value, best.get(line.day) ?? value));
  return [...best].map(([day, value]) => ({ day, value })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * Whether any reading of the series bears it: from its first to its last, its last step, or since its best or worst; of
 * the times named where there are some.
 */
function went({ points, trend, inverse }: Series, told: -1 | 0 | 1, times: readonly TimeNamed[], isJudged: boolean) {
  if (inverse && isJudged) return true;
  const from = times.map((time) => time.from).toSorted()[0];
  const to = times
    .map((time) => time.to)
    .toSorted()
    .at(-1);
  const within = points.filter(({ day }) => (from === undefined || day >= from) && (to === undefined || day <= to));
  // Of one day it is how it came there.
  const first = points.findLastIndex(({ day }) => day < (within[0]?.day ?? ""));
  const series = within.length === 1 && first >= 0 ? [points[first]!, ...within] : within;
  if (series.length < 2) return true;
  const values = series.map(({ value }) => value);
  const last = values.at(-1)!;
  const steps = [values[0]!, values.at(-2)!, Math.max(...values), Math.min(...values)].map((before) => last - before);
  if (told === 0)
    return trend === "plateau" || trend === "falling" || Math.abs(steps[0]!) <= LEVEL_SHARE * Math.abs(last);
  const isTrend = times.length === 0 && (told > 0 ? trend === "rising" : trend === "falling");
  return isTrend || steps.some((step) => Math.sign(step) === told);
}
