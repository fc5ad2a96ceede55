/**
 * A question that no rule reads, answered by the model from the same tools. It chooses among them and writes the sentences;
 * what it may see is decided before a tool answers, and what it says is held against what the tools returned.
 */

import { checkAnswer, type Struck } from "@spotter/core/ask/check/check-answer";
import { finishedPart } from "@spotter/core/ask/check/plain-prose";
import { type FactLine, lineWords } from "@spotter/core/ask/fact";
import { factsOf } from "@spotter/core/ask/facts-of";
import { ASK_TOOLS, type ToolCall, toolCall } from "@spotter/core/ask/tool";
import { exerciseById } from "@spotter/core/exercise/catalogue";
import { knownExercise } from "@spotter/core/exercise/known";
import { sportName } from "@spotter/core/log/sport-name";
import { candidatesFor } from "@spotter/core/model/candidates";
import type { NoAnswer } from "@spotter/core/model/purpose";
import type { Athlete } from "@spotter/db/queries/athletes";
import { exercisesLogged } from "@spotter/db/queries/sets";
import { z } from "zod";
import { converse, type Toolbox } from "../claude/converse.ts";
import type { Deadline } from "../claude/deadline.ts";
import type { Model } from "../claude/model.ts";
import { ASK_V1 } from "../claude/prompts/ask-v1.ts";
import { fenced } from "../claude/prompts/prompt.ts";
import { useTool } from "./tools.ts";

/** The tools that were asked, in order, and what of the model's sentences stands in their results. */
export type ModelAnswer = { calls: ToolCall[] } & (
  | {
      kind: "answered";
      by: { model: string; prompt: string };
      kept: string[];
      struck: Struck[];
      /** Why there is not more of it, where it was broken off. */
      brokenOff?: NoAnswer;
    }
  | { kind: NoAnswer }
);

/** What stopped an answer on its way leaves the sentences before it true; what the model withheld or got wrong does not. */
const BREAKS_OFF: ReadonlySet<string> = new Set<NoAnswer>(["slow", "down", "busy", "cut"]);

/** @param by.onKept told, as the answer is written, of what stands of its whole sentences */
export async function answerWithModel(
  model: Model,
  by: {
    question: string;
    athlete: Athlete;
    today: string;
    deadline: Deadline;
    onKept: (kept: readonly string[]) => void;
  },
): Promise<ModelAnswer> {
  const { question, athlete, today, deadline, onKept } = by;
  const { toolbox, calls, lines } = toolboxOf(model, by);
  const given = fenced({
    exercises: await exercisesFor(model, athlete, question),
    situation: `Today is ${today}, a ${WEEKDAY.format(new Date(`${today}T12:00:00Z`))}. The athlete's unit is ${athlete.unit}.`,
    question,
  });
  const own = ownNames(athlete);
  const check = (prose: string) =>
    checkAnswer(prose, { lines, asked: askedOf(calls, athlete, today), question, today, unit: athlete.unit, own });
  let checked = "";
  const onProse = (prose: string) => {
    const finished = finishedPart(prose);
    // What it says before it has looked is no answer.
    if (calls.length === 0 || finished === "" || finished === checked) return;
    checked = finished;
    const { kept } = check(finished);
    if (kept.length > 0) onKept(kept);
  };
  const { kind, prose } = await converse(model, { prompt: ASK_V1, given, tools: toolbox, deadline, athlete, onProse });
  const isWhole = kind === "answered";
  if (!isWhole && (!BREAKS_OFF.has(kind) || calls.length === 0)) return { kind, calls };
  const { kept, struck } = check(isWhole ? prose : finishedPart(prose));
  if (!isWhole && kept.length === 0) return { kind, calls };
  return {
    kind: "answered",
    by: { model: model.name, prompt: ASK_V1.version },
    kept,
    struck: struck.map(({ why }) => why),
    calls,
    ...(!isWhole && { brokenOff: kind }),
  };
}

const WEEKDAY = new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" });

const DECLARED = Object.entries(ASK_TOOLS).map(([name, { about, args }]) => {
  const { $schema: _, ...schema } = z.toJSONSchema(args, {
    // A day's pattern is long, and says no more than its format.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === "date") delete jsonSchema.pattern;
    },
  });
  return { name, description: about, input_schema: { ...schema, type: "object" as const } };
});

/** The tools bound to one athlete, each reading in a transaction that cannot write. */
function toolboxOf({ db }: Model, { athlete, today }: { athlete: Athlete; today: string }) {
  const calls: ToolCall[] = [];
  const lines: FactLine[] = [];
  const asker = { viewer: athlete.id, chat: "private", action: "model" } as const;
  const toolbox: Toolbox = {
    declared: DECLARED,
    async use(name, input) {
      const call = toolCall(name, input);
      if (!call) return { words: refusal(name), isError: true };
      if (!isKnownExercise(call, athlete)) return { words: "No exercise has that id.", isError: true };
      const found = await db.transaction((tx) => useTool({ db: tx, athlete, today }, asker, call), {
        accessMode: "read only",
      });
      if (found === "kept-back") return { words: "Kept back: its source allows no use by a model.", isError: true };
      const own = factsOf(found, athlete.unit, today);
      calls.push(call);
      lines.push(...own);
      const words = own.map((line) => lineWords(line, athlete.unit)).join("\n");
      return { words: fenced({ [name]: words === "" ? "Nothing found." : words }) };
    },
  };
  return { toolbox, calls, lines };
}

function refusal(name: string): string {
  return Object.hasOwn(ASK_TOOLS, name) ? "Those are not the tool's arguments." : "There is no such tool.";
}

function isKnownExercise({ args }: ToolCall, { own }: Athlete): boolean {
  const id = "exerciseId" in args ? args.exerciseId : undefined;
  return id === undefined || exerciseById(id) !== undefined || own.has(id);
}

/** Those the question may mean, then those trained most. */
async function exercisesFor({ db }: Model, athlete: Athlete, question: string): Promise<string> {
  const named = candidatesFor(question, athlete, athlete.own).split("\n");
  const logged = (await exercisesLogged(db, athlete.id)).slice(0, MOST_LOGGED);
  const lines = logged.map((id) => `${id}: ${knownExercise(id, athlete).name}`);
  return [...new Set([...named, ...lines])].filter((line) => line !== "").join("\n");
}

const MOST_LOGGED = 40;

/** What the tools were asked about, whether or not anything was found. */
function askedOf(calls: readonly ToolCall[], athlete: Athlete, today: string) {
  return {
    subjects: calls.flatMap(({ args }) => [
      ...("exerciseId" in args && args.exerciseId !== undefined ? [knownExercise(args.exerciseId, athlete).name] : []),
      ...("sport" in args && args.sport !== undefined ? [sportName(args.sport)] : []),
    ]),
    bodyParts: calls.flatMap(({ args }) => ("bodyPart" in args ? (args.bodyPart ?? []) : [])),
    times: calls.flatMap(({ args }) =>
      "from" in args && args.from !== undefined ? [{ from: args.from, to: args.to ?? today }] : [],
    ),
  };
}

function ownNames(athlete: Athlete): ReadonlyMap<string, string> {
  const aliases = [...athlete.aliases].map(([phrase, id]) => [phrase, knownExercise(id, athlete).name] as const);
  return new Map([...aliases, ...[...athlete.own.values()].map((name) => [name.toLowerCase(), name] as const)]);
}
