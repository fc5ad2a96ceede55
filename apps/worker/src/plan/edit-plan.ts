/** Changes a plan as its athlete said, and shows before and after. */
import { changeBlocks, changeLines, changeSummary } from "@spotter/core/answer/plan-change";
import { type Block, code, strong, text } from "@spotter/core/chat/reply";
import { clipped } from "@spotter/core/chat/storable";
import type { EditResult } from "@spotter/core/plan/life/edit-said";
import { type EditsResult, editAll, isChange } from "@spotter/core/plan/life/edits";
import type { LivePlan, PlanStatus } from "@spotter/core/plan/life/live-plan";
import { anchored } from "@spotter/core/plan/life/put-off";
import { queueNow } from "@spotter/core/plan/life/queue-now";
import type { Option } from "@spotter/core/question/question";
import { planById, plansOf, type StoredPlan } from "@spotter/db/queries/plans";
import { readMeant } from "../log/log-message.ts";
import { withButtons } from "../questions/ask.ts";
import { isGroup, type Outcome, type Turn, today } from "../turn.ts";
import { answerFirst } from "./answer-open.ts";
import { applyChange } from "./change.ts";
import { editContext } from "./edit-context.ts";
import { openQuestion } from "./open-question.ts";
import { planWords } from "./plan-words.ts";
import { doneForQueue } from "./standing.ts";
import { whichPlan } from "./which-plan.ts";

const LONGEST_SUMMARY = 200;
const EDITABLE: readonly PlanStatus[] = ["draft", "active", "paused"];

