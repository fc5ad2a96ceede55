import { expect, test } from "vitest";
import { likeVisits, visitsAhead } from "./likeness.ts";

const push = (id: number, title?: string) => ({
  id,
  day: "2026-11-01",
  exercises: ["bench", "ohp", "dip"],
  ...(title && { title }),
});
const pull = (id: number, title?: string) => ({
  id,
  day: "2026-11-02",
  exercises: ["row", "curl"],
  ...(title && { title }),
});
const legs = (id: number) => ({ id, day: "2026-11-03", exercises: ["squat", "rdl"] });
const ids = (visits: { id: number }[]) => visits.map(({ id }) => id);

test("a title goes before exercises, and `Push day` is `push`", () => {
  const past = [push(3), pull(2, "push"), push(1)];
  expect(ids(likeVisits({ title: "Push day", exercises: ["bench", "ohp", "dip"] }, past))).toEqual([2]);
});

test("without a title, half of all exercises shared is of a kind", () => {
  const past = [pull(3), push(2), legs(1)];
  expect(ids(likeVisits({ exercises: ["bench", "ohp", "fly"] }, past))).toEqual([2]);
  expect(likeVisits({ exercises: ["bench", "fly", "curl"] }, past)).toEqual([]);
});

test("a title nobody used before is like what has its exercises", () => {
  expect(ids(likeVisits({ title: "chest", exercises: ["bench", "dip"] }, [push(1, "push")]))).toEqual([1]);
});

test("before anything is done the rotation tells: after legs comes push", () => {
  const past = [legs(6), pull(5), push(4), legs(3), pull(2), push(1)];
  expect(ids(visitsAhead({ exercises: [] }, past))).toEqual([4, 1]);
});

test("without a rotation yet it is the last visit again", () => {
  expect(ids(visitsAhead({ exercises: [] }, [pull(2), push(1)]))).toEqual([2]);
  expect(visitsAhead({ exercises: [] }, [])).toEqual([]);
});

test("a new title promises nothing until something is done", () => {
  expect(visitsAhead({ title: "arms", exercises: [] }, [pull(2, "pull"), push(1)])).toEqual([]);
  expect(ids(visitsAhead({ title: "arms", exercises: ["curl"] }, [pull(2, "pull"), push(1)]))).toEqual([2]);
});

test("what is done says which visit it becomes", () => {
  const past = [legs(3), pull(2), push(1)];
  expect(ids(visitsAhead({ exercises: ["row"] }, past))).toEqual([2]);
  expect(visitsAhead({ exercises: ["plank"] }, past)).toEqual([]);
});
