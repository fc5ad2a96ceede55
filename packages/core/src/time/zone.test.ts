import { describe, expect, test } from "vitest";
import { findTimeZone, isTimeZone } from "./zone.ts";

describe("finding the zone an athlete means", () => {
  test.each([
    ["Europe/Berlin", "Europe/Berlin"],
    ["europe/berlin", "Europe/Berlin"],
    ["  berlin ", "Europe/Berlin"],
    ["BERLIN", "Europe/Berlin"],
    ["new york", "America/New_York"],
    ["New_York", "America/New_York"],
    ["america/new york", "America/New_York"],
    ["auckland", "Pacific/Auckland"],
    ["utc", "UTC"],
    ["isle of man", "Europe/Isle_of_Man"],
    ["port au prince", "America/Port-au-Prince"],
  ])("%j is %s", (typed, timeZone) => {
    expect(findTimeZone(typed)).toEqual({ kind: "found", timeZone });
  });

  test("a city that has changed its name is found by the new one", () => {
    expect(findTimeZone("kolkata")).toMatchObject({
      kind: "found",
      timeZone: expect.stringMatching(/Kolkata|Calcutta/),
    });
  });

  test.each(["", "   ", "+2", "UTC+2", "GMT+1", "01:00", "atlantis", "xy", "<script>", "a".repeat(10_000)])(
    "%j is none",
    (typed) => {
      expect(findTimeZone(typed)).toEqual({ kind: "none" });
    },
  );

  test("what fits several is offered, a few of them", () => {
    const search = findTimeZone("indiana");
    expect(search.kind).toBe("several");
    expect(search.kind === "several" && search.zones.length).toBeLessThanOrEqual(5);
  });

  test("whatever is found can be used", () => {
    for (const typed of ["berlin", "kolkata", "utc", "buenos aires", "st johns", "knox"]) {
      const search = findTimeZone(typed);
      const zones = search.kind === "found" ? [search.timeZone] : search.kind === "several" ? search.zones : [];
      expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([]);
    }
  });
});

test.each(["Europe/Berlin", "UTC", "Pacific/Kiritimati"])("%s is a time zone", (name) => {
  expect(isTimeZone(name)).toBe(true);
});

test.each(["", "Berlin", "Europe/Atlantis", "Middle/Earth"])("%j is none", (name) => {
  expect(isTimeZone(name)).toBe(false);
});
