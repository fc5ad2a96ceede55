/** Another app's export dropped into the chat, through the worker and into the log. */
import { MAX_FILE_BYTES } from "@spotter/core/chat/incoming";
import type { Reply } from "@spotter/core/chat/reply";
import { keepFile } from "@spotter/db/queries/files";
import { expect, test } from "vitest";
import { event, message, wordsOf } from "../support/messages.ts";
import { fileWorker } from "../support/worker.ts";

const { database, worker } = await fileWorker();

const STRONG = [
  "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE",
  "2024-03-01 18:00:00,Push,1h 10m,Bench Press (Barbell),W,135,10,0,0,,good day,",
  "2024-03-01 18:00:00,Push,1h 10m,Bench Press (Barbell),1,225,5,0,0,,good day,8",
  "2024-03-01 18:00:00,Push,1h 10m,Pull Up,1,0,8,0,0,,good day,",
  "2024-03-01 18:00:00,Push,1h 10m,Zottman Whirl (Dumbbell),1,20,12,0,0,,good day,",
  "2024-03-03 08:00:00,Run,30m,Running,1,0,0,3.1,1800,,,",
  "2024-03-05 18:00:00,Push,1h,Bench Press (Barbell),1,230,5,0,0,,,",
].join("\n");

async function send(csv: string, sender: string, name = "strong.csv"): Promise<Reply> {
  const bytes = Buffer.from(csv);
  const sha256 = await keepFile(database.db, bytes);
  const files = [{ ref: "f", name, bytes: bytes.length, sha256 }];
  const replies = await worker.hear(event({ kind: "message", text: "", files }, { sender }));
  return replies.at(-1)!;
}

let presses = 0;
async function press(reply: Reply, label: RegExp, sender: string): Promise<Reply> {
  const button = reply.buttons?.flat().find((one) => label.test(one.label));
  if (!button) throw new Error(`no button like ${label} in ${JSON.stringify(reply.buttons)}`);
  presses += 1;
  heard = await worker.hear(
    event({ kind: "press", action: button.action, press: `p${presses}` }, { sender, messageId: "shown" }),
  );
  return heard.at(-1)!;
}

/** What was said before the answer to the latest press. */
let heard: Reply[] = [];
const progress = () => heard.slice(0, -1).filter((reply) => wordsOf([reply]).startsWith("Importing…"));

const labels = (reply: Reply) => reply.buttons?.flat().map(({ label }) => label) ?? [];

