/** A believable year of one athlete's messages: three gym days and three runs a week, a holiday, a cold and a sore knee. */
import { addDays, instantOf, weekStart } from "../time/local.ts";

export type Said = { at: Date; text: string };

const WEEKS = 52;
/** Weeks before today without training. */
const HOLIDAY = new Set([18, 17]);
const COLD = new Set([33]);
/** Weeks in which the left knee makes itself felt. */
const KNEE = new Set([26, 25, 24]);

/**
 * What the athlete wrote, oldest first, up to the evening before `today`.
 *
 * @param today the athlete's local day; the year ends with it
 */
export function demoYear({ today, timeZone }: { today: string; timeZone: string }): Said[] {
  const said: Said[] = [];
  const luck = dice(20_260_101);
  const firstMonday = addDays(weekStart(today), -7 * WEEKS);
  for (let week = 0; week <= WEEKS; week++) {
    for (let weekday = 0; weekday < 7; weekday++) {
      const day = addDays(firstMonday, 7 * week + weekday);
      if (day >= today) return said;
      for (const { time, text } of dayOf({ week, weekday, ago: WEEKS - week, luck }))
        said.push({ at: instantOf(day, time, timeZone), text });
    }
  }
  return said;
}

type Day = { week: number; weekday: number; ago: number; luck: Dice };
type Timed = { time: string; text: string };

function dayOf(day: Day): Timed[] {
  return [...morning(day), ...training(day)];
}

function morning({ week, weekday, ago, luck }: Day): Timed[] {
  const away = HOLIDAY.has(ago);
  const ill = COLD.has(ago);
  if (away && weekday !== 2) return [];
  const hours = (ill ? 8.5 : weekday === 6 ? 8.2 : 7.2) + luck.around(0.8);
  const lines = [`slept ${Math.floor(hours)}h${String(Math.floor((hours % 1) * 60)).padStart(2, "0")}`];
  if (weekday === 0) lines.push(`weight ${(84.5 - 3.5 * grown(week) + luck.around(0.4)).toFixed(1)}`);
  if (weekday % 2 === 1) lines.push(`rhr ${Math.round((ill ? 58 : 51 - 3 * grown(week)) + luck.around(2))}`);
  if (weekday === 3) lines.push(`stress ${clamped(4 + (week % 6 === 0 ? 3 : 0) + luck.around(1.5))}`);
  if (weekday === 4)
    lines.push(
      `mood ${clamped((ill ? 4 : 7) + luck.around(1.5))}`,
      `energy ${clamped((ill ? 3 : 7) + luck.around(1.5))}`,
    );
  if (weekday === 1) lines.push(`soreness ${clamped(4 + luck.around(2))} legs`);
  const timed: Timed[] = [{ time: "07:05:00", text: lines.join("\n") }];
  if (ill && weekday === 0)
    timed.push({ time: "07:10:00", text: "note: caught a cold, no training until the cough is gone" });
  if (KNEE.has(ago) && weekday === 3)
    timed.push({ time: "07:10:00", text: "note: left knee tight on the stairs in the morning, 3/10" });
  return timed;
}

function training(day: Day): Timed[] {
  const { ago, weekday, luck } = day;
  if (HOLIDAY.has(ago) || COLD.has(ago)) return [];
  // Life comes between now and then.
  if (luck.chance(0.07)) return [];
  switch (weekday) {
    case 0:
      return gym("18:10:00", day, [squat, bench, row, plank]);
    case 1:
      return [{ time: "19:00:00", text: intervals(day) }];
    case 2:
      return gym("18:20:00", day, [deadlift, press, pullUp, curl]);
    case 3:
      return [{ time: "12:40:00", text: easyRun(day, 6 + luck.around(1)) }];
    case 4:
      return gym("17:45:00", day, [benchVolume, frontSquat, dip, lateralRaise]);
    case 6:
      return [
        {
          time: "10:30:00",
          text: easyRun(day, 11 + 7 * grown(day.week) - (isDeload(day) ? 4 : 0) + luck.around(1), "long"),
        },
      ];
    default:
      return [];
  }
}

type Exercise = (day: Day) => string;

