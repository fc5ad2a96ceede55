/** What is said of another app's history: before it is imported, while it is, and after. */
import { type Block, type Span, strong, text } from "../chat/reply.ts";
import { clipped } from "../chat/storable.ts";
import type { History, HistoryProblem } from "../history/read-history.ts";
import type { Imported, ImportedWorkout, UnknownName } from "../history/to-workouts.ts";
import type { LoadUnit } from "../log/entry.ts";
import { formatThousands } from "../units/decimal.ts";

/** Why a file that ends in `.csv` cannot be imported, and what could be. */
export function explainHistoryProblem({ kind }: HistoryProblem, fileName: string): string {
  switch (kind) {
    case "not-an-export":
      return `${fileName} is no export I know. I can import the CSV files of Strong, Hevy and FitNotes.`;
    case "empty":
      return `${fileName} holds no sets.`;
    case "damaged":
      return `${fileName} is damaged: its rows cannot be told apart. Please export it again.`;
    case "too-long":
      return `${fileName} has more rows than I can take at once. Please split it by year.`;
  }
}

export type Counts = { workouts: number; sets: number; exercises: number; from?: string; to?: string };

export function countsOf(workouts: readonly ImportedWorkout[]): Counts {
  const days = workouts.map(({ day }) => day).sort();
  const sets = workouts.flatMap((workout) => workout.sets);
  return {
    workouts: workouts.length,
    sets: sets.length,
    exercises: new Set(sets.map(({ exerciseId }) => exerciseId)).size,
    ...(days.length > 0 && { from: days[0]!, to: days.at(-1)! }),
  };
}

/** The preview, and the question it ends in. */
export function previewBlocks(
  history: Pick<History, "app" | "unitKnown" | "unread">,
  imported: Imported,
  { unit, known }: { unit: LoadUnit; known: number },
): Block[] {
  const counts = countsOf(imported.workouts);
  const facts: Span[][] = [
    [strong(counted(counts.workouts, "workout")), rangeOf(counts)],
    [`${counted(counts.sets, "set")} of ${counted(counts.exercises, "exercise")}`],
  ];
  if (!history.unitKnown) facts.push([`loads read as ${unit}: the file does not say`]);
  if (known > 0) facts.push([`${formatThousands(known)} of them ${known === 1 ? "is" : "are"} in your log already`]);
  if (history.unread.length > 0) facts.push([unreadRows(history.unread)]);
  return [text(strong(`An export of ${history.app}`)), { kind: "list", items: facts }, ...askAbout(imported.unknown)];
}

function askAbout(unknown: readonly UnknownName[]): Block[] {
  const [first, ...others] = unknown;
  if (!first) return [];
  const more = others.length === 0 ? "" : ` (${counted(others.length, "more name")} after it)`;
  return [
    text(
      "I don't know ",
      strong(clipped(first.name, 60)),
      `, ${counted(first.sets, "set")}. Which exercise is it?${more}`,
    ),
  ];
}

export function importedBlocks(counts: Counts, already: number): Block[] {
  if (counts.workouts === 0) return [text("All of it was in your log already. Nothing changed.")];
  const what = `${counted(counts.workouts, "workout")}, ${counted(counts.sets, "set")} of ${counted(counts.exercises, "exercise")}`;
  const rest = already === 0 ? "" : ` ${formatThousands(already)} were there already.`;
  return [text(strong("Imported: "), what, rangeOf(counts), `.${rest}`)];
}

export function progressBlocks(done: number, all: number): Block[] {
  return [text(`Importing… ${formatThousands(done)} of ${formatThousands(all)} workouts.`)];
}

function unreadRows(unread: History["unread"]): string {
  const lines = unread.slice(0, 5).map(({ line }) => line);
  const places = `${lines.join(", ")}${unread.length > lines.length ? "…" : ""}`;
  return `${counted(unread.length, "row")} without a date, a name or likely numbers cannot be read (line ${places})`;
}

function rangeOf({ from, to }: Counts): string {
  if (from === undefined || to === undefined) return "";
  return from === to ? ` on ${inWords(from)}` : ` from ${inWords(from)} to ${inWords(to)}`;
}

function inWords(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.toLocaleString("en-GB", { day: "numeric", month: "short", year: "numeric" });
}

function counted(count: number, noun: string): string {
  return `${formatThousands(count)} ${noun}${count === 1 ? "" : "s"}`;
}