/** `/plan edit`: of several plans the one in which the words mean something. */
export async function editAny(turn: Turn, words: string): Promise<Outcome> {
  const plans = await plansOf(turn.tx, { athleteId: turn.athlete.id, statuses: EDITABLE });
  const [, said = words, named = ""] = /^(.*?)(?: (#\d+))?$/s.exec(words) ?? [];
  const meant = plans.filter(
    (plan) => (named === "" || `#${plan.id}` === named) && edited(turn, plan, said).kind === "edited",
  );
  // A draft on the table is what is being talked about.
  const drafts = meant.filter(({ status }) => status === "draft");
  const [only] = drafts.length === 1 ? drafts : meant;
  if (only && (meant.length === 1 || drafts.length === 1)) return edit(turn, only, said);
  if (meant.length === 0 && plans.length > 0) return failedIn(turn, plans, said);
  const which = await whichPlan(turn, {
    named,
    statuses: EDITABLE,
    again: (name) => `/plan edit ${said} ${name}`,
    none: "You have no plan to change. /plan and your plan behind it makes one.",
  });
  return which.kind === "unclear" ? which.outcome : edit(turn, which.plan, said);
}

/** Says what was not understood of the plan in which the most was. */
function failedIn(turn: Turn, plans: readonly StoredPlan[], words: string): Promise<Outcome> {
  const tried = plans.map((plan) => ({ plan, result: edited(turn, plan, words) }));
  const clear = ({ result }: (typeof tried)[number]) => (result.kind === "partly" ? result.clear.length : 0);
  const { plan, result } = tried.reduce((best, one) => (clear(one) >= clear(best) ? one : best));
  return failed(turn, plan, result, words);
}

/** `/plan move long run to Sunday`: a change in words; `undefined` where there is no plan to change, or it is one itself. */
export async function editMeant(turn: Turn, words: string): Promise<Outcome | undefined> {
  if (!isChange(words)) return undefined;
  const plans = await plansOf(turn.tx, { athleteId: turn.athlete.id, statuses: EDITABLE });
  return plans.length > 0 ? editAny(turn, words) : undefined;
}

/** An answer to a message that told of a plan: a change of it; whatever else it may be is a log. */
export async function changeReplied(turn: Turn, planId: number, words: string): Promise<Outcome | undefined> {
  const plan = await planById(turn.tx, { athleteId: turn.athlete.id, planId });
  if (!plan || plan.status === "archived") return undefined;
  const result = edited(turn, plan, words);
  if (result.kind !== "edited") {
    const outcome = await answerFirst(turn, plan, words);
    if (outcome) return outcome;
  }
  if (result.kind !== "edited" && isGroup(turn)) return undefined;
  if (result.kind !== "edited" && readMeant(turn, words).entries.length > 0) return undefined;
  return edit(turn, plan, words);
}

async function edit(turn: Turn, plan: StoredPlan, words: string): Promise<Outcome> {
  const result = edited(turn, plan, words);
  if (result.kind !== "edited") return failed(turn, plan, result, words);
  const after = await standingStill(turn, plan, result.plan);
  const lines = changeLines(plan, result.plan, planWords(turn));
  const summary = clipped(changeSummary(lines), LONGEST_SUMMARY);
  return applyChange(turn, {
    before: plan,
    after,
    summary,
    answer: async (now) => {
      const open = plan.status === "draft" ? await openQuestion(turn, { ...plan, ...now }, { more: true }) : undefined;
      return {
        blocks: [text(strong(plan.title), ":"), ...changeBlocks(lines), ...(open?.blocks ?? [])],
        ...(open && { buttons: open.buttons }),
        data: { changes: lines },
      };
    },
  });
}

function edited(turn: Turn, plan: LivePlan, words: string): EditsResult {
  return editAll(plan, words, editContext(turn));
}

/** A queue's changes do not reach back into what was done of it. */
async function standingStill(turn: Turn, before: LivePlan, after: LivePlan): Promise<LivePlan> {
  if (!before.queue) return after;
  const now = queueNow(before, await doneForQueue(turn, before.queue));
  if (!now) return after;
  const there = new Set(after.sessions.map(({ id }) => id));
  const index = now.order.slice(0, now.index).filter(({ id }) => there.has(id)).length;
  return anchored(after, { index, from: today(turn), done: now.done });
}

/** Of several changes all are made or none: what is clear of them is a tap away. */
async function failed(turn: Turn, plan: LivePlan, result: EditsResult, words: string): Promise<Outcome> {
  if (result.kind !== "partly") return { answers: [{ blocks: [whyNot(result, words)], data: { changes: [] } }] };
  const { clear, unclear } = result;
  const blocks: Block[] = [
    text("Nothing is changed yet, for I don't understand all of it:"),
    ...unclear.map((one) => whyNot(one.why, one.words)),
  ];
  if (clear.length === 0) return { answers: [{ blocks, data: { changes: [] } }] };
  const options: Option[] = [
    { kind: "run", label: "Do the rest", words: `/plan edit ${clear.join("; ")} #${plan.id}` },
    { kind: "leave", label: "Leave it" },
  ];
  const rest = text(`The rest is clear: ${clear.map((one) => `“${clipped(one, 80)}”`).join(", ")}.`);
  return { answers: [await withButtons(turn, { options }, [...blocks, rest])] };
}

function whyNot(result: EditResult, words: string) {
  switch (result.kind) {
    case "nothing-meant":
      return text(
        `I found nothing to change: “${clipped(result.what === "that day" ? words : result.what, 60)}” is not ahead in the plan, or is so already.`,
      );
    case "no-place":
      return text("On which day? Like this: ", code(`add ${clipped(result.what, 60)} on Friday`));
    case "no-load":
      return text(
        `The plan gives no load for ${clipped(result.what, 60)} yet. Say which: `,
        code(`${clipped(result.what, 60)} 80 kg`),
      );
    case "unknown-exercise":
      return text(`I know no exercise “${clipped(result.name, 60)}”. `, code("/exercise add …"), " adds one.");
    case "no-dates":
      return text("This plan has no dates, so it has no such day: say it without.");
    case "edited":
    case "not-understood":
      return text(
        `I don't know how to change that: “${clipped(words, 80)}”. Like this: `,
        code("make Wednesday 4 sets"),
        ", ",
        code("move long run to Sunday"),
        ", ",
        code("swap leg press for hack squat this week"),
        ".",
      );
  }
}
