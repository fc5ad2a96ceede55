/** A pressed button: undo, the answer to a question, or a step of a gym visit or an import. */
import { may } from "@spotter/core/access/may";
import { gradeBlocks } from "@spotter/core/answer/session";
import { text } from "@spotter/core/chat/reply";
import { visitById } from "@spotter/db/queries/visits";
import { e1rmChartOf } from "./commands/chart.ts";
import { loggablePage } from "./commands/list.ts";
import { askMergeTarget } from "./commands/merge.ts";
import { recordsPage } from "./commands/pr.ts";
import { howToRename } from "./commands/rename.ts";
import type { Deps } from "./conversation/drain.ts";
import { pressOffer } from "./history/press-offer.ts";
import { pressPlan } from "./plan/press-plan.ts";
import { answerQuestion } from "./questions/answer.ts";
import { type Answer, type Outcome, SILENCE, type Turn } from "./turn.ts";
import { undoMessage } from "./undo.ts";
import { askSwap, skip } from "./visit/changes.ts";
import { nextAnswer } from "./visit/next-answer.ts";
import { outlookOf } from "./visit/outlook.ts";
import { gradeOf } from "./visit/review.ts";

export async function press(turn: Turn, deps: Deps, action: string): Promise<Outcome> {
  const [verb, id, what = "", option] = action.split(":");
  if (!/^\d{1,15}$/.test(id ?? "")) return SILENCE;
  switch (verb) {
    case "undo":
      return undoMessage(turn, Number(id));
    case "answer":
      return answerQuestion(turn, deps, Number(id), Number(what));
    case "import":
      return pressOffer(turn, deps, { id: Number(id), step: Number(what), option: Number(option) });
    case "why":
      return explainGrade(turn, Number(id));
    case "next":
      return ownOnly(turn, Number(id), async () => nextAnswer(turn, await outlookOf(turn)));
    case "skip":
      return ownOnly(turn, Number(id), async () => inPlace(turn, await skip(turn, what)));
    case "swap":
      return ownOnly(turn, Number(id), async () => inPlace(turn, await askSwap(turn, what)));
    case "plan":
      return pressPlan(turn, Number(id), what, option);
    case "pr":
      return ownOnly(turn, Number(id), async () => inPlace(turn, await recordsPage(turn, Number(what) || 0)));
    case "list":
      return ownOnly(turn, Number(id), async () => inPlace(turn, loggablePage(turn, Number(what) || 0)));
    case "e1rm":
      return ownOnly(turn, Number(id), () => e1rmChartOf(turn, deps, what));
    case "rename":
      return ownOnly(turn, Number(id), async () => howToRename(turn, what));
    case "merge":
      return ownOnly(turn, Number(id), () => askMergeTarget(turn, what));
    default:
      return SILENCE;
  }
}

async function explainGrade(turn: Turn, visitId: number): Promise<Outcome> {
  const visit = await visitById(turn.tx, visitId);
  if (!visit) return { answers: [{ blocks: [text("That session was taken back.")] }] };
  if (!may({ viewer: turn.athlete.id, action: "see", subject: visit.athleteId })) return somebodyElses();
  const grade = await gradeOf(turn, visit);
  return { answers: [{ blocks: gradeBlocks(grade), data: { grade } }] };
}

/** For the athlete whose button it is. */
async function ownOnly(turn: Turn, athleteId: number, answer: () => Promise<Answer>): Promise<Outcome> {
  if (!may({ viewer: turn.athlete.id, action: "change", subject: athleteId })) return somebodyElses();
  return { answers: [await answer()] };
}

function inPlace(turn: Turn, answer: Answer): Answer {
  return { ...answer, replaces: turn.incoming.messageId };
}

function somebodyElses(): Outcome {
  return { answers: [{ blocks: [text("That button is for who asked.")] }] };
}
