/** Scores plan readings against a corpus: F1 over items. */
import { existsSync, readFileSync } from "node:fs";
import type { Plan, PlanContext, PlanItem } from "@spotter/core/plan/plan";
import { readPlan } from "@spotter/core/plan/read";

export type PlanCase = { id: string; text: string; context: PlanContext; expect: Plan };

export type PlanScore = { f1: number; wrong: { id: string; missed: string[]; extra: string[] }[] };

/** The cases of a JSON-lines file, or `undefined` where it does not exist. */
export function planCases(file: URL): PlanCase[] | undefined {
  if (!existsSync(file)) return undefined;
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as PlanCase);
}

const byReader = ({ text, context }: PlanCase): Plan => readPlan(text, context);

/** Two items are the same when their session's week, day, slot and sport agree, and all fields but the note. */
export function scorePlans(cases: readonly PlanCase[], read: (one: PlanCase) => Plan = byReader): PlanScore {
  let hits = 0;
  let wanted = 0;
  let had = 0;
  const wrong: PlanScore["wrong"] = [];
  for (const one of cases) {
    const { id, expect } = one;
    const missed = itemsIn(expect);
    const extra = itemsIn(read(one));
    wanted += missed.length;
    had += extra.length;
    for (const item of [...missed]) {
      const at = extra.indexOf(item);
      if (at < 0) continue;
      extra.splice(at, 1);
      missed.splice(missed.indexOf(item), 1);
      hits++;
    }
    if (missed.length + extra.length > 0) wrong.push({ id, missed, extra });
  }
  const precision = hits / Math.max(1, had);
  const recall = hits / Math.max(1, wanted);
  return { f1: (2 * precision * recall) / Math.max(1e-9, precision + recall), wrong };
}

function itemsIn({ sessions }: Plan): string[] {
  return sessions.flatMap(({ week, day, slot, sport, items }) =>
    items.map((item) => JSON.stringify([week, day, slot, sport, fieldsOf(item)])),
  );
}

function fieldsOf(item: PlanItem): unknown {
  const { note: _note, ...fields } = item;
  return Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
}
