/** Packs an athlete's data into zip files that every chat lets through. */
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { knownExercise } from "@spotter/core/exercise/known";
import { PLAN_CHANGES, PLAN_CYCLES, PLAN_ITEMS, PLAN_SESSIONS, PLANS } from "@spotter/core/export/plan-tables";
import {
  csvCells,
  type ExportTable,
  jsonRow,
  LAPS,
  NOTES,
  OBSERVATIONS,
  SETS,
  WELLNESS,
  WORDS,
  WORKOUTS,
} from "@spotter/core/export/tables";
import type { Db } from "@spotter/db/db";
import type { Athlete } from "@spotter/db/queries/athletes";
import {
  filesToExport,
  lapsToExport,
  notesToExport,
  observationsToExport,
  setsToExport,
  wellnessToExport,
  wordsToExport,
  workoutsToExport,
} from "@spotter/db/queries/export";
import {
  cyclesToExport,
  planChangesToExport,
  plannedItemsToExport,
  plannedSessionsToExport,
  plansToExport,
} from "@spotter/db/queries/export-plans";
import { readFile } from "@spotter/db/queries/files";
import { stringify } from "csv-stringify/sync";
import { ZipFile } from "yazl";

const PAGE = 10_000;
const CHANGES_PAGE = 200;

/** The least that a chat platform lets a bot send is Discord's 10 MiB. */
const MOST_ZIP_BYTES = 9 * 1024 * 1024;

/** A table with its rows, which are read anew for each file they go into. */
type Source = { name: string; csv(): AsyncGenerator<string>; json(): AsyncGenerator<string> };

/** `sets.csv` and the others, and all of them once more as one `spotter.json`. */
export async function dataZip(db: Db, athlete: Athlete, now: Date): Promise<Buffer> {
  const sources = sourcesOf(db, athlete);
  const zip = new ZipFile();
  for (const source of sources) zip.addReadStream(Readable.from(source.csv()), `${source.name}.csv`, { mtime: now });
  zip.addReadStream(Readable.from(jsonOf(athlete, sources)), "spotter.json", { mtime: now });
  zip.end();
  return buffer(zip.outputStream);
}

/** The recordings as they were sent, in as many zips as it takes. */
export async function* originalZips(db: Db, athlete: Athlete, now: Date): AsyncGenerator<Buffer> {
  let zip: ZipFile | undefined;
  let bytes = 0;
  const names = new Set<string>();
  for (const file of await filesToExport(db, { athleteId: athlete.id })) {
    if (zip && bytes + file.bytes > MOST_ZIP_BYTES) {
      yield await ended(zip);
      zip = undefined;
    }
    if (!zip) {
      zip = new ZipFile();
      bytes = 0;
      names.clear();
    }
    const content = await readFile(db, file.sha256);
    if (content) zip.addBuffer(Buffer.from(content), freeName(file.fileName ?? "file", names), { mtime: now });
    bytes += file.bytes;
  }
  if (zip) yield await ended(zip);
}

function ended(zip: ZipFile): Promise<Buffer> {
  zip.end();
  return buffer(zip.outputStream);
}

function freeName(name: string, taken: Set<string>): string {
  for (let count = 1; ; count++) {
    const free = count === 1 ? name : name.replace(/(\.[^.]*(\.gz)?)?$/, ` (${count})$1`);
    if (taken.has(free)) continue;
    taken.add(free);
    return free;
  }
}

function sourcesOf(db: Db, athlete: Athlete): Source[] {
  const by = { athleteId: athlete.id };
  const named = <T extends { exerciseId: string }>(row: T) => ({
    ...row,
    exercise: knownExercise(row.exerciseId, athlete).name,
  });
  return [
    source(SETS, async function* () {
      for (let after: { day: string; id: number } | undefined; ; ) {
        const page = await setsToExport(db, { ...by, limit: PAGE, ...(after && { after }) });
        yield page.map(named);
        if (page.length < PAGE) return;
        after = page.at(-1)!;
      }
    }),
    source(WORKOUTS, () => byId(PAGE, (page) => workoutsToExport(db, { ...by, ...page }))),
    source(LAPS, async function* () {
      yield await lapsToExport(db, by);
    }),
    source(WELLNESS, async function* () {
      yield await wellnessToExport(db, by);
    }),
    source(NOTES, async function* () {
      yield await notesToExport(db, by);
    }),
    source(OBSERVATIONS, async function* () {
      yield await observationsToExport(db, by);
    }),
    source(WORDS, async function* () {
      yield (await wordsToExport(db, by)).map(named);
    }),
    source(PLANS, async function* () {
      yield await plansToExport(db, by);
    }),
    source(PLAN_CYCLES, async function* () {
      yield await cyclesToExport(db, by);
    }),
    source(PLAN_SESSIONS, () => byId(PAGE, (page) => plannedSessionsToExport(db, { ...by, ...page }))),
    source(PLAN_ITEMS, async function* () {
      for await (const page of byId(PAGE, (from) => plannedItemsToExport(db, { ...by, ...from })))
        yield page.map((row) => ({ ...row, exercise: row.exerciseId && knownExercise(row.exerciseId, athlete).name }));
    }),
    // A change holds what it touched, before and after: some are large.
    source(PLAN_CHANGES, () => byId(CHANGES_PAGE, (page) => planChangesToExport(db, { ...by, ...page }))),
  ];
}

/** All rows, a page at a time, by their ids. */
async function* byId<Row extends { id: number }>(
  limit: number,
  read: (page: { limit: number; after?: number }) => PromiseLike<Row[]>,
): AsyncGenerator<Row[]> {
  for (let after: number | undefined; ; ) {
    const page = await read({ limit, ...(after !== undefined && { after }) });
    yield page;
    if (page.length < limit) return;
    after = page.at(-1)!.id;
  }
}

function source<Row>(table: ExportTable<Row>, pages: () => AsyncGenerator<Row[]>): Source {
  return {
    name: table.name,
    async *csv() {
      yield stringify([Object.keys(table.columns)]);
      for await (const page of pages()) yield stringify(page.map((row) => csvCells(table, row)));
    },
    async *json() {
      let first = true;
      yield "[";
      for await (const page of pages()) {
        const rows = page.map((row) => `\n    ${JSON.stringify(jsonRow(table, row))}`);
        if (rows.length > 0) yield `${first ? "" : ","}${rows.join(",")}`;
        first = first && rows.length === 0;
      }
      yield first ? "]" : "\n  ]";
    },
  };
}

async function* jsonOf({ name, unit, timeZone }: Athlete, sources: readonly Source[]): AsyncGenerator<string> {
  yield `{\n  "athlete": ${JSON.stringify({ name, unit, timeZone })}`;
  for (const { name, json } of sources) {
    yield `,\n  ${JSON.stringify(name)}: `;
    yield* json();
  }
  yield "\n}\n";
}
