/** Takes back what one message logged. */
import { may } from "@spotter/core/access/may";
import type { Incoming } from "@spotter/core/chat/incoming";
import { text } from "@spotter/core/chat/reply";
import { clipped } from "@spotter/core/chat/storable";
import { inboxById, lastLogged, setLogged } from "@spotter/db/queries/inbox";
import { takeBack } from "@spotter/db/queries/origin";
import { planById } from "@spotter/db/queries/plans";
import { draftAnswer } from "./plan/draft.ts";
import { type Answer, isGroup, type Outcome, type Turn } from "./turn.ts";

/** The Undo button under a log. */
export async function undoMessage(turn: Turn, originId: number): Promise<Outcome> {
  const target = await inboxById(turn.tx, originId);
  if (!target || target.athleteId === null) return gone();
  if (!may({ viewer: turn.athlete.id, action: "change", subject: target.athleteId }))
    return { answers: [{ blocks: [text("Only who logged that can take it back.")] }] };
  if (!target.loggedAt) return gone();
  return { answers: [{ ...(await undo(turn, target)), replaces: turn.incoming.messageId }] };
}

/** `/undo`: the latest log that stands. */
export async function undoLast(turn: Turn): Promise<Outcome> {
  // In a group what was logged elsewhere stays unspoken.
  const chatId = isGroup(turn) ? turn.chatId : undefined;
  const target = await lastLogged(turn.tx, { athleteId: turn.athlete.id, chatId });
  if (!target) return { answers: [{ blocks: [text("There is nothing to take back.")] }] };
  return { answers: [await undo(turn, target)] };
}

async function undo(turn: Turn, target: { id: number; incoming: Incoming }): Promise<Answer> {
  const { tx, athlete } = turn;
  const plans = await takeBack(tx, { athleteId: athlete.id, originId: target.id });
  if (plans.some(({ kind }) => kind === "overtaken"))
    return { blocks: [text("Something changed in the plan since. Take the later change back first.")] };
  await setLogged(tx, { id: target.id, logged: false });
  const what = plans.length > 0 ? `${plans.map(({ summary }) => summary).join("; ")}.` : quote(target.incoming);
  const taken = text(`Taken back: ${what}`);
  // What is a draft again can be gone on with.
  const [only] = new Set(plans.map(({ planId }) => planId));
  const plan = only === undefined ? undefined : await planById(tx, { athleteId: athlete.id, planId: only });
  if (plan?.status !== "draft") return { blocks: [taken], data: { undone: true } };
  const draft = await draftAnswer(turn, plan);
  return { ...draft, blocks: [taken, ...draft.blocks], data: { ...(draft.data as object), undone: true } };
}

/** The message in a line, as its author will know it again. */
function quote({ event }: Incoming): string {
  if (event.kind !== "message" && event.kind !== "edit") return "your log";
  const line = event.text.trim().replaceAll(/\s+/g, " ");
  if (line === "" && event.kind === "message") return event.files.map(({ name }) => name).join(", ");
  return `“${clipped(line, 80)}”`;
}

function gone(): Outcome {
  return { answers: [{ blocks: [text("That was taken back already.")] }] };
}
