/** What the Discord front-end asks the database, since Discord does not say it, or says it only once. */
import type { Incoming } from "@spotter/core/chat/incoming";
import type { OwnWords } from "@spotter/core/exercise/suggest";
import type { Db } from "@spotter/db/db";
import { wordsOf } from "@spotter/db/queries/athletes";
import { lastHeard, senderOf } from "@spotter/db/queries/inbox";
import type { LastHeard } from "./missed.ts";

export type DiscordMemory = {
  /** Who wrote a message: a deletion does not tell. */
  senderOf(message: { chatId: string; messageId: string }): Promise<Incoming["sender"] | undefined>;
  /** Where each conversation was left, to read on from there. */
  lastHeard(): Promise<LastHeard[]>;
  /** An athlete's own words for exercises, to offer them. */
  wordsOf(userId: string): Promise<OwnWords | undefined>;
};

export function discordMemory(db: Db): DiscordMemory {
  return {
    senderOf: (message) => senderOf(db, { platform: "discord", ...message }),
    lastHeard: () => lastHeard(db, "discord"),
    wordsOf: (userId) => wordsOf(db, { platform: "discord", userId }),
  };
}
