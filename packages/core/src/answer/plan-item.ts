/** A planned item in an athlete's shorthand: `Bench Press 4×5 @8`, `Run 6×400 m, 3:45/km, rest 1:30`. */
import type { LoadUnit } from "../log/entry.ts";
import { sportName } from "../log/sport-name.ts";
import type { PlanItem } from "../plan/plan.ts";
import { formatDecimal } from "../units/decimal.ts";
import { formatDistance } from "../units/distance.ts";
import { formatClock, formatDuration } from "../units/duration.ts";
import { formatAddedLoad, formatLoad } from "../units/load.ts";
import { distanceUnitOf } from "./log.ts";
import type { LoadStyle } from "./sets.ts";

/** How a plan is told: in which unit, by what names, and on which day. */
export type PlanWords = {
  unit: LoadUnit;
  today: string;
  exercise: (id: string) => { name: string; style: LoadStyle };
};

export function itemWords(item: PlanItem, words: PlanWords): string {
  const name = "exercise" in item ? words.exercise(item.exercise).name : sportName(item.activity);
  return [name, amountWords(item, words)].filter((part) => part !== "").join(" ");
}

/** What is asked for, without its name: `80 kg 4×5 @8`. */
export function amountWords(item: PlanItem, words: PlanWords): string {
  const { percent1rm, rpe, rir, zone, paceSecondsPerKm, watts, restSeconds, tempo, note } = item;
  const main = [loadWords(item, words), volumeWords(item, words.unit), rpe === undefined ? "" : `@${number(rpe)}`];
  const more = [
    percent1rm === undefined ? "" : `${number(percent1rm)} %`,
    rir === undefined ? "" : `RIR ${number(rir)}`,
    zone === undefined ? "" : `zone ${zone}`,
    paceSecondsPerKm === undefined ? "" : `${formatClock(paceSecondsPerKm)}/km`,
    watts === undefined ? "" : `${number(watts)} W`,
    item.perSide ? "each side" : "",
    tempo === undefined ? "" : `tempo ${tempo}`,
    restSeconds === undefined ? "" : `rest ${formatDuration(restSeconds)}`,
    note ?? "",
  ].filter((part) => part !== "");
  const first = main.filter((part) => part !== "").join(" ");
  return [first, ...more].filter((part) => part !== "").join(", ");
}

function loadWords(item: PlanItem, { unit, exercise }: PlanWords): string {
  if (item.kg === undefined) return "";
  const style = "exercise" in item ? exercise(item.exercise).style : "loaded";
  return style === "bodyweight" ? formatAddedLoad({ kg: item.kg }, unit) : formatLoad(item.kg, unit);
}

function volumeWords(item: PlanItem, unit: LoadUnit): string {
  const { sets, repeat, seconds, meters } = item;
  const parts = [
    repsWords(item),
    meters === undefined ? "" : formatDistance(meters, distanceUnitOf(unit)),
    seconds === undefined ? "" : formatDuration(seconds),
  ].filter((part) => part !== "");
  const each = parts.join(" in ");
  const times = [sets, repeat].filter((count) => count !== undefined);
  if (each === "") return sets === undefined ? "" : sets === 1 ? "1 set" : `${sets} sets`;
  // A number that stands alone would not say what it counts.
  if (times.length === 0 && /\d$/.test(repsWords(item)) && parts.length === 1)
    return each === "1" ? "1 rep" : `${each} reps`;
  return [...times, each].join("×");
}

function repsWords({ reps, repsMin, repsMax, amrap }: PlanItem): string {
  if (reps !== undefined) return `${reps}${amrap ? "+" : ""}`;
  if (repsMin !== undefined && repsMax !== undefined) return `${repsMin}–${repsMax}`;
  if (repsMin !== undefined) return `${repsMin}+`;
  if (repsMax !== undefined) return `up to ${repsMax}`;
  return amrap ? "AMRAP" : "";
}

function number(value: number): string {
  return formatDecimal(value, 1);
}
