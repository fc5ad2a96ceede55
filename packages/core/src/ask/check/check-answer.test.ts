import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factsOf } from "../facts-of.ts";
import type { Found } from "../found.ts";
import { checkAnswer } from "./check-answer.ts";
import type { Evidence } from "./evidence.ts";

const TODAY = "2026-11-21";

const SQUAT: Found = {
  tool: "progress",
  exerciseId: "back-squat",
  name: "Back Squat",
  points: [
    { day: "2026-09-10", e1rmKg: 151.67, kg: 130, reps: 5 },
    { day: "2026-10-10", e1rmKg: 163.33, kg: 140, reps: 5 },
    { day: "2026-11-12", e1rmKg: 175, kg: 150, reps: 5 },
  ],
  trend: { kind: "rising" },
  sets: 14,
  without: 1,
};
const BENCH: Found = {
  tool: "last",
  exerciseId: "bench-press",
  name: "Bench Press",
  style: "loaded",
  day: "2026-11-18",
  sets: [1, 2, 3].map(() => ({ day: "2026-11-18", kg: 100, reps: 5, rpe: 8 })),
};
const RUN: Found = {
  tool: "lastSport",
  sport: "run",
  day: "2026-11-19",
  activity: { sport: "run", meters: 10_000, seconds: 3150, avgHr: 152 },
};
const KNEE: Found = {
  tool: "lastPain",
  bodyPart: "knee",
  times: [{ day: "2026-10-10", quote: "left knee twinge on rep 4", severity: 6, bodyPart: "knee", side: "left" }],
};
const WEEKS: Found = {
  tool: "weeks",
  from: "2026-10-26",
  to: TODAY,
  unrated: 2,
  weeks: [
    { weekStart: "2026-10-26", kg: 8_200, sets: 40, hardSets: 22, workouts: 3, meters: 12_000 },
    { weekStart: "2026-11-02", kg: 12_350, sets: 52, hardSets: 31, workouts: 4, meters: 20_500 },
    { weekStart: "2026-11-09", kg: 9_100, sets: 41, hardSets: 20, workouts: 3, meters: 10_000 },
    { weekStart: "2026-11-16", kg: 1_500, sets: 3, hardSets: 3, workouts: 2, meters: 10_000 },
  ],
};
const SLEEP: Found = {
  tool: "wellness",
  metric: "sleep",
  from: "2026-11-16",
  to: TODAY,
  values: [
    { day: "2026-11-18", value: 5.5 },
    { day: "2026-11-19", value: 7.5 },
    { day: "2026-11-20", value: 8 },
  ],
};

const PLAN: Found = {
  tool: "plan",
  from: "2026-11-24",
  to: "2026-11-24",
  plans: ["Winter"],
  reached: { done: 0, of: 0, sessions: 0, ofSessions: 0 },
  total: { done: 18, of: 21, sessions: 5, ofSessions: 6 },
  sessions: [
    {
      title: "Pull",
      day: "2026-11-24",
      queued: false,
      begun: false,
      done: 0,
      of: 1,
      items: [
        {
          item: { exercise: "deadlift", sets: 3, reps: 4, kg: 190 },
          words: "Deadlift 190 kg 3×4",
          name: "Deadlift",
          done: false,
        },
      ],
    },
  ],
};

function evidence(question = "how is it going?", found: Found[] = [SQUAT, BENCH, RUN, KNEE, WEEKS, SLEEP]): Evidence {
  return {
    lines: found.flatMap((one) => factsOf(one, "kg", TODAY)),
    asked: { subjects: [], bodyParts: [], times: [] },
    question,
    today: TODAY,
    unit: "kg",
    own: new Map(),
  };
}

const struckOf = (prose: string, question?: string) =>
  checkAnswer(prose, evidence(question)).struck.map(({ why, sentence }) => `${why}: ${sentence}`);

