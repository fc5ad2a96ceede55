/** `/plan`: a new plan in words, or what to do with one that is there. */
import { metaWords, planHowTo } from "@spotter/core/answer/plan";
import { code, type Span, strong, text } from "@spotter/core/chat/reply";
import { clipped } from "@spotter/core/chat/storable";
import type { CommandArgs } from "@spotter/core/command/parse";
import { comingDay } from "@spotter/core/plan/life/coming-day";
import type { PlanStatus } from "@spotter/core/plan/life/live-plan";
import { planCall } from "@spotter/core/plan/life/plan-call";
import { plansOf, removeDrafts, type StoredPlan } from "@spotter/db/queries/plans";
import type { Model } from "../claude/model.ts";
import type { Deps } from "../conversation/drain.ts";
import { answerTyped } from "../plan/answer-open.ts";
import { beginDated, beginQueue, confirm } from "../plan/begin-plan.ts";
import { draftAnswer, draftFrom } from "../plan/draft.ts";
import { editAny, editMeant } from "../plan/edit-plan.ts";
import {
  archive,
  discard,
  goesRound,
  goesRoundAnswer,
  pause,
  rename,
  repeat,
  resume,
  shift,
  shown,
} from "../plan/move-plan.ts";
import { repliedWords } from "../plan/replied.ts";
import { whichPlan } from "../plan/which-plan.ts";
import { type Answer, type Outcome, type Turn, today } from "../turn.ts";

const STANDING: readonly PlanStatus[] = ["draft", "active", "paused"];

export async function plan(turn: Turn, { words = "" }: CommandArgs, { model }: Deps): Promise<Outcome> {
  // A message corrected is another draft in the place of the first.
  await removeDrafts(turn.tx, { athleteId: turn.athlete.id, originId: turn.originId });
  if (words === "") return bare(turn, model);
  const call = planCall(words);
  switch (call.kind) {
    case "words":
      return (await editMeant(turn, words)) ?? { answers: [await draftFrom(turn, words, { model })] };
    case "edit":
      return editAny(turn, call.change);
    case "answer":
      return answerTyped(turn, call);
    case "help":
      return { answers: [{ blocks: planHowTo(), data: { plans: [] } }] };
    case "rename":
      return onPlan(turn, namedAtEnd(call.title).named, `rename ${namedAtEnd(call.title).rest}`, STANDING, (found) =>
        rename(turn, found, namedAtEnd(call.title).rest),
      );
    case "list":
      return { answers: [await listed(turn)] };
    case "show":
      return onPlan(turn, call.named, "show", STANDING, async (found) => ({
        answers: [found.status === "draft" ? await draftAnswer(turn, found) : await shown(turn, found, call.all)],
      }));
    case "confirm":
      return onPlan(turn, call.named, "confirm", ["draft"], (found) => confirm(turn, found));
    case "start":
      return start(turn, call.day);
    case "pause":
      return onPlan(turn, call.named, "pause", ["active"], (found) => pause(turn, found));
    case "resume":
      return onPlan(turn, call.named, "resume", ["paused"], (found) => resume(turn, found));
    case "shift":
      return onPlan(turn, call.named, `shift ${call.days} days`, ["active"], (found) => shift(turn, found, call.days));
    case "archive":
      return onPlan(turn, call.named, "archive", ["active", "paused", "draft"], (found) => archive(turn, found));
    case "discard":
      return onPlan(turn, call.named, "discard", ["draft"], (found) => discard(turn, found));
    case "repeat":
      return onPlan(turn, call.named, "repeat", ["active", "paused", "archived"], async (found) =>
        goesRound(found) ? { answers: [goesRoundAnswer(found)] } : confirm(turn, await repeat(turn, found)),
      );
  }
}

async function onPlan(
  turn: Turn,
  named: string,
  verb: string,
  statuses: readonly PlanStatus[],
  act: (plan: StoredPlan) => Promise<Outcome>,
): Promise<Outcome> {
  const none = verb === "show" ? await noneToShow(turn) : undefined;
  const which = await whichPlan(turn, {
    named,
    statuses,
    again: (name) => `/plan ${verb} ${name}`,
    none: none ?? `There is no plan to ${verb.split(" ")[0]}. /plan list shows yours.`,
  });
  return which.kind === "unclear" ? which.outcome : act(which.plan);
}

async function noneToShow({ tx, athlete }: Turn): Promise<string> {
  const away = await plansOf(tx, { athleteId: athlete.id, statuses: ["archived"] });
  return away.length === 0
    ? "You have no plan yet. /plan and your plan behind it makes one."
    : "Your plans are put away. /plan repeat brings one back, /plan list shows them.";
}

/** A plan's number behind what is said, as a button puts it there. */
function namedAtEnd(words: string): { rest: string; named: string } {
  const [, rest = words, named = ""] = /^(.*?)(?:\s+(#\d+))?$/s.exec(words) ?? [];
  return { rest, named };
}

/** `/plan` alone: the message it answers, or the plans there are and how to bring one. */
async function bare(turn: Turn, model: Model | undefined): Promise<Outcome> {
  const words = await repliedWords(turn);
  if (words !== undefined) return { answers: [await draftFrom(turn, words, { model })] };
  const plans = await plansOf(turn.tx, { athleteId: turn.athlete.id, statuses: STANDING });
  if (plans.length === 0) return { answers: [{ blocks: planHowTo(), data: { plans: [] } }] };
  const answer = await listed(turn);
  return { answers: [{ ...answer, blocks: [...answer.blocks, ...planHowTo()] }] };
}

async function listed(turn: Turn): Promise<Answer> {
  const { tx, athlete } = turn;
  const plans = await plansOf(tx, { athleteId: athlete.id, statuses: ["draft", "active", "paused", "archived"] });
  if (plans.length === 0) return { blocks: planHowTo(), data: { plans: [] } };
  const items = plans
    .slice(-12)
    .reverse()
    .map((one): Span[] => [strong(clipped(one.title, 80)), ` ${metaWords(one, today(turn))}`]);
  const data = plans.map(({ id, title, status, startDay, weeks }) => ({ id, title, status, startDay, weeks }));
  return { blocks: [text("Your plans:"), { kind: "list", items }], data: { plans: data } };
}

/** A draft begins, or a plan under way begins on another day. */
async function start(turn: Turn, said: string): Promise<Outcome> {
  const { tx, athlete } = turn;
  const drafts = await plansOf(tx, { athleteId: athlete.id, statuses: ["draft"] });
  const [words = "", named = ""] = said.split(/\s+(?=#\d+$)/);
  if (words === "" && drafts.length > 0)
    return onPlan(turn, named, "start", ["draft"], (found) => confirm(turn, found));
  const inOrder = /^(?:in order|without dates)$/i.test(words);
  const day = inOrder ? today(turn) : comingDay(words, today(turn));
  if (day === undefined)
    return {
      answers: [
        {
          blocks: [text(`I don't know the day “${clipped(words, 40)}”. Like this: `, code("/plan start next monday"))],
        },
      ],
    };
  // What was drafted last is what is being talked about.
  const draft = named === "" ? drafts.at(-1) : drafts.find(({ id }) => `#${id}` === named);
  const begin = (found: StoredPlan) => (inOrder ? beginQueue(turn, found) : beginDated(turn, found, day));
  if (draft) return begin(draft);
  return onPlan(turn, named, `start ${words}`, ["active", "paused"], begin);
}
