/** One event being answered: what every handler gets and gives. */
import type { Incoming } from "@spotter/core/chat/incoming";
import type { Reply } from "@spotter/core/chat/reply";
import { localDay } from "@spotter/core/time/local";
import type { Db } from "@spotter/db/db";
import type { Athlete } from "@spotter/db/queries/athletes";
import type { Reading } from "@spotter/db/schema/chat";
import type { Logger } from "pino";

export type Turn = {
  /** The event's own transaction: rows and replies are committed together or not at all. */
  tx: Db;
  athlete: Athlete;
  chatId: number;
  incoming: Incoming;
  /** The event's inbox row. */
  inboxId: number;
  /** The first event of the message; everything logged points to it. */
  originId: number;
  /** The terminal that waits for the answer. */
  session: string | null;
  /** When the athlete wrote: what "today" means, however late the event is worked on. */
  at: Date;
  /** How long the event has waited for its turn. */
  waitedSec: number;
  log: Logger;
};

export type Answer = Reply & {
  /** Correct this earlier reply instead of adding one. */
  replacesId?: number;
};

export type Outcome = {
  answers: Answer[];
  /** Whether what the message logged stands now; absent leaves it as it was. */
  logged?: boolean;
  /** What the log reader made of the words; absent where it was not asked. */
  reading?: Reading | undefined;
};

export const SILENCE: Outcome = { answers: [] };

export function today({ at, athlete }: Turn): string {
  return localDay(at, athlete.timeZone);
}

export function isGroup({ incoming }: Turn): boolean {
  return incoming.chat.kind === "group";
}