test("a preview with counts, an unknown name placed, the unit set right, then the log holds it once, and undo takes it back", async () => {
  await worker.hear(message("hello", { sender: "ben" }));
  const preview = await send(STRONG, "ben");
  expect(wordsOf([preview])).toContain("An export of Strong");
  expect(wordsOf([preview])).toContain("3 workouts from 1 Mar 2024 to 5 Mar 2024");
  expect(wordsOf([preview])).toContain("4 sets of 2 exercises");
  expect(wordsOf([preview])).toContain("I don't know Zottman Whirl (Dumbbell), 1 set");
  expect(labels(preview)).toEqual(
    expect.arrayContaining(["Add “Zottman Whirl (Dumbbell)” as new", "Leave it out", "The loads are in lb", "Cancel"]),
  );

  const pounds = await press(preview, /in lb/, "ben");
  expect(wordsOf([pounds])).toContain("loads read as lb");
  expect(
    await worker.hear(
      event({ kind: "press", action: preview.buttons![0]![0]!.action, press: "stale" }, { sender: "ben" }),
    ),
  ).toEqual([]);
  const placed = await press(pounds, /as new/, "ben");
  expect(labels(placed)).toEqual(["The loads are in kg", "Import 3 workouts", "Cancel"]);
  const done = await press(placed, /^Import/, "ben");
  expect(wordsOf([done])).toBe("Imported: 3 workouts, 5 sets of 3 exercises from 1 Mar 2024 to 5 Mar 2024.");
  expect(done.replaces).toBe("shown");

  const { rows } = await database.pool.query(`
    select workout.title, workout.started_at, workout.duration_sec, workout.note as said, exercise_id, kg, typed_load,
      typed_unit, reps, exercise_set.rpe, warmup, round(e1rm_kg::numeric, 1) as e1rm
    from exercise_set join workout on workout.id = workout_id order by workout.day, exercise_set.id`);
  expect(rows.map((row) => [row.exercise_id.replace(/\d+$/, "N"), row.typed_load, row.typed_unit, row.reps])).toEqual([
    ["bench-press", 135, "lb", 10],
    ["bench-press", 225, "lb", 5],
    ["pull-up", null, null, 8],
    ["own-N", 20, "lb", 12],
    ["bench-press", 230, "lb", 5],
  ]);
  expect(rows[0]).toMatchObject({
    title: "Push",
    said: "good day",
    duration_sec: 4200,
    started_at: new Date("2024-03-01T17:00:00Z"),
    warmup: true,
  });
  expect(rows[1]).toMatchObject({ kg: 225 * 0.45359237, rpe: 8, e1rm: "125.9" });
  expect(rows[2]).toMatchObject({ kg: 0 });
  const runs = await database.pool.query("select sport, distance_m, duration_sec from workout where sport = 'run'");
  expect(runs.rows).toEqual([{ sport: "run", distance_m: 3.1 * 1609.344, duration_sec: 1800 }]);

  const again = await send(`${STRONG}\n2024-03-07 18:00:00,Push,1h,Zottman Whirl (Dumbbell),1,22,12,0,0,,,`, "ben");
  expect(wordsOf([again])).toContain("3 of them are in your log already");
  expect(wordsOf([again])).not.toContain("I don't know");
  const more = await press(again, /^Import/, "ben");
  expect(wordsOf([more])).toContain("Imported: 1 workout, 1 set");
  expect(wordsOf([more])).toContain("3 were there already.");

  const undone = await press(done, /Undo/, "ben");
  expect(wordsOf([undone])).toContain("Taken back: strong.csv");
  expect((await database.pool.query("select count(*)::int as n from exercise_set")).rows[0].n).toBe(1);
});

test("an offer can be declined, and nobody else can take it up", async () => {
  await worker.hear(message("hello", { sender: "eve" }));
  const preview = await send(STRONG, "cleo");
  const action = preview.buttons!.flat().at(-1)!.action;
  expect(await worker.hear(event({ kind: "press", action, press: "x" }, { sender: "eve", chat: "cleo" }))).toEqual([]);
  expect(wordsOf([await press(preview, /Cancel/, "cleo")])).toBe("All right, nothing was imported.");
});

test.each([
  ["a,b,c,d\n1,2,3,4", "no export I know"],
  ["hello", "no export I know"],
  ["Date,Exercise,Category,Weight,Reps\n", "holds no sets"],
])("%j is answered with what can be imported", async (csv, words) => {
  expect(wordsOf([await send(csv, "dan")])).toContain(words);
});

test("one is not counted as many", async () => {
  const csv = "Date,Exercise,Category,Weight,Weight Unit,Reps\n2024-03-01,Barbell Squat,Legs,60,kgs,5\n";
  const words = wordsOf([await send(csv, "gil")]);
  expect(words).toContain("1 workout on 1 Mar 2024");
  expect(words).toContain("1 set of 1 exercise");
});

test("fifty thousand rows go in, with word of how far it is", async () => {
  const rows = ["Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment"];
  for (let day = 0; day < 2000; day++) {
    const date = new Date(Date.UTC(2015, 0, 1 + day)).toISOString().slice(0, 10);
    for (let set = 0; set < 25; set++) rows.push(`${date},Barbell Squat,Legs,${60 + set},kgs,5,,,,`);
  }
  const csv = rows.join("\n");
  expect(csv.length).toBeLessThan(MAX_FILE_BYTES);
  const preview = await send(csv, "fay");
  const done = await press(preview, /^Import 2,000 workouts/, "fay");
  expect(wordsOf(progress())).toContain("Importing… 0 of 2,000 workouts.");
  expect(wordsOf([done])).toContain("Imported: 2,000 workouts, 50,000 sets of 1 exercise");
});
