/** The check-in: two questions a morning or an evening, a tap each. */
import type { WellnessMetric } from "../log/entry.ts";
import { instantOf, localDay } from "../time/local.ts";

export const CHECKIN_PARTS = ["morning", "evening"] as const;
export type CheckinPart = (typeof CHECKIN_PARTS)[number];

export type CheckinQuestion = {
  metric: WellnessMetric;
  words: string;
  answers: readonly { label: string; value: number }[];
};

const FIVE = [1, 3, 5, 7, 9].map((value) => ({ label: String(value), value }));

/**
 * In the morning sleep and soreness: both bear on the day's training, and only now can they be told fresh. In the evening
 * stress and mood, which are about the day that was. Energy and the rest can be told any time in words.
 */
export const CHECKIN: Readonly<Record<CheckinPart, readonly [CheckinQuestion, CheckinQuestion]>> = {
  morning: [
    {
      metric: "sleep",
      words: "Good morning. How many hours did you sleep?",
      answers: [5, 6, 7, 8, 9].map((value) => ({
        label: value === 5 ? "≤ 5" : value === 9 ? "9 +" : `${value}`,
        value,
      })),
    },
    { metric: "soreness", words: "How sore are you, from 1 (not at all) to 9 (very)?", answers: FIVE },
  ],
  evening: [
    { metric: "stress", words: "How stressful was today, from 1 (not at all) to 9 (very)?", answers: FIVE },
    { metric: "mood", words: "How is your mood, from 1 (low) to 9 (great)?", answers: FIVE },
  ],
};

/** Until this hour it is a morning check-in. */
const EVENING_FROM = "14:00";

/** @param time `07:30` */
export function partAt(time: string): CheckinPart {
  return time < EVENING_FROM ? "morning" : "evening";
}

/**
 * The next time it is `time` where the athlete is, after `after`; not on `askedDay`, so that it is asked once a day
 * whatever is changed. A time the clock skips is an hour later that day, one it has twice is the first.
 */
export function nextDue(time: string, timeZone: string, after: Date, askedDay?: string): Date {
  let day = localDay(after, timeZone);
  for (;;) {
    const due = instantOf(day, time, timeZone);
    if (due.getTime() > after.getTime() && day !== askedDay) return due;
    day = Temporal.PlainDate.from(day).add({ days: 1 }).toString();
  }
}

export type CheckinRequest = { kind: "show" } | { kind: "off"; part?: CheckinPart } | { kind: "on"; time: string };

/** What follows `/checkin`: `on 7:30`, `7.30`, `9pm`, `off`, `off evening`. @returns `undefined` for anything else */
export function readCheckin(words: string | undefined): CheckinRequest | undefined {
  const typed = (words ?? "").trim().toLowerCase();
  if (typed === "") return { kind: "show" };
  const off = /^(?:off|stop|no)(?: (morning|evening))?$/.exec(typed);
  if (off) return { kind: "off", ...(off[1] && { part: off[1] as CheckinPart }) };
  const on = /^(?:on )?(?:at )?(\d{1,2})(?:[:.h]([0-5]\d)?)? ?(am|pm|a|p)?(?: ?uhr)?$/.exec(typed);
  if (!on)
    return /^on$|^on morning$|^morning$/.test(typed)
      ? { kind: "on", time: "07:30" }
      : EVENING.test(typed)
        ? { kind: "on", time: "21:30" }
        : undefined;
  const [, hours, minutes = "00", half] = on;
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half.startsWith("p") ? 12 : 0);
  }
  return hour > 23 ? undefined : { kind: "on", time: `${String(hour).padStart(2, "0")}:${minutes}` };
}

const EVENING = /^(?:on )?evening$/;
