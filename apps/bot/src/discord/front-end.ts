/** Discord as a front-end: events in through the gateway, replies out through its API. */
import { setMaxListeners } from "node:events";
import { type APIInteraction, InteractionResponseType, REST, type RESTOptions, Routes } from "discord.js";
import { type FrontEnd, Undeliverable } from "../front-end.ts";
import type { Log } from "../log.ts";
import { answerAutocomplete } from "./autocomplete.ts";
import { type ListedCommand, publishCommands } from "./commands.ts";
import { fetchDiscordFile } from "./file.ts";
import { type Gateway, openGateway } from "./gateway.ts";
import { type Hearing, hearing } from "./hearing.ts";
import { interactionEvent } from "./interaction.ts";
import type { DiscordMemory } from "./memory.ts";
import { openInteractions } from "./open-interactions.ts";
import { plainError } from "./refusals.ts";
import { sendReply } from "./send.ts";
import { patiently, StoppedEarly } from "./start-up.ts";

export type DiscordOptions = {
  token: string;
  /** Another address than Discord's own, such as a proxy's. */
  apiRoot?: string;
  commands: readonly ListedCommand[];
  memory: DiscordMemory;
  log: Log;
};

const DISCORD = "https://discord.com/api";
const CALL_TIMEOUT_MS = 30_000;
const TYPING_TIMEOUT_MS = 5_000;
/** A longer wait that Discord asks for is left to the next attempt of the delivery. */
const LONGEST_RATE_LIMIT_WAIT_MS = 30_000;
/** A press or command is acknowledged within three seconds or not at all. */
const ACKNOWLEDGE_MS = 3_000;

/** The Discord front-end; nothing is said to Discord before `start`. */
export function discordFrontEnd({ token, apiRoot, commands, memory, log }: DiscordOptions): FrontEnd {
  const restOptions: Partial<RESTOptions> = {
    api: (apiRoot ?? DISCORD).replace(/\/+$/, ""),
    version: "10",
    timeout: CALL_TIMEOUT_MS,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > LONGEST_RATE_LIMIT_WAIT_MS,
  };
  const rest = new REST(restOptions).setToken(token);
  const stop = new AbortController();
  const stopping = stop.signal;
  // Every event that waits to be stored again listens to it.
  setMaxListeners(0, stopping);
  const me = { botId: "", applicationId: "" };
  const unacknowledged = (error: unknown) =>
    log.warn(`A command or press could not be acknowledged. ${plainError(error).message}`);
  const interactions = openInteractions(rest, { applicationId: () => me.applicationId, trouble: unacknowledged });
  const sender = { rest, applicationId: () => me.applicationId, interactions, log };
  /** Channels whose trouble was told. */
  const told = new Set<string>();
  let gateway: Gateway | undefined;
  let heard: Hearing | undefined;

  const onInteraction = (data: APIInteraction) => {
    const event = interactionEvent(data);
    switch (event?.kind) {
      case "command":
        void interactions.defer(data);
        heard?.interaction(event.incoming);
        break;
      case "press":
        void acknowledgePress(data).catch(unacknowledged);
        heard?.interaction(event.incoming);
        break;
      case "autocomplete":
        void answerAutocomplete(rest, data, event, memory.wordsOf).catch(unacknowledged);
        break;
    }
  };
  const acknowledgePress = ({ id, token }: APIInteraction) =>
    rest.post(Routes.interactionCallback(id, token), {
      auth: false,
      body: { type: InteractionResponseType.DeferredMessageUpdate },
      signal: AbortSignal.timeout(ACKNOWLEDGE_MS),
    });

  return {
    platform: "discord",

    async start(receive) {
      const ears = hearing({
        rest,
        log,
        stopping,
        receive,
        botId: () => me.botId,
        channelName: (id) => gateway?.channelName(id),
        memory,
        now: () => new Date(),
      });
      heard = ears;
      try {
        gateway = await patiently(log, stopping, () =>
          openGateway(
            { token, rest: restOptions },
            {
              ready({ user, application }) {
                Object.assign(me, { botId: user.id, applicationId: application.id });
                ears.catchUp();
              },
              message: ears.message,
              edit: ears.edit,
              delete: ears.delete,
              interaction: onInteraction,
              interrupted: () => log.info("The connection to Discord broke; it is being restored."),
              refused: (why) => log.error(why),
            },
          ),
        );
      } catch (error) {
        if (error instanceof StoppedEarly) return;
        throw error;
      }
      log.info({ botId: me.botId }, "Discord is connected.");
      try {
        if (await publishCommands(rest, me.applicationId, commands)) log.info("The slash commands are registered.");
      } catch (error) {
        // Without them everything still works.
        log.warn(`The slash commands could not be registered. ${plainError(error).message}`);
      }
    },

    async send(outgoing) {
      try {
        await sendReply(outgoing, sender);
        told.delete(outgoing.chatId);
      } catch (error) {
        if (error instanceof Undeliverable && !told.has(outgoing.chatId)) {
          told.add(outgoing.chatId);
          log.warn({ channel: outgoing.chatId }, error.message);
        }
        throw error;
      }
    },

    async typing(chatId) {
      try {
        await rest.post(Routes.channelTyping(chatId), { signal: AbortSignal.timeout(TYPING_TIMEOUT_MS) });
      } catch (error) {
        log.debug(`No "typing" shown. ${plainError(error).message}`);
      }
    },

    fetchFile: (file) => fetchDiscordFile(file, rest),

    async stop() {
      stop.abort();
      interactions.stop();
      await gateway?.close();
      await heard?.settled();
    },
  };
}
