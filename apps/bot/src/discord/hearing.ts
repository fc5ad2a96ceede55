/** From the gateway to the inbox: in order within a channel, each event again and again until it is stored. */
import type { Incoming } from "@spotter/core/chat/incoming";
import type { GatewayMessageDeleteBulkDispatchData, REST } from "discord.js";
import type { Receive } from "../front-end.ts";
import { inOrder } from "../in-order.ts";
import type { Log } from "../log.ts";
import { backoffMs, pause } from "../pause.ts";
import type { GatewayEvents } from "./gateway.ts";
import { deleteEvent, editEvent, type HeardMessage, messageEvent } from "./incoming.ts";
import type { DiscordMemory } from "./memory.ts";
import { type LastHeard, missedMessages } from "./missed.ts";
import { plainError, refusalOf } from "./refusals.ts";

const RETRY_MS = { first: 200, max: 10_000 };

export type Ears = {
  rest: REST;
  log: Log;
  stopping: AbortSignal;
  receive: Receive;
  botId: () => string;
  channelName: (id: string) => string | undefined;
  memory: Pick<DiscordMemory, "senderOf" | "lastHeard">;
  now: () => Date;
};

export type Hearing = Pick<GatewayEvents, "message" | "edit" | "delete"> & {
  /** Fetches what was missed; what comes in the meantime waits until its channel's past is stored. */
  catchUp(): void;
  /** A command or press that was acknowledged. */
  interaction(incoming: Incoming): void;
  /** Resolves when everything heard is stored, or given up because of a stop. */
  settled(): Promise<void>;
};

export function hearing(ears: Ears): Hearing {
  const { log, stopping } = ears;
  const queue = inOrder<string>();
  const inHand = new Set<Promise<void>>();
  /** Resolves once the past is in line, before which nothing of the present may stand there. */
  let pastInLine: Promise<void> = Promise.resolve();

  const work = (task: Promise<void>) => {
    const done = task.catch((error: unknown) => log.error({ reason: reasonOf(error) }, "An event could not be read."));
    inHand.add(done);
    void done.finally(() => inHand.delete(done));
  };
  const enqueue = (channelId: string, task: () => Promise<void>) => work(pastInLine.then(() => queue(channelId, task)));

  /** Until it succeeds, or the bot stops: then the next start finds it among what it missed. */
  const insistently = async <T>(task: () => Promise<T>): Promise<T | undefined> => {
    for (let attempt = 0; !stopping.aborted; attempt += 1) {
      try {
        return await task();
      } catch (error) {
        const waitMs = backoffMs(attempt, RETRY_MS.first, RETRY_MS.max);
        log.warn(
          { attempt: attempt + 1, waitMs, reason: reasonOf(error) },
          "An event could not be stored yet; it is tried again.",
        );
        await pause(waitMs, stopping);
      }
    }
    return undefined;
  };
  const store = async (incoming: Incoming | undefined) => {
    if (incoming) await insistently(() => ears.receive(incoming));
  };
  const around = (channelId: string, isPrivate: boolean) => ({
    botId: ears.botId(),
    private: isPrivate,
    channelName: ears.channelName(channelId),
  });
  const isPrivate = (data: { guild_id?: string }) => data.guild_id === undefined;

  const readPast = async (last: LastHeard): Promise<void> => {
    try {
      for await (const message of missedMessages(ears.rest, last, ears.now()))
        await store(messageEvent(message as HeardMessage, around(last.chatId, last.kind === "private")));
    } catch (error) {
      // A channel that is closed to us has nothing for us.
      if (refusalOf(error) === "closed-to-us") return;
      log.warn(
        { channel: last.chatId },
        `What was written while Spotter was away could not be read. ${plainError(error).message}`,
      );
    }
  };

  return {
    catchUp() {
      const before = pastInLine;
      pastInLine = before.then(async () => {
        const channels = (await insistently(() => ears.memory.lastHeard())) ?? [];
        for (const last of channels) work(queue(last.chatId, () => readPast(last)));
      });
      work(pastInLine);
    },
    message: (data) =>
      enqueue(data.channel_id, () => store(messageEvent(data, around(data.channel_id, isPrivate(data))))),
    edit: (data) => enqueue(data.channel_id, () => store(editEvent(data, around(data.channel_id, isPrivate(data))))),
    delete(data: GatewayMessageDeleteBulkDispatchData) {
      for (const id of data.ids)
        enqueue(data.channel_id, async () => {
          const at = { chatId: data.channel_id, messageId: id };
          const sender = await insistently(() => ears.memory.senderOf(at));
          // A message never heard left nothing behind.
          if (!sender) return;
          const { channel_id: channelId } = data;
          const place = around(channelId, isPrivate(data));
          await store(deleteEvent({ ...place, id, channelId, at: ears.now() }, sender));
        });
    },
    interaction: (incoming) => enqueue(incoming.chat.id, () => store(incoming)),
    async settled() {
      while (inHand.size > 0) await Promise.all(inHand);
    },
  };
}

/** An error's kind, without its words: a database's message may quote the row, and with it the athlete's text. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? `${error.name} ${error.code}` : error.name;
}