/** One message an exercise, some minutes apart. */
function gym(start: string, day: Day, exercises: Exercise[]): Timed[] {
  const [hour = 0, minute = 0] = start.split(":").map(Number);
  return exercises.map((exercise, index) => {
    const at = hour * 60 + minute + index * 14;
    return {
      time: `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}:00`,
      text: exercise(day),
    };
  });
}

const squat: Exercise = (day) => {
  const top = load(day, 95, 150);
  const knee = KNEE.has(day.ago) ? ", left knee felt tight" : "";
  return `squat ${plates(top * 0.6)} 5 warmup\nsquat ${top} 3x5 @${rpe(day)}${knee}`;
};
const bench: Exercise = (day) => `bench ${load(day, 72.5, 105)} 3x5 @${rpe(day)}`;
const row: Exercise = (day) => `barbell row ${load(day, 60, 85)} 4x8`;
const plank: Exercise = ({ week }) => `plank 3x${45 + 5 * Math.floor(week / 8)}s`;
const deadlift: Exercise = (day) => `deadlift ${load(day, 120, 185)} 2x5 @${rpe(day)}`;
const press: Exercise = (day) => `ohp ${load(day, 42.5, 60)} 4x6 @${rpe(day)}`;
const pullUp: Exercise = ({ week, luck }) => {
  const first = Math.round(6 + 6 * grown(week) + luck.around(1));
  return `pullups ${first}, ${first - 1}, ${first - 2}`;
};
const curl: Exercise = (day) => `db curl ${load(day, 12, 18, 1)} 3x12`;
const benchVolume: Exercise = (day) => `bench ${plates(load(day, 72.5, 105) * 0.85)} 4x8 @${rpe(day)}`;
const frontSquat: Exercise = (day) => `front squat ${load(day, 65, 105)} 3x6`;
const dip: Exercise = (day) => `dips +${load(day, 5, 25, 2.5)} 3x8`;
const lateralRaise: Exercise = (day) => `lateral raise ${load(day, 8, 12, 1)} 3x15`;

function easyRun({ week, luck }: Day, km: number, word = "easy"): string {
  const pace = 345 - 30 * grown(week) + luck.around(8);
  return `run ${km.toFixed(1)}k ${clock(km * pace)} hr ${Math.round(146 - 6 * grown(week) + luck.around(3))} ${word}`;
}

function intervals({ week, luck }: Day): string {
  const km = 8 + luck.around(0.5);
  return `run ${km.toFixed(1)}k ${clock(km * (325 - 30 * grown(week)))} hr ${Math.round(161 + luck.around(3))} rpe 8, 6x800`;
}

/** 0 at the year's start, 1 at its end; fast at first, as in training. */
function grown(week: number): number {
  return 1 - (1 - Math.min(week, WEEKS) / WEEKS) ** 1.6;
}

function isDeload({ week }: Day): boolean {
  return week % 4 === 3;
}

function load(day: Day, from: number, to: number, step = 2.5): number {
  const wave = isDeload(day) ? 0.88 : 1 - 0.015 * (2 - (day.week % 4));
  return Math.round(((from + (to - from) * grown(day.week)) * wave) / step) * step;
}

function plates(kg: number): number {
  return Math.round(kg / 2.5) * 2.5;
}

function rpe(day: Day): string {
  const base = isDeload(day) ? 6.5 : 7.5 + 0.5 * (day.week % 4);
  return String(Math.min(9.5, Math.round((base + day.luck.around(0.5)) * 2) / 2));
}

function clamped(value: number): number {
  return Math.min(10, Math.max(1, Math.round(value)));
}

function clock(sec: number): string {
  const total = Math.round(sec);
  const minutes = Math.floor(total / 60);
  const rest = `${String(minutes % 60).padStart(minutes < 60 ? 1 : 2, "0")}:${String(total % 60).padStart(2, "0")}`;
  return minutes < 60 ? rest : `${Math.floor(minutes / 60)}:${rest}`;
}

type Dice = {
  /** Between −spread and +spread. */
  around(spread: number): number;
  chance(probability: number): boolean;
};

/** The same year for everybody: a linear congruential generator (Park and Miller 1988, Commun ACM 31:1192). */
function dice(seed: number): Dice {
  let state = seed;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return { around: (spread) => (next() * 2 - 1) * spread, chance: (probability) => next() < probability };
}
