import { expect, test } from "vitest";
import { startAll } from "./start-all.ts";

const waitsForever = () => new Promise<void>(() => {});

test("a front-end that waits for its platform holds up no other", async () => {
  const begun: string[] = [];
  const start = async (name: string) => {
    begun.push(name);
    if (name === "without a network") await waitsForever();
  };
  await startAll(["without a network", "well", "well too"], start, () => {});
  expect(begun).toEqual(["without a network", "well", "well too"]);
});

test("one that cannot run is told of and leaves the others running", async () => {
  const told: unknown[] = [];
  const start = async (name: string) => {
    if (name === "wrong token") throw new Error(name);
  };
  await startAll(["wrong token", "well"], start, (error) => told.push(error));
  expect(told).toEqual([new Error("wrong token")]);
});

test("when none can run, the start fails after each was told of", async () => {
  const told: string[] = [];
  const start = async (name: string) => Promise.reject(new Error(name));
  await expect(startAll(["one", "two"], start, (error) => told.push(String(error)))).rejects.toThrow(AggregateError);
  expect(told).toEqual(["Error: one", "Error: two"]);
});
