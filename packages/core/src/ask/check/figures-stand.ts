/** Whether all figures of a sentence stand in what was found, each on its day, of its exercise, and with its like. */
import { daysBetween } from "../../time/local.ts";
import type { FactLine, FigureKind } from "../fact.ts";
import type { TimeNamed } from "../times.ts";
import { follows, type Placed, sameAs } from "./derived.ts";
import { blanked, type Known } from "./evidence.ts";
import { figuresIn, type Stated } from "./figures.ts";
import { DENIES } from "./happened.ts";
import { isMeant } from "./meant.ts";
import { inScope, touches } from "./scope.ts";

/**
 * @param digits the sentence with its numbers in digits
 * @param subjects the exercises and sports it names; without any it may be of all
 */
export function figuresStand(
  digits: string,
  times: readonly TimeNamed[],
  subjects: readonly string[],
  known: Known,
): boolean {
  const figures = figuresIn(blanked(digits, times));
  if (figures.length > MOST_FIGURES || times.length > MOST_FIGURES) return false;
  const ofSubject = known.facts.filter((fact) => isOf(fact, subjects, digits));
  const isSpokenOf = spokenOf(times, digits, ofSubject);
  const factsFor = (nth: number) => {
    const bound = boundTo(figures, nth, times, digits);
    return ofSubject.filter(({ line }) => (bound ? inScope(line, bound) : isSpokenOf(line, figures[nth]!)));
  };
  const same = figures.map((figure, nth) =>
    sameAs(figure, factsFor(nth), known.unit).filter(
      (fact) =>
        isMeant(figure, fact, digits) &&
        // A number without a unit may be anything, so it must be of what the sentence is about.
        (figure.told || subjects.length === 0 || fact.line.subject !== undefined),
    ),
  );
  if (
    figures.some((figure, nth) => isTurnedRound(digits, [figure, figures[nth + 1]], [same[nth]!, same[nth + 1] ?? []]))
  )
    return false;
  const named = [
    ...same.flat(),
    ...times.flatMap(({ claim }) => (claim ? ofSubject.filter(({ line }) => touches(line, claim)) : [])),
  ];
  return figures.every((figure, nth) => {
    if (same[nth]!.length > 0)
      return isTogether(figure, same[nth]!, same[figure.with ?? -1], figures[figure.with ?? -1]);
    if (follows(figure, digits, { named, all: ofSubject })) return true;
    return isSpan(figure, times, known) || countsDays(figure, times) || isAsked(figure, digits, known);
  });
}

/** A sentence with more is none. */
const MOST_FIGURES = 24;

const IN_ALL = /\b(?:in (?:all|total)|altogether|overall|total)\b/i;

/** What was done in all is not what was done of one exercise; what is of no training at all, such as sleep, is of any. */
function isOf({ whole, line: { subject } }: Placed, subjects: readonly string[], digits: string): boolean {
  if (subjects.length === 0 || (subject !== undefined && subjects.includes(subject))) return true;
  return subject === undefined && (!whole || IN_ALL.test(digits));
}

const COMPARED =
  /\b(?:than|compared (?:to|with)|versus|vs\.?|against|as)\s(?:on|in|at)?\s?(?:the\s)?(?:week\s(?:of|from)\s)?$/i;
const NOW = /\b(?:now|as of today|currently|at (?:present|the moment)|these days|latest|most recent(?:ly)?)\b/i;

/** Where another statement begins: `96 kg in March; 123 kg in May`. */
const CLAUSE = /;|,\s(?:and|but|while|whereas|then)\s|\s(?:but|while|whereas)\s/gi;

/**
 * Whether a line is of what a figure is of: the times of its own clause, else of the sentence, but not the other side of
 * a comparison; `now` is the newest day there is.
 */
function spokenOf(
  times: readonly TimeNamed[],
  digits: string,
  facts: readonly Placed[],
): (line: FactLine, figure: Stated) => boolean {
  const own = times.filter(({ start }) => !COMPARED.test(digits.slice(0, start)));
  if (own.length === 0) return () => true;
  const breaks = [...digits.matchAll(CLAUSE)].map(({ index }) => index);
  const clauseOf = (start: number) => breaks.filter((at) => at < start).length;
  const newest = NOW.test(digits) ? newestDays(facts) : undefined;
  return (line, { start }) => {
    const ofClause = own.filter((time) => clauseOf(time.start) === clauseOf(start));
    const within = ofClause.length > 0 ? ofClause : own;
    return (
      within.some((time) => inScope(line, time)) || (newest !== undefined && newest.get(line.subject) === line.day)
    );
  };
}

