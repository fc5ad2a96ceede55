/** Has a question answered by the model, and builds the reply from what of it stands. */
import { askedBlocks } from "@spotter/core/answer/ask";
import { saidBlocks, unsaidBlocks } from "@spotter/core/answer/ask-model";
import { callBlock, whyBlocks } from "@spotter/core/answer/ask-why";
import { type ToolCall, toolCall } from "@spotter/core/ask/tool";
import { type Block, type Button, text } from "@spotter/core/chat/reply";
import { knownExercise } from "@spotter/core/exercise/known";
import type { NoAnswer } from "@spotter/core/model/purpose";
import type { Option } from "@spotter/core/question/question";
import { deadlineIn } from "../claude/deadline.ts";
import type { Model } from "../claude/model.ts";
import { limitFor, outside } from "../claude/outside.ts";
import { warnIfTurnedAway } from "../claude/turned-away.ts";
import type { Deps } from "../conversation/drain.ts";
import { withButtons } from "../questions/ask.ts";
import { type Answer, type Turn, today } from "../turn.ts";
import { tellSoFar } from "./tell-so-far.ts";
import { useTool } from "./tools.ts";
import { answerWithModel, type ModelAnswer } from "./with-model.ts";

/** Somebody waits: past this an answer is no answer, but to who has chosen to wait for a server of their own. */
const LONGEST_SEC = 9;
/** Who has is told by then that it takes long. */
const STILL_MS = 4_000;
/** Deterministic answers told in place of the model's, and tools explained. */
const MOST_TOLD = 3;
const MOST_EXPLAINED = 8;

/** @param explained whether what is behind the answer is wanted with it */
export async function modelAnswer(
  turn: Turn,
  deps: Deps & { model: Model },
  question: string,
  explained: boolean,
): Promise<Answer> {
  const { model } = deps;
  const day = today(turn);
  const limitSec = limitFor(turn, model.own ? model.timeoutSec : Math.min(model.timeoutSec, LONGEST_SEC));
  const asked = await outside(turn, {
    purpose: "ask",
    limitSec,
    work: async (id) => {
      const telling = tellSoFar(deps, turn, { stillAfterMs: limitSec > LONGEST_SEC ? STILL_MS : undefined });
      const answer = await answerWithModel(model, {
        question,
        athlete: { ...turn.athlete, id },
        today: day,
        deadline: deadlineIn(limitSec),
        onKept: telling.tell,
      });
      return { ...answer, toldId: await telling.end() };
    },
  });
  const { toldId, ...answer }: Told = asked === "lost" ? { kind: "lost", calls: [] } : asked;
  warnIfTurnedAway(turn, answer);
  const { calls } = answer;
  const data = { answered: isSaid(answer), ...answer };
  const blocks = isSaid(answer)
    ? saidBlocks(answer.kept, answer.struck.length, answer.brokenOff)
    : unsaidBlocks(whyUnsaid(answer), await foundBlocks(turn, calls, day));
  const replaces = toldId !== undefined && { replacesId: toldId };
  if (calls.length === 0) return { blocks, data, ...replaces };
  if (explained) return { blocks: [...blocks, ...(await explainBlocks(turn, calls, day))], data, ...replaces };
  const why: Option = {
    kind: "explain",
    label: "Why",
    asOf: day,
    calls: calls.map(({ tool, args }) => ({ tool, args })),
  };
  const reply = await withButtons(turn, { options: [why] }, blocks);
  const buttons = [[...(reply.buttons ?? []).flat(), ...(await chartButtons(turn, calls, day))]];
  return { ...reply, buttons, data, ...replaces };
}

/** An answer, and the reply that foretold it. */
type Told = ModelAnswer & { toldId?: number | undefined };

type Said = Extract<ModelAnswer, { kind: "answered" }>;

/** What no tool stands behind is not from the log. */
function isSaid(answer: ModelAnswer): answer is Said {
  return answer.kind === "answered" && answer.kept.length > 0 && answer.calls.length > 0;
}

function whyUnsaid({ kind }: ModelAnswer): NoAnswer | "struck" {
  return kind === "answered" ? "struck" : kind;
}

async function foundBlocks(turn: Turn, calls: readonly ToolCall[], day: string): Promise<Block[]> {
  const blocks: Block[] = [];
  for (const call of distinct(calls).slice(0, MOST_TOLD)) {
    const found = await see(turn, call, day);
    if (found !== "kept-back") blocks.push(...askedBlocks(found, { unit: turn.athlete.unit, today: day }));
  }
  return blocks;
}

/** The "Why" of an answer: each tool that was asked, its rows and its formula, as of the day it was asked. */
export async function explain(turn: Turn, { calls, asOf }: Extract<Option, { kind: "explain" }>): Promise<Answer> {
  const known = calls.flatMap(({ tool, args }) => toolCall(tool, args) ?? []);
  return { blocks: await explainBlocks(turn, known, asOf), data: { calls: known } };
}

async function explainBlocks(turn: Turn, calls: readonly ToolCall[], day: string): Promise<Block[]> {
  const { athlete } = turn;
  const blocks: Block[] = [text("Asked of your log:")];
  for (const call of distinct(calls).slice(0, MOST_EXPLAINED)) {
    const found = await see(turn, call, day);
    if (found === "kept-back") continue;
    blocks.push(
      callBlock(call, (id) => knownExercise(id, athlete).name),
      ...whyBlocks(found, { unit: athlete.unit, today: day }),
    );
  }
  return blocks;
}

/** As with an answer without a model. */
async function chartButtons(turn: Turn, calls: readonly ToolCall[], day: string): Promise<Button[]> {
  const call = calls.find(({ tool }) => tool === "progress");
  const found = call && (await see(turn, call, day));
  if (!found || found === "kept-back" || found.tool !== "progress" || found.points.length < 2) return [];
  return [{ label: "Chart", action: `e1rm:${turn.athlete.id}:${found.exerciseId}` }];
}

function see({ tx, athlete }: Turn, call: ToolCall, day: string) {
  const by = { viewer: athlete.id, chat: "private", action: "see" } as const;
  return useTool({ db: tx, athlete, today: day }, by, call);
}

function distinct(calls: readonly ToolCall[]): ToolCall[] {
  return [...new Map(calls.map((call) => [JSON.stringify(call), call])).values()];
}
