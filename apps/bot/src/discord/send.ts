/** Carrying a reply out to a channel, part by part. */
import { createHash } from "node:crypto";
import {
  type AllowedMentionsTypes,
  type APIMessage,
  MessageFlags,
  type RawFile,
  type REST,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from "discord.js";
import type { Outgoing } from "../front-end.ts";
import type { Log } from "../log.ts";
import { speakable } from "../render/runs.ts";
import { clip } from "../render/split.ts";
import { componentsOf } from "./components.ts";
import { type OpenInteraction, type OpenInteractions, withdraw } from "./open-interactions.ts";
import { type Part, partsOf } from "./parts.ts";
import { deliveryError, refusalOf } from "./refusals.ts";

/**
 * Longest one delivery may take, uploads and the waits for rate limits included. Parts not out by then are left to a
 * later attempt, well before anyone takes this one for dead.
 */
const DELIVERY_TIMEOUT_MS = 75_000;
const MAX_ALT = 1024;
/** https://discord.com/developers/docs/resources/message#create-message */
const MAX_NONCE = 25;

export type Sender = { rest: REST; applicationId: () => string; interactions: OpenInteractions; log: Log };

type Delivery = Sender & { outgoing: Outgoing; interaction: OpenInteraction | undefined; signal: AbortSignal };

/**
 * Sends the parts of a reply that are not out yet.
 *
 * @throws Undeliverable when the channel is closed to the bot; `PlatformTrouble` on what may pass
 */
export async function sendReply(asked: Outgoing, sender: Sender): Promise<void> {
  const sentIds = [...asked.sentIds];
  const onSent = async (id: string) => {
    sentIds.push(id);
    await asked.onSent(id);
  };
  const outgoing = { ...asked, sentIds, onSent };
  const interaction = await sender.interactions.find(asked.answers);
  const stop = new AbortController();
  // Cleared when done: a signal that waits for its time keeps all that the calls have heard alive until then.
  const timer = setTimeout(() => stop.abort(), DELIVERY_TIMEOUT_MS);
  const delivery = { ...sender, outgoing, interaction, signal: stop.signal };
  try {
    for (const [index, part] of partsOf(asked.reply).entries())
      if (index >= asked.sentIds.length) await onSent(await sendPart(part, index, delivery));
    await clearRest(delivery);
  } catch (error) {
    throw deliveryError(error);
  } finally {
    clearTimeout(timer);
  }
}

/** In the place of an earlier message, else as an interaction's answer, else as a message of its own. */
async function sendPart(part: Part, index: number, delivery: Delivery): Promise<string> {
  const replaced = delivery.outgoing.replaces[index];
  if (replaced !== undefined && (await replace(replaced, part, delivery))) return replaced;
  return (await answerInteraction(part, delivery)) ?? sendMessage(part, index, delivery);
}

/** Takes away what an earlier reply has more, and the "thinking" sign of a command whose answer is an edit. */
async function clearRest({ rest, outgoing, interaction, signal, applicationId }: Delivery): Promise<void> {
  const { chatId, replaces, sentIds } = outgoing;
  for (const id of replaces)
    if (!sentIds.includes(id)) await rest.delete(Routes.channelMessage(chatId, id), { signal }).catch(unlessGone);
  if (interaction === undefined || interaction.answered || replaces.length === 0) return;
  interaction.answered = true;
  await withdraw(rest, applicationId(), interaction.token).catch(unlessGone);
}

async function sendMessage(part: Part, index: number, delivery: Delivery): Promise<string> {
  const { rest, outgoing, signal } = delivery;
  const body: RESTPostAPIChannelMessageJSONBody = {
    ...(await bodyOf(part, delivery)),
    nonce: nonceOf(part, index, outgoing),
    enforce_nonce: true,
    ...(index === 0 &&
      outgoing.inReplyTo !== undefined && {
        message_reference: { message_id: outgoing.inReplyTo, fail_if_not_exists: false },
      }),
  };
  const files = await filesOf(part, outgoing);
  const message = (await rest.post(Routes.channelMessages(outgoing.chatId), { body, files, signal })) as APIMessage;
  return message.id;
}

/** @returns the message's id; `undefined` where no interaction waits, or its token is no longer taken */
async function answerInteraction(part: Part, delivery: Delivery): Promise<string | undefined> {
  const { rest, interaction, outgoing, signal } = delivery;
  if (interaction === undefined) return undefined;
  const applicationId = delivery.applicationId();
  const request = { body: await bodyOf(part, delivery), files: await filesOf(part, outgoing), auth: false, signal };
  try {
    const message = interaction.answered
      ? await rest.post(Routes.webhook(applicationId, interaction.token), {
          ...request,
          query: new URLSearchParams({ wait: "true" }),
        })
      : await rest.patch(Routes.webhookMessage(applicationId, interaction.token), request);
    interaction.answered = true;
    return (message as APIMessage).id;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === "token-expired" || refusal === "not-found") return undefined;
    throw error;
  }
}

/** Puts the part in place of an earlier message; false when there is none that could become it. */
async function replace(messageId: string, part: Part, delivery: Delivery): Promise<boolean> {
  const { rest, outgoing, signal } = delivery;
  const body: RESTPatchAPIChannelMessageJSONBody = await bodyOf(part, delivery);
  try {
    const files = await filesOf(part, outgoing);
    await rest.patch(Routes.channelMessage(outgoing.chatId, messageId), { body, files, signal });
    return true;
  } catch (error) {
    if (refusalOf(error) === "not-found") return false;
    throw error;
  }
}

/** All of what a message shows, empty things included, since an edit leaves alone what it does not name. */
async function bodyOf(part: Part, { log }: Delivery) {
  return {
    content: part.content,
    components: componentsOf(part.buttons, log),
    attachments: [
      ...part.images.map(({ name, alt }, id) => ({ id, filename: fileName(name), ...described(alt) })),
      ...part.files.map(({ name }, at) => ({ id: part.images.length + at, filename: fileName(name) })),
    ],
    // Nobody is ever called by what an athlete wrote, or by being answered.
    allowed_mentions: { parse: [] as AllowedMentionsTypes[], replied_user: false },
    flags: MessageFlags.SuppressEmbeds as const,
  };
}

async function filesOf({ images, files }: Part, outgoing: Outgoing): Promise<RawFile[]> {
  return Promise.all(
    [...images, ...files].map(async ({ sha256, name }) => ({
      name: fileName(name),
      data: Buffer.from(await outgoing.read(sha256)),
    })),
  );
}

/** Discord gives the message back that it has already seen with this nonce, so that a crash sends nothing twice. */
function nonceOf(part: Part, index: number, { key, chatId }: Outgoing): string {
  const told = JSON.stringify([key, chatId, index, part]);
  return createHash("sha256").update(told).digest("base64url").slice(0, MAX_NONCE);
}

/** What a picture shows, for those who cannot see it. */
function described(alt: string): { description?: string } {
  const description = clip(speakable(alt).trim(), MAX_ALT);
  return description === "" ? {} : { description };
}

function fileName(name: string): string {
  return name.replace(/[\r\n"\\/]/g, "_") || "file";
}

function unlessGone(error: unknown): void {
  if (refusalOf(error) !== "not-found" && refusalOf(error) !== "token-expired") throw error;
}
