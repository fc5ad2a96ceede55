/** A pressed button of an import on offer: a choice, the import itself, or neither. */
import { may } from "@spotter/core/access/may";
import { text } from "@spotter/core/chat/reply";
import { afterPress, offer } from "@spotter/core/history/offer";
import { lockQuestion, setAnswered, setState } from "@spotter/db/queries/questions";
import type { Deps } from "../conversation/drain.ts";
import { type Outcome, SILENCE, type Turn } from "../turn.ts";
import { importHistory } from "./import-history.ts";
import { offerAnswer, openOffer } from "./offer-history.ts";

export async function pressOffer(
  turn: Turn,
  deps: Deps,
  pressed: { id: number; step: number; option: number },
): Promise<Outcome> {
  const { tx, athlete } = turn;
  const asked = await lockQuestion(tx, { id: pressed.id, chatId: turn.chatId });
  const state = offer.safeParse(asked?.state);
  if (!asked || asked.answeredAt || !state.success || state.data.step !== pressed.step) return SILENCE;
  if (!may({ viewer: athlete.id, action: "change", subject: asked.athleteId })) return SILENCE;
  const opened = await openOffer(turn, state.data);
  const option = "kind" in opened ? undefined : opened.options[pressed.option];
  if ("kind" in opened || !option) return SILENCE;

  const replaces = turn.incoming.messageId;
  switch (option.kind) {
    case "cancel":
      await setAnswered(tx, asked.id);
      return { answers: [{ blocks: [text("All right, nothing was imported.")], replaces }] };
    case "import":
      await setAnswered(tx, asked.id);
      return importHistory({ ...turn, originId: asked.originId }, deps, opened.history, state.data);
    case "choose":
    case "unit": {
      const next = afterPress(state.data, option);
      await setState(tx, { id: asked.id, state: next });
      const reopened = await openOffer(turn, next);
      return "kind" in reopened ? SILENCE : { answers: [{ ...offerAnswer(reopened, asked.id, next), replaces }] };
    }
  }
}
