/** Asks a check-in's questions one after the other, in one message, a tap each. */
import { wellnessLine } from "@spotter/core/answer/log";
import { type Reply, text } from "@spotter/core/chat/reply";
import { CHECKIN, type CheckinPart, type CheckinQuestion } from "@spotter/core/checkin/checkin";
import type { Option } from "@spotter/core/question/question";
import { dayInWords } from "@spotter/core/time/local";
import type { Db } from "@spotter/db/db";
import { toldOn } from "@spotter/db/queries/checkins";
import { setLogged } from "@spotter/db/queries/inbox";
import { ask } from "@spotter/db/queries/questions";
import { wellnessOfOrigin } from "@spotter/db/queries/wellness-days";
import { storeWellness } from "../log/store-entry.ts";
import { type Outcome, type Turn, today } from "../turn.ts";

type About = { athleteId: number; chatId: number; originId: number; part: CheckinPart; day: string };

/** The first question of a check-in that was not answered for that day yet; none if all were. */
export async function nextQuestion(tx: Db, about: About, before: string[] = []): Promise<Reply | undefined> {
  const { athleteId, chatId, originId, part, day } = about;
  const questions: readonly CheckinQuestion[] = CHECKIN[part];
  const told = await toldOn(tx, { athleteId, day, metrics: questions.map(({ metric }) => metric) });
  const next = questions.find(({ metric }) => !told.has(metric));
  if (!next) return undefined;
  const { metric } = next;
  const options = next.answers.map(
    ({ label, value }): Option => ({ kind: "checkin", label, part, metric, value, day }),
  );
  const id = await ask(tx, { athleteId, chatId, originId, state: { options } });
  return {
    blocks: [text([...before, next.words].join(" "))],
    buttons: [options.map(({ label }, index) => ({ label, action: `answer:${id}:${index}` }))],
    data: { checkin: part, metric },
  };
}

/** A tap: keeps the value for the day it was asked for, and puts the next question, or what was kept, in its place. */
export async function answerCheckin(
  turn: Turn,
  { part, metric, value, day }: Extract<Option, { kind: "checkin" }>,
): Promise<Outcome> {
  const { tx, athlete, chatId, originId, incoming } = turn;
  await storeWellness(turn, { type: "wellness", metric, value, date: day });
  await setLogged(tx, { id: originId, logged: true });
  const replaces = incoming.messageId;
  const when = day === today(turn) ? [] : [`(For ${dayInWords(day, today(turn))}.)`];
  const next = await nextQuestion(tx, { athleteId: athlete.id, chatId, originId, part, day }, when);
  if (next) return { answers: [{ ...next, replaces }] };
  const kept = await wellnessOfOrigin(tx, { athleteId: athlete.id, originId });
  const lines = kept.map((one) => wellnessLine(one, athlete.unit));
  const spans = lines.flatMap((line, index) => (index === 0 ? line : [" · ", ...line]));
  const buttons = [[{ label: "Undo", action: `undo:${originId}` }]];
  return {
    answers: [
      { blocks: [text(...when.map((words) => `${words} `), ...spans)], buttons, data: { logged: kept }, replaces },
    ],
  };
}
