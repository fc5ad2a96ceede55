/** `/plates` and `/warmup`: what to hang on the bar. */
import { loadingBlock, rackBlock, rampBlocks } from "@spotter/core/answer/plates";
import { text } from "@spotter/core/chat/reply";
import type { CommandArgs } from "@spotter/core/command/parse";
import { exerciseById } from "@spotter/core/exercise/catalogue";
import { knownExercise } from "@spotter/core/exercise/known";
import { readLog } from "@spotter/core/log/read";
import { loadSteps } from "@spotter/core/strength/increment";
import { loadBar, type Rack, standardRack } from "@spotter/core/strength/plates";
import { readRackRequest } from "@spotter/core/strength/rack-words";
import { warmUpRamp } from "@spotter/core/strength/warm-up";
import { isoWithOffset } from "@spotter/core/time/local";
import { kgFrom } from "@spotter/core/units/load";
import { rackOf, setRack } from "@spotter/db/queries/athletes";
import type { Outcome, Turn } from "../turn.ts";

export async function plates(turn: Turn, { load = "" }: CommandArgs): Promise<Outcome> {
  const { unit } = turn.athlete;
  const asked = readRackRequest(load, unit);
  const rack = await rackAt(turn);
  switch (asked?.kind) {
    case undefined:
      return {
        answers: [
          {
            blocks: [
              text(
                "Like this: /plates 102.5, /plates 60 15 for a 15 kg bar, /plates bar 15, /plates have 4x20 10 5 2.5.",
              ),
            ],
          },
        ],
      };
    case "show":
      return { answers: [{ blocks: [rackBlock(rack)], data: { rack } }] };
    case "bar":
      return changed(turn, { ...rack, bar: asked.bar });
    case "have":
      return changed(turn, { ...rack, plates: asked.plates });
    case "reset":
      return changed(turn, undefined);
    case "load": {
      const bar = asked.bar ?? rack.bar;
      const loading = loadBar(kgFrom(asked.weight.value, asked.weight.unit), { ...rack, bar });
      return {
        answers: [{ blocks: [loadingBlock(loading, asked.weight, { bar, unit })], data: { ...asked, bar, loading } }],
      };
    }
  }
}

async function changed(turn: Turn, rack: Rack | undefined): Promise<Outcome> {
  await setRack(turn.tx, { athleteId: turn.athlete.id, rack });
  const now = rack ?? standardRack(turn.athlete.unit);
  return { answers: [{ blocks: [rackBlock(now)], data: { rack: now } }] };
}

async function rackAt({ tx, athlete }: Turn): Promise<Rack> {
  return (await rackOf(tx, athlete.id)) ?? standardRack(athlete.unit);
}

export async function warmup(turn: Turn, { set = "" }: CommandArgs): Promise<Outcome> {
  const { at, athlete } = turn;
  const reading = readLog(set, {
    unit: athlete.unit,
    now: isoWithOffset(at, athlete.timeZone),
    group: false,
    aliases: athlete.aliases,
  });
  const entry = reading.entries.find((one) => one.type === "sets");
  const topKg = entry?.sets.reduce((most, { kg = 0 }) => Math.max(most, kg), 0);
  if (!entry || !topKg)
    return { answers: [{ blocks: [text("For which set? Like this: /warmup squat 140, or /warmup bench 100x3.")] }] };
  const { id, name } = knownExercise(entry.exercise, athlete);
  const equipment = exerciseById(id)?.equipment ?? "other";
  const rack = await rackAt(turn);
  const barKg = kgFrom(rack.bar.value, rack.bar.unit);
  const { nearestKg } = loadSteps(id, athlete.unit, rack);
  const reps = entry.sets.find(({ kg }) => kg === topKg)?.reps;
  const steps = warmUpRamp({ topKg, reps, equipment, barKg, nearestKg }).map((step) => {
    const loading = equipment === "barbell" ? loadBar(step.kg, rack) : undefined;
    return { ...step, ...(loading?.kind === "loaded" && { perSide: loading.perSide }) };
  });
  return {
    answers: [{ blocks: rampBlocks({ name, steps, topKg }, athlete.unit), data: { exerciseId: id, topKg, steps } }],
  };
}
