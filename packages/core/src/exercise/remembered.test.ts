import { expect, test } from "vitest";
import { remembered } from "./remembered.ts";

test("a word is looked up once, also where nothing is found", () => {
  const asked: string[] = [];
  const find = remembered((word) => {
    asked.push(word);
    return word === "known" ? "found" : undefined;
  });
  expect(["known", "odd", "known", "odd"].map(find)).toEqual(["found", undefined, "found", undefined]);
  expect(asked).toEqual(["known", "odd"]);
});
