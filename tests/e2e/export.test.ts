/** Everything out, and the sets back in again. */
import { keepFile, readFile } from "@spotter/db/queries/files";
import { expect, test } from "vitest";
import { fromBufferPromise } from "yauzl";
import { ride } from "../fit-writer.ts";
import { event, message, wordsOf } from "../support/messages.ts";
import { fileWorker } from "../support/worker.ts";

const { database, worker } = await fileWorker();

/** The files in a zip, by name. */
async function unzipped(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const zip = await fromBufferPromise(Buffer.from(bytes));
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    files.set(entry.fileName, Buffer.concat(chunks));
  }
  return files;
}

async function sendFile(name: string, bytes: Uint8Array, sender: string) {
  const files = [{ ref: "f", name, bytes: bytes.byteLength, sha256: await keepFile(database.db, bytes) }];
  return worker.hear(event({ kind: "message", text: "", files }, { sender }));
}

const COLUMNS = `exercise_id, day::text, kg, typed_load, typed_unit, reps, duration_sec, distance_m, rpe, rir, percent1rm,
  rest_sec, warmup, failed, per_side, tempo, exercise_set.note, e1rm_kg, performed_at`;
const setsOf = async (name: string) =>
  (
    await database.pool.query(
      `select ${COLUMNS} from exercise_set join athlete on athlete.id = athlete_id where name = $1 order by day, exercise_set.id`,
      [name],
    )
  ).rows;

test("an export holds everything, and its sets come back as they were", async () => {
  for (const words of [
    "bench 100 3x5 @8, last rep slow",
    "yesterday: squat 225lb 5, 245lb 3 rir 1",
    "pullups 10, 8, 7",
    "dips +20 3x6 rest 2min",
    "plank 3x60s",
    "farmers walk 40kg 3x40m",
    "tempo squat 100 3x5 tempo 3-1-1-0",
    "run 10k 52:30 hr 152",
    "slept 7h30",
    "note: =1+1 is no formula",
  ])
    await worker.hear(message(words, { sender: "anna" }));
  const recording = ride(1_100_000_000, Array(300).fill({ hr: 140, power: 200 })).file();
  await sendFile("morning.fit", recording, "anna");

  const [reply] = await worker.hear(message("/export", { sender: "anna" }));
  expect(reply!.files!.map(({ name }) => name)).toEqual([
    "spotter-2026-11-21.zip",
    "spotter-2026-11-21-recordings-1.zip",
  ]);
  const data = await unzipped((await readFile(database.db, reply!.files![0]!.sha256))!);
  expect([...data.keys()]).toEqual([
    "sets.csv",
    "workouts.csv",
    "laps.csv",
    "wellness.csv",
    "notes.csv",
    "observations.csv",
    "exercise-names.csv",
    "plans.csv",
    "plan-cycles.csv",
    "plan-sessions.csv",
    "plan-items.csv",
    "plan-changes.csv",
    "spotter.json",
  ]);
  const json = JSON.parse(data.get("spotter.json")!.toString());
  const before = await setsOf("anna");
  expect(json.sets).toHaveLength(before.length);
  expect(json.athlete).toEqual({ name: "anna", unit: "kg", timeZone: "Europe/Berlin" });
  expect(json.sets.find((set: { load: number }) => set.load === 225)).toMatchObject({
    exercise: "Back Squat",
    load_unit: "lb",
    load_kg: 225 * 0.45359237,
  });
  expect(json.workouts.find((row: { sport: string; file: string }) => row.file === "morning.fit")).toBeDefined();
  expect(data.get("workouts.csv")!.toString()).toContain(",10000,");
  expect(data.get("wellness.csv")!.toString()).toContain("2026-11-21,sleep,7.5,h,");
  expect(data.get("notes.csv")!.toString()).toContain("'=1+1 is no formula");
  const originals = await unzipped((await readFile(database.db, reply!.files![1]!.sha256))!);
  expect(originals.get("morning.fit")!.equals(Buffer.from(recording))).toBe(true);

  await worker.hear(message("hello", { sender: "bea" }));
  const [offer] = await sendFile("sets.csv", data.get("sets.csv")!, "bea");
  expect(wordsOf([offer!])).toContain("An export of Spotter");
  const action = offer!.buttons!.flat().find(({ label }) => label.startsWith("Import"))!.action;
  await worker.hear(event({ kind: "press", action, press: "1" }, { sender: "bea" }));
  expect(await setsOf("bea")).toEqual(before);
});