function newestDays(facts: readonly Placed[]): Map<string | undefined, string> {
  const newest = new Map<string | undefined, string>();
  for (const { line } of facts)
    if (line.day !== undefined && line.to === undefined && line.day > (newest.get(line.subject) ?? ""))
      newest.set(line.subject, line.day);
  return newest;
}

/** `140 kg on 10 Oct and 150 kg on 12 Nov`: the day right behind a figure is its own. */
function boundTo(
  figures: readonly Stated[],
  nth: number,
  times: readonly TimeNamed[],
  digits: string,
): TimeNamed | undefined {
  const figure = figures[nth]!;
  if (figure.with !== undefined) return boundTo(figures, figure.with, times, digits);
  return times.find(
    ({ start }) =>
      start >= figure.end &&
      /^\s?\(?(?:on|in|at|from|of|back in)?\s?(?:the\s)?(?:week\s(?:of|from|starting|beginning)\s)?$/i.test(
        digits.slice(figure.end, start),
      ),
  );
}

/** `from 175 kg to 150 kg` where it went the other way. */
function isTurnedRound(
  digits: string,
  [from, to]: readonly [Stated, Stated | undefined],
  [before, after]: readonly [readonly Placed[], readonly Placed[]],
): boolean {
  if (!to || !/\bfrom (?:about |around )?$/i.test(digits.slice(0, from.start))) return false;
  if (!/^[^.;,]{0,30}\bto (?:about |around )?$/i.test(digits.slice(from.end, to.start))) return false;
  const pairs = before.flatMap((a) => after.flatMap((b) => (a.is === b.is && a.of === b.of ? [[a, b] as const] : [])));
  return pairs.length > 0 && pairs.every(([a, b]) => (a.line.day ?? "") > (b.line.day ?? a.line.day ?? ""));
}

const TOGETHER: ReadonlySet<FigureKind> = new Set(["kg", "reps", "sets", "meters", "seconds"]);

/** `150 kg × 5` must have been one set, `10 km in 52:30` one run. */
function isTogether(
  figure: Stated,
  same: readonly Placed[],
  others: readonly Placed[] | undefined,
  next: Stated | undefined,
): boolean {
  if (figure.with === undefined || !others || others.length === 0) return true;
  if (!next?.meanings.some(({ is }) => TOGETHER.has(is))) return true;
  return same.some((a) =>
    others.some(
      (b) =>
        TOGETHER.has(b.is) &&
        a.is !== b.is &&
        a.line === b.line &&
        (a.set === undefined || b.set === undefined || a.set === b.set),
    ),
  );
}

/** Days, weeks or months between two days found, asked about, or today; of a sentence that names days, between those. */
function isSpan(figure: Stated, times: readonly TimeNamed[], { lines, asked, questionTimes, today }: Known): boolean {
  const spans = figure.meanings.filter(({ is }) => is === "days");
  if (!figure.told || spans.length === 0) return false;
  const dated = lines.flatMap(({ day, to }) => [day, to]).flatMap((day) => day ?? []);
  const claims = times.flatMap(({ claim }) => claim ?? []);
  const named = dated.filter((day) => claims.some(({ from, to }) => day >= from && day <= to));
  const bySubject = Map.groupBy(lines, ({ subject = "" }) => subject);
  const ends = [...bySubject.values()].flatMap((ofIt) => {
    const days = ofIt.flatMap(({ day, to }) => (day === undefined || to !== undefined ? [] : day)).sort();
    return [...days.slice(0, 1), ...days.slice(-1)];
  });
  const own = claims.length > 0 ? named : ends;
  const days = [
    ...new Set([...own, today, ...[...asked.times, ...questionTimes].flatMap(({ from, to }) => [from, to])]),
  ];
  return spans.some(({ low, high }) =>
    days.some((a) =>
      days.some((b) => {
        const between = daysBetween(a, b);
        return between > 0 && ((between >= low && between <= high) || (between + 1 >= low && between + 1 <= high));
      }),
    ),
  );
}

/** `on 2 days: 10 Oct and 12 Nov`: as many as the sentence names. */
function countsDays(figure: Stated, times: readonly TimeNamed[]): boolean {
  const days = new Set(times.flatMap(({ claim }) => (claim && claim.from === claim.to ? claim.from : [])));
  return (
    days.size > 1 && figure.meanings.some(({ is, value }) => (is === "days" || is === "count") && value === days.size)
  );
}

/** What only the question says may be repeated to deny it, and the time it asks about as it is. */
function isAsked(figure: Stated, digits: string, { questionFigures }: Known): boolean {
  const told = questionFigures.some(({ meanings }) =>
    meanings.some((asked) =>
      figure.meanings.some((meaning) => meaning.is === asked.is && Math.abs(meaning.value - asked.value) < 1e-6),
    ),
  );
  return told && (DENIES.test(digits) || figure.meanings.every(({ is }) => is === "days"));
}
