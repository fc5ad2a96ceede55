import { expect, test } from "vitest";
import { volumeOf, whatVolumeLacks } from "./volume.ts";

test("five fives at a hundred are two and a half tonnes", () => {
  expect(volumeOf(Array.from({ length: 5 }, () => ({ kg: 100, reps: 5 })))).toEqual({
    kg: 2500,
    sets: 5,
    reps: 25,
    leftOut: [],
  });
});

test("warm-ups do not count, and a failed set counts what was completed", () => {
  const volume = volumeOf([
    { kg: 60, reps: 8, warmup: true },
    { kg: 100, reps: 3, failed: true },
  ]);
  expect(volume).toMatchObject({ kg: 300, sets: 1, reps: 3 });
});

test("eight a side are sixteen, and two dumbbells weigh twice one", () => {
  expect(volumeOf([{ kg: 20, reps: 8, perSide: true }])).toMatchObject({ kg: 320, reps: 16 });
  expect(volumeOf([{ kg: 20, reps: 10 }], { hands: 2 }).kg).toBe(400);
});

test("pull-ups lift the body, less the assistance", () => {
  const lift = { bodyweightShare: 1, bodyweightKg: 80 };
  expect(volumeOf([{ kg: 0, reps: 10 }], lift).kg).toBe(800);
  expect(volumeOf([{ kg: -20, reps: 10 }], lift).kg).toBe(600);
});

test("an unknown bodyweight is said, not taken for zero", () => {
  const volume = volumeOf(
    [
      { kg: 0, reps: 10 },
      { kg: 0, reps: 8 },
    ],
    { bodyweightShare: 1 },
  );
  expect(volume).toEqual({ kg: undefined, sets: 2, reps: 18, leftOut: [{ because: "no-bodyweight", sets: 2 }] });
  expect(whatVolumeLacks(volume)).toBe("2 sets left out: I do not know your bodyweight.");
});

test("sets without load or reps are left out by name", () => {
  const volume = volumeOf([{ kg: 100, reps: 5 }, { kg: 100 }, { reps: 5 }]);
  expect(volume.kg).toBe(500);
  expect(volume.leftOut).toEqual([
    { because: "no-reps", sets: 1 },
    { because: "no-load", sets: 1 },
  ]);
  expect(whatVolumeLacks(volume)).toBe("2 sets left out: no load or no reps known.");
  expect(whatVolumeLacks(volumeOf([{ kg: 100, reps: 5 }]))).toBeUndefined();
});
