/** What is said of an exercise: its records, the last times, and what else there is to log. */
import { type Block, type Span, strong, text } from "../chat/reply.ts";
import { CATALOGUE } from "../exercise/catalogue.ts";
import { MUSCLES, type Muscle } from "../exercise/exercise.ts";
import type { LoadUnit } from "../log/entry.ts";
import { dayInWords } from "../time/local.ts";
import { formatThousands } from "../units/decimal.ts";
import { estimateNumber, formatEstimate } from "../units/load.ts";
import type { PastSet } from "./log.ts";
import { exerciseRecordsBlocks, type RecordsOfExercise } from "./records.ts";
import { describeSets } from "./sets.ts";

type Words = { unit: LoadUnit; today: string };

/** One visit's sets of an exercise, and the best e1RM among them. */
export type ExerciseTime = { day: string; sets: readonly PastSet[]; e1rmKg?: number };

export type ExercisePage = RecordsOfExercise & {
  /** Days it was done on, all its sets, and the first day. */
  total?: { days: number; sets: number; since: string };
  /** The best solid e1RM of the last six weeks. */
  nowKg?: number;
  /** Newest first. */
  times: readonly ExerciseTime[];
};

/** Records, where the e1RM stands, and the last times: as a table where it fits a phone, else line by line. */
export function exercisePageBlocks(page: ExercisePage, words: Words): Block[] {
  const { total, nowKg } = page;
  if (!total) return [text(strong(page.name), ": nothing logged yet.")];
  const now = nowKg === undefined ? "" : ` · e1RM now ${formatEstimate(nowKg, words.unit)}`;
  return [
    ...exerciseRecordsBlocks(page, words),
    text(`${totalWords(total)}${total.days === 1 ? "," : " since"} ${dayInWords(total.since, words.today)}${now}`),
    lastTimes(page, words),
  ];
}

/** `12 sets on 3 days` */
export function totalWords({ sets, days }: { sets: number; days: number }): string {
  return `${counted(sets, "set")} on ${counted(days, "day")}`;
}

/** Wider sets, beside a day and an e1RM in letters of one width, run out of a phone. */
const FITTING_CHARS = 16;

function lastTimes({ times, style }: ExercisePage, { unit, today }: Words): Block {
  const estimated = times.some(({ e1rmKg }) => e1rmKg !== undefined);
  const rows = times.map(({ day, sets, e1rmKg }) => ({
    day: dayInWords(day, today),
    sets: describeSets(sets, unit, style),
    e1rm: e1rmKg === undefined ? "" : estimateNumber(e1rmKg, unit),
  }));
  if (rows.some((row) => row.sets.length > FITTING_CHARS)) {
    const items = rows.map((row): Span[] => {
      const e1rm = row.e1rm === "" ? "" : ` · e1RM ${row.e1rm} ${unit}`;
      return [strong(row.day), ` ${row.sets}${e1rm}`];
    });
    return { kind: "list", items };
  }
  return {
    kind: "table",
    header: ["Day", "Sets", ...(estimated ? [`e1RM ${unit}`] : [])],
    rows: rows.map((row) => [row.day, row.sets, ...(estimated ? [row.e1rm] : [])]),
    align: ["left", "left", ...(estimated ? (["right"] as const) : [])],
  };
}

function counted(count: number, noun: string): string {
  return `${formatThousands(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** What an athlete usually does, with the last sets of each. */
export type UsualExercise = {
  name: string;
  style: RecordsOfExercise["style"];
  last?: { day: string; sets: readonly PastSet[] };
  /** Sets done and usual in the session this is for. */
  done?: number;
  sets?: number;
};

export function usualBlocks(usual: readonly UsualExercise[], of: "session" | "lately", words: Words): Block[] {
  if (usual.length === 0) return [text("Nothing logged in the last weeks yet. Write what you did, like: bench 100x5")];
  const items = usual.map(({ name, style, last, done, sets }): Span[] => {
    const count = sets === undefined ? "" : done ? ` ${done} of ${sets}` : ` ${counted(sets, "set")}`;
    const before = last ? ` · ${dayInWords(last.day, words.today)} ${describeSets(last.sets, words.unit, style)}` : "";
    return [strong(name), `${count}${before}`];
  });
  const title = of === "session" ? "What you usually do in this session:" : "What you did most lately:";
  return [text(title), { kind: "list", items }];
}

/** A page of all that can be logged: one muscle's exercises, or the athlete's own. */
export type LoggablePage = { title: string; names: string[] };

/** The athlete's own exercises first, then the catalogue muscle by muscle, each exercise under its first. */
export function loggablePages(own: ReadonlyMap<string, string>): LoggablePage[] {
  const mine = [...own.values()].sort((a, b) => a.localeCompare(b, "en"));
  const byMuscle = Map.groupBy(CATALOGUE, ({ primary }) => primary[0]);
  const pages = MUSCLES.map((muscle) => ({
    title: muscleName(muscle),
    names: (byMuscle.get(muscle) ?? []).map(({ name }) => name).sort((a, b) => a.localeCompare(b, "en")),
  }));
  const rest = (byMuscle.get(undefined) ?? []).map(({ name }) => name);
  return [{ title: "Your own", names: mine }, ...pages, { title: "Other", names: rest }].filter(
    ({ names }) => names.length > 0,
  );
}

/** `front-delts` → `Front delts` */
function muscleName(muscle: Muscle): string {
  const words = muscle.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
