/** From the bytes of a FIT file to a stored, answered workout with its chart: what a file sent to the bot costs. */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@spotter/db/connect";
import { ensurePostgres, removePostgres } from "@spotter/db/embedded/server";
import { migrate } from "@spotter/db/migrate";
import { keepFile } from "@spotter/db/queries/files";
import { event } from "../support/messages.ts";
import { testWorker } from "../support/worker.ts";
import { oneHourFile } from "./fit.ts";

const WARM_UP_FILES = 15;
const MEASURED_FILES = 30;
const DAY_SEC = 86_400;

export type StoredFitFigures = { filesPerSecond: number; storedBytesPerHour: number };

export async function benchStoredFit(): Promise<StoredFitFigures> {
  const dataDir = await mkdtemp(join(tmpdir(), "spotter-bench-"));
  // As root the database runs under another account, which must be able to enter.
  await chmod(dataDir, 0o755);
  try {
    const { url } = await ensurePostgres({ dataDir });
    await migrate(url);
    const database = connect({ url, max: 4, applicationName: "spotter bench", onError: () => {}, relaxed: true });
    const worker = testWorker(database);
    const files = Array.from({ length: WARM_UP_FILES + MEASURED_FILES }, (_, day) =>
      oneHourFile(1_100_000_000 + day * DAY_SEC),
    );
    const log = async (bytes: Uint8Array) => {
      const sha256 = await keepFile(database.db, bytes);
      const file = { name: "ride.fit", bytes: bytes.length, sha256 };
      const replies = await worker.hear(event({ kind: "message", text: "", files: [file] }));
      if (!replies.some(({ images }) => images?.length)) throw new Error("a file was not logged");
    };
    for (const bytes of files.slice(0, WARM_UP_FILES)) await log(bytes);
    const startedAt = performance.now();
    for (const bytes of files.slice(WARM_UP_FILES)) await log(bytes);
    const filesPerSecond = MEASURED_FILES / ((performance.now() - startedAt) / 1000);
    const { rows } = await database.pool.query<{ bytes: number }>(
      "select avg(bytes)::float8 as bytes from (select sum(length(packed)) as bytes from stream group by workout_id) workouts",
    );
    await database.close();
    return { filesPerSecond, storedBytesPerHour: rows[0]!.bytes };
  } finally {
    await removePostgres({ dataDir });
    await rm(dataDir, { recursive: true, force: true });
  }
}
