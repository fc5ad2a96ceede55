/** Holds a structured answer for a log against the athlete's own words: what they do not say is dropped and listed. */
import { localDay, namedDay } from "../log/dates.ts";
import type { ActivityEntry, Entry, LogContext, SetsEntry, WellnessEntry } from "../log/entry.ts";
import { groundActivity } from "./activity.ts";
import type { Dropped, Grounded } from "./dropped.ts";
import type { Evidence } from "./figure.ts";
import { evidenceOf } from "./figure.ts";
import { Parts } from "./part.ts";
import { isQuoted } from "./quote.ts";
import type { Mention } from "./scope.ts";
import { figuresFor, mentionsIn } from "./scope.ts";
import type { Used } from "./sets.ts";
import { groundSets } from "./sets.ts";
import { groundWellness } from "./wellness.ts";

/**
 * @param answer entries as the log reader's contract writes them
 * @param text the message they were read from
 * @returns the entries that the text tells; paths in `dropped` start at the answer's index
 */
export function groundLog(answer: readonly Entry[], text: string, context: LogContext): Grounded<Entry[]> {
  const evidence = evidenceOf(text, context);
  const ground = new LogGround(evidence, mentionsIn(evidence, context), context);
  const kept = answer.flatMap((entry, index) => ground.entry(entry, `${index}`) ?? []);
  return { kept, dropped: ground.dropped };
}

class LogGround {
  readonly dropped: Dropped[] = [];
  private readonly evidence: Evidence;
  private readonly mentions: readonly Mention[];
  private readonly context: LogContext;
  private readonly used: Used = new Map();
  private readonly days: ReadonlySet<string>;
  private readonly seen = new Set<string>();

  constructor(evidence: Evidence, mentions: readonly Mention[], context: LogContext) {
    this.evidence = evidence;
    this.mentions = mentions;
    this.context = context;
    this.days = daysIn(evidence.plain, localDay(context.now));
  }

  entry(entry: Entry, path: string): Entry | undefined {
    const whole = this.dated(entry, path);
    const kept = this.kept(whole, path);
    if (!kept) return undefined;
    const key = JSON.stringify(kept);
    if (kept.type !== "sets" && this.seen.has(key)) {
      this.dropped.push({ path, value: entry, why: "more-than-told" });
      return undefined;
    }
    this.seen.add(key);
    return kept;
  }

  private kept(entry: Entry, path: string): Entry | undefined {
    switch (entry.type) {
      case "sets":
        return this.sets(this.noted(entry, path), path);
      case "activity":
        return this.activity(this.noted(entry, path), path);
      case "wellness":
        return this.wellness(entry, path);
      case "note":
        if (isQuoted(this.evidence.typed, entry.text)) return entry;
        this.dropped.push({ path: `${path}.text`, value: entry.text, why: "not-a-quote" });
        return undefined;
    }
  }

  private sets(entry: SetsEntry, path: string): SetsEntry | undefined {
    const { exercise } = entry;
    const named = this.mentions.some((mention) => mention.id === exercise) || this.context.last === exercise;
    if (!named) {
      this.dropped.push({ path: `${path}.exercise`, value: exercise, why: "not-told" });
      this.dropped.push({ path, value: entry, why: "empty" });
      return undefined;
    }
    const own = figuresFor(this.evidence, this.mentions, exercise);
    const parts = new Parts(this.evidence, own, exercise);
    const { kept, dropped } = groundSets(entry.sets, `${path}.sets`, {
      evidence: this.evidence,
      parts,
      exercise,
      used: this.used,
    });
    this.dropped.push(...dropped);
    if (kept.length > 0) return { ...entry, sets: kept };
    this.dropped.push({ path, value: entry, why: "empty" });
    return undefined;
  }

  private activity(entry: ActivityEntry, path: string): ActivityEntry | undefined {
    const { kept, dropped } = groundActivity(entry, path, this.evidence);
    this.dropped.push(...dropped);
    return kept;
  }

  private wellness(entry: WellnessEntry, path: string): WellnessEntry | undefined {
    const { kept, dropped } = groundWellness(entry, path, this.evidence);
    this.dropped.push(...dropped);
    return kept;
  }

  private dated<T extends Entry>(entry: T, path: string): T {
    if (entry.date === undefined || this.days.has(entry.date)) return entry;
    this.dropped.push({ path: `${path}.date`, value: entry.date, why: "not-told" });
    const { date: _, ...rest } = entry;
    return rest as T;
  }

  private noted<T extends SetsEntry | ActivityEntry>(entry: T, path: string): T {
    if (entry.note === undefined || isQuoted(this.evidence.typed, entry.note)) return entry;
    this.dropped.push({ path: `${path}.note`, value: entry.note, why: "not-a-quote" });
    const { note: _, ...rest } = entry;
    return rest as T;
  }
}

/** Every day a text names, as the athlete's local dates. */
function daysIn(plain: string, today: string): ReadonlySet<string> {
  const days = new Set<string>();
  for (const line of plain.split("\n")) {
    for (const piece of [line, ...line.split(/[,;.!?:]\s|\band\b|\bthen\b/)]) {
      const named = namedDay(piece, today);
      if (named && named.day <= today) days.add(named.day);
    }
  }
  return days;
}