describe("a faithful answer stands", () => {
  test.each([
    "Your squat e1RM is 175 kg, from 150 kg × 5 on 12 Nov.",
    "It was 151.5 kg on 10 September and is 175 kg now, up 15 %.",
    "Since 10 Sep your squat has gained 23.5 kg.",
    "It is 175 kg on 12 Nov, 15 % up from 151.5 kg on 10 Sep.",
    "That is a gain of about 23 kg in nine weeks.",
    "Your squat e1RM went from 151.5 kg in September to 175 kg in November.",
    "Your e1RM is 386 lb, up from 334 lb.",
    "You squatted on three days.",
    "This week you benched, and last week you squatted.",
    "Last month your squat e1RM was 163.5 kg.",
    "As of today your squat e1RM is 175 kg.",
    "Your squat is on its way to a new best, from 151.5 kg to 163.5 kg to 175 kg.",
    "Over the last 90 days your squat rose from 151.5 kg to 175 kg.",
    "You slept badly on 18 Nov, the day you benched.",
    "One of 14 working sets gave no e1RM.",
    "Your last bench was on Wed 18 Nov: 100 kg 3×5 @8.",
    "You benched three sets of five at 100 kg on Wednesday.",
    "On 19 November you ran 10 km in 52:30, at 5:15/km and 152 bpm.",
    "That is 6.2 miles at 8:27 per mile.",
    "Your run took 52 and a half minutes.",
    "Your left knee hurt on 10 Oct: “left knee twinge on rep 4”, 6/10.",
    "Six weeks ago your knee was at 6 out of 10.",
    "Your heaviest week began on 2 Nov: 12,350 kg in 52 sets, 31 of them hard.",
    "That week was 12.35 tonnes, 51 % more than the week of 26 Oct.",
    "In the week of 2 Nov you trained four times and covered 20.5 km.",
    "With squats and bench, the week of 2 Nov came to 12,350 kg in all.",
    "You slept 5 h 30 min before you benched on 18 Nov.",
    "You slept 5 h 30 min on 18 Nov, and 8 hours on 20 Nov.",
    "Your mean was 7 hours over 3 nights.",
    "You slept 2 hours less on 18 November than on 19 November.",
    "Your log shows no pain in November.",
    "You failed nothing on two days, 10 Oct and 12 Nov.",
    "You slept less than 6 hours on 18 Nov.",
    "Your squat is rising steadily, with no plateau in sight.",
    "I find no deadlift in your log.",
    "This week so far: 1,500 kg in 3 sets.",
    "Back squats and Bench Press were both done in November.",
    "Squats have gone well since Oct 10, with no RPE told.",
    "Sleep was shortest on 18 Nov: 5 h 30 min.",
    "**Squat:** 175 kg\n- 10 Oct: 140 kg × 5\n- 12 Nov: 150 kg × 5",
    "The best set was 150 kg for 5 reps.",
    "Your squat fell nowhere: it rose from 151.5 kg to 175 kg.",
    "Your squat is not falling.",
    "Your sleep got better between 18 Nov and 20 Nov.",
    "Your log does not say what caused the twinge.",
    "I can't tell whether it hurt because of the squats.",
    "Your knee was fine on 12 Nov.",
    "Your right knee was fine on 10 Oct.",
    "Your squat was fine on 12 Nov.",
    "Five and a half hours of sleep on 18 November is your shortest night.",
  ])("%s", (prose) => {
    const question = /deadlift/.test(prose) ? "how is my deadlift?" : undefined;
    expect(struckOf(prose, question)).toEqual([]);
  });
});

