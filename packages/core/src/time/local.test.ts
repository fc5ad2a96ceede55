import { describe, expect, test } from "vitest";
import { addDays, dayInWords, isoWithOffset, localDay, localTime, noonOf, shortDay, weekStart } from "./local.ts";

describe("the day of an instant is the athlete's", () => {
  test.each([
    {
      at: "2026-11-20T22:30:00Z",
      timeZone: "Europe/Berlin",
      day: "2026-11-20",
      time: "23:30",
      because: "half past eleven is still today",
    },
    {
      at: "2026-11-20T23:30:00Z",
      timeZone: "Europe/Berlin",
      day: "2026-11-21",
      time: "00:30",
      because: "and past midnight is not",
    },
    {
      at: "2026-11-20T22:59:59Z",
      timeZone: "Europe/Berlin",
      day: "2026-11-20",
      time: "23:59",
      because: "the last second counts",
    },
    {
      at: "2026-11-20T12:00:00Z",
      timeZone: "Pacific/Auckland",
      day: "2026-11-21",
      time: "01:00",
      because: "13 hours ahead in summer",
    },
    {
      at: "2026-11-20T10:59:00Z",
      timeZone: "Pacific/Tongatapu",
      day: "2026-11-20",
      time: "23:59",
      because: "13 hours ahead all year",
    },
    {
      at: "2026-11-21T11:59:00Z",
      timeZone: "Etc/GMT+12",
      day: "2026-11-20",
      time: "23:59",
      because: "12 hours behind",
    },
    {
      at: "2026-11-20T10:00:00Z",
      timeZone: "Pacific/Kiritimati",
      day: "2026-11-21",
      time: "00:00",
      because: "14 hours ahead",
    },
    {
      at: "2026-11-20T18:20:00Z",
      timeZone: "Asia/Kathmandu",
      day: "2026-11-21",
      time: "00:05",
      because: "five hours 45 ahead",
    },
    { at: "2028-02-29T23:59:59Z", timeZone: "UTC", day: "2028-02-29", time: "23:59", because: "a leap day is a day" },
  ])("$at in $timeZone is $day $time: $because", ({ at, timeZone, day, time }) => {
    expect(localDay(new Date(at), timeZone)).toBe(day);
    expect(localTime(new Date(at), timeZone)).toBe(time);
  });
});

describe("on days that change the clock in Berlin", () => {
  test.each([
    { at: "2026-03-29T00:59:59Z", local: "2026-03-29T01:59:59+01:00" },
    { at: "2026-03-29T01:00:00Z", local: "2026-03-29T03:00:00+02:00" },
    { at: "2026-03-29T21:30:00Z", local: "2026-03-29T23:30:00+02:00" },
    { at: "2026-03-29T22:00:00Z", local: "2026-03-30T00:00:00+02:00" },
    { at: "2026-10-25T00:30:00Z", local: "2026-10-25T02:30:00+02:00" },
    { at: "2026-10-25T01:30:00Z", local: "2026-10-25T02:30:00+01:00" },
    { at: "2026-10-25T22:30:00Z", local: "2026-10-25T23:30:00+01:00" },
    { at: "2026-10-25T23:00:00Z", local: "2026-10-26T00:00:00+01:00" },
  ])("$at is $local", ({ at, local }) => {
    expect(isoWithOffset(new Date(at), "Europe/Berlin")).toBe(local);
    expect(localDay(new Date(at), "Europe/Berlin")).toBe(local.slice(0, 10));
  });

  test.each([
    { day: "2026-03-29", at: "2026-03-29T10:00:00.000Z" },
    { day: "2026-10-25", at: "2026-10-25T11:00:00.000Z" },
  ])("noon of $day is at twelve by the new clock", ({ day, at }) => {
    expect(noonOf(day, "Europe/Berlin").toISOString()).toBe(at);
  });
});

test("a fraction of a second is not told", () => {
  expect(isoWithOffset(new Date("2026-11-21T17:30:00.999Z"), "Europe/Berlin")).toBe("2026-11-21T18:30:00+01:00");
});

test.each(["Pacific/Kiritimati", "Etc/GMT+12", "Europe/Berlin", "UTC"])(
  "noon of a day in %s lies on that day",
  (timeZone) => {
    for (const day of ["2026-01-01", "2026-03-29", "2026-10-25", "2026-12-31", "2028-02-29"])
      expect(localDay(noonOf(day, timeZone), timeZone)).toBe(day);
  },
);

describe("a day in words, on Sat 21 Nov 2026", () => {
  test.each([
    ["2026-11-21", "today"],
    ["2026-11-20", "yesterday"],
    ["2026-11-19", "Thu 19 Nov"],
    ["2026-11-22", "Sun 22 Nov"],
    ["2026-01-01", "Thu 1 Jan"],
    ["2025-12-31", "31 Dec 2025"],
    ["2024-02-29", "29 Feb 2024"],
  ])("%s is %s", (day, words) => {
    expect(dayInWords(day, "2026-11-21")).toBe(words);
  });

  test("a day to come in another year has it", () => {
    expect(dayInWords("2028-02-29", "2026-11-21")).toBe("Tue 29 Feb 2028");
    expect(shortDay("2027-01-04", "2026-11-21")).toBe("Mon 4 Jan 2027");
    expect(shortDay("2026-11-21", "2026-11-21")).toBe("Sat 21 Nov");
  });

  test("last December needs no year in January", () => {
    expect(dayInWords("2025-12-30", "2026-01-02")).toBe("Tue 30 Dec");
  });
});

test.each([
  ["2026-11-16", "2026-11-16"],
  ["2026-11-21", "2026-11-16"],
  ["2026-11-22", "2026-11-16"],
  ["2026-01-01", "2025-12-29"],
])("the week of %s begins on Monday %s", (day, monday) => {
  expect(weekStart(day)).toBe(monday);
});

test.each([
  ["2026-11-30", 1, "2026-12-01"],
  ["2028-02-28", 1, "2028-02-29"],
  ["2026-01-01", -1, "2025-12-31"],
  ["2026-03-28", 2, "2026-03-30"],
  ["2026-11-21", 0, "2026-11-21"],
])("%s and %i days is %s", (day, days, result) => {
  expect(addDays(day, days)).toBe(result);
});
