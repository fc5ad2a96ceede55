/** What is said of how an athlete is: the last values of one metric, and readiness part by part. */
import { type Block, code, type Span, strong, text } from "../chat/reply.ts";
import type { LoadUnit, WellnessMetric } from "../log/entry.ts";
import type { Mean, Recent } from "../readiness/recent.ts";
import type { ReadinessPart } from "../readiness/signs.ts";
import { dayInWords } from "../time/local.ts";
import { formatDecimal } from "../units/decimal.ts";
import { METRIC_NAMES, wellnessValue } from "./log.ts";

type Words = { unit: LoadUnit; today: string };

/** The metrics with a command of their own, and how a value is told. */
export const TOLD_METRICS = {
  sleep: { expects: "hours of sleep", example: "/sleep 7h30" },
  stress: { expects: "1 (none) to 10", example: "/stress 4" },
  soreness: { expects: "1 (none) to 10 and, if you like, where", example: "/soreness 6 quads" },
  weight: { expects: "your bodyweight", example: "/weight 81.4" },
  mood: { expects: "1 to 10 (best)", example: "/mood 7" },
  energy: { expects: "1 to 10 (best)", example: "/energy 6" },
} as const satisfies Partial<Record<WellnessMetric, { expects: string; example: string }>>;
export type ToldMetric = keyof typeof TOLD_METRICS;

/** What a command that could not be read expects. */
export function expectedBlocks(metric: ToldMetric, { unit }: Pick<Words, "unit">): Block[] {
  const { expects, example } = TOLD_METRICS[metric];
  const inUnit = metric === "weight" ? ` in ${unit}, or with its unit` : "";
  return [text(`I expect ${expects}${inUnit}. Like this: `, code(example))];
}

/** The last values, the week's mean and how it stands to the four weeks before. */
export function recentBlocks(metric: ToldMetric, { last, week, before }: Recent, { unit, today }: Words): Block[] {
  const name = strong(METRIC_NAMES[metric]);
  const [newest, ...earlier] = last;
  if (!newest)
    return [text(name, ": nothing told in the last five weeks. Like this: ", code(TOLD_METRICS[metric].example))];
  const where = newest.where === undefined ? "" : `, ${newest.where}`;
  const blocks = [
    text(name, ` ${wellnessValue(metric, newest.value, unit)}${where}, ${dayInWords(newest.day, today)}`),
  ];
  if (week) {
    const trend = before ? `, ${trendWords(metric, week, before, unit)}` : "";
    blocks.push(text(`7-day mean ${wellnessValue(metric, week.mean, unit)}${trend}`));
  }
  if (earlier.length > 0) {
    const words = earlier.map(({ day, value }) => `${dayInWords(day, today)} ${wellnessValue(metric, value, unit)}`);
    blocks.push(text(`Before: ${words.join(" · ")}`));
  }
  return blocks;
}

/** `20 min under the four weeks before` */
function trendWords(metric: ToldMetric, week: Mean, before: Mean, unit: LoadUnit): string {
  const change = week.mean - before.mean;
  if (Math.abs(change) < NOTABLE[metric]) return "as in the four weeks before";
  const amount = wellnessValue(metric, Math.abs(change), unit).replace(/\/10$/, "");
  return `${amount} ${change > 0 ? "over" : "under"} the four weeks before`;
}

/** Smaller changes of a mean are noise: hours, points, kilograms. */
const NOTABLE: Record<ToldMetric, number> = {
  sleep: 0.25,
  stress: 0.5,
  soreness: 0.5,
  mood: 0.5,
  energy: 0.5,
  weight: 0.2,
};

/** The parts, the signs among them, and what two signs suggest. */
export function readinessBlocks(parts: readonly ReadinessPart[], words: Words): Block[] {
  if (parts.length === 0)
    return [
      text(
        "I know nothing of today or yesterday yet. Tell me how you are, like ",
        code("slept 7h, energy 6, soreness 3 quads"),
        ", or let me ask: ",
        code("/checkin on 7:30"),
      ),
    ];
  return [
    text(strong("Readiness"), ", beside what is normal for you"),
    { kind: "list", items: parts.map((part) => partWords(part, words)) },
    text(verdict(parts.filter(({ sign }) => sign))),
  ];
}

function partWords({ metric, value, day, normal, known, sign }: ReadinessPart, { unit, today }: Words): Span[] {
  const overWeek = metric === "rhr" || metric === "hrv";
  const when = overWeek ? ", 7-day mean" : day === today ? "" : " yesterday";
  const usual = normal ? `, usually ${wellnessValue(metric, normal.mean, unit)}` : "";
  const young = known ? ` (${formatDecimal(known.days, 0)} of ${known.needed} days known to compare with)` : "";
  const said = sign ? [": ", strong({ short: "a short night", low: "low for you", high: "high for you" }[sign])] : [];
  return [strong(METRIC_NAMES[metric]), ` ${wellnessValue(metric, value, unit)}${when}${usual}${young}`, ...said];
}

/** One sign alone is common; two are worth a thought, and the athlete decides. */
function verdict(signs: readonly ReadinessPart[]): string {
  const names = signs.map(({ metric }) => nameInText(metric));
  if (names.length === 0) return "Nothing out of your ordinary.";
  if (names.length === 1) return `One sign, ${names[0]}. Alone it says little.`;
  const list = `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  return `${names.length} signs: ${list}. Fewer sets or less weight today would be a fair choice. It is yours.`;
}

function nameInText(metric: WellnessMetric): string {
  const name = METRIC_NAMES[metric];
  return metric === "hrv" ? name : name.toLowerCase();
}