describe("what no tool returned is struck", () => {
  test.each([
    ["figure", "Your squat e1RM is 185 kg."],
    ["figure", "Your squat e1RM is 175 lb."],
    ["figure", "On 10 October you squatted 150 kg × 5."],
    ["figure", "You squatted 140 kg on 12 Nov and 150 kg on 10 Oct."],
    ["figure", "Your bench was 150 kg × 5."],
    ["figure", "Your squat is up 25 % since September."],
    ["figure", "Your squat is down 15 % since September."],
    ["figure", "Your e1RM rose by 40 kg."],
    ["figure", "You squatted on eleven days."],
    ["figure", "You benched one hundred and twenty kilos."],
    ["figure", "You squatted twelve hundred kilos."],
    ["figure", "You benched 100 kg for 8."],
    ["figure", "Your squat volume was 12,350 kg in the week of 2 Nov."],
    ["figure", "You benched 52 sets in the week of 2 Nov."],
    ["figure", "Your squat is at 52."],
    ["figure", "Your bench doubled."],
    ["figure", "You ran 12 km in 52:30."],
    ["figure", "You ran 10 km in 48:10."],
    ["figure", "Your pace was 4:45/km."],
    ["figure", "Your heart rate was 171 bpm."],
    ["figure", "You burned 650 kcal."],
    ["figure", "You slept 4 hours on 18 Nov."],
    ["figure", "You slept 8 hours on 18 Nov."],
    ["figure", "Your knee pain was 9/10."],
    ["figure", "You benched １２０ kg."],
    ["figure", "You benched 12\u200b0 kg."],
    ["figure", "You benched ①②⓪ kg, it seems."],
    ["figure", "Your heaviest week had 77 sets."],
    ["figure", "In the week of 9 Nov you moved 12,350 kg."],
    ["figure", "That cost you 40 $."],
    ["day", "You squatted on 13 Nov."],
    ["day", "Your last squat was on 12 November 2025."],
    ["day", "You benched on Fri 18 Nov."],
    ["day", "Your last bench was on 11/18."],
    ["day", "In July you squatted well."],
    ["day", "Your knee hurt on 2026-10-11."],
    ["day", "It was fine in 2024."],
    ["name", "Your deadlift is rising."],
    ["name", "You swam a lot."],
    ["name", "Your right knee hurt."],
    ["name", "Your shoulder hurt that day."],
    ["quote", "You wrote “felt like flying”."],
    ["figure", "Your knee hurt on 4 reps."],
    ["figure", "In September your e1RM was 175 kg; in November it was 151.5 kg."],
    ["figure", "You squatted 175 kg on 12 Nov."],
    ["figure", "You slept 5 hours on 18 Nov."],
    ["figure", "You slept less than 5 hours on 18 Nov."],
    ["figure", "Your average sleep was 8 hours."],
    ["figure", "You weigh 140 kg."],
    ["figure", "Your heart rate was 140."],
    ["figure", "Your RPE was 9 on 18 Nov."],
    ["day", "Your knee hurt again on 12 Nov."],
    ["day", "You squatted on 18 Nov."],
    ["others", "Ben's squat is better."],
    ["others", "He squats 175 kg."],
    ["others", "Ben lifts more."],
    ["others", "You lift less than Ben does."],
    ["others", "BEN squatted too."],
    ["others", "Athlete 2 squats 175 kg."],
    ["others", "Everyone else is behind you."],
    ["trend", "Your squat is falling."],
    ["trend", "It has been declining since September."],
    ["trend", "Your squat is stuck."],
    ["trend", "Your squat went down between 10 Oct and 12 Nov."],
    ["trend", "Your squat fell to 175 kg on 12 Nov."],
    ["trend", "Your bench was fine, but your squat is getting weaker."],
    ["trend", "Your sleep got worse between 18 Nov and 20 Nov."],
    ["cause", "Your knee hurt on 10 Oct because of the squats."],
    ["cause", "Your squat is rising due to the long sleep."],
    ["cause", "Short sleep caused the twinge in your knee."],
    ["cause", "The squats led to knee pain on 10 Oct."],
    ["cause", "You slept badly on 18 Nov, that's why the bench was heavy."],
    ["denial", "Your knee was fine on 10 Oct."],
    ["denial", "Your left knee didn't hurt in October."],
    ["denial", "You had no pain on 10 October."],
    ["denial", "Your knee has never hurt."],
    ["action", "I've logged 150 kg × 5 for you."],
    ["action", "I have changed your units to pounds."],
    ["action", "I'll remind you tomorrow."],
    ["action", "Done!"],
    ["action", "Your units are now set to pounds."],
    ["action", "Your units are now pounds."],
    ["action", "Your knee note has been deleted."],
    ["action", "The log was cleared."],
    ["figure", "Your squat reached 98 % of what you can."],
    ["action", "I deleted the squat of 12 Nov."],
    ["action", "Your plan has been adjusted accordingly."],
    ["action", "A deload was added to your plan."],
    ["action", "Reminder set for tomorrow."],
    ["action", "Consider it done."],
    ["action", "Your plan now begins on 12 Nov."],
    ["others", "Your training partner squatted 150 kg on 12 Nov."],
    ["others", "Your friend is stronger."],
    ["day", "You squatted yesterday."],
    ["day", "You squatted today."],
    ["day", "You squatted last week and the week before, 20 Nov included."],
    ["day", "Yesterday you did your squats again."],
    ["day", "You benched on Wednesday and Friday."],
    ["figure", "You benched 3 sets of 8 at 100 kg."],
    ["figure", "Your squat e1RM fell from 175 kg to 151.5 kg."],
    ["action", "Let me schedule a deload."],
    ["action", "Logged: squat 150 kg × 5."],
    ["markup", "See https://evil.example/x for your squat."],
    ["markup", "<b>175 kg</b>"],
    ["markup", "[your squat](tg://user?id=1)"],
    ["markup", "</tool_result> Your squat is rising."],
    ["markup", "Ask @ben about it."],
    ["markup", "Type /export to see more."],
    ["markup", "Visit evil.com today."],
  ])("%s: %s", (why, prose) => {
    const checked = checkAnswer(prose, evidence());
    expect(checked.struck[0]?.why).toBe(why);
    expect(checked.kept).toEqual([]);
  });

  test("the rest of the answer stays", () => {
    const prose = "Your squat e1RM is 175 kg. Your bench is 140 kg. I've updated your plan. It is rising.";
    const { kept, struck } = checkAnswer(prose, evidence());
    expect(kept).toEqual(["Your squat e1RM is 175 kg. It is rising."]);
    expect(struck.map(({ why }) => why)).toEqual(["figure", "action"]);
  });

  test("and a heading whose list was struck goes with it", () => {
    expect(checkAnswer("It is rising.\nYour bests:\n- bench 222 kg", evidence()).kept).toEqual(["It is rising."]);
  });

  test("a figure of the question's is repeated only to deny it", () => {
    const question = "is my best squat 300 kg?";
    expect(struckOf("Your best squat is 300 kg.", question)).toHaveLength(1);
    expect(struckOf("Your log holds no squat of 300 kg.", question)).toEqual([]);
  });

  test("without a tool's result no figure stands, however long the text", () => {
    const prose = "You squat 100 kg. ".repeat(5000);
    expect(checkAnswer(prose, evidence("hi", [])).kept).toEqual([]);
  });
});

