/** From the bytes of a FIT file to a stored workout, and on to its answer with a chart: what a file sent to the bot costs. */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type Database } from "@spotter/db/connect";
import { ensurePostgres, removePostgres } from "@spotter/db/embedded/server";
import { migrate } from "@spotter/db/migrate";
import { lockAthlete } from "@spotter/db/queries/athletes";
import { keepFile, readFile } from "@spotter/db/queries/files";
import { chatOf, storeIncoming } from "@spotter/db/queries/inbox";
import { storeRecording } from "@spotter/worker/file/store-recording";
import { pino } from "pino";
import { event } from "../support/messages.ts";
import { testWorker } from "../support/worker.ts";
import { oneHourFile } from "./fit.ts";
import { median } from "./statistics.ts";

const ROUNDS = 7;
/** The first ones warm up. */
const WARM_UP_ROUNDS = 2;
const FILES_A_ROUND = 6;
const DAY_SEC = 86_400;
const START_FIT_SEC = 1_100_000_000;

export type StoredFitFigures = {
  /** Files kept, read, analysed and committed as workouts with laps and streams. */
  storedPerSecond: number;
  /** The whole way of a message with a file: the same, and summed up, drawn and its reply written down. */
  answeredPerSecond: number;
  storedBytesPerHour: number;
};

/** Rounds of the two ways in turn, so that both meet the machine in the same mood; medians of the rounds. */
export async function benchStoredFit(): Promise<StoredFitFigures> {
  const dataDir = await mkdtemp(join(tmpdir(), "spotter-bench-"));
  // As root the database runs under another account, which must be able to enter.
  await chmod(dataDir, 0o755);
  try {
    const { url } = await ensurePostgres({ dataDir });
    await migrate(url);
    const database = connect({ url, max: 4, applicationName: "spotter bench", onError: () => {}, relaxed: true });
    const ways = { stored: storer(database), answered: answerer(database) };
    const rates: Record<keyof typeof ways, number[]> = { stored: [], answered: [] };
    let day = 0;
    for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
      for (const way of ["stored", "answered"] as const) {
        const files = Array.from({ length: FILES_A_ROUND }, () => oneHourFile(START_FIT_SEC + day++ * DAY_SEC));
        const startedAt = performance.now();
        for (const bytes of files) await ways[way](bytes);
        const perSecond = FILES_A_ROUND / ((performance.now() - startedAt) / 1000);
        if (round >= WARM_UP_ROUNDS) rates[way].push(perSecond);
      }
    }
    const { rows } = await database.pool.query<{ bytes: number }>(
      "select avg(bytes)::float8 as bytes from (select sum(length(packed)) as bytes from stream group by workout_id) workouts",
    );
    await database.close();
    return {
      storedPerSecond: median(rates.stored),
      answeredPerSecond: median(rates.answered),
      storedBytesPerHour: rows[0]!.bytes,
    };
  } finally {
    await removePostgres({ dataDir });
    await rm(dataDir, { recursive: true, force: true });
  }
}

type Way = (bytes: Uint8Array) => Promise<void>;

/** As the worker stores a recording, in a transaction of its own. */
function storer({ db }: Pick<Database, "db">): Way {
  const log = pino({ level: "silent" });
  return async (bytes) => {
    const sha256 = await keepFile(db, bytes);
    const incoming = event({ kind: "message", text: "", files: [] });
    const { platform, sender } = incoming;
    const chatId = await chatOf(db, incoming);
    const inboxId = (await storeIncoming(db, { chatId, incoming, status: "done" }))!;
    await db.transaction(async (tx) => {
      const athlete = await lockAthlete(tx, {
        platform,
        userId: sender.id,
        name: sender.name,
        unit: "kg",
        timeZone: "UTC",
      });
      const kept = (await readFile(tx, sha256))!;
      const at = new Date(incoming.sentAt);
      const turn = { tx, athlete, chatId, incoming, inboxId, originId: inboxId, session: null, at, waitedSec: 0, log };
      const { kind } = await storeRecording(turn, { name: "ride.fit", bytes: kept }, { fileSha256: sha256, note: "" });
      if (kind !== "stored") throw new Error(`a file was not stored, but ${kind}`);
    });
  };
}

/** As it comes from a chat: through the inbox, to a reply with a picture. */
function answerer(database: Database): Way {
  const worker = testWorker(database);
  return async (bytes) => {
    const sha256 = await keepFile(database.db, bytes);
    const file = { name: "ride.fit", bytes: bytes.length, sha256 };
    const replies = await worker.hear(event({ kind: "message", text: "", files: [file] }));
    if (!replies.some(({ images }) => images?.length)) throw new Error("a file was not logged");
  };
}
