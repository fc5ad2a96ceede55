import { expect, test } from "vitest";
import { painTimeline } from "./pain-timeline.ts";

test("each part and side has its own line of times; one only ever fine has none", () => {
  const told = [
    { day: "2026-11-20", quote: "knee fine", bodyPart: "knee", side: "left", severity: 0 },
    { day: "2026-11-18", quote: "shoulder pinched", bodyPart: "shoulder" },
    {
      day: "2026-11-12",
      quote: "left knee twinge",
      bodyPart: "knee",
      side: "left",
      severity: 6,
      exerciseId: "back-squat",
    },
    { day: "2026-11-10", quote: "hip felt fine", bodyPart: "hip", severity: 0 },
    { day: "2026-11-01", quote: "left knee niggle", bodyPart: "knee", side: "left", severity: 2 },
  ] as const;
  expect(painTimeline(told)).toEqual([
    {
      bodyPart: "knee",
      side: "left",
      worst: 6,
      times: [
        { day: "2026-11-20", quote: "knee fine", severity: 0 },
        { day: "2026-11-12", quote: "left knee twinge", severity: 6, exerciseId: "back-squat" },
        { day: "2026-11-01", quote: "left knee niggle", severity: 2 },
      ],
    },
    { bodyPart: "shoulder", times: [{ day: "2026-11-18", quote: "shoulder pinched" }] },
  ]);
});

test("nothing told is nothing", () => {
  expect(painTimeline([])).toEqual([]);
});