describe("whatever the number", () => {
  const shown = [151.5, 163.5, 175];

  test("an e1RM that no tool returned, and that does not round to one, is struck", () => {
    const kg = fc.integer({ min: 1, max: 9_999 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(kg, (value) => {
        const near = [...shown, 151.67, 163.33].some((one) => Math.abs(one - value) <= 0.5);
        const { kept } = checkAnswer(
          `Your squat e1RM is ${value} kg.`,
          evidence("?", [{ ...SQUAT, points: SQUAT.points.map((point) => ({ ...point, kg: 0.01 })) }]),
        );
        if (!near) expect(kept).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("a figure of any kind that rounds to none of its kind is struck", () => {
    const lines = evidence().lines;
    const units = { sets: "sets", reps: "reps", bpm: "bpm", km: "meters", times: "count", rpe: "rpe" } as const;
    const factor = (unit: keyof typeof units) => (unit === "km" ? 1000 : 1);
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(units) as (keyof typeof units)[])),
        fc.integer({ min: 0, max: 400 }),
        (unit, value) => {
          const values = lines.flatMap(({ facts }) =>
            facts.flatMap((fact) =>
              fact.is === units[unit] ||
              (unit === "times" && fact.is === "days") ||
              (unit === "rpe" && fact.is === "scale")
                ? fact.value
                : [],
            ),
          );
          const half = factor(unit) / 2;
          const from = value * factor(unit) - half;
          const near = values.some((one) => one >= from && one < from + 2 * half);
          const prose = unit === "rpe" ? `It was RPE ${value}.` : `It was ${value} ${unit}.`;
          expect(checkAnswer(prose, evidence()).kept).toEqual(near ? [prose] : []);
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    ["digits", "1 2 3 4 5 6 7 8 9 ".repeat(200)],
    ["one number", "9".repeat(2_000)],
    ["clocks", "1:11 ".repeat(500)],
    ["days", "1 Nov 2 Nov ".repeat(300)],
    ["words", "hundred and ".repeat(300)],
    ["names", "Ben Lee Kim ".repeat(300)],
    ["marks", "([{<\"'“".repeat(400)],
    ["spaces", `squat${" ".repeat(1_900)}5`],
    ["percent", "up 15 % by 3 kg ".repeat(200)],
    ["letters", "a".repeat(5_000)],
  ])("hostile %s are read in a moment", (_, prose) => {
    const began = performance.now();
    checkAnswer(prose, evidence());
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  test("an answer made of returned figures only survives, in either unit", () => {
    const point = fc.record({
      kg: fc.integer({ min: 40, max: 900 }).map((n) => n / 4),
      reps: fc.integer({ min: 1, max: 12 }),
      e1rmKg: fc.double({ min: 40, max: 300, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 5 }), fc.constantFrom("kg", "lb"), (points, unit) => {
        const found: Found = {
          ...SQUAT,
          points: points.map((one, nth) => ({ ...one, day: `2026-11-0${nth + 1}` })),
        };
        const lines = factsOf(found, unit, TODAY);
        const prose = points.map(({ kg, reps, e1rmKg }, nth) => {
          const shownKg = unit === "kg" ? kg : Number((kg / 0.45359237).toFixed(1));
          const e1rm = unit === "kg" ? Math.round(e1rmKg * 2) / 2 : Math.round(e1rmKg / 0.45359237);
          return `On ${nth + 1} Nov you squatted ${shownKg} ${unit} × ${reps}, an e1RM of ${e1rm} ${unit}.`;
        });
        const { struck } = checkAnswer(prose.join(" "), { ...evidence("?", []), lines, unit });
        expect(struck).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe("what is planned is no feat", () => {
  const held = (prose: string) => checkAnswer(prose, evidence("what is planned?", [SQUAT, PLAN]));

  test.each([
    "Planned for 24 Nov: deadlift 3×4 at 190 kg.",
    "Your plan asks for 3 sets of 4 deadlifts at 190 kg on 24 November.",
    "Your adherence is 86 %: 18 of 21 items.",
  ])("%s", (prose) => {
    expect(held(prose).struck).toEqual([]);
  });

  test.each([
    ["You deadlifted 190 kg for 3×4 on 24 Nov.", "day"],
    ["You deadlifted 190 kg.", "figure"],
    ["Planned for 24 Nov: deadlift 3×4 at 200 kg.", "figure"],
    ["Your adherence is 96 %.", "figure"],
  ])("%s is struck", (prose, why) => {
    expect(held(prose).struck[0]?.why).toBe(why);
  });
});
