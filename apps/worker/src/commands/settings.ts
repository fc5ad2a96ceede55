/** `/units` and `/timezone` */
import { code, strong, text } from "@spotter/core/chat/reply";
import type { CommandArgs } from "@spotter/core/command/parse";
import { localTime } from "@spotter/core/time/local";
import { findTimeZone } from "@spotter/core/time/zone";
import { setTimeZone, setUnit } from "@spotter/db/queries/athletes";
import { moveCheckins } from "@spotter/db/queries/checkins";
import type { Outcome, Turn } from "../turn.ts";

export async function units({ tx, athlete }: Turn, { unit }: CommandArgs): Promise<Outcome> {
  if (unit !== "kg" && unit !== "lb")
    return say(`A number without a unit means ${inWords(athlete.unit)}. /units kg or /units lb changes that.`, {
      unit: athlete.unit,
    });
  await setUnit(tx, { athleteId: athlete.id, unit });
  return say(`A number without a unit now means ${inWords(unit)}, and I answer in ${inWords(unit)}.`, { unit });
}

export async function timezone({ tx, athlete, at }: Turn, { place }: CommandArgs): Promise<Outcome> {
  if (place === undefined) {
    const { timeZone } = athlete;
    return say(`You are on ${timeZone}, where it is ${localTime(at, timeZone)}. /timezone and a city changes that.`, {
      timeZone,
    });
  }
  const found = findTimeZone(place);
  switch (found.kind) {
    case "found":
      await setTimeZone(tx, { athleteId: athlete.id, timeZone: found.timeZone });
      await moveCheckins(tx, { athleteId: athlete.id, timeZone: found.timeZone, now: at });
      return say(`You are on ${found.timeZone} now; it is ${localTime(at, found.timeZone)} there.`, {
        timeZone: found.timeZone,
      });
    case "several":
      return {
        answers: [
          {
            blocks: [
              text("Which one?"),
              { kind: "list", items: found.zones.map((zone) => [code(`/timezone ${zone}`)]) },
            ],
          },
        ],
      };
    case "none":
      return {
        answers: [
          {
            blocks: [
              text(
                "I know no such place. Name a large city in your zone, like ",
                strong("/timezone Berlin"),
                ", or an IANA name, like ",
                strong("Europe/Berlin"),
                ".",
              ),
            ],
          },
        ],
      };
  }
}

function inWords(unit: "kg" | "lb"): string {
  return unit === "kg" ? "kilograms" : "pounds";
}

function say(words: string, data: unknown): Outcome {
  return { answers: [{ blocks: [text(words)], data }] };
}
