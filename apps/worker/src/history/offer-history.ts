/** Another app's history sent as a file: what is in it, what must be asked, and an offer to import it. */
import { explainHistoryProblem, previewBlocks } from "@spotter/core/answer/history";
import type { IncomingFile } from "@spotter/core/chat/incoming";
import { text } from "@spotter/core/chat/reply";
import { knownExercise } from "@spotter/core/exercise/known";
import { type Offer, type OfferOption, offerOptions } from "@spotter/core/history/offer";
import { type History, type HistoryProblem, readHistory } from "@spotter/core/history/read-history";
import { type Imported, toWorkouts } from "@spotter/core/history/to-workouts";
import { addDays } from "@spotter/core/time/local";
import { decodedText } from "@spotter/core/upload/decoded-text";
import { readFile } from "@spotter/db/queries/files";
import { importedBefore } from "@spotter/db/queries/past-workouts";
import { ask } from "@spotter/db/queries/questions";
import { type Answer, type Turn, today } from "../turn.ts";

/** Whether a file calls itself one that could be another app's export. */
export function isHistory(name: string): boolean {
  return /\.csv$/i.test(name);
}

export async function offerHistory(turn: Turn, file: IncomingFile): Promise<Answer> {
  const { sha256, name: fileName } = file;
  if (sha256 === undefined) return { blocks: [text(`I could not fetch ${fileName}. Please send it again.`)] };
  const state: Offer = { import: true, sha256, fileName, unit: turn.athlete.unit, choices: [], step: 0 };
  const opened = await openOffer(turn, state);
  if ("kind" in opened) return { blocks: [text(explainHistoryProblem(opened, fileName))] };
  const { tx, athlete, chatId, originId } = turn;
  const id = await ask(tx, { athleteId: athlete.id, chatId, originId, state });
  return offerAnswer(opened, id, state);
}

export type OpenOffer = { history: History; imported: Imported; known: number; options: OfferOption[] };

/** What an offer comes to with all that is settled so far. */
export async function openOffer(turn: Turn, state: Offer): Promise<OpenOffer | HistoryProblem> {
  const { tx, athlete } = turn;
  const bytes = await readFile(tx, state.sha256);
  const history = readHistory(decodedText(bytes ?? new Uint8Array()), {
    unit: state.unit,
    // A day more: the clock of the phone that wrote it may be ahead.
    lastDay: addDays(today(turn), 1),
  });
  if ("kind" in history) return history;
  const { timeZone, aliases } = athlete;
  const imported = toWorkouts(history, { timeZone, aliases, choices: new Map(state.choices) });
  const externalIds = imported.workouts.map(({ externalId }) => externalId);
  const options = offerOptions({
    unit: state.unit,
    unitKnown: history.unitKnown,
    unknown: imported.unknown,
    workouts: imported.workouts.length,
    aliases,
    nameOf: (id) => knownExercise(id, athlete).name,
  });
  return { history, imported, options, known: await importedBefore(tx, { athleteId: athlete.id, externalIds }) };
}

export function offerAnswer({ history, imported, known, options }: OpenOffer, id: number, state: Offer): Answer {
  return {
    blocks: previewBlocks(history, imported, { unit: state.unit, known }),
    buttons: options.map(({ label }, index) => [{ label, action: `import:${id}:${state.step}:${index}` }]),
    data: { app: history.app, workouts: imported.workouts.length, unknown: imported.unknown },
  };
}