test("an export is not handed out in a group, and an empty log gives empty tables", async () => {
  const [refused] = await worker.hear(message("/export", { sender: "cleo", chat: "gym", kind: "group" }));
  expect(refused!.files).toBeUndefined();
  expect(wordsOf([refused!])).toContain("in private");
  const replies = await worker.hear(message("/export", { sender: "cleo" }));
  const files = replies.at(-1)!.files!;
  expect(files).toHaveLength(1);
  const data = await unzipped((await readFile(database.db, files[0]!.sha256))!);
  expect(JSON.parse(data.get("spotter.json")!.toString())).toMatchObject({ sets: [], workouts: [], notes: [] });
});

test("an export holds plans, drafts and archived ones too, with their cycles, sessions, items and changes", async () => {
  const say = (words: string) => worker.hear(message(words, { sender: "dora" }));
  await say(
    "/plan Base, 2 weeks\nWeek 1 Base, Week 2 Deload\nMon squat 3x5 225 lb, zercher flumps 3x8\nSat am run 8 km z2",
  );
  await say("/plan start next monday");
  await say("/plan edit move Saturday to Sunday and make squat 4 sets");
  await say("/plan archive");
  await say("/plan Wed bench 3x8-10 @8");
  await worker.hear(message("/plan Fri deadlift 1x5", { sender: "eli" }));

  const [reply] = await say("/export");
  const data = await unzipped((await readFile(database.db, reply!.files![0]!.sha256))!);
  const json = JSON.parse(data.get("spotter.json")!.toString());
  expect(json.plans).toMatchObject([
    {
      title: "Base, 2 weeks",
      status: "archived",
      weeks: 2,
      start_day: "2026-11-23",
      reader: "plan-reader-2",
      model: null,
    },
    { title: "Strength plan", status: "draft", start_day: null, notes: null, words: "Wed bench 3x8-10 @8" },
  ]);
  expect(json.plans[0].notes).toContain("zercher flumps 3x8");
  const [base, draft] = json.plans.map((one: { plan_id: number }) => one.plan_id);
  expect(json["plan-cycles"]).toContainEqual({
    plan_id: base,
    cycle: "Deload",
    kind: "meso",
    from_week: 2,
    to_week: 2,
  });
  const ofBase = json["plan-sessions"].filter((one: { plan_id: number }) => one.plan_id === base);
  expect(ofBase.map(({ date, half_of_day }: Record<string, string>) => [date, half_of_day]).sort()).toEqual([
    ["2026-11-23", null],
    ["2026-11-29", "am"],
    ["2026-11-30", null],
    ["2026-12-06", "am"],
  ]);
  const items = json["plan-items"].filter((one: { plan_id: number }) => one.plan_id === base);
  expect(items).toHaveLength(4);
  expect(items).toContainEqual(
    expect.objectContaining({ exercise: "Back Squat", sets: 4, reps: 5, load_kg: 102.06, activity: null }),
  );
  expect(items).toContainEqual(expect.objectContaining({ activity: "run", distance_m: 8000, zone: 2, exercise: null }));
  expect(json["plan-items"]).toContainEqual(
    expect.objectContaining({ plan_id: draft, exercise_id: "bench-press", sets: 3, reps_min: 8, reps_max: 10, rpe: 8 }),
  );
  expect(json["plan-changes"].map(({ change }: { change: string }) => change)).toEqual([
    "Base, 2 weeks begins Mon 23 Nov",
    expect.stringContaining("Back Squat 102.1 kg 3×5 → Back Squat 102.1 kg 4×5"),
    "Base, 2 weeks is put away",
  ]);
  expect(JSON.parse(json["plan-changes"][2].before_json).head.status).toBe("active");
  // Nobody else's.
  expect(JSON.stringify(json)).not.toContain("deadlift");
  // As a table, the header and a line an item.
  expect(data.get("plan-items.csv")!.toString().trim().split("\n")).toHaveLength(1 + json["plan-items"].length);
});
