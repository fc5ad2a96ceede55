/**
 * Slash commands that wait for their answer. Their tokens are secrets that live for a quarter of an hour, so they are kept
 * in memory only: after a restart the answer goes into the channel as an ordinary message.
 */
import { DiscordAPIError, InteractionResponseType, type REST, RESTJSONErrorCodes, Routes } from "discord.js";
import { refusalOf } from "./refusals.ts";

/** Discord wants to hear of a command within three seconds. */
const DEFER_MS = 3_000;

/** Discord takes a token for fifteen minutes: https://discord.com/developers/docs/interactions/receiving-and-responding */
const TOKEN_LIFE_MS = 14.5 * 60_000;

/** One that Discord shows as being thought about. */
export type OpenInteraction = {
  token: string;
  /** The channel's own id for the answer, once it is there: it can then be edited as any message can. */
  answered: boolean;
};

export type OpenInteractions = {
  /** Tells Discord at once that an answer will come, and remembers whereto. Never rejects. */
  defer(interaction: { id: string; token: string }): Promise<void>;
  /** The interaction of this id, if its token is still good; waits until Discord has taken the deferral. */
  find(id: string | undefined): Promise<OpenInteraction | undefined>;
  stop(): void;
};

/** @param trouble hears of deferrals that Discord did not take */
export function openInteractions(
  rest: REST,
  { applicationId, trouble }: { applicationId: () => string; trouble: (error: unknown) => void },
): OpenInteractions {
  const open = new Map<string, { taken: Promise<OpenInteraction | undefined>; timer: NodeJS.Timeout }>();

  const forget = (id: string) => {
    clearTimeout(open.get(id)?.timer);
    open.delete(id);
  };
  const expire = async (id: string): Promise<void> => {
    const interaction = await open.get(id)?.taken;
    forget(id);
    // Nobody had anything to say: the "thinking" sign goes.
    if (interaction && !interaction.answered) await withdraw(rest, applicationId(), interaction.token).catch(trouble);
  };
  const deferred = async (id: string, token: string): Promise<OpenInteraction | undefined> => {
    try {
      await rest.post(Routes.interactionCallback(id, token), {
        auth: false,
        body: { type: InteractionResponseType.DeferredChannelMessageWithSource },
        signal: AbortSignal.timeout(DEFER_MS),
      });
    } catch (error) {
      trouble(error);
      if (!mayBeTaken(error)) {
        forget(id);
        return undefined;
      }
    }
    return { token, answered: false };
  };
  return {
    async defer({ id, token }) {
      if (open.has(id)) return;
      const timer = setTimeout(() => void expire(id), TOKEN_LIFE_MS).unref();
      const taken = deferred(id, token);
      open.set(id, { taken, timer });
      await taken;
    },
    find: async (id) => (id === undefined ? undefined : open.get(id)?.taken),
    stop() {
      for (const id of [...open.keys()]) forget(id);
    },
  };
}

/** Where only Discord's answer was lost, the token is good all the same; if not, the answer finds that out. */
function mayBeTaken(error: unknown): boolean {
  if (refusalOf(error) === undefined) return true;
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
}

/** Takes the "thinking" sign away. */
export async function withdraw(rest: REST, applicationId: string, token: string): Promise<void> {
  await rest.delete(Routes.webhookMessage(applicationId, token), { auth: false });
}
